/** Names keywords that speak of values that the `type` beside them leaves none of. */
import type { Report } from "../diagnostics/report.js";
import { numberFormats, textFormats } from "./known-formats.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, JsonType } from "./schema.js";

export function reportMismatches({ assertions }: DraftSchema, report: Report): void {
  for (const assertion of assertions) {
    const spoken = typesOf(assertion);
    if (spoken === undefined || !isWithoutEffect(assertion, assertions)) continue;
    const [keyword, subject] =
      assertion.kind === "format" ? ["format", JSON.stringify(assertion.format)] : [assertion.kind, "it"];
    const why = `${subject} speaks of ${spoken.map((each) => plurals[each]).join(" and ")}, which the type excludes`;
    report.add("ineffective-keyword", assertion.location, keyword, why);
  }
}

/** Whether an assertion speaks of values that the `type` beside it excludes: `minimum` beside `type: string`. */
export function isWithoutEffect(assertion: Assertion, beside: readonly Assertion[]): boolean {
  const types = beside.find((each) => each.kind === "type")?.types;
  const spoken = typesOf(assertion);
  return types !== undefined && spoken !== undefined && !spoken.some((each) => types.includes(each));
}

const plurals: { readonly [Type in JsonType]: string } = {
  null: "null",
  boolean: "booleans",
  integer: "integers",
  number: "numbers",
  string: "strings",
  array: "arrays",
  object: "objects",
};

/** The types of value that an assertion can fail for; undefined where it is all of them, or where it is not known. */
function typesOf(assertion: Assertion): readonly JsonType[] | undefined {
  switch (assertion.kind) {
    case "format":
      return typesOfFormat(assertion.format);
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
      return ["number", "integer"];
    case "minLength":
    case "maxLength":
    case "pattern":
      return ["string"];
    case "minItems":
    case "maxItems":
    case "uniqueItems":
    case "items":
    case "contains":
      return ["array"];
    case "minProperties":
    case "maxProperties":
    case "required":
    case "properties":
    case "propertyNames":
    case "dependentRequired":
    case "dependentSchemas":
      return ["object"];
    default:
      return undefined;
  }
}

function typesOfFormat(format: string): readonly JsonType[] | undefined {
  const types: readonly JsonType[] = [
    ...(numberFormats.has(format) ? (["number", "integer"] as const) : []),
    ...(textFormats.has(format) ? (["string"] as const) : []),
  ];
  return types.length === 0 ? undefined : types;
}
