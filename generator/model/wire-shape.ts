/**
 * What a decoder of strings (a form, a query) must know of a value: strings alone do not say whether `true` is a
 * boolean or a word. The three facets stand beside each other because a union may allow several.
 */
import type { SchemaId } from "./schema.js";

export interface WireShape {
  /** The kinds of scalar that are allowed; `"1"` becomes a number only where `number` is among them. */
  readonly scalars: readonly WireScalar[];
  /** The only strings that are allowed, where the schema lists them; `scalars` then leaves `string` out. */
  readonly words?: readonly string[];
  /** Arrays are allowed, and this is what they hold; absent: no arrays. */
  readonly items?: WireEdge;
  /** Objects are allowed; absent: no objects. */
  readonly object?: WireObject;
}

export type WireScalar = "string" | "number" | "boolean" | "null";

export interface WireObject {
  readonly properties: readonly WireProperty[];
  /** What an unlisted property holds. `any`: nothing is known, so it stays text. */
  readonly additional: WireEdge;
}

export interface WireProperty {
  readonly wireName: string;
  readonly edge: WireEdge;
}

/** The schema that says more, or nothing is known of the value. */
export type WireEdge = SchemaId | "any";
