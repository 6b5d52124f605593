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

/** A text that two values share if and only if they are the same: `{ b: 1, a: 2 }` → `{"a":2,"b":1}`. */
export function jsonKey(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(jsonKey).join(",")}]`;
  if (!isObject(value)) return Object.is(value, -0) ? "0" : JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${jsonKey(member(value, name) ?? null)}`).join(",")}}`;
}

/** The values without those that are the same as an earlier one: `[1, "1", 1]` → `[1, "1"]`. */
export function distinctJson(values: readonly JsonValue[]): readonly JsonValue[] {
  const first = new Map<string, JsonValue>();
  for (const value of values) {
    const key = jsonKey(value);
    if (!first.has(key)) first.set(key, value);
  }
  return [...first.values()];
}

function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a !== undefined && b !== undefined && sameJson(a, b);
}

/** The indices of the values that are the same as an earlier one: `[1, "1", 1]` → `[2]`. */
export function duplicates(values: readonly JsonValue[]): readonly number[] {
  const keys = new Set<string>();
  return [...values.entries()].flatMap(([index, value]) => {
    const known = keys.size;
    return keys.add(jsonKey(value)).size === known ? [index] : [];
  });
}
