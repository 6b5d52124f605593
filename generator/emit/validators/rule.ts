/** What a keyword contributes to the two passes over a value, side by side. */
import { stringLiteral } from "../literal.js";
import { when, type Code } from "./code.js";
import { negate, type Condition } from "./condition.js";
import type { Kind } from "../../model/json-kind.js";
import type { PathText } from "./scope.js";
import { test, type Step } from "./step.js";

export interface Rule {
  /** The kind of value that it constrains; others pass. */
  readonly on: Kind | "any";
  /** What its check consists of: only conditions can stand in place. */
  readonly form: "conditions" | "statements";
  /** The fast pass: whether the value satisfies it. */
  readonly check: (value: string) => readonly Step[];
  /** The second pass: what is wrong with the value. */
  readonly explain: (value: string, path: PathText) => readonly Code[];
}

export interface IssueText {
  /** One of the runtime's `IssueCode`. */
  readonly code: string;
  readonly message: string;
  readonly expected: string;
  /** The JSON pointer of the keyword. */
  readonly schema: string;
}

/** A rule that is one condition with one issue. */
export function conditionRule(on: Rule["on"], condition: (value: string) => Condition, issue: IssueText): Rule {
  return {
    on,
    form: "conditions",
    check: (value) => test(condition(value)),
    explain: (value, path) => when(negate(condition(value)), [addIssue(path, issue)]),
  };
}

/** `issues.add(path, "type", "must be a string", "string", "#/…");`, or `issues.addAt(path, "name", …)`. */
export function addIssue(path: PathText, { code, message, expected, schema }: IssueText): Code {
  const texts = [code, message, expected, schema].map(stringLiteral);
  const { step } = path;
  if (step === undefined) return `issues.add(${[path(), ...texts].join(", ")});`;
  return `issues.addAt(${[step.parent(), step.key, ...texts].join(", ")});`;
}
