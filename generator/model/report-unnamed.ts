/** Names `readOnly` and `writeOnly` where the properties that they speak of have no names that could be left out. */
import type { Report } from "../diagnostics/report.js";
import { below } from "../load/pointer.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

/** "Relevant only for Schema Object properties definitions" (OAS 3.0.4 section 4.7.24.2). */
export function reportUnnamedMarks(
  { assertions }: DraftSchema,
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  report: Report,
): void {
  for (const assertion of assertions) {
    if (assertion.kind !== "properties") continue;
    const schemas = [...assertion.patterns.map(({ schema }) => schema), assertion.additional];
    for (const id of schemas) {
      const draft = id === undefined ? undefined : drafts.get(id);
      for (const keyword of ["readOnly", "writeOnly"] as const) {
        if (draft?.annotations[keyword] !== true) continue;
        const why = "only properties that are listed by name are left out of requests or answers";
        report.add("ineffective-keyword", below(draft.location, keyword), keyword, why);
      }
    }
  }
}
