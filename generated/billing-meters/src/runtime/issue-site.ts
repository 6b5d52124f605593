/**
 * The issues that most values have, in the words that all validators use for them. Emitted code asks in place whether
 * something is wrong, and calls these only where it is.
 */
import type { IssueCode } from "./issue.js";
import { at, type Explain, type IssueList, type Path } from "./issue-list.js";

/** Where a collector of issues is: at which value, and at which schema of the description. */
export interface IssueSite {
  /** The way to the value. */
  readonly path: Path | undefined;
  readonly issues: IssueList;
  /** The JSON pointer of the value's schema: `#/components/schemas/Pet`. */
  readonly schema: string;
  /** Where it is said below the schema which properties must be there; absent: `/required`. */
  readonly required?: string;
}

/** The name of a property, the index of an item; undefined: the value itself. */
export type IssueKey = string | number | undefined;

const typeMessages: Readonly<Record<string, string>> = {
  null: "must be null",
  boolean: "must be true or false",
  integer: "must be a whole number",
  number: "must be a number",
  string: "must be a string",
  array: "must be an array",
  object: "must be an object",
};

/**
 * Any issue, of the value or of a part of it.
 *
 * @param pointer where the keyword stands below the schema: `/properties/tag/pattern`
 */
export function addIssue(
  { path, issues, schema }: IssueSite,
  key: IssueKey,
  code: IssueCode,
  message: string,
  expected: string,
  pointer: string,
): void {
  if (key === undefined) issues.add(path, code, message, expected, schema + pointer);
  else issues.addAt(path, key, code, message, expected, schema + pointer);
}

/** A property is not there. */
export function missing(
  { path, issues, schema, required = "/required" }: IssueSite,
  key: string,
  expected: string,
): void {
  issues.addAt(path, key, "required", "is required", expected, schema + required);
}

/**
 * A value is of another type, or a property that must be there is not.
 *
 * @param types as JSON Schema calls them: `string`, `integer | null`
 */
export function wrongType(site: IssueSite, key: IssueKey, value: unknown, types: string, pointer: string): void {
  if (value === undefined && typeof key === "string") missing(site, key, types);
  else addIssue(site, key, "type", typeMessages[types] ?? typesMessage(types), types, pointer);
}

/** `integer | null` → `must be a whole number or null`; `string | array | null` → `must be a string, an array or null`. */
function typesMessage(types: string): string {
  const words = types.split(" | ").map((type) => typeMessages[type]?.slice("must be ".length) ?? type);
  const last = words.pop();
  return `must be ${words.length === 0 ? "" : `${words.join(", ")} or `}${last ?? ""}`;
}

/**
 * A text is too long, or what should be one is none.
 *
 * @param pointer where the schema of the text stands below the site's: `/properties/tag`
 */
export function wrongText(
  site: IssueSite,
  key: IssueKey,
  value: unknown,
  types: string,
  most: number,
  pointer: string,
): void {
  if (typeof value !== "string") return wrongType(site, key, value, types, `${pointer}/type`);
  const expected = `at most ${most} ${most === 1 ? "character" : "characters"}`;
  addIssue(site, key, "maxLength", `must be ${expected} long`, expected, `${pointer}/maxLength`);
}

/** A value is none of those that are listed, or a property that must be there is not. */
export function wrongValue(
  site: IssueSite,
  key: IssueKey,
  value: unknown,
  code: "const" | "enum",
  message: string,
  expected: string,
  pointer: string,
): void {
  if (value === undefined && typeof key === "string") missing(site, key, expected);
  else addIssue(site, key, code, message, expected, pointer);
}

/** A property that must be there has issues of its own, or is not there. */
export function wrongPart(site: IssueSite, key: string, value: unknown, explain: Explain, expected: string): void {
  if (value === undefined) missing(site, key, expected);
  else explain(value, at(site.path, key), site.issues, 0);
}
