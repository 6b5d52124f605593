/** The schema view: what is true of a value, lossless. Validators, decoders and comparisons read it. */
import type { JsonObject, JsonValue } from "../load/json.js";
import type { Location } from "../load/pointer.js";
import type { OperationId, ParameterPlace, ResponseStatus } from "./api.js";
import type { Kinds } from "./json-kind.js";
import type { SchemaForm } from "./value-forms.js";

export type { JsonObject, JsonValue };

/**
 * The key of a schema: the file and JSON pointer of where it stands, e.g. `#/components/schemas/Pet`, and what sets it
 * apart from others that were made of the same one, e.g. `~request`.
 */
export type SchemaId = string & { readonly schemaId: unique symbol };

/** What is true of a value: every keyword that constrains it, as an assertion; the rest as annotations. */
export interface Schema {
  readonly id: SchemaId;
  /** The file and JSON pointer of where it stands, as users are told: schemas made of the same one share it. */
  readonly describedAt: string;
  readonly location: Location;
  readonly assertions: readonly Assertion[];
  readonly annotations: Annotations;
  /** The kinds of JSON value among which all that it accepts are: some may be too many. */
  readonly kinds: Kinds;
  /** Whether requests carry values of it, answers do, or both. */
  readonly usedIn: Usage;
  /** True where the schema reaches itself. */
  readonly recursive: boolean;
  /** The component that this schema is, e.g. `ShopPet`; absent for a schema that stands inside another. */
  readonly componentName?: string;
  /** Where it stands inside another schema, an operation's body and the like; absent for a component. */
  readonly owner?: SchemaOwner;
  /** It is that of a Parameter or Header Object, which is a property of an object of all those of its place. */
  readonly role?: FieldRole;
  /** Absent: the schema under its plain name. */
  readonly form?: SchemaForm;
  /** Absent: a program sees the values as JSON holds them. */
  readonly encoding?: SchemaEncoding;
  /** What a property of its values may name, without any effect on what is valid. */
  readonly alternates?: Alternates;
}

/** The components that build on a schema with a `discriminator`, by the value that stands for each. */
export interface Alternates {
  readonly wireName: string;
  readonly names: readonly { readonly value: string; readonly component: string }[];
}

/** How values that a program sees otherwise than JSON holds them are told of: `codec` is that of the schema's own scalars. */
export type SchemaEncoding =
  /** As a program sees them. `json`: the schema of what JSON holds. */
  | { readonly side: "value"; readonly json: SchemaId; readonly codec?: CodecName }
  /** As JSON holds them, and validators see them. */
  | { readonly side: "json"; readonly codec?: CodecName };

/** `date-time` and `date` are a `Date`, `int64` is a `bigint`, `int64-text` its digits. */
export type CodecName = "date-time" | "date" | "int64" | "int64-text";

export interface Usage {
  readonly request: boolean;
  readonly response: boolean;
}

/** How a schema hangs on what holds it, so that a name can be derived: owner plus a word or two. */
export type SchemaOwner =
  | { readonly kind: "property"; readonly schema: SchemaId; readonly wireName: string }
  | { readonly kind: "items"; readonly schema: SchemaId }
  | { readonly kind: "additionalProperties"; readonly schema: SchemaId }
  /** A member of a composition or another keyword's schema: `keyword` is e.g. `oneOf`, with its index. */
  | { readonly kind: "keyword"; readonly schema: SchemaId; readonly keyword: string; readonly index?: number }
  /** `mediaType`: where the body may have several. */
  | { readonly kind: "requestBody"; readonly operation: OperationId; readonly mediaType?: string }
  | {
      readonly kind: "response";
      readonly operation: OperationId;
      readonly status: ResponseStatus;
      readonly mediaType?: string;
    }
  /** All parameters of a place together. */
  | { readonly kind: "parameters"; readonly operation: OperationId; readonly in: ParameterPlace }
  | {
      readonly kind: "parameter";
      readonly operation: OperationId;
      readonly in: ParameterPlace;
      readonly wireName: string;
    }
  /** All headers of an answer together. */
  | { readonly kind: "headers"; readonly operation: OperationId; readonly status: ResponseStatus }
  | {
      readonly kind: "header";
      readonly operation: OperationId;
      readonly status: ResponseStatus;
      readonly wireName: string;
    };

/** What stands beside a body, each under a name of its own. */
export type FieldRole = "parameter" | "header";

export interface Annotations {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly default?: JsonValue;
  readonly examples: readonly JsonValue[];
}

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * One constraint. Every keyword of JSON Schema 2020-12 has its kind, so that nothing is lost on the way; which of
 * them an emitter does not honour yet, it says in a diagnostic. `location` is where the keyword stands.
 */
