/** The schemas of JSON in which numbers come with all digits, so that a `bigint` is a number to their validators. */
import type { Api } from "../model/api.js";
import { edgesOf, type Edge } from "../model/edges.js";
import type { Schema, SchemaId } from "../model/schema.js";

export interface Int64Schemas {
  /** Those whose own values can be an int64. */
  readonly themselves: ReadonlySet<SchemaId>;
  /** Those whose values are or hold one. */
  readonly holders: ReadonlySet<SchemaId>;
}

const found = new WeakMap<Api, Int64Schemas>();

/** Found once for an API. */
export function int64Schemas(api: Api): Int64Schemas {
  const known = found.get(api) ?? findSchemas(api);
  found.set(api, known);
  return known;
}

function findSchemas(api: Api): Int64Schemas {
  const leaves = [...api.schemas.values()].filter(isInt64).map(({ id }) => id);
  return {
    themselves: leadingTo(leaves, api, ({ of }) => of === "same"),
    holders: leadingTo(leaves, api, () => true),
  };
}

export function isInt64({ encoding }: Schema): boolean {
  return encoding?.side === "json" && (encoding.codec === "int64" || encoding.codec === "int64-text");
}

function leadingTo(targets: readonly SchemaId[], api: Api, follows: (edge: Edge) => boolean): ReadonlySet<SchemaId> {
  const reached = new Set(targets);
  const holders = new Map<SchemaId, SchemaId[]>();
  for (const [id, { assertions }] of targets.length === 0 ? [] : api.schemas) {
    for (const { target } of edgesOf(assertions).filter(follows))
      holders.set(target, [...(holders.get(target) ?? []), id]);
  }
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of reached) for (const holder of holders.get(id) ?? []) reached.add(holder);
  return reached;
}
