/** The calls that add issues: short ones for what is wrong most often, whose words the runtime has. */
import type { JsonType } from "../../model/schema.js";
import { stringLiteral } from "../literal.js";
import type { Call, Code, Issues } from "./code.js";
import { isAlways, isNever, negate, type Condition } from "./condition.js";
import type { PathText, Scope } from "./scope.js";
import { typesInWords } from "./wording.js";

export interface IssueText {
  /** One of the runtime's `IssueCode`. */
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  /** The JSON pointer of the keyword. */
  readonly schema: string;
}

/** Where an issue is, as the runtime takes it: `"name"`, or `undefined` for the function's own value. */
interface Place {
  readonly key: string;
  /** Where the keyword stands below the function's schema. */
  readonly pointer: string;
}

/** Undefined where it is further down in the value, or the keyword stands elsewhere in the description. */
function placeIn({ site }: Scope, { step }: PathText, schema: string): Place | undefined {
  const pointer = site.below(schema);
  if (pointer === undefined || step?.parent.step !== undefined) return undefined;
  return { key: step?.key ?? "undefined", pointer };
}

/** `addIssue(issues, path, schema, "name", "pattern", "must …", "a string …", "/properties/name/pattern")` */
export function addIssue(scope: Scope, path: PathText, issue: IssueText): Call {
  return { kind: "call", text: () => addText(scope, path, issue) };
}

function addText(scope: Scope, path: PathText, issue: IssueText): string {
  const { code, message, expected, schema } = issue;
  const place = placeIn(scope, path, schema);
  if (place === undefined) return addElsewhere(path, issue);
  const { key, pointer } = place;
  const { site, naming } = scope;
  if (code === "required" && pointer === "/required" && message === "is required") {
    return `${naming.runtime("missing")}(${site.args}, ${key}, ${stringLiteral(expected)});`;
  }
  const texts = [code, message, expected, pointer].map(stringLiteral);
  return `${naming.runtime("addIssue")}(${[site.args, key, ...texts].join(", ")});`;
}

function addElsewhere(path: PathText, { code, message, expected, schema }: IssueText): string {
  const texts = [code, message, expected, schema].map(stringLiteral);
  const { step } = path;
  if (step === undefined) return `issues.add(${[path(), ...texts].join(", ")});`;
  return `issues.addAt(${[step.parent(), step.key, ...texts].join(", ")});`;
}

/** Adds an issue where a condition does not hold. */
export function issueUnless(
  scope: Scope,
  right: Condition,
  { value, path, issue }: { readonly value: string; readonly path: PathText; readonly issue: IssueText },
): readonly Code[] {
  if (isAlways(right)) return [];
  if (isNever(right)) return [addIssue(scope, path, issue)];
  return [{ kind: "issues", wrong: negate(right), ...issueOf(scope, { value, path, issue }) }];
}

/** The shortest call for an issue of a value, which may be asked for a property that is not there. */
export function issueOf(
  scope: Scope,
  { value, path, issue }: { readonly value: string; readonly path: PathText; readonly issue: IssueText },
): Pick<Issues, "call" | "missing"> {
  const { code, message, expected, schema } = issue;
  const place = placeIn(scope, path, schema);
  const { naming, site } = scope;
  if (place === undefined) return { call: () => addText(scope, path, issue) };
  const [text, pointer] = [stringLiteral(expected), stringLiteral(place.pointer)];
  const where = (): string => `${site.args}, ${place.key}, ${value}`;
  if (code === "type" && message === typesMessage(expected)) {
    return { call: () => `${naming.runtime("wrongType")}(${where()}, ${text}, ${pointer});`, missing: expected };
  }
  if ((code === "enum" || code === "const") && path.step !== undefined) {
    const texts = [stringLiteral(code), stringLiteral(message), text, pointer].join(", ");
    return { call: () => `${naming.runtime("wrongValue")}(${where()}, ${texts});`, missing: expected };
  }
  return { call: () => addText(scope, path, issue) };
}

/** What the runtime says of `string | null`; undefined where that is no list of types. */
function typesMessage(expected: string): string | undefined {
  const types = expected.split(" | ").filter(isJsonType);
  return types.join(" | ") === expected ? `must be ${typesInWords(types)}` : undefined;
}

function isJsonType(word: string): word is JsonType {
  return /^(?:null|boolean|integer|number|string|array|object)$/.test(word);
}

/** How long a text may be. */
export interface TextLimit {
  readonly most: number;
  /** The JSON pointer of the keyword. */
  readonly schema: string;
}

/** `wrongText(issues, path, schema, "name", name, "string | null", 20, "/properties/name")`: of another type, or too long. */
export function textIssue(
  scope: Scope,
  { value, path, type }: { readonly value: string; readonly path: PathText; readonly type: IssueText },
  { most, schema }: TextLimit,
): Pick<Issues, "call" | "missing"> | undefined {
  const place = placeIn(scope, path, schema);
  const stem = schema.slice(0, -"/maxLength".length);
  if (place === undefined || type.schema !== `${stem}/type` || schema !== `${stem}/maxLength`) return undefined;
  const texts = [
    stringLiteral(type.expected),
    String(most),
    stringLiteral(place.pointer.slice(0, -"/maxLength".length)),
  ];
  const { naming, site } = scope;
  const call = (): string => `${naming.runtime("wrongText")}(${[site.args, place.key, value, ...texts].join(", ")});`;
  return { call, missing: type.expected };
}
