/** Projects the schema view on what a decoder of strings must know. */
import type { JsonValue } from "../load/json.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";
import type { WireEdge, WireScalar, WireShape } from "./wire-shape.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** What is known so far; facets of all schemas that hold of one value are merged. */
interface Facets {
  readonly scalars: Set<WireScalar>;
  readonly words: Set<string>;
  readonly properties: Map<string, WireEdge>;
  items: WireEdge | undefined;
  additional: WireEdge | undefined;
  isObject: boolean;
}

export function projectWireShape(id: SchemaId, drafts: Drafts): WireShape {
  const facets: Facets = {
    scalars: new Set(),
    words: new Set(),
    properties: new Map(),
    items: undefined,
    additional: undefined,
    isObject: false,
  };
  for (const part of partsOf(id, drafts)) addFacets(facets, part.assertions);
  const { scalars, words, properties, items, additional, isObject } = facets;
  const isUnknown = scalars.size + words.size === 0 && items === undefined && !isObject;
  return {
    scalars: isUnknown ? ["string"] : [...scalars],
    // Where any string will do, those that are listed say nothing more.
    ...(words.size === 0 || scalars.has("string") ? {} : { words: [...words] }),
    ...(items === undefined ? {} : { items }),
    ...(isObject
      ? {
          object: {
            properties: [...properties].map(([wireName, edge]) => ({ wireName, edge })),
            additional: additional ?? "any",
          },
        }
      : {}),
  };
}

/** The schema with all that hold, or may hold, of the same value: what it refers to and is composed of. */
function partsOf(id: SchemaId, drafts: Drafts): readonly DraftSchema[] {
  const reached = new Set([id]);
  for (const each of reached) {
    for (const assertion of drafts.get(each)?.assertions ?? []) {
      for (const target of sameValueTargets(assertion)) reached.add(target);
    }
  }
  return [...reached].flatMap((each) => drafts.get(each) ?? []);
}

function sameValueTargets(assertion: Assertion): readonly SchemaId[] {
  switch (assertion.kind) {
    case "ref":
    case "dynamicRef":
      return [assertion.target];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return assertion.schemas;
    case "if":
      return [assertion.then, assertion.else].filter((id) => id !== undefined);
    case "dependentSchemas":
      return assertion.entries.map(({ schema }) => schema);
    default:
      return [];
  }
}

function addFacets(facets: Facets, assertions: readonly Assertion[]): void {
  const isListed = assertions.some(({ kind }) => kind === "enum" || kind === "const");
  const types = assertions.flatMap((assertion) => (assertion.kind === "type" && !isListed ? assertion.types : []));
  for (const type of types) {
    if (type === "object") facets.isObject = true;
    else if (type === "array") facets.items ??= "any";
    else facets.scalars.add(type === "integer" ? "number" : type);
  }
  for (const assertion of assertions) {
    if (assertion.kind === "const") addConstant(facets, assertion.value);
    if (assertion.kind === "enum") for (const { value } of assertion.members) addConstant(facets, value);
    if (assertion.kind === "items" && assertion.rest !== undefined) facets.items = assertion.rest;
    if (assertion.kind === "properties") {
      facets.isObject = true;
      for (const { wireName, schema } of assertion.properties) facets.properties.set(wireName, schema);
      facets.additional = assertion.additional ?? facets.additional;
    }
  }
}

function addConstant(facets: Facets, value: JsonValue): void {
  if (value === null) facets.scalars.add("null");
  else if (typeof value === "string") facets.words.add(value);
  else if (typeof value === "number") facets.scalars.add("number");
  else if (typeof value === "boolean") facets.scalars.add("boolean");
}
