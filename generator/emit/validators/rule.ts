/** What a keyword contributes to the two passes over a value, side by side. */
import type { Code } from "./code.js";
import type { Condition } from "./condition.js";
import type { Kind } from "../../model/json-kind.js";
import { issueUnless, type IssueText, type TextLimit } from "./issue-calls.js";
import type { PathText, Scope } from "./scope.js";
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
  /** Where it is a limit on how long a text may be, and nothing more. */
  readonly limit?: TextLimit;
}

/** A rule that is one condition with one issue. */
export function conditionRule(
  scope: Scope,
  on: Rule["on"],
  condition: (value: string) => Condition,
  issue: IssueText,
): Rule {
  return {
    on,
    form: "conditions",
    check: (value) => test(condition(value)),
    explain: (value, path) => issueUnless(scope, condition(value), { value, path, issue }),
  };
}
