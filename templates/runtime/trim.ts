/** What the functions share that leave out of plain objects, by name, what is not declared. `strip.ts` does the others. */
import { isArray, type Properties } from "./checks.js";
import { likewise } from "./copies.js";

/** A value without what its schema does not name. */
export type Trim = (value: unknown) => unknown;

/** The trimmed value, which stays of the type of the value: only what that does not name is left out. */
export function stripped<Value>(value: Value, trimmed: unknown): Value;
export function stripped(_value: unknown, trimmed: unknown): unknown {
  return trimmed;
}

/** An array with each item trimmed; the same reference where no item is another. */
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
