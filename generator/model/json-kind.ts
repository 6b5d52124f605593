/** The kinds of JSON value. */
import type { JsonType, JsonValue } from "./schema.js";

/** JSON Schema's types without `integer`, whose values are numbers. */
export type Kind = Exclude<JsonType, "integer">;
export type Kinds = ReadonlySet<Kind>;

export const allKinds: Kinds = new Set<Kind>(["null", "boolean", "number", "string", "array", "object"]);

export function kindOfType(type: JsonType): Kind {
  return type === "integer" ? "number" : type;
}

export function kindOfValue(value: JsonValue): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : "object";
}

/** Whether a value is of a type of JSON Schema: 1.0 is an integer. */
export function isOfType(value: JsonValue, type: JsonType): boolean {
  return type === "integer" ? Number.isInteger(value) : kindOfValue(value) === type;
}

export function overlap(a: Kinds, b: Kinds): boolean {
  return [...a].some((kind) => b.has(kind));
}
