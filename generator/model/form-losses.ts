/** The schemas with values that text cannot carry unchanged, and what becomes of them. */
import { propertyEdges, type WireDraft, type WireProjection } from "./project-wire-shape.js";
import type { SchemaId } from "./schema.js";
import { isUnknown } from "./value-kinds.js";
import type { TextFields } from "./wire-shapes.js";
import type { WireArray, WireEdge, WireObject } from "./wire-shape.js";

/** How a value is written: as the form itself, as a field in `style: form`, or with brackets after a name. */
type Place = "form" | "field" | "nested";

/**
 * Two schemas that may stand at one place: what a value of the first becomes where the second is due as well. Every set
 * of schemas that a decoder can face is covered by its pairs, of which there are far fewer than sets.
 */
interface Pair {
  readonly own: SchemaId;
  readonly other: SchemaId;
  readonly place: Place;
}

/** For each schema of the forms what it loses, where it loses anything. */
export function lossesIn(
  forms: readonly TextFields[],
  project: WireProjection,
): ReadonlyMap<SchemaId, ReadonlySet<string>> {
  const losses = new Map<SchemaId, Set<string>>();
  const pairs = new Map<string, Pair>();
  const add = (next: readonly Pair[]): void => {
    for (const pair of next) pairs.set(`${pair.place} ${pair.own} ${pair.other}`, pair);
  };
  for (const form of forms) {
    add([{ own: form.schema, other: form.schema, place: "form" }, ...fieldPairs(form, project)]);
    losses.set(form.schema, new Set([...(losses.get(form.schema) ?? []), ...unwritableFields(form, project)]));
  }
  // A map is walked in the order of insertion, what is added on the way included.
  for (const { own, other, place } of pairs.values()) {
    const known = losses.get(own) ?? new Set();
    losses.set(own, known);
    for (const loss of lossesOf(project(own), project(other), place, project)) known.add(loss);
    if (place !== "form") add(innerPairs(project(own), project(other), project));
  }
  return losses;
}

function fieldPairs({ schema, fields }: TextFields, project: WireProjection): readonly Pair[] {
  const { object } = project(schema);
  if (object === undefined) return [];
  const serializations = new Map(fields.map(({ wireName, serialization }) => [wireName, serialization]));
  const listed = object.properties.flatMap(({ wireName, edge }) => {
    const serialization = serializations.get(wireName);
    if (serialization !== undefined && serialization.kind !== "style") return [];
    return pairsOf(edge, edge, serialization?.style === "deepObject" ? "nested" : "field", project);
  });
  const unlisted = [...object.patterns.map(({ edge }) => edge), object.additional];
  return [...listed, ...unlisted.flatMap((edge) => pairsOf(edge, edge, "field", project))];
}

function innerPairs(own: WireDraft, other: WireDraft, project: WireProjection): readonly Pair[] {
  return [
    ...(own.array && other.array ? itemPairs(own.array, other.array, project) : []),
    ...(own.object && other.object ? propertyPairs(own.object, other.object, project) : []),
  ];
}

function itemPairs(own: WireArray, other: WireArray, project: WireProjection): readonly Pair[] {
  const positions = Array.from({ length: Math.max(own.prefix.length, other.prefix.length) }, (_, position) =>
    pairsOf(own.prefix[position] ?? own.rest, other.prefix[position] ?? other.rest, "nested", project),
  );
  return [...positions.flat(), ...pairsOf(own.rest, other.rest, "nested", project)];
}

function propertyPairs(own: WireObject, other: WireObject, project: WireProjection): readonly Pair[] {
  const [ownEdge, otherEdge] = [propertyEdges(own), propertyEdges(other)];
  const names = new Set([...own.properties, ...other.properties].map(({ wireName }) => wireName));
  const matched = own.patterns.flatMap(({ source, edge }) => {
    const same = other.patterns.find((pattern) => pattern.source === source);
    return pairsOf(edge, same?.edge ?? other.additional, "nested", project);
  });
  return [
    ...[...names].flatMap((name) => pairsOf(ownEdge(name), otherEdge(name), "nested", project)),
    ...matched,
    ...pairsOf(own.additional, other.additional, "nested", project),
  ];
}

/** Of scalars that read alike, one stands for all: a union may say the same of a property in each of many branches. */
function pairsOf(own: WireEdge, other: WireEdge, place: Place, project: WireProjection): readonly Pair[] {
  const distinct = new Map(other.map((id) => [readingOf(project(id)), id]));
  return own.flatMap((each) => [...distinct.values()].map((beside) => ({ own: each, other: beside, place })));
}

function readingOf({ id, kinds, words, array, object }: WireDraft): string {
  return (array ?? object) ? id : JSON.stringify([[...kinds].sort(), words]);
}

