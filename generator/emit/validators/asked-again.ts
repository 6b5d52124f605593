/**
 * Which recursive schemas a value's part is held to twice on its way down: once to decide something (`contains`, `not`,
 * `if`, branches that only trying tells apart), and once more as a matter of course. Each level would do the work of all
 * levels below it twice, so the result is kept.
 */
import { edgesOf } from "../../model/edges.js";
import type { Assertion, SchemaId } from "../../model/schema.js";
import { leadsTo } from "./applied-twice.js";
import type { Facts } from "./facts.js";
import { groupsOf } from "../../model/union-groups.js";

export function schemasAskedAgain(facts: Facts): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  for (const schema of facts.api.schemas.values()) {
    if (!schema.recursive) continue;
    const tried = schema.assertions.flatMap((assertion) => triedBy(facts, assertion));
    for (const id of tried)
      if (leadsTo(facts, id, schema.id)) for (const same of sameValues(facts, id)) found.add(same);
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
