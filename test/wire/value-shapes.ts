/** What a decoder would be told of a value's schema. */
import { isArray, isObject, type JsonValue } from "../../generator/load/json.js";
import type { WireShape } from "../../templates/runtime/form-field.js";

export function shapeOf(value: JsonValue | undefined): WireShape {
  if (value === undefined) return { scalars: ["string"] };
  if (value === null) return { scalars: ["null"] };
  if (isArray(value)) return { scalars: [], prefix: value.map(shapeOf), items: { scalars: ["string"] } };
  if (isObject(value)) {
    const properties = Object.entries(value).map(([name, inner]) => ({ name, shape: shapeOf(inner) }));
    return { scalars: [], properties };
  }
  return { scalars: [typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean"] };
}
