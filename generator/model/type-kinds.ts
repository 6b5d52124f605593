/** Which kinds of JSON value a type takes in. */
import { isArray, type JsonValue } from "../load/json.js";
import type { SchemaId } from "./schema.js";
import type { Type } from "./type.js";
import { unreachable } from "./unreachable.js";
import type { ValueKind, ValueKinds } from "./value-kinds.js";

export type TypeKind = "null" | "boolean" | "number" | "string" | "array" | "object";

export type KindsOfSchemas = ReadonlyMap<SchemaId, ValueKinds>;

const all: ReadonlySet<TypeKind> = new Set(["null", "boolean", "number", "string", "array", "object"]);

/** May name too many, never too few: what is behind a reference is known by its assertions. */
export function kindsOfType(type: Type, schemas: KindsOfSchemas): ReadonlySet<TypeKind> {
  switch (type.kind) {
    case "unknown":
      return all;
    case "never":
      return new Set();
    case "null":
    case "boolean":
    case "string":
    case "number":
      return new Set([type.kind]);
    // What a schema accepts is told by what JSON holds.
    case "bigint":
      return new Set(["number"]);
    case "Date":
      return new Set(["string"]);
    case "literal":
    case "constant":
      return new Set([kindOfJson(type.value)]);
    case "enum":
      return new Set(type.members.map(({ value }) => kindOfJson(value)));
    case "array":
    case "tuple":
      return new Set(["array"]);
    case "object":
    case "record":
    case "FilePart":
      return new Set(["object"]);
    case "union":
      return new Set(type.members.flatMap((member) => [...kindsOfType(member, schemas)]));
    case "intersection":
      return type.members.map((member) => kindsOfType(member, schemas)).reduce(common, all);
    case "reference":
      return new Set([...(schemas.get(type.id) ?? all)].map((kind) => (isTypeKind(kind) ? kind : kindOf[kind])));
    default:
      return unreachable(type);
  }
}

/** `["object", "null"]` and `["null", "string"]` → `["null"]`. */
export function common<Kind>(a: ReadonlySet<Kind>, b: ReadonlySet<Kind>): ReadonlySet<Kind> {
  return new Set([...a].filter((kind) => b.has(kind)));
}

function kindOfJson(value: JsonValue | bigint): TypeKind {
  if (typeof value === "bigint") return "number";
  if (value === null) return "null";
  if (isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

const kindOf = { word: "string", emptyArray: "array", emptyObject: "object" } as const satisfies {
  readonly [Kind in Exclude<ValueKind, TypeKind>]: TypeKind;
};

function isTypeKind(kind: ValueKind): kind is TypeKind {
  return all.has(kind as TypeKind);
}
