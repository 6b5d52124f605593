/**
 * What a decoder of strings (a form, a query) must know of a value: strings alone do not say whether `true` is a
 * boolean or a word. The facets stand beside each other because a union may allow several.
 */
import type { SchemaId } from "./schema.js";

export interface WireShape {
  /** The kinds of scalar that are allowed; `"1"` becomes a number only where `number` is among them. */
  readonly scalars: readonly WireScalar[];
  /** No string that is allowed is empty: an empty text is null. */
  readonly strings?: "filled";
  /** The only strings that are allowed, where the schema lists them; `scalars` then leaves `string` out. */
  readonly words?: readonly string[];
  /** Absent: no arrays are allowed. */
  readonly array?: WireArray;
  /** Absent: no objects are allowed. */
  readonly object?: WireObject;
  /**
   * To be a constant of its own, to which whoever holds it refers: a form, a component, whatever several places hold
   * (and so, on each circle, at least one shape), and what would lie too deep inside another.
   */
  readonly isShared: boolean;
}

/** `bigint`: a whole number with all its digits. */
export type WireScalar = "string" | "number" | "bigint" | "boolean" | "null";

export interface WireArray {
  /** What the first items hold, by position. */
  readonly prefix: readonly WireEdge[];
  readonly rest: WireEdge;
}

export interface WireObject {
  readonly properties: readonly WireProperty[];
  /** What a property holds that is not listed and whose name matches. */
  readonly patterns: readonly WirePattern[];
  /** What any other property holds. */
  readonly additional: WireEdge;
}

export interface WireProperty {
  readonly wireName: string;
  readonly edge: WireEdge;
}

export interface WirePattern {
  readonly source: string;
  readonly flags: "u" | "";
  readonly edge: WireEdge;
}

/**
 * The schemas that say more of the value, whose facets add up: a union may describe one property in each of its
 * branches. None: nothing is known, so text stays text.
 */
export type WireEdge = readonly SchemaId[];
