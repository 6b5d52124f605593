/** What the functions share that change values in copies: those that fill in defaults, and those that leave out. */

/** Where something stands in an object or an array. */
export type Key = string | number;

/** A value on the way down, and what holds it. */
export interface Held {
  readonly value: unknown;
  readonly holder: Held | undefined;
}

/** How many steps down it takes until someone asks whether they go in a circle. */
const deepestUnasked = 1000;

/** Throws a TypeError where a value holds itself, since its copy would have no end. Looks at some steps alone. */
export function refuseCircle(held: Held, depth: number): void {
  if (depth % deepestUnasked !== deepestUnasked - 1) return;
  const seen = new Set<unknown>();
  for (let at: Held | undefined = held; at !== undefined; at = at.holder) {
    if (seen.has(at.value)) throw new TypeError("The value holds itself.");
    seen.add(at.value);
  }
}

/** `["a", "b"]` with `1 → "c"` → `["a", "c"]`. */
export function copyOfArray(value: readonly unknown[], changes: ReadonlyMap<Key, unknown>): readonly unknown[] {
  const copy = value.slice();
  for (const [key, item] of changes) copy[Number(key)] = item;
  return copy;
}

/**
 * The copy with the prototype of the value: one of another realm, none at all, or that of a class, so that what is
 * inherited stays inherited.
 */
export function likewise(value: object, copy: object): unknown {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return copy;
  return Object.setPrototypeOf(copy, typeof prototype === "object" ? prototype : null);
}
