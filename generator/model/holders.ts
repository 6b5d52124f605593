/** Which schemas lead to which: the edges of a model, walked backwards. */
import { edgesOf, type Edge } from "./edges.js";
import type { Assertion, SchemaId } from "./schema.js";

/** For each schema those that lead to it by an edge of the sort that is asked for. */
export type Holders = ReadonlyMap<SchemaId, readonly SchemaId[]>;

type Schemas = ReadonlyMap<SchemaId, { readonly id: SchemaId; readonly assertions: readonly Assertion[] }>;

export function holdersOf(schemas: Schemas, follows: (edge: Edge, assertion: Assertion) => boolean): Holders {
  const holders = new Map<SchemaId, SchemaId[]>();
  for (const { id, assertions } of schemas.values()) {
    for (const assertion of assertions) {
      for (const edge of edgesOf([assertion])) {
        if (!follows(edge, assertion)) continue;
        const known = holders.get(edge.target);
        if (known === undefined) holders.set(edge.target, [id]);
        else known.push(id);
      }
    }
  }
  return holders;
}

/** The schemas, and all that hold one of them, at whatever distance. */
export function withHolders(ids: Iterable<SchemaId>, holders: Holders): ReadonlySet<SchemaId> {
  const reached = new Set(ids);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of reached) for (const holder of holders.get(id) ?? []) reached.add(holder);
  return reached;
}

/** The schemas that lead to some of these in any way, themselves included. */
export function leadingTo(ids: Iterable<SchemaId>, schemas: Schemas): ReadonlySet<SchemaId> {
  return withHolders(
    ids,
    holdersOf(schemas, () => true),
  );
}
