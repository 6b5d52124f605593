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
