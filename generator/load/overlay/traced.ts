/** Values that are put together of several files, and where each part of them was written. */
import { isArray, isObject, member, objectOf, type JsonValue } from "../json.js";
import { below, tokensOf, type Location } from "../pointer.js";

/** A value, and where it was written. */
export interface Placed {
  readonly value: JsonValue;
  readonly location: Location;
}

/** An entry of an object, or an item of an array by its index. */
export type Entry = readonly [token: string, placed: Placed];

/**
 * Remembers of each object and array that is put together which of its parts were not written below it. Whatever it has
 * not put together was written as it stands.
 */
export class Traces {
  readonly #elsewhere = new WeakMap<object, ReadonlyMap<string, Location>>();

  /** The entries of an object, the items of an array; of anything else, none. */
  entriesOf({ value, location }: Placed): readonly Entry[] {
    if (typeof value !== "object" || value === null) return [];
    const elsewhere = this.#elsewhere.get(value);
    return Object.entries(value).map(([token, inner]): Entry => {
      return [token, { value: inner, location: elsewhere?.get(token) ?? below(location, token) }];
    });
  }

  /** An object of these entries, in the place of another. */
  object(location: Location, entries: readonly Entry[]): Placed {
    const value = objectOf(entries.map(([key, placed]) => [key, placed.value]));
    return this.#remember({ value, location }, entries);
  }

  /** An array of these items, in the place of another. */
  array(location: Location, items: readonly Placed[]): Placed {
    const value = items.map((item) => item.value);
    return this.#remember(
      { value, location },
      items.map((item, index): Entry => [String(index), item]),
    );
  }

  #remember(made: Placed & { readonly value: object }, entries: readonly Entry[]): Placed {
    const elsewhere = new Map<string, Location>();
    for (const [token, { location }] of entries) {
      if (!isSame(location, below(made.location, token))) elsewhere.set(token, location);
    }
    this.#elsewhere.set(made.value, elsewhere);
    return made;
  }

  /** Where the part was written to which a pointer leads from here. */
  writtenAt(from: Placed, pointer: string): Location {
    let { value, location }: { value: JsonValue | undefined; location: Location } = from;
    for (const token of tokensOf(pointer)) {
      const elsewhere = isObject(value) || isArray(value) ? this.#elsewhere.get(value) : undefined;
      location = elsewhere?.get(token) ?? below(location, token);
      value = member(value, token);
    }
    return location;
  }
}

function isSame(one: Location, other: Location): boolean {
  return one.file === other.file && one.pointer === other.pointer;
}
