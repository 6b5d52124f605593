/** Limits that exclude each other: no value is both long enough and short enough. */
import type { Report } from "../diagnostics/report.js";
import type { Drafts } from "./accepts.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

interface Limit {
  readonly kind: Assertion["kind"];
  readonly limit: number;
  readonly excluded: boolean;
  readonly assertion: Assertion;
}

/** The limits from below with those from above that they are held against. */
const opposites: readonly (readonly [readonly Assertion["kind"][], readonly Assertion["kind"][]])[] = [
  [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ],
  [["minLength"], ["maxLength"]],
  [["minItems"], ["maxItems"]],
  [["minProperties"], ["maxProperties"]],
];

/** Also those of what the schema refers to and is composed of. */
export function reportBrokenLimits({ id, assertions }: DraftSchema, drafts: Drafts, report: Report): void {
  for (const assertion of assertions) {
    if (assertion.kind !== "contains" || assertion.max === undefined || assertion.min <= assertion.max) continue;
    report.add("contradictory-limits", assertion.location, "minContains", assertion.min, "maxContains", assertion.max);
  }
  const limits = conjuncts(id, drafts).flatMap(limitOf);
  for (const [lower, upper] of opposites) {
    const least = limits.filter(({ kind }) => lower.includes(kind)).sort((a, b) => b.limit - a.limit || order(b, a))[0];
    const most = limits.filter(({ kind }) => upper.includes(kind)).sort((a, b) => a.limit - b.limit || order(b, a))[0];
    if (least === undefined || most === undefined || fit(least, most)) continue;
    report.add("contradictory-limits", least.assertion.location, least.kind, least.limit, most.kind, most.limit);
  }
}

/** All that holds of a value, of the schema and of the nearest of those that it refers to and is composed of. */
function conjuncts(id: SchemaId, drafts: Drafts): readonly Assertion[] {
  const reached = new Set([id]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const each of reached) {
    for (const assertion of drafts.get(each)?.assertions ?? []) {
      if (reached.size > mostParts) break;
      if (assertion.kind === "ref") reached.add(assertion.target);
      if (assertion.kind === "allOf") for (const schema of assertion.schemas) reached.add(schema);
    }
  }
  return [...reached].flatMap((each) => drafts.get(each)?.assertions ?? []);
}

/** In a chain in which each component extends the one before it, looking at all would take the square of its length. */
const mostParts = 32;

function order(a: Limit, b: Limit): number {
  return Number(a.excluded) - Number(b.excluded);
}

function fit(least: Limit, most: Limit): boolean {
  return least.excluded || most.excluded ? least.limit < most.limit : least.limit <= most.limit;
}

function limitOf(assertion: Assertion): readonly Limit[] {
  switch (assertion.kind) {
    case "minimum":
    case "maximum":
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
    case "minProperties":
    case "maxProperties":
      return [{ kind: assertion.kind, limit: assertion.limit, excluded: false, assertion }];
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return [{ kind: assertion.kind, limit: assertion.limit, excluded: true, assertion }];
    default:
      return [];
  }
}
