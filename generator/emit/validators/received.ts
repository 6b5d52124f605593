/**
 * Which schemas read answers otherwise than they are written: a client must survive an enum value that is newer than it.
 * The type view says which enums are open; this says from where they are reached.
 */
import type { Api } from "../../model/api.js";
import { holdersOf, withHolders } from "../../model/holders.js";
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
  // Where a branch is tried, the enum decides whether it applies, so it stays closed.
  const holders = holdersOf(api.schemas, ({ holds }) => holds === "always" || holds === "chosen");
  return withHolders(
    [...api.schemas.keys()].filter((id) => hasOpenEnum(api, id)),
    holders,
  );
}
