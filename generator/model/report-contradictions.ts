/** Names what a description says that cannot be meant: schemas against themselves, and values against schemas. */
import { reportBrokenLimits } from "./report-limits.js";
import { reportMismatches } from "./report-mismatches.js";
import { reportUnusedNames } from "./report-names.js";
import { reportUnnamedMarks } from "./report-unnamed.js";
import { reportOverlaps } from "./report-overlaps.js";
import type { Operation } from "./api.js";
import type { Source } from "./node.js";
import { reportSlowPatterns } from "./report-patterns.js";
import { reportUndeclared } from "./report-undeclared.js";
import { reportListedValues, reportValues } from "./report-values.js";
import type { FormatSettings } from "./format-settings.js";
import { unionFacts } from "./union-choices.js";
import type { ValueKinds } from "./value-kinds.js";
import type { SchemaId } from "./schema.js";
import type { Drafts } from "./accepts.js";

export interface Described {
  readonly source: Source;
  /** What the package needs. */
  readonly drafts: Drafts;
  /** What was read, also of operations that are left out. */
  readonly all: Drafts;
  readonly operations: readonly Operation[];
  readonly formats: FormatSettings;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
}

export function reportContradictions(described: Described): void {
  const { drafts, all, source, kinds } = described;
  const facts = unionFacts(drafts, kinds);
  for (const draft of drafts.values()) {
    reportBrokenLimits(draft, drafts, source.report);
    reportMismatches(draft, source.report);
    reportUnusedNames(draft, source);
    reportUnnamedMarks(draft, drafts, source.report);
    reportSlowPatterns(draft, source.report);
    reportOverlaps(draft, drafts, facts, source.report);
    reportListedValues(draft, drafts, source.report);
  }
  reportUndeclared(drafts, all, source);
  reportValues(described);
}
