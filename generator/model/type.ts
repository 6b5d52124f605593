/** The type view: what TypeScript can see of a schema. Types, client and server read it. */
import type { Annotations, JsonObject, JsonValue, SchemaId } from "./schema.js";

/**
 * What TypeScript can see of a schema. Always sound: a value that the schema allows is assignable to the type.
 * Nested nodes stand for nothing of their own; whatever is a schema of its own is a `reference`.
 */
export type Type =
  | { readonly kind: "unknown" | "never" | "null" | "boolean" | "string" | "number" | "bigint" | "Date" | "FilePart" }
  | { readonly kind: "literal"; readonly value: string | number | bigint | boolean }
  /** An array or object that a value must be equal to. */
  | { readonly kind: "constant"; readonly value: JsonObject | readonly JsonValue[] }
  /** `open`: a reader must expect values that are not listed yet. Members are strings, numbers, bigints, booleans or null. */
  | { readonly kind: "enum"; readonly members: readonly EnumTypeMember[]; readonly open: boolean }
  | { readonly kind: "array"; readonly items: Type }
  /** `rest`: the items past the prefix; absent where there are none. */
  | { readonly kind: "tuple"; readonly prefix: readonly Type[]; readonly optionalFrom: number; readonly rest?: Type }
  | ObjectType
  | { readonly kind: "record"; readonly values: Type }
  | { readonly kind: "union" | "intersection"; readonly members: readonly Type[] }
  | { readonly kind: "reference"; readonly id: SchemaId };

export interface EnumTypeMember {
  readonly value: string | number | bigint | boolean | null;
  readonly description?: string;
  readonly deprecated: boolean;
}

export interface ObjectType {
  readonly kind: "object";
  /** Objects whose properties it has as well. A property that stands here, too, is narrower than theirs. */
  readonly extends?: readonly SchemaId[];
  readonly properties: readonly PropertyType[];
  /** What every property that is not listed holds. Absent: the type says nothing of them; `never`: there are none. */
  readonly additional?: Type;
}

export interface PropertyType {
  readonly wireName: string;
  readonly required: boolean;
  readonly type: Type;
  readonly annotations: Annotations;
}
