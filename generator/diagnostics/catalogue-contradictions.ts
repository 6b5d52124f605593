/** The codes of what a description says and cannot mean: against itself, or against its own values. */
import type { Entry } from "./catalogue-entry.js";
import { didYouMean, forbidden, grouped, quote, shown } from "./catalogue-words.js";

export const contradictions = {
  "contradictory-limits": {
    severity: "warning",
    message: (lower: string, least: number, upper: string, most: number) =>
      `${quote(lower)}: ${least} and ${quote(upper)}: ${most} exclude each other: no value is within both.`,
    help: "Correct one of the two.",
  },
  "duplicate-enum-value": {
    severity: "info",
    message: (value: unknown) => `The value ${shown(value)} is listed twice.`,
    help: "Remove one of the two.",
    marks: "value",
  },
  "impossible-value": {
    severity: "warning",
    message: (value: unknown, keyword: string) =>
      `The value ${shown(value)} is listed, but can never be: ${quote(keyword)} forbids it.`,
    help: "Remove the value, or correct what forbids it.",
    marks: "value",
  },
  "ineffective-nullable": {
    severity: "warning",
    message: (keyword: string, why: string, _remedy: string) => `${quote(keyword)} adds no null here: ${why}.`,
    help: (_keyword: string, _why: string, remedy: string) => `${remedy}, or remove the keyword.`,
  },
  "invalid-default": {
    severity: "warning",
    message: (keyword: string, pointer: string) =>
      `This default does not fit its schema: ${forbidden(keyword, pointer)}.`,
    help: "Correct the default, or the schema.",
    marks: "value",
  },
  "invalid-example": {
    severity: "warning",
    message: (keyword: string, pointer: string) =>
      `This example does not fit its schema: ${forbidden(keyword, pointer)}.`,
    help: "Correct the example, or the schema.",
    marks: "value",
  },
  "misspelt-format": {
    severity: "warning",
    message: (format: string, nearest: string) =>
      `The format ${quote(format)} is not known; it says nothing of a value.${didYouMean(nearest)}`,
    help: "Correct it, or list it under `formats` in the configuration where it is a format of your own.",
    marks: "value",
  },
  "misspelt-keyword": {
    severity: "warning",
    message: (keyword: string, nearest: string) =>
      `The keyword ${quote(keyword)} is not known; it says nothing of a value.${didYouMean(nearest)}`,
    help: "Keywords of your own start with x-.",
  },
  "overlapping-members": {
    severity: "warning",
    message: (wireName: string, chosen: string, other: string, more: number) =>
      `An object whose ${quote(wireName)} names ${quote(chosen)} may match ${quote(other)} as well, and a oneOf refuses what matches two.` +
      (more === 0 ? "" : ` So it is with ${grouped(more)} more pair${more === 1 ? "" : "s"} of them.`),
    help: "Let each schema list what the property holds there (const or enum) and require it, or make the oneOf an anyOf.",
  },
  "slow-pattern": {
    severity: "warning",
    message: (growth: "polynomial" | "exponential" | "unknown", rivals: readonly string[]) =>
      growth === "unknown"
        ? "This regular expression repeats so much that it cannot be told how long it takes."
        : `This regular expression can take ${growth} time: ${rivals.map(quote).join(" and ")} compete for the same text.`,
    help: "Whoever sends the text can keep a server busy. Let each part begin with what the one before cannot match, or add a maxLength.",
    marks: "value",
  },
  "undeclared-property": {
    severity: "warning",
    message: (wireName: string, nearest?: string) =>
      `The required property ${quote(wireName)} is declared by no part of the schema.${didYouMean(nearest)}`,
    help: "Add it under properties, or correct its name. As it is, the property must be there and may hold anything.",
    marks: "value",
  },
  "undescribed-scope": {
    severity: "warning",
    message: (scope: string, scheme: string, nearest?: string) =>
      `No flow of ${quote(scheme)} describes the scope ${quote(scope)}.${didYouMean(nearest)}`,
    help: "Correct its name, or add it to the scopes of the flows that give it: the server asks for it as it stands here.",
    marks: "value",
  },
} as const satisfies Record<string, Entry<never[]>>;
