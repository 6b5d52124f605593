/** Names members of a `oneOf` that a discriminator tells apart, and that yet may match the same object. */
import type { Report } from "../diagnostics/report.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { groupsOf, overlapping, type UnionFacts } from "./union-groups.js";

/**
 * A discriminator "MUST NOT change the validation outcome" (OAS 3.1.1 section 4.8.25), so what matches two schemas of a
 * `oneOf` is refused, whatever its property says. Hardly anybody means that who writes a discriminator.
 */
export function reportOverlaps(
  { assertions }: DraftSchema,
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  facts: UnionFacts,
  report: Report,
): void {
  const nameOf = (id: SchemaId): string => drafts.get(id)?.componentName ?? drafts.get(id)?.annotations.title ?? id;
  for (const assertion of assertions) {
    if (assertion.kind !== "oneOf" || assertion.discriminator === undefined) continue;
    const [group] = groupsOf(facts, { ...assertion, kind: assertion.kind });
    if (group?.discriminator?.otherMatches !== "possible") continue;
    const { wireName } = group.discriminator;
    const [first, ...others] = overlapping(facts, group.discriminator);
    if (first === undefined) continue;
    report.add("overlapping-members", assertion.location, wireName, nameOf(first[0]), nameOf(first[1]), others.length);
  }
}
