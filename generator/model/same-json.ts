/** Equality of JSON values: objects without regard to the order of their members (JSON Schema 2020-12 core, 4.2.2). */
import { isArray, isObject, member, type JsonValue } from "../load/json.js";

/** `sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })` → true. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], member(b, name)));
}

function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a !== undefined && b !== undefined && sameJson(a, b);
}

/** The indices of the values that are the same as an earlier one: `[1, "1", 1]` → `[2]`. */
export function duplicates(values: readonly JsonValue[]): readonly number[] {
  const scalars = new Set<JsonValue>();
  const containers: JsonValue[] = [];
  return [...values.keys()].filter((index) => {
    const value = values[index] ?? null;
    const isContainer = isArray(value) || isObject(value);
    const isKnown = isContainer ? containers.some((earlier) => sameJson(earlier, value)) : scalars.has(value);
    if (isContainer) containers.push(value);
    else scalars.add(value);
    return isKnown;
  });
}
