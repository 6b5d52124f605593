/** Names regular expressions that some texts keep busy for very long. */
import type { Report } from "../diagnostics/report.js";
import { below, type Location } from "../load/pointer.js";
import { backtrackingOf } from "./backtracking.js";
import { readPattern } from "./regular-expression.js";
import type { DraftSchema } from "./schema-reader.js";

export function reportSlowPatterns({ assertions, location }: DraftSchema, report: Report): void {
  for (const assertion of assertions) {
    if (assertion.kind === "pattern") reportSlow(assertion.source, assertion.location, report);
    if (assertion.kind !== "properties") continue;
    for (const { source } of assertion.patterns)
      reportSlow(source, below(location, "patternProperties", source), report);
  }
}

/** Names one that stands at a place, in the description or for what is named there. */
export function reportSlow(source: string, location: Location, report: Report): void {
  const pattern = readPattern(source);
  const backtracking = pattern.kind === "valid" ? backtrackingOf(source, pattern.flags) : undefined;
  if (backtracking !== undefined) report.add("slow-pattern", location, backtracking.growth, backtracking.rivals);
}
