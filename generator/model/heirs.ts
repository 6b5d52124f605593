/**
 * The schemas that build on one with a discriminator by `allOf`, each of which "may be used as an alternate schema" (OAS
 * 3.2.1, "Conditions for Using the Discriminator Object"). No keyword leads to them, so they are looked for.
 */
import { Report } from "../diagnostics/report.js";
import { isArray, isObject, member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { findTarget } from "../load/reference-target.js";
import { follow, valueAt } from "../load/references.js";
import { listedSchemas } from "./components.js";
import type { Node, Source } from "./node.js";
import { graphOf, type Roots } from "./reachable-drafts.js";
import { reachableFrom, type Graph } from "./reachability.js";
import type { DraftSchema, SchemaReader } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

/** For each parent the schemas that build on it, directly or not, in the order of the description. */
export type Heirs = ReadonlyMap<SchemaId, readonly SchemaId[]>;

/** Reads the heirs of all parents that have been asked for, and of those that the heirs lead to. */
export function readHeirs(reader: SchemaReader, root: Node): Heirs {
  const heirs = new Map<SchemaId, readonly SchemaId[]>();
  for (let drafts = reader.finish(); ; drafts = reader.finish()) {
    const parents = [...drafts.values()].filter(
      ({ id, location }) => !heirs.has(id) && isParent(reader.source, location),
    );
    if (parents.length === 0) return heirs;
    const bases = basesOf(reader.source, root);
    for (const { id, location } of parents) {
      const building = buildingOn(keyOf(location), bases);
      heirs.set(
        id,
        building.flatMap((heir) => reader.componentAt(heir) ?? []),
      );
    }
  }
}

/** With a discriminator that stands beside no union. */
export function isParent({ document }: Source, location: Location): boolean {
  const value = valueAt(document, location);
  const has = (keyword: string): boolean => member(value, keyword) !== undefined;
  return isObject(member(value, "discriminator")) && !has("oneOf") && !has("anyOf");
}

interface Building {
  readonly location: Location;
  /** The keys of what its `allOf` refers to. */
  readonly bases: readonly string[];
}

function basesOf(source: Source, root: Node): readonly Building[] {
  const { document } = source;
  // What leads nowhere is named where it is read.
  const silent = new Report();
  return listedSchemas(source, root).map(([, location]) => {
    const parts = member(valueAt(document, location), "allOf");
    const bases = (isArray(parts) ? parts : []).flatMap((part, index) => {
      const reference = member(part, "$ref");
      if (typeof reference !== "string") return [];
      const from = below(location, "allOf", index);
      const found = findTarget(document.files, document.resources, from, reference);
      const target = found.kind === "found" ? follow(document, found.location, silent) : undefined;
      return target === undefined ? [] : [keyOf(target)];
    });
    return { location, bases };
  });
}

function buildingOn(parent: string, all: readonly Building[]): readonly Location[] {
  const keys = new Set([parent]);
  for (let before = 0; before < keys.size;) {
    before = keys.size;
    for (const { location, bases } of all) if (bases.some((base) => keys.has(base))) keys.add(keyOf(location));
  }
  return all
    .map(({ location }) => location)
    .filter((location) => keys.has(keyOf(location)) && keyOf(location) !== parent);
}

/** The roots, and the heirs of what operations lead to: each is carried the way that its parent is. */
export function withHeirs(
  roots: Roots,
  carried: Roots,
  heirs: Heirs,
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
): Roots {
  if (heirs.size === 0) return roots;
  const graph = graphOf(drafts);
  const extended: Graph = new Map(
    [...graph].map(([id, edges]) => {
      const more = (heirs.get(id) ?? []).map((target) => ({ target, holds: "branch", of: "same" }) as const);
      return [id, [...edges, ...more]];
    }),
  );
  const all = new Set([...heirs.values()].flat());
  const reached = (ids: readonly SchemaId[]): readonly SchemaId[] => {
    const found = reachableFrom(extended, ids, () => true);
    return [...all].filter((id) => found.has(id) && !ids.includes(id));
  };
  return {
    requests: [...roots.requests, ...reached(carried.requests)],
    responses: [...roots.responses, ...reached(carried.responses)],
  };
}

function keyOf({ file, pointer }: Location): string {
  return `${file}#${pointer}`;
}
