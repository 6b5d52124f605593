/** Names every keyword that the validators do not honour: nothing is ever loosened in silence. */
import type { Report } from "../../diagnostics/report.js";
import { below, type Location } from "../../load/pointer.js";
import { reportSlow } from "../../model/report-patterns.js";
import { formatSetting, hasSetting } from "../../model/format-settings.js";
import { meantFormat } from "../../model/known-formats.js";
import type { Assertion, SchemaId } from "../../model/schema.js";
import { formatChecks, uncheckedFormats } from "../format-checks.js";
import type { Facts } from "./facts.js";
import { readPattern } from "./regular-expression.js";

export function reportUnchecked(facts: Facts, report: Report): void {
  for (const { id, assertions } of facts.api.schemas.values()) {
    for (const assertion of assertions) reportAssertion(id, assertion, facts, report);
  }
  for (const [format, location] of formatsOf(facts)) reportFormat(format, location, facts, report);
}

/** Where each format is first named: what there is to say of it is the same everywhere. */
function formatsOf({ api }: Facts): ReadonlyMap<string, Location> {
  const first = new Map<string, Location>();
  for (const assertion of [...api.schemas.values()].flatMap(({ assertions }) => assertions)) {
    if (assertion.kind === "format" && !first.has(assertion.format)) first.set(assertion.format, assertion.location);
  }
  return first;
}

function reportAssertion(id: SchemaId, assertion: Assertion, facts: Facts, report: Report): void {
  switch (assertion.kind) {
    case "unevaluatedItems":
    case "unevaluatedProperties":
      if (!facts.evaluation(id, assertion.kind).complete) {
        const instead = "it has too many branches, and values are not checked against it";
        report.add("unsupported-keyword", assertion.location, assertion.kind, instead);
      }
      return;
    case "pattern":
      reportPattern(assertion.source, assertion.location, report);
      return;
    case "properties":
      for (const { source } of assertion.patterns) {
        reportPattern(source, patternLocation(assertion.location, source), report);
        reportUntried(source, assertion, report);
      }
  }
}

/** The assertion stands where the first of its three keywords does. */
function patternLocation({ file, pointer }: Location, source: string): Location {
  return below({ file, pointer: pointer.slice(0, pointer.lastIndexOf("/")) }, "patternProperties", source);
}

function reportFormat(format: string, location: Location, { api }: Facts, report: Report): void {
  const setting = formatSetting(api.formats, format);
  if (typeof setting !== "string") reportSlow(setting.pattern, location, report);
  else if (setting === "assertion" && !formatChecks.has(format) && !uncheckedFormats.has(format)) {
    const isNamedAlready = !hasSetting(api.formats, format) && meantFormat(format) !== undefined;
    if (!isNamedAlready) report.add("unknown-format", location, format);
  }
}

/** Whether a listed property has a name of a pattern must be known here, and slow patterns are not tried. */
function reportUntried(source: string, { location, properties }: Of<"properties">, report: Report): void {
  const pattern = readPattern(source);
  if (pattern.kind === "invalid") return;
  for (const { wireName } of properties) {
    if (pattern.matches(wireName) !== undefined) continue;
    const instead = `whether the name ${JSON.stringify(wireName)} matches is not tried, and its value is not checked against it`;
    report.add("unsupported-keyword", patternLocation(location, source), "patternProperties", instead);
  }
}

type Of<Kind extends Assertion["kind"]> = Extract<Assertion, { readonly kind: Kind }>;

function reportPattern(source: string, location: Location, report: Report): void {
  const pattern = readPattern(source);
  if (pattern.kind === "invalid") report.add("invalid-pattern", location, source);
  else if (pattern.flags === "") report.add("pattern-without-unicode", location, source);
}
