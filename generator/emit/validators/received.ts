/**
 * Which schemas read answers otherwise than they are written: a client must survive an enum value that is newer than it.
 * The type view says which enums are open; this says from where they are reached.
 */
import type { Api } from "../../model/api.js";
import { edgesOf } from "../../model/edges.js";
import type { SchemaId } from "../../model/schema.js";
import type { Type } from "../../model/type.js";

/** Whether the schema's own enum takes any string where an answer is read. */
export function hasOpenEnum(api: Api, id: SchemaId): boolean {
  const type = api.types.get(id);
  return type !== undefined && isOpen(type);
}

function isOpen(type: Type): boolean {
  if (type.kind === "enum") return type.open;
  return (type.kind === "intersection" || type.kind === "union") && type.members.some(isOpen);
}

/** The schemas that accept more in an answer than elsewhere. */
export function schemasWithReceivedVariant(api: Api): ReadonlySet<SchemaId> {
  const holders = holdersOf(api);
  const found = new Set([...api.schemas.keys()].filter((id) => hasOpenEnum(api, id)));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of found) for (const holder of holders.get(id) ?? []) found.add(holder);
  return found;
}

/** For each schema, those whose values must satisfy it in whole or in part. */
function holdersOf(api: Api): ReadonlyMap<SchemaId, readonly SchemaId[]> {
  const holders = new Map<SchemaId, SchemaId[]>();
  for (const [id, { assertions }] of api.schemas) {
    for (const { target, holds } of edgesOf(assertions)) {
      // Where a branch is tried, the enum decides whether it applies, so it stays closed.
      if (holds !== "always" && holds !== "chosen") continue;
      const known = holders.get(target);
      if (known === undefined) holders.set(target, [id]);
      else known.push(id);
    }
  }
  return holders;
}
