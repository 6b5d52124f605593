/**
 * The issues that most values have, in the words that all validators use for them. Emitted code asks in place whether
 * something is wrong, and calls these only where it is.
 *
 * All take where they are from the collector that calls them: the list, the way to its value, and the JSON pointer of its
 * schema (`#/components/schemas/Pet`); then the key of the part that is wrong, and where in the description the keyword
 * stands below that schema (`/properties/tag/pattern`). One object in place of the three would be made for every value.
 */
import type { IssueCode } from "./issue.js";
import { at, type Explain, type IssueList, type Path } from "./issue-list.js";

/** The name of a property, the index of an item; undefined: the collector's own value. */
export type IssueKey = string | number | undefined;

/** Any issue. */
export function addIssue(
  issues: IssueList,
  path: Path | undefined,
  schema: string,
  key: IssueKey,
  code: IssueCode,
  message: string,
  expected: string,
  pointer: string,
): void {
  if (key === undefined) issues.add(path, code, message, expected, schema + pointer);
  else issues.addAt(path, key, code, message, expected, schema + pointer);
}

/** A property that `required` lists is not there. */
export function missing(
  issues: IssueList,
  path: Path | undefined,
  schema: string,
  key: string,
  expected: string,
): void {
  issues.addAt(path, key, "required", "is required", expected, `${schema}/required`);
}

/**
 * A value is of another type, or a property that must be there is not.
 *
 * @param types as JSON Schema calls them: `string`, `integer | null`
 */
export function wrongType(
  issues: IssueList,
  path: Path | undefined,
  schema: string,
  key: IssueKey,
  value: unknown,
  types: string,
  pointer: string,
): void {
  if (key === undefined) issues.add(path, "type", typeMessage(types), types, schema + pointer);
  else if (value === undefined && typeof key === "string") missing(issues, path, schema, key, types);
  else issues.addAt(path, key, "type", typeMessage(types), types, schema + pointer);
}

/** `integer | null` → `must be a whole number or null`; `string | array | null` → `must be a string, an array or null`. */
function typeMessage(types: string): string {
  switch (types) {
    case "string":
      return "must be a string";
    case "object":
      return "must be an object";
    case "integer":
      return "must be a whole number";
    case "number":
      return "must be a number";
    case "boolean":
      return "must be true or false";
    case "array":
      return "must be an array";
    default:
      return typesMessage(types.split(" | "));
  }
}

function typesMessage(types: readonly string[]): string {
  const words = types.map((type) => (type === "null" ? type : typeMessage(type).slice("must be ".length)));
  const last = words.pop();
  return `must be ${words.length === 0 ? "" : `${words.join(", ")} or `}${last ?? ""}`;
}

/**
 * A text is too long, or what should be one is none.
 *
 * @param pointer where the schema of the text stands below the collector's: `/properties/tag`
 */
export function wrongText(
  issues: IssueList,
  path: Path | undefined,
  schema: string,
  key: IssueKey,
  value: unknown,
  types: string,
  most: number,
  pointer: string,
): void {
  if (typeof value !== "string") return wrongType(issues, path, schema, key, value, types, `${pointer}/type`);
  const expected = `at most ${most} ${most === 1 ? "character" : "characters"}`;
  addIssue(issues, path, schema, key, "maxLength", `must be ${expected} long`, expected, `${pointer}/maxLength`);
}

/** A part is none of the values that are listed, or a property that must be there is not. */
export function wrongValue(
  issues: IssueList,
  path: Path | undefined,
  schema: string,
  key: string | number,
  value: unknown,
  code: "const" | "enum",
  message: string,
  expected: string,
  pointer: string,
): void {
  if (value === undefined && typeof key === "string") missing(issues, path, schema, key, expected);
  else issues.addAt(path, key, code, message, expected, schema + pointer);
}

/** A property that must be there has issues of its own, or is not there. */
export function wrongPart(
  issues: IssueList,
  path: Path | undefined,
  schema: string,
  key: string,
  value: unknown,
  explain: Explain,
  expected: string,
): void {
  if (value === undefined) missing(issues, path, schema, key, expected);
  else explain(value, at(path, key), issues, 0);
}
