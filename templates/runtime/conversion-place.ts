/** The conversions that are due at one place of a value, whose facets add up. */
import { conversionOf, type Conversion, type ConversionBranch, type ConversionEdge } from "./conversion.js";

/** Each conversion once. None: nothing changes there. */
export type ConversionPlace = ReadonlySet<Conversion>;

/** A part of a value that is to be converted. */
export interface Part {
  readonly value: unknown;
  /** What is due and leads to nothing further: its unions are decided, or are being decided. */
  readonly settled: ConversionPlace;
  readonly due: ConversionPlace;
}

/** Work that yields a part wherever it needs what becomes of that. Calls would go as deep as the value. */
export type Steps<Result> = Generator<Part, Result, unknown>;

type Choose = (branches: readonly ConversionBranch[], place: ConversionPlace) => Steps<readonly ConversionBranch[]>;

/** What is due at a place for a value: what references and unions lead to included. */
export function* resolvedPlace(settled: ConversionPlace, due: ConversionPlace, choose: Choose): Steps<ConversionPlace> {
  if (settled.size === 0 && ![...due].some(leadsFurther)) return due;
  const found = new Set(settled);
  const unions: (readonly ConversionBranch[])[] = [];
  const add = (conversions: Iterable<Conversion>): void => {
    const added = new Set([...conversions].filter((conversion) => !found.has(conversion)));
    gather(added, unions);
    for (const conversion of added) found.add(conversion);
  };
  add(due);
  // What a chosen branch adds may hold further unions. A list is walked to its end, what is added on the way included.
  for (const union of unions) {
    const chosen = yield* choose(union, new Set(found));
    add(chosen.flatMap(({ conversion }) => (conversion === undefined ? [] : conversionOf(conversion))));
  }
  return new Set([...found].filter(speaksOfValues));
}

/** What only leads to others has done so. */
function speaksOfValues({ codec, prefix, items, properties, patterns, additional }: Conversion): boolean {
  return [codec, prefix, items, properties, patterns, additional].some((facet) => facet !== undefined);
}

export function leadsFurther({ all, unions }: Conversion): boolean {
  return all !== undefined || unions !== undefined;
}

/** Adds what references lead to, and lists the unions met. A set is walked in the order of insertion. */
function gather(found: Set<Conversion>, unions: (readonly ConversionBranch[])[]): void {
  for (const { all = [], unions: own = [] } of found) {
    for (const edge of all) found.add(conversionOf(edge));
    unions.push(...own);
  }
}

/** What is due for an item of an array, by its position. */
export function itemPlaces(place: ConversionPlace): (position: number) => ConversionPlace {
  const conversions = [...place];
  const longest = conversions.reduce((length, { prefix }) => Math.max(length, prefix?.length ?? 0), 0);
  const rest = placeOf(conversions.map(({ items }) => items));
  return (position) =>
    position < longest ? placeOf(conversions.map(({ prefix, items }) => prefix?.[position] ?? items)) : rest;
}

/** What is due for a property of an object, by its name. */
export function propertyPlaces(place: ConversionPlace): (name: string) => ConversionPlace {
  const conversions = [...place];
  return (name) => placeOf(conversions.flatMap((conversion) => propertyEdges(conversion, name)));
}

function propertyEdges({ properties, patterns = [], additional }: Conversion, name: string): readonly Found[] {
  const listed = properties?.find((property) => property.name === name);
  const matching = patterns.filter(({ pattern }) => pattern.test(name));
  // `properties` and `patternProperties` both speak of a name (JSON Schema 2020-12 core, section 10.3.2).
  if (listed === undefined && matching.length === 0) return [additional];
  return [listed?.conversion, ...matching.map(({ conversion }) => conversion)];
}

type Found = ConversionEdge | undefined;

export const nowhere: ConversionPlace = new Set();

function placeOf(edges: readonly Found[]): ConversionPlace {
  const found = edges.flatMap((edge) => (edge === undefined ? [] : conversionOf(edge)));
  return found.length === 0 ? nowhere : new Set(found);
}