function lossesOf(own: WireDraft, other: WireDraft, place: Place, project: WireProjection): readonly string[] {
  if (isUnknown(own.kinds)) return ["it has no type, so that numbers, booleans and null arrive as text"];
  return [
    ...scalarLosses(own, other),
    ...undescribed(own),
    ...(place === "form" ? [] : emptyContainers(own)),
    ...(place === "field" && isOneItemScalar(own, other, project) ? ["an array of one item arrives as that item"] : []),
    ...(place !== "form" && other.array !== undefined && mayBeNumbered(own)
      ? ["an object with the names 0, 1, … arrives as an array"]
      : []),
    ...unwritableNames(own, place),
  ];
}

function scalarLosses(own: WireDraft, other: WireDraft): readonly string[] {
  return (["number", "boolean", "null"] as const).flatMap((kind) => {
    if (!own.kinds.has(kind) || !readsAsText(other, kind)) return [];
    return [kind === "null" ? "null arrives as an empty text" : `a ${kind} arrives as text`];
  });
}

const spelling = { number: /^-?\d/, boolean: /^(?:true|false)$/, null: /^$/ };

/** A decoder takes text for a string wherever one is allowed that reads the same. */
function readsAsText({ kinds, words, strings }: WireDraft, kind: keyof typeof spelling): boolean {
  if (kind === "null" && strings === "filled") return false;
  return kinds.has("string") || (kinds.has("word") && words.some((word) => spelling[kind].test(word)));
}

function undescribed({ kinds, array, object }: WireDraft): readonly string[] {
  const hasNoItems = array !== undefined && array.prefix.length + array.rest.length === 0;
  const hasNoNames =
    object !== undefined && object.properties.length + object.patterns.length + object.additional.length === 0;
  return [
    ...(kinds.has("array") && hasNoItems ? ["its items arrive as text"] : []),
    ...(kinds.has("object") && hasNoNames ? ["its properties arrive as text"] : []),
  ];
}

/** What everybody knows of parameters, and need not be told of each array. */
export const emptyLosses: ReadonlySet<string> = new Set(["an empty array is left out", "an empty object is left out"]);

/** RFC 6570, section 2.3: a list without members is undefined, and an undefined variable is left out. */
function emptyContainers({ kinds }: WireDraft): readonly string[] {
  return [
    ...(kinds.has("emptyArray") ? ["an empty array is left out"] : []),
    ...(kinds.has("emptyObject") ? ["an empty object is left out"] : []),
  ];
}

/** `a=x` is the scalar where one is allowed that reads so, and an array of one item elsewhere. */
function isOneItemScalar({ array }: WireDraft, other: WireDraft, project: WireProjection): boolean {
  if (array === undefined) return false;
  const items = (array.prefix[0] ?? array.rest).map(project);
  return items.some((item) => shareSpelling(item, other));
}

function shareSpelling(item: WireDraft, scalar: WireDraft): boolean {
  const scalars = (["string", "word", "number", "boolean", "null"] as const).filter((kind) => scalar.kinds.has(kind));
  if (scalars.length === 0) return false;
  if (item.kinds.has("string") || scalar.kinds.has("string")) return true;
  const kinds = ["number", "boolean", "null"] as const;
  return (
    kinds.some((kind) => item.kinds.has(kind) && (scalar.kinds.has(kind) || readsAsText(scalar, kind))) ||
    kinds.some((kind) => scalar.kinds.has(kind) && readsAsText(item, kind)) ||
    (item.kinds.has("word") && scalar.kinds.has("word") && item.words.some((word) => scalar.words.includes(word)))
  );
}

function mayBeNumbered({ kinds, object }: WireDraft): boolean {
  if (!kinds.has("object") || object === undefined) return false;
  const { properties, patterns, additional } = object;
  return patterns.length + additional.length > 0 || properties.some(({ wireName }) => wireName === "0");
}

const bracket = /[[\]]/;

/** Brackets in the name of a nested property cannot be told from those around it. */
function unwritableNames({ object }: WireDraft, place: Place): readonly string[] {
  return (object?.properties ?? [])
    .filter(({ wireName }) => wireName === "" || (place === "nested" && bracket.test(wireName)))
    .map(({ wireName }) => refused(wireName));
}

/** Nor can those in the name of a field, where brackets follow. */
function unwritableFields({ schema, fields }: TextFields, project: WireProjection): readonly string[] {
  const edges = new Map(project(schema).object?.properties.map(({ wireName, edge }) => [wireName, edge]));
  return fields.flatMap(({ wireName, serialization }) => {
    const isNested = (edges.get(wireName) ?? []).map(project).some(({ array, object }) => array ?? object);
    const hasBrackets = serialization.kind === "style" && serialization.style === "deepObject" && isNested;
    return hasBrackets && bracket.test(wireName) ? [refused(wireName)] : [];
  });
}

function refused(wireName: string): string {
  return `a property named ${JSON.stringify(wireName)} is refused`;
}
