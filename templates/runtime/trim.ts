/** What the functions share that leave out of plain objects, by name, what is not declared. `strip.ts` does the others. */
import { countKeys, isArray } from "./checks.js";

/** A value without what its schema does not name; the same reference where there is nothing to leave out. */
export type Trim = (value: unknown) => unknown;

/** The value, trimmed: it stays of its type, since only what the type does not name is left out. */
export function stripWith<Value>(value: Value, trim: Trim): Value;
export function stripWith(value: unknown, trim: Trim): unknown {
  return trim(value);
}

/** An array with each item trimmed; the same reference where no item changed. */
export function trimItems(value: unknown, trim: Trim): unknown {
  if (!isArray(value)) return value;
  let copy: unknown[] | undefined;
  for (let index = 0; index < value.length; index += 1) {
    const item = value[index];
    const trimmed = trim(item);
    if (trimmed === item) continue;
    copy ??= value.slice();
    copy[index] = trimmed;
  }
  return copy ?? value;
}

// `Object.hasOwn` inside for-in costs four times as much: V8 knows only this form there.
const { hasOwnProperty } = Object.prototype;

/**
 * Whether a valid object that must have all of the known properties has no others. A plain one has just as many then. The
 * prototype is told by its constructor, since V8 knows that of every object that it has met before; accessors of a class
 * are there and do not count, so of its objects each name is asked.
 */
export function hasNoOther(value: object, known: readonly string[]): boolean {
  return value.constructor === Object ? countKeys(value) === known.length : areKnown(value, known);
}

/** Whether all properties of an object are known, those that hold undefined included. */
export function areKnown(value: object, known: readonly string[]): boolean {
  let next = 0;
  for (const key in value) {
    // Most objects bring their properties in the order of the list: comparing two names is faster than looking one up.
    if (next < known.length && key === known[next]) next += 1;
    else if (!known.includes(key) && hasOwnProperty.call(value, key)) return false;
  }
  return true;
}

type Properties = Readonly<Record<string, unknown>>;

const noProperties: Properties = {};

/**
 * A copy with the known properties alone, some of them trimmed: `{ id: 1, owner: {…}, x: 2 }` with `id` and `owner`, and
 * the owner's copy → `{ id: 1, owner: {…} }`. `__proto__` is never among the known: it could not be assigned.
 */
export function copyKnown(value: Properties, known: readonly string[], trimmed: Properties = noProperties): unknown {
  const copy: Record<string, unknown> = {};
  for (const key in value) if (known.includes(key) && hasOwnProperty.call(value, key)) copy[key] = value[key];
  for (const key in trimmed) if (trimmed[key] !== undefined) copy[key] = trimmed[key];
  return likewise(value, copy);
}

/** The copy with the prototype of the value: one of another realm, none at all, or that of a class. */
export function likewise(value: object, copy: object): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return copy;
  return Object.setPrototypeOf(copy, typeof prototype === "object" ? prototype : null);
}
