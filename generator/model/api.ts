/**
 * The model: what an OpenAPI description means, with everything decided that OpenAPI leaves to defaults.
 *
 * Plain readonly data. Edges are ids, so a recursive schema is no special case. Names are wire names only; code
 * names are decided in `plan`.
 */
import type { Recognition } from "./mark.js";
import type { Location } from "../load/pointer.js";
import type { AnswerContent, BodyContent, FormField } from "./content.js";
import type { FormatSettings } from "./format-settings.js";
import type { Schema, SchemaId } from "./schema.js";
import type { Type } from "./type.js";
import type { WireShape } from "./wire-shape.js";

export type * from "./content.js";

/** The key of an operation: its pointer, e.g. `#/paths/~1v1~1pets/post`. */
export type OperationId = string & { readonly operationId: unique symbol };

export interface Api {
  readonly title: string;
  readonly version: string;
  readonly summary?: string;
  readonly description?: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** Every schema that a selected operation reaches, in the order in which it was first reached. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** For each schema, what TypeScript can see of it. Has the same keys as `schemas`. */
  readonly types: ReadonlyMap<SchemaId, Type>;
  /** For each schema with defaults in it that can be filled in, its form with all of them. */
  readonly filled: ReadonlyMap<SchemaId, SchemaId>;
  /** For each schema that a form or a parameter reaches, what its decoder must know. */
  readonly wireShapes: ReadonlyMap<SchemaId, WireShape>;
  /** The same for each that the headers of an answer reach. */
  readonly answerShapes: ReadonlyMap<SchemaId, WireShape>;
  /** Whether values must be of the `format` that their schema names, or it only tells readers about them. */
  readonly formats: FormatSettings;
  /** `functions`: validators come with functions that leave out what is not declared. */
  readonly strip: "functions" | "none";
  readonly securitySchemes: readonly SecurityScheme[];
}

export interface Server {
  /** With the default of each variable in its place: `https://eu.example.com/v1`. */
  readonly url: string;
  /** As the description has it: `https://{region}.example.com/v1`. */
  readonly template: string;
  readonly description?: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The only values that it can have; absent: any. */
  readonly values?: readonly string[];
  readonly description?: string;
}

/** `GET`, `PATCH`, or whatever else a description names its methods by: as they are sent, since their case counts. */
export type HttpMethod = string;

export interface Operation {
  readonly id: OperationId;
  readonly location: Location;
  readonly operationId?: string;
  readonly method: HttpMethod;
  /** The path template, e.g. `/v1/pets/{id}`. */
  readonly path: string;
  /** What stands behind it in the description after a `#`, and in no request: `Action=ListPets`. */
  readonly fragment?: string;
  /** How a server knows its requests; absent: by method and path alone. */
  readonly recognition?: Recognition;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  /** Of each place that has any, in the order path, query, querystring, header, cookie. */
  readonly parameters: readonly ParameterGroup[];
  /** Where it is served, if elsewhere than the others. */
  readonly servers?: readonly Server[];
  /** The header parameter that carries an idempotency key, where the operation declares one. */
  readonly idempotencyKeyHeader?: string;
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives, any one of which suffices; each names the schemes it needs together. Empty: no credentials. */
  readonly security: readonly SecurityRequirement[];
  /** True where the description also lists `{}`: credentials may be left out. */
  readonly securityOptional: boolean;
}

/** `querystring`: a parameter that is the whole query, of which there is no other (OAS 3.2.1 section 4.12.1). */
export type ParameterPlace = "path" | "query" | "querystring" | "header" | "cookie";

/** The parameters of one place. */
export interface ParameterGroup {
  readonly in: ParameterPlace;
  /** The schema of an object that has a property for each. */
  readonly schema: SchemaId;
  readonly parameters: readonly Parameter[];
}

export interface Parameter {
  readonly location: Location;
  readonly wireName: string;
  readonly required: boolean;
  readonly serialization: ParameterSerialization;
}

/** How a parameter is written, with the defaults of OpenAPI filled in. */
export type ParameterSerialization =
  | {
      readonly kind: "style";
      readonly style: ParameterStyle;
      readonly explode: boolean;
      /** `allowed`: what RFC 3986 reserves is not percent-encoded. */
      readonly reserved?: "allowed";
    }
  | { readonly kind: "content"; readonly mediaType: string }
  /** The whole query is a text, percent-encoded. */
  | { readonly kind: "text" }
  /** The whole query is a form, of which `schema` is. */
  | { readonly kind: "form"; readonly schema: SchemaId; readonly fields: readonly FormField[] };

export type ParameterStyle =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

export interface RequestBody {
  readonly location: Location;
  readonly required: boolean;
  readonly description?: string;
  /** At least one, each of another media type; a client that may choose sends the first. */
  readonly contents: readonly BodyContent[];
}

export interface Response {
  readonly location: Location;
  readonly status: ResponseStatus;
  readonly description: string;
  /** Each of another media type. None: the answer has no body. */
  readonly contents: readonly AnswerContent[];
  /** Absent: it declares none. */
  readonly headers?: HeaderGroup;
  /** What a caller may do next with what it was told. */
  readonly links: readonly Link[];
}

/** What an answer leads to. Texts are as the description has them: values, or runtime expressions that yield them. */
export interface Link {
  readonly name: string;
  readonly description?: string;
  /** Its operationId, its method and path, or a reference to a description that is not at hand. */
  readonly operation: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly body?: string;
  /** The URL of the server that it leads to, if that is another. */
  readonly server?: string;
}

/** The headers that an answer declares. */
export interface HeaderGroup {
  /** The schema of an object that has a property for each. */
  readonly schema: SchemaId;
  readonly headers: readonly Parameter[];
}

/** One status, a range of a hundred (`4` for `4XX`), or all that are not declared otherwise. */
export type ResponseStatus =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "range"; readonly hundreds: 1 | 2 | 3 | 4 | 5 }
  | { readonly kind: "default" };

/** The schemes that one alternative needs together. */
export interface SecurityRequirement {
  readonly schemes: readonly NeededScheme[];
}

export interface NeededScheme {
  readonly name: string;
  /** What a token must have been granted. Of schemes without tokens, none. */
  readonly scopes: readonly string[];
}

export type SecurityScheme = SecuritySchemeFacts &
  (
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly wireName: string }
    | { readonly kind: "basic" }
    | { readonly kind: "bearer" }
    /** Another scheme of the `Authorization` header, as the description spells it: `Digest`. */
    | { readonly kind: "http"; readonly scheme: string }
    | { readonly kind: "oauth2"; readonly flows: readonly OAuthFlow[] }
    | { readonly kind: "openIdConnect"; readonly url?: string }
    /** The connection says who calls, and a request carries nothing of it. */
    | { readonly kind: "mutualTLS" }
  );

export interface SecuritySchemeFacts {
  readonly location: Location;
  readonly name: string;
  readonly description?: string;
  readonly deprecated: boolean;
}

export interface OAuthFlow {
  /** `clientCredentials`, `authorizationCode`, … */
  readonly name: string;
  /** As described; a relative one starts from the server's URL. */
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly string[];
}
