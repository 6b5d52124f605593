/**
 * How values change between what JSON holds and what a program sees: a date as text and as a `Date`, an int64 as a number
 * with all its digits and as a `bigint`. Made for each schema that has such values, read by `decode` and `encode`.
 */

import type { Decided } from "./decided.js";

/** How one scalar changes. What is not the codec's stays as it is, both ways. */
export interface Codec {
  readonly decode: (json: unknown) => unknown;
  readonly encode: (value: unknown) => unknown;
  /** Set where numbers come with all their digits. */
  readonly keepsDigits?: true;
}

/**
 * What changes in the values of one schema. The facets stand beside each other because a schema may say several things.
 *
 * @example
 * const eventConversion: Conversion<Event> = { properties: [{ name: "at", conversion: { codec: dateTimeCodec } }] };
 */
export interface Conversion<Value = unknown> {
  /** For the compiler alone: what decoding makes of a valid value. */
  readonly value?: Value;
  readonly codec?: Codec;
  /** Of the first items, by position. */
  readonly prefix?: readonly ConversionEdge[];
  /** Of the items behind the `prefix`. */
  readonly items?: ConversionEdge;
  /** Those that are listed, since `additional` speaks of all others. */
  readonly properties?: readonly PropertyConversion[];
  readonly patterns?: readonly PatternConversion[];
  readonly additional?: ConversionEdge;
  /** What other schemas say of the same value. */
  readonly all?: readonly ConversionEdge[];
  /** Choices, of each of which one branch applies. */
  readonly unions?: readonly (readonly ConversionBranch[])[];
}

/** A conversion, or a function that returns it, where conversions refer to each other in a circle. */
export type ConversionEdge = Conversion | (() => Conversion);

export interface PropertyConversion {
  readonly name: string;
  readonly conversion?: ConversionEdge;
}

export interface PatternConversion {
  /** Without the flags `g` and `y`: a test must not depend on the one before it. */
  readonly pattern: RegExp;
  readonly conversion?: ConversionEdge;
}

/** One branch of a union. The first of those that could be meant and match is taken. */
export interface ConversionBranch {
  /** The kinds of JSON value that it accepts. */
  readonly kinds: readonly JsonKind[];
  /** A property whose value says whether the branch is meant. */
  readonly tag?: ConversionTag;
  /** Whether a value as JSON holds it is one of the branch's; absent where `kinds` or `tag` decide. */
  readonly matches?: (json: unknown, decided: Decided) => boolean;
  readonly conversion?: ConversionEdge;
}

export interface ConversionTag {
  readonly name: string;
  readonly values: readonly unknown[];
}

export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

export function conversionOf(edge: ConversionEdge): Conversion {
  return typeof edge === "function" ? edge() : edge;
}
