/** The JSON types as predicates, and the questions about properties that emitted validators ask. */

// Called by its own name, `isObject` is just short enough for V8 to inline it anywhere, whatever else it inlines there.
const { isArray: isList } = Array;

/**
 * An object as JSON knows it: neither null nor an array. Null prototypes and instances of classes count.
 *
 * Properties are read as plain code reads them (`value["name"]`), so an inherited one counts like an own one. Names
 * that every object inherits (`toString`) are read by `ownValue` instead.
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value);
}

/**
 * What an object may be read as that nothing is known of: `const fields: Properties = value;`. All are optional, so that
 * TypeScript takes any `object` for one.
 */
export type Properties = Partial<Readonly<Record<string, unknown>>>;

/**
 * `new String("a")` and its like: objects to JavaScript, nothing to JSON. Asked only where no property is required,
 * since a required one is missing from them anyway.
 */
export function isBoxed(value: object): boolean {
  return (
    value instanceof String ||
    value instanceof Number ||
    value instanceof Boolean ||
    value instanceof BigInt ||
    value instanceof Symbol
  );
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** A number that JSON can write: NaN and the infinities are none. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** A number without a fraction, however it is written: `1.0` and `-0` are integers (JSON Schema 2020-12, section 6.1.1). */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** The property of a name that objects inherit (`toString`, `__proto__`), if the object has one of its own. */
export function ownValue(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

// `Object.hasOwn` inside for-in costs four times as much: V8 knows only this form there.
const { hasOwnProperty } = Object.prototype;

/** How many enumerable properties an object has, those that hold undefined included. Reads none of them. */
export function countKeys(value: object): number {
  let count = 0;
  for (const _ in value) count += 1;
  return count;
}

/** How many properties `JSON.stringify` would look at: own, enumerable, not undefined. */
export function countProperties(value: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const key in value) if (hasOwnProperty.call(value, key) && value[key] !== undefined) count += 1;
  return count;
}

const noNames: readonly string[] = [];

/**
 * Whether every property that is not undefined is one of the listed.
 *
 * @param known how many of the listed the object has, if that is known
 */
export function hasOnly(
  value: Readonly<Record<string, unknown>>,
  listed: readonly string[] = noNames,
  known: number = Infinity,
): boolean {
  let next = 0;
  for (const key in value) {
    if (next < listed.length && key === listed[next]) next += 1;
    // Most objects bring their properties in the order of the list, so that what comes after them all is another.
    else if (next < listed.length) return countProperties(value) <= known && areListed(value, listed);
    else if (hasOwnProperty.call(value, key) && value[key] !== undefined) return false;
  }
  return true;
}

/** The same in any order. With more properties than known ones an object has others, told without their names. */
function areListed(value: Readonly<Record<string, unknown>>, listed: readonly string[]): boolean {
  for (const key in value) if (isOther(value, key, listed)) return false;
  return true;
}

/** Whether a property counts and is not listed. */
export function isOther(value: Readonly<Record<string, unknown>>, key: string, listed: readonly string[]): boolean {
  return !listed.includes(key) && hasOwnProperty.call(value, key) && value[key] !== undefined;
}

export type Property = readonly [key: string, value: unknown];

const noProperties: readonly Property[] = [];

/** The properties that are not listed, with their values: `{ id: 1, x: 2 }` beside `id` → `[["x", 2]]`. */
export function otherProperties(
  value: Readonly<Record<string, unknown>>,
  listed: readonly string[] = noNames,
): readonly Property[] {
  let others: Property[] | undefined;
  let next = 0;
  for (const key in value) {
    if (next < listed.length && key === listed[next]) next += 1;
    else if (isOther(value, key, listed)) {
      others ??= [];
      others.push([key, value[key]]);
    }
  }
  return others ?? noProperties;
}
