/** `unevaluatedProperties` (JSON Schema 2020-12 core, section 11.3). */
import type { Assertion } from "../../model/schema.js";
import { stringLiteral } from "../literal.js";
import { failUnless, loop, when, type Code } from "./code.js";
import { all, any, atom, isNever, negate, type Condition } from "./condition.js";
import type { Evaluated, Evaluation } from "./evaluation.js";
import { leaveWhereFull } from "./explain-part.js";
import { GuardConstants } from "./guard-constants.js";
import { addIssue, type IssueText } from "./issue-calls.js";
import type { Rule } from "./rule.js";
import { pathAt, pointerOf, type PathText, type Scope } from "./scope.js";
import { code, test, type Step } from "./step.js";

type Unevaluated = Extract<Assertion, { kind: "unevaluatedItems" | "unevaluatedProperties" }>;
type EvaluatedNames = Extract<Evaluated, { kind: "properties" }>;

export function unevaluatedPropertiesRule(scope: Scope, assertion: Unevaluated): Rule {
  const evaluation = scope.facts.evaluation(scope.schema.id, "unevaluatedProperties");
  return {
    on: "object",
    form: "statements",
    check: (value) => checkUnevaluated(scope, assertion, evaluation, value),
    explain: (value, path) => explainUnevaluated(scope, assertion, evaluation, value, path),
  };
}

/** The properties that are evaluated whatever the value is. */
export function surelyEvaluated({ parts }: Evaluation): readonly string[] {
  const names = parts.flatMap(({ guard, what }) =>
    guard === undefined && what.kind === "properties" ? what.assertion.properties : [],
  );
  return [...new Set(names.map(({ wireName }) => wireName))];
}

function checkUnevaluated(
  scope: Scope,
  assertion: Unevaluated,
  evaluation: Evaluation,
  value: string,
): readonly Step[] {
  const guards = new GuardConstants(scope, value, "check");
  const asked = isAsked(evaluation, guards);
  if (isNever(asked)) return [];
  const evaluated = evaluatedCondition(scope, evaluation, guards, "key");
  const allowed = scope.condition(assertion.schema, "property", "implied");
  const other = any(evaluated, allowed);
  if (isNever(other)) {
    const only = atom(`${scope.naming.runtime("hasOnly")}(${beside(scope, evaluation, value)})`);
    return [...code(guards.declarations), ...test(any(negate(asked), only))];
  }
  const body = [
    ...(surelyEvaluated(evaluation).length === 0
      ? []
      : [`if (${scope.naming.own("evaluatedKeys", scope.schema.id)}.includes(key)) continue;`]),
    `const property = ${value}[key];`,
    // Whether it is the object's own is asked last, since that takes longest.
    ...failUnless(any(atom("property === undefined", "property !== undefined"), other, inherited(value))),
  ];
  const loops = when(asked, loop(`for (const key in ${value})`, body));
  return code([...guards.declarations, ...loops]);
}

function explainUnevaluated(
  scope: Scope,
  assertion: Unevaluated,
  evaluation: Evaluation,
  value: string,
  path: PathText,
): readonly Code[] {
  const guards = new GuardConstants(scope, value, "explain");
  const asked = isAsked(evaluation, guards);
  if (isNever(asked)) return [];
  const evaluated = evaluatedCondition(scope, evaluation, guards, "key");
  const here = pathAt(scope, path, "key");
  const isClosed = scope.facts.isNever(assertion.schema);
  const wrong = isClosed
    ? [addIssue(scope, here, notAllowed(scope, assertion, "property"))]
    : scope.explanation(assertion.schema, "property", here, "implied");
  const binding = isClosed ? "[key]" : "[key, property]";
  const others = `${scope.naming.runtime("otherProperties")}(${beside(scope, evaluation, value)})`;
  const loops = when(
    asked,
    loop(`for (const ${binding} of ${others})`, [leaveWhereFull, ...when(negate(evaluated), wrong)]),
  );
  return [...guards.declarations, ...loops];
}

/** What is said of a part of the value for which there is no place. */
export function notAllowed(scope: Scope, assertion: Unevaluated, part: "item" | "property"): IssueText {
  return {
    code: assertion.kind,
    message: "is not allowed",
    expected: `no such ${part}`,
    schema: pointerOf(scope, assertion),
  };
}

/** Holds where not everything is evaluated by a single keyword. */
export function isAsked({ parts }: Evaluation, guards: GuardConstants): Condition {
  const everything = parts.filter(({ what }) => what.kind === "everything");
  return negate(any(...everything.map(({ guard }) => guards.of(guard))));
}

/** Holds where a property counts by a pattern, or by a name in a part that does not always count. */
function evaluatedCondition(scope: Scope, { parts }: Evaluation, guards: GuardConstants, key: string): Condition {
  const conditions = parts.flatMap(({ guard, what }) => {
    if (what.kind !== "properties") return [];
    const names = guard === undefined ? [] : namesCondition(scope, what, key);
    const counted = any(...names, ...patternConditions(scope, what, key));
    return isNever(counted) ? [] : [all(guards.of(guard), counted)];
  });
  return any(...conditions);
}

const mostCompared = 3;

function namesCondition({ naming }: Scope, { schema, assertion }: EvaluatedNames, key: string): readonly Condition[] {
  const { properties } = assertion;
  if (properties.length > mostCompared) return [atom(`${naming.own("keys", schema)}.includes(${key})`)];
  const literals = properties.map(({ wireName }) => stringLiteral(wireName));
  return literals.map((literal) => atom(`${key} === ${literal}`, `${key} !== ${literal}`));
}

function patternConditions(
  { naming }: Scope,
  { schema, assertion }: EvaluatedNames,
  key: string,
): readonly Condition[] {
  return assertion.patterns.map((_, index) => atom(`${naming.own(`namePattern${index}`, schema)}.test(${key})`));
}

function beside(scope: Scope, evaluation: Evaluation, value: string): string {
  const isEmpty = surelyEvaluated(evaluation).length === 0;
  return isEmpty ? value : `${value}, ${scope.naming.own("evaluatedKeys", scope.schema.id)}`;
}

function inherited(value: string): Condition {
  return negate(atom(`Object.hasOwn(${value}, key)`));
}
