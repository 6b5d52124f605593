/**
 * Which recursive schemas a value's part is held to twice on its way down: once to decide something (`contains`, `not`,
 * `if`, branches that only trying tells apart), and once more as a matter of course. Each level would do the work of all
 * levels below it twice, so the result is kept.
 */
import { edgesOf } from "../../model/edges.js";
import type { Assertion, Schema, SchemaId } from "../../model/schema.js";
import type { Facts } from "./facts.js";
import { groupsOf } from "../../model/union-groups.js";

export function schemasAskedAgain(facts: Facts): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  for (const schema of facts.api.schemas.values()) {
    if (!schema.recursive) continue;
    const tried = schema.assertions.flatMap((assertion) => triedBy(facts, assertion));
    for (const id of tried) if (leadsTo(facts, id, schema)) for (const same of sameValues(facts, id)) found.add(same);
  }
  return found;
}

function triedBy(facts: Facts, assertion: Assertion): readonly SchemaId[] {
  switch (assertion.kind) {
    case "contains":
    case "not":
      return [assertion.schema];
    case "if":
      return [assertion.condition];
    case "anyOf":
    case "oneOf":
      return groupsOf(facts, { ...assertion, kind: assertion.kind }).flatMap(({ branches, discriminator }) =>
        discriminator?.otherMatches !== "impossible" && branches.length > 1 ? branches : [],
      );
    default:
      return [];
  }
}

/** Only what leads back can be asked on every level. */
function leadsTo(facts: Facts, id: SchemaId, { id: wanted }: Schema): boolean {
  const reached = new Set([id]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of reached) for (const { target } of edgesOf(facts.schema(one).assertions)) reached.add(target);
  return reached.has(wanted);
}

/** The schema and those that it refers to for the same value. */
function sameValues(facts: Facts, id: SchemaId): ReadonlySet<SchemaId> {
  const same = new Set([id]);
  for (const one of same) {
    for (const { target, of, holds } of edgesOf(facts.schema(one).assertions)) {
      if (of === "same" && holds === "always" && facts.schema(target).recursive) same.add(target);
    }
  }
  return same;
}
