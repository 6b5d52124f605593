/** Fills in the defaults of a description: what is missing is added to copies, and whatever is there stays as it is. */
import { isArray, isObject } from "./checks.js";
import { copyOfArray, likewise, refuseCircle, type Key } from "./copies.js";
import type { Decided } from "./decided.js";

/** Gives the place of a value what is missing there, and enters what lies inside. Made for each schema. */
export type Fill = (value: unknown, place: Place) => void;

/**
 * The value with its defaults. The same reference where nothing was missing; else a copy of each object and array on
 * the way to what was missing. The schema's `fill` makes the type true: `Filled` is whatever the caller says.
 *
 * Throws a TypeError where the value holds itself, since its copy would have no end.
 */
export function fillDefaults<Filled>(value: unknown, fill: Fill): Filled;
export function fillDefaults(value: unknown, fill: Fill): unknown {
  const root = new Place(value, undefined, "");
  root.fills.push(fill);
  const entered: Place[] = [];
  const pending: Place[] = [root];
  // A list and no recursion, so that depth is no limit. The last first: the list stays as short as the way down.
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    entered.push(place);
    for (const each of place.fills) each(place.value, place);
    for (const inner of place.inner.values()) pending.push(inner);
  }
  // Whoever holds a place was entered before it, so from the end on every place is finished before its holder.
  for (let index = entered.length - 1; index > 0; index -= 1) entered[index]?.finish();
  return root.filled();
}

/** One object or array on the way down, with what is to become of it. */
export class Place {
  readonly value: unknown;
  readonly fills: Fill[] = [];
  readonly inner: Map<Key, Place> = new Map<Key, Place>();
  /** What is known of branches, of the whole value. */
  readonly decided: Decided;
  readonly holder: Place | undefined;
  readonly #key: Key;
  readonly #depth: number;
  #changes: Map<Key, unknown> | undefined;

  constructor(value: unknown, holder: Place | undefined, key: Key) {
    this.value = value;
    this.holder = holder;
    this.#key = key;
    this.decided = holder === undefined ? new Map() : holder.decided;
    this.#depth = holder === undefined ? 0 : holder.#depth + 1;
    refuseCircle(this, this.#depth);
  }

  /** A default for a property that is missing. Where several speak of it, the first counts. */
  add(key: string, value: unknown): void {
    if (this.#changes?.has(key) !== true) this.#change(key, value);
  }

  /** Fills what lies inside under a key, or the default that has been added there. */
  enter(key: Key, value: unknown, fill: Fill): void {
    const inner = value === undefined ? this.#changes?.get(key) : value;
    if (typeof inner !== "object" || inner === null) return;
    const place = this.inner.get(key) ?? new Place(inner, this, key);
    this.inner.set(key, place);
    if (!place.fills.includes(fill)) place.fills.push(fill);
  }

  /** Hands a changed copy to the holder. */
  finish(): void {
    const holder = this.holder;
    if (this.#changes !== undefined && holder !== undefined) holder.#change(this.#key, this.filled());
  }

  filled(): unknown {
    if (this.#changes === undefined) return this.value;
    if (isArray(this.value)) return copyOfArray(this.value, this.#changes);
    return isObject(this.value) ? copyOfObject(this.value, this.#changes) : this.value;
  }

  #change(key: Key, value: unknown): void {
    this.#changes ??= new Map<Key, unknown>();
    this.#changes.set(key, value);
  }
}

/** Defines properties and assigns none: `__proto__` is a name like any other. */
function copyOfObject(value: object, changes: ReadonlyMap<Key, unknown>): unknown {
  return likewise(value, { ...value, ...Object.fromEntries(changes) });
}
