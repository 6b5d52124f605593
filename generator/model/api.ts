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
import type { Link } from "./link.js";
import type { ExpressionTemplate } from "./runtime-expression.js";
import type { SecurityRequirement, SecurityScheme } from "./security-scheme.js";
import type { Type } from "./type.js";
import type { WireShape } from "./wire-shape.js";

export type * from "./content.js";
export type { Link } from "./link.js";
export type {
  NeededScheme,
  OAuthFlow,
  SecurityRequirement,
  SecurityScheme,
  SecuritySchemeFacts,
} from "./security-scheme.js";

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
  /** All component schemas of the description, also those that nothing reaches. */
  readonly componentNames: readonly string[];
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
  /** Those that operations ask for. */
  readonly securitySchemes: readonly SecurityScheme[];
  readonly hooks: Hooks;
}

/** What the API sends by itself: webhooks, and callbacks of its operations. */
export interface Hooks {
  readonly operations: readonly HookOperation[];
  /** Those by which whoever receives them tells who sends. */
  readonly securitySchemes: readonly SecurityScheme[];
}

export interface HookOperation extends Operation {
  readonly origin: HookOrigin;
}

export type HookOrigin =
  /** `name`: its key among the webhooks. */
  { readonly kind: "webhook"; readonly name: string } | CallbackOrigin;

export interface CallbackOrigin {
  readonly kind: "callback";
  /** Its key among the callbacks of the operation. */
  readonly name: string;
  readonly operation: OperationId;
  /** Where it is sent to, as the description has it: `{$request.body#/callbackUrl}`. */
  readonly expression: string;
  /** Where the expression stands. */
  readonly location: Location;
  /** Absent where it cannot be worked out from what the operation declares (reported). */
  readonly url?: ExpressionTemplate;
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
  /** The path template, e.g. `/v1/pets/{id}`; of what the API sends, its name. */
  readonly path: string;
  /** What stands behind it in the description after a `#`, and in no request: `Action=ListPets`. */
  readonly fragment?: string;
  /** How a server knows its requests; absent: by method and path alone. */
  readonly recognition?: Recognition;
  /** Present where the API sends the requests, and others answer them. */
  readonly origin?: HookOrigin;
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
