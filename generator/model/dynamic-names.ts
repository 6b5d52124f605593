/** Which names of dynamic anchors matter in which schema: those that a `$dynamicRef` in its reach asks for. */
import type { Document } from "../load/document.js";
import { dynamicReferencesOf, objectsIn, referencesOf, type PlacedObject } from "../load/grammar.js";
import type { Location } from "../load/pointer.js";
import { findTarget, valueIn } from "../load/reference-target.js";
import { splitReference } from "../load/uri.js";

export type NamesAt = (location: Location) => ReadonlySet<string>;

/** @param wanted the names that are asked about */
export function dynamicNames(document: Document, wanted: ReadonlySet<string>): NamesAt {
  const graph = graphOf(document, wanted);
  const names = new Map<string, Set<string>>();
  for (const name of wanted) {
    const reached = new Set(graph.asking.get(name));
    // What is added on the way is walked too.
    for (const key of reached) {
      const known = names.get(key) ?? new Set();
      names.set(key, known.add(name));
      for (const origin of graph.origins.get(key) ?? []) reached.add(origin);
    }
  }
  return (location) => names.get(placeKey(location)) ?? noNames;
}

const noNames: ReadonlySet<string> = new Set();

/** A place as a key; undefined is a place of its own. */
export function placeKey(location: Location | undefined): string {
  return location === undefined ? "" : `${location.file}#${location.pointer}`;
}

interface Graph {
  /** The places that lead to a place, by its key. */
  readonly origins: ReadonlyMap<string, ReadonlySet<string>>;
  /** The places that ask for a name by a `$dynamicRef`. */
  readonly asking: ReadonlyMap<string, ReadonlySet<string>>;
}

function graphOf(document: Document, wanted: ReadonlySet<string>): Graph {
  const origins = new Map<string, Set<string>>();
  const asking = new Map<string, Set<string>>();
  const queue = startingPoints(document, wanted);
  const seen = new Set(queue.map(keyOf));
  const lead = (from: PlacedObject, to: PlacedObject): void => {
    add(origins, placeKey(to.location), placeKey(from.location));
    if (seen.has(keyOf(to))) return;
    seen.add(keyOf(to));
    queue.push(to);
  };
  for (const placed of queue) {
    for (const inner of objectsIn(placed)) lead(placed, inner);
    for (const name of dynamicReferencesOf(placed).map((reference) => splitReference(reference).fragment)) {
      if (!wanted.has(name)) continue;
      add(asking, name, placeKey(placed.location));
      for (const location of anchorsNamed(document, name)) lead(placed, placedAt(document, location));
    }
    for (const reference of referencesOf(placed)) {
      const target = findTarget(document.files, document.resources, placed.location, reference);
      if (target.kind === "found") lead(placed, { ...placedAt(document, target.location), kind: kindOf(placed) });
    }
  }
  return { origins, asking };
}

function startingPoints(document: Document, wanted: ReadonlySet<string>): PlacedObject[] {
  const root = { file: document.root, pointer: "" };
  const anchored = [...wanted].flatMap((name) => anchorsNamed(document, name));
  return [
    { ...placedAt(document, root), kind: "openapi" },
    ...document.parts,
    ...anchored.map((location) => placedAt(document, location)),
  ];
}

function anchorsNamed({ resources }: Document, name: string): readonly Location[] {
  return resources.all().flatMap(({ anchors }) => {
    const anchor = anchors.get(name);
    return anchor?.kind === "dynamic" ? [anchor.location] : [];
  });
}

function placedAt(document: Document, location: Location): PlacedObject {
  return { kind: "schema", location, value: valueIn(document.files, location) ?? true };
}

function kindOf({ kind }: PlacedObject): PlacedObject["kind"] {
  return kind === "schemaName" ? "schema" : kind;
}

function keyOf({ kind, location }: PlacedObject): string {
  return `${kind} ${placeKey(location)}`;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
