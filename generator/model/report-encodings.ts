/** Names what a form says of fields that it does not have. */
import type { Report } from "../diagnostics/report.js";
import type { Location } from "../load/pointer.js";
import type { WireObject } from "./wire-shape.js";

/** OAS 3.1.1 section 4.8.14.1: the keys of `encoding` are names of properties of the schema. */
export function reportStrayEncodings(
  fields: readonly { readonly wireName: string; readonly location?: Location }[],
  { properties }: WireObject,
  report: Report,
): void {
  const names = new Set(properties.map(({ wireName }) => wireName));
  for (const { wireName, location } of fields) {
    if (location === undefined || names.has(wireName)) continue;
    report.add("ineffective-keyword", location, wireName, "the schema of the form has no property of that name");
  }
}
