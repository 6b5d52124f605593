import type { WireEdge, WireShape } from "./form-field.js";

/** The shapes that are due at one place of a form, whose facets add up. None: nothing is known, so text stays text. */
export type WirePlace = readonly WireShape[];

/** What an item of an array at this place holds, by its position. */
export function itemPlaces(place: WirePlace): (position: number) => WirePlace {
  const longest = place.reduce((length, { prefix }) => Math.max(length, prefix?.length ?? 0), 0);
  const rest = placeOf(place.map(({ items }) => items));
  return (position) =>
    position < longest ? placeOf(place.map(({ prefix, items }) => prefix?.[position] ?? items)) : rest;
}

/** What a property of an object at this place holds. */
export function propertyPlace(place: WirePlace, name: string): WirePlace {
  return placeOf(place.flatMap((shape) => propertyEdges(shape, name)));
}

function propertyEdges({ properties, patterns = [], additional }: WireShape, name: string): readonly Found[] {
  const listed = properties?.find((property) => property.name === name);
  if (listed !== undefined) return [listed.shape];
  const matching = patterns.filter(({ pattern }) => pattern.test(name));
  return matching.length === 0 ? [additional] : matching.map(({ shape }) => shape);
}

export function allowsArrays(place: WirePlace): boolean {
  return place.some(({ prefix, items }) => prefix !== undefined || items !== undefined);
}

export function allowsObjects(place: WirePlace): boolean {
  return place.some(
    ({ properties, patterns, additional }) =>
      properties !== undefined || patterns !== undefined || additional !== undefined,
  );
}

type Found = WireEdge | undefined;

/** Each shape once: there are never more of them than the form has shapes, however deep it goes. */
function placeOf(edges: readonly Found[]): WirePlace {
  const shapes = new Set<WireShape>();
  for (const edge of edges) for (const shape of shapesOf(edge)) shapes.add(shape);
  return [...shapes];
}

function shapesOf(edge: Found): WirePlace {
  if (edge === undefined) return [];
  if (typeof edge === "function") return [edge()];
  return "scalars" in edge ? [edge] : edge.flatMap(shapesOf);
}