export type Assertion = { readonly location: Location } & (
  | { readonly kind: "never" }
  | { readonly kind: "type"; readonly types: readonly JsonType[] }
  /** `enum`, `const`, or a `oneOf`/`anyOf` made of nothing but distinct constants. */
  | { readonly kind: "enum"; readonly members: readonly EnumMember[] }
  | { readonly kind: "const"; readonly value: JsonValue }
  | { readonly kind: "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"; readonly limit: number }
  | { readonly kind: "multipleOf"; readonly divisor: number }
  /** In code points. */
  | { readonly kind: "minLength" | "maxLength"; readonly limit: number }
  | { readonly kind: "pattern"; readonly source: string }
  | { readonly kind: "format"; readonly format: string }
  | { readonly kind: "minItems" | "maxItems"; readonly limit: number }
  | { readonly kind: "uniqueItems" }
  /** A file in a multipart body. No keyword says so: it is what becomes of a string of bytes there. */
  | { readonly kind: "file" }
  /** `prefixItems` and `items`: the first n by position, the rest by `rest` (absent: anything). */
  | { readonly kind: "items"; readonly prefix: readonly SchemaId[]; readonly rest?: SchemaId }
  | { readonly kind: "contains"; readonly schema: SchemaId; readonly min: number; readonly max?: number }
  | { readonly kind: "minProperties" | "maxProperties"; readonly limit: number }
  | { readonly kind: "required"; readonly wireNames: readonly string[] }
  | ObjectAssertion
  | { readonly kind: "propertyNames"; readonly schema: SchemaId }
  | { readonly kind: "dependentRequired"; readonly entries: readonly DependentRequired[] }
  | { readonly kind: "dependentSchemas"; readonly entries: readonly PropertyEdge[] }
  /** `$ref` or `$dynamicRef`: for the latter what it names where the schema is reached (see `dynamic-scope.ts`). */
  | { readonly kind: "ref"; readonly target: SchemaId }
  | { readonly kind: "allOf"; readonly schemas: readonly SchemaId[] }
  | {
      readonly kind: "anyOf" | "oneOf";
      readonly schemas: readonly SchemaId[];
      readonly discriminator?: UnionDiscriminator;
      /** For each of the schemas what chooses it. Absent until all schemas are known. */
      readonly choices?: readonly BranchChoice[];
    }
  | { readonly kind: "not"; readonly schema: SchemaId }
  | { readonly kind: "if"; readonly condition: SchemaId; readonly then?: SchemaId; readonly else?: SchemaId }
  | { readonly kind: "unevaluatedItems" | "unevaluatedProperties"; readonly schema: SchemaId }
);

/**
 * What says that a value is of one branch and no other: that no other takes its kind (`kind`), or the values that a
 * property may have there and nowhere else. Then nothing else in the branch changes which one applies. `trial`: it does.
 */
export type BranchChoice =
  { readonly by: "kind" } | { readonly by: "property"; readonly wireName: string } | { readonly by: "trial" };

/** A property whose value names the member of a union that an object is of. Every such object has it, or there is a `rest`. */
export interface UnionDiscriminator {
  readonly location: Location;
  readonly wireName: string;
  /** For each member the values that stand for it, no two the same; none where it is no object. */
  readonly values: readonly (readonly string[])[];
  /** The index of the member that objects are of whose property is absent, or names none (OpenAPI 3.2's `defaultMapping`). */
  readonly rest?: number;
}

/** `properties`, `patternProperties` and `additionalProperties`, which only mean something together. */
export interface ObjectAssertion {
  readonly kind: "properties";
  readonly properties: readonly ListedProperty[];
  readonly patterns: readonly PatternEdge[];
  /** Absent: any other property is allowed. */
  readonly additional?: SchemaId;
  /** Additional properties are not allowed (`additionalProperties: false`). */
  readonly closed: boolean;
}

export interface PropertyEdge {
  readonly wireName: string;
  readonly schema: SchemaId;
}
export interface ListedProperty extends PropertyEdge {
  /** It is not sent in the direction that the form is for: still checked where it is there, but not offered. */
  readonly isLeftOut?: true;
  /** What stands in for it where it is missing. Only in a form with defaults. */
  readonly default?: JsonValue;
}
export interface PatternEdge {
  readonly source: string;
  readonly schema: SchemaId;
}
export interface DependentRequired {
  readonly wireName: string;
  readonly requires: readonly string[];
}

export interface EnumMember {
  readonly value: JsonValue;
  /** What `x-enum-varnames` calls it, e.g. `Active`. */
  readonly name?: string;
  readonly description?: string;
  readonly deprecated: boolean;
}
