/** JSON values as they stand in a description: plain trees, whose keys may be anything, `__proto__` included. */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [wireName: string]: JsonValue;
}

/** True for `{…}` alone: not for arrays, not for null. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** `Array.isArray`, which by itself does not see that a readonly array is one. */
export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * The value of an object's own key, or of an array's index; undefined where there is none. What objects inherit is
 * not seen: `member({}, "constructor")` is undefined.
 */
export function member(value: JsonValue | undefined, token: string): JsonValue | undefined {
  if (isArray(value)) return /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  if (isObject(value)) return Object.hasOwn(value, token) ? value[token] : undefined;
  return undefined;
}

/**
 * An object of the given entries, in their order. Unlike an assignment it keeps a key `__proto__` as a key; of
 * entries with the same key the last one holds.
 */
export function objectOf(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(entries);
}
