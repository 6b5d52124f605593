/** Names formats that are misspelt, and settings for formats that no schema has. */
import type { Report } from "../diagnostics/report.js";
import { nearestWord } from "../diagnostics/edit-distance.js";
import type { Document } from "../load/document.js";
import { isArray, type JsonValue } from "../load/json.js";
import type { Drafts } from "./accepts.js";
import { hasSetting, type FormatSettings } from "./format-settings.js";
import { meantFormat } from "./known-formats.js";

export function reportFormats(document: Document, drafts: Drafts, settings: FormatSettings, report: Report): void {
  reportMisspeltFormats(drafts, settings, report);
  reportUnmatchedFormats(document, settings, report);
}

/** Whether formats are checked or not: types and conversions (`int64`, `dates`) hang on them as well. */
function reportMisspeltFormats(drafts: Drafts, settings: FormatSettings, report: Report): void {
  for (const { assertions } of drafts.values()) {
    for (const assertion of assertions) {
      if (assertion.kind !== "format" || hasSetting(settings, assertion.format)) continue;
      const meant = meantFormat(assertion.format);
      if (meant !== undefined) report.add("misspelt-format", assertion.location, assertion.format, meant);
    }
  }
}

/** A format that stands in a part that is left out (another operation) is there nevertheless. */
function reportUnmatchedFormats(document: Document, settings: FormatSettings, report: Report): void {
  if (typeof settings === "string") return;
  const listed = Object.keys(settings).filter((format) => format !== "*");
  if (listed.length === 0) return;
  const there = formatsIn(document);
  for (const format of listed) {
    if (there.has(format)) continue;
    report.add("unmatched-setting", undefined, "formats", format, nearestWord(format, [...there]));
  }
}

function formatsIn({ files }: Document): ReadonlySet<string> {
  const formats = new Set<string>();
  const open: JsonValue[] = [...files.values()].map(({ value }) => value);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (isArray(value)) {
      open.push(...value);
      continue;
    }
    for (const [keyword, member] of Object.entries(value)) {
      if (keyword === "format" && typeof member === "string") formats.add(member);
      else open.push(member);
    }
  }
  return formats;
}
