/** Leaves out of a value what its description does not name: in copies, made only where there is something to leave out. */
import { isArray, isObject } from "./checks.js";
import { copyOfArray, likewise, refuseCircle, type Key } from "./copies.js";
import type { Decided } from "./decided.js";

/** Says what is known of the value at a place, and enters what lies inside. Made for each schema. */
export type Keep = (value: unknown, place: KeptPlace) => void;

/**
 * The value without properties that no schema names. The same reference where there are none; else a copy of each object
 * and array on the way to one. An object whose properties nothing names stays whole.
 *
 * Throws a TypeError where the value holds itself, since its copy would have no end.
 */
export function stripUnknown<Value>(value: Value, keep: Keep): Value;
export function stripUnknown(value: unknown, keep: Keep): unknown {
  const root = new KeptPlace(value, undefined, "");
  root.keeps.push(keep);
  const entered: KeptPlace[] = [];
  const pending: KeptPlace[] = [root];
  // A list and no recursion, so that depth is no limit. The last first: the list stays as short as the way down.
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    entered.push(place);
    for (const each of place.keeps) each(place.value, place);
    if (place.inner !== undefined) for (const inner of place.inner.values()) pending.push(inner);
  }
  // Whoever holds a place was entered before it, so from the end on every place is finished before its holder.
  for (let index = entered.length - 1; index > 0; index -= 1) entered[index]?.finish();
  return root.stripped();
}

/** One object or array on the way down. What several schemas know of it adds up. */
export class KeptPlace {
  readonly value: unknown;
  readonly keeps: Keep[] = [];
  inner: Map<Key, KeptPlace> | undefined;
  /** What is known of branches, of the whole value. */
  readonly decided: Decided;
  readonly holder: KeptPlace | undefined;
  readonly #key: Key;
  readonly #depth: number;
  #isWhole = false;
  #known: (readonly string[])[] | undefined;
  #required: (readonly string[])[] | undefined;
  #changes: Map<Key, unknown> | undefined;

  constructor(value: unknown, holder: KeptPlace | undefined, key: Key) {
    this.value = value;
    this.holder = holder;
    this.#key = key;
    this.decided = holder === undefined ? new Map() : holder.decided;
    this.#depth = holder === undefined ? 0 : holder.#depth + 1;
    refuseCircle(this, this.#depth);
  }

  /** Properties of any name are allowed in so many words. */
  keepAll(): void {
    this.#isWhole = true;
  }

  /** Properties of these names are known. */
  keep(names: readonly string[]): void {
    this.#known ??= [];
    this.#known.push(names);
  }

  /** Properties of these names must be there: they stay, and do not say by themselves that others are unknown. */
  keepRequired(names: readonly string[]): void {
    this.#required ??= [];
    this.#required.push(names);
  }

  /** A property of this name is known. */
  keepOne(name: string): void {
    this.keep([name]);
  }

  /** Goes on with what lies inside under a key. */
  enter(key: Key, value: unknown, keep: Keep): void {
    if (typeof value !== "object" || value === null) return;
    this.inner ??= new Map<Key, KeptPlace>();
    const place = this.inner.get(key) ?? new KeptPlace(value, this, key);
    this.inner.set(key, place);
    if (!place.keeps.includes(keep)) place.keeps.push(keep);
  }

  /** Hands a changed copy to the holder. */
  finish(): void {
    const stripped = this.stripped();
    const holder = this.holder;
    if (stripped !== this.value && holder !== undefined) holder.#change(this.#key, stripped);
  }

  stripped(): unknown {
    if (isArray(this.value)) return this.#changes === undefined ? this.value : copyOfArray(this.value, this.#changes);
    if (!isObject(this.value)) return this.value;
    const isKnown = this.#changes === undefined && Object.keys(this.value).every((key) => this.#isKept(key));
    return isKnown ? this.value : this.#copyOfObject(this.value);
  }

  #isKept(key: string): boolean {
    const isNamed = (names: readonly string[]): boolean => names.includes(key);
    if (this.#isWhole || this.#known === undefined) return true;
    return this.#known.some(isNamed) || this.#required?.some(isNamed) === true;
  }

  /** Defines properties and assigns none: `__proto__` is a name like any other. */
  #copyOfObject(value: Readonly<Record<string, unknown>>): unknown {
    const kept = Object.keys(value).filter((key) => this.#isKept(key));
    const copy = Object.fromEntries(
      kept.map((key) => [key, this.#changes?.has(key) === true ? this.#changes.get(key) : value[key]]),
    );
    return likewise(value, copy);
  }

  #change(key: Key, value: unknown): void {
    this.#changes ??= new Map<Key, unknown>();
    this.#changes.set(key, value);
  }
}
