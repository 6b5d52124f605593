/** `unevaluatedItems` (JSON Schema 2020-12 core, section 11.2). */
import type { Assertion } from "../../model/schema.js";
import { itemAt, itemsFrom } from "./arrays.js";
import { failUnless, loop, when, type Code } from "./code.js";
import { all, any, atom, isNever, negate, type Condition } from "./condition.js";
import type { Evaluation } from "./evaluation.js";
import { leaveWhereFull } from "./explain-part.js";
import { GuardConstants } from "./guard-constants.js";
import { addIssue } from "./issue-calls.js";
import type { Rule } from "./rule.js";
import { pathAt, type PathText, type Scope } from "./scope.js";
import { code } from "./step.js";
import { isAsked, notAllowed } from "./unevaluated-properties.js";

type Unevaluated = Extract<Assertion, { kind: "unevaluatedItems" | "unevaluatedProperties" }>;

export function unevaluatedItemsRule(scope: Scope, assertion: Unevaluated): Rule {
  const evaluation = scope.facts.evaluation(scope.schema.id, "unevaluatedItems");
  return {
    on: "array",
    form: "statements",
    check: (value) => code(checkUnevaluated(scope, assertion, evaluation, value)),
    explain: (value, path) => explainUnevaluated(scope, assertion, evaluation, value, path),
  };
}

function checkUnevaluated(
  scope: Scope,
  assertion: Unevaluated,
  evaluation: Evaluation,
  value: string,
): readonly Code[] {
  const guards = new GuardConstants(scope, value, "check");
  const asked = isAsked(evaluation, guards);
  if (isNever(asked)) return [];
  const { from, declaration } = firstUnevaluated(scope, evaluation, guards);
  const right = any(
    containedCondition(scope, evaluation, guards),
    scope.condition(assertion.schema, "item", "implied"),
  );
  const checked = isNever(right)
    ? failUnless(atom(`${value}.length <= ${from}`, `${value}.length > ${from}`))
    : loop(itemsFrom(value, from), [itemAt(value), ...failUnless(right)]);
  return [...guards.declarations, ...when(asked, [...declaration, ...checked])];
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
  const { from, declaration } = firstUnevaluated(scope, evaluation, guards);
  const contained = containedCondition(scope, evaluation, guards);
  const here = pathAt(scope, path, "index");
  const isClosed = scope.facts.isNever(assertion.schema);
  const wrong = isClosed
    ? [addIssue(scope, here, notAllowed(scope, assertion, "item"))]
    : scope.explanation(assertion.schema, "item", here, "implied");
  const read = isClosed && isNever(contained) ? [] : [itemAt(value)];
  const explained = loop(itemsFrom(value, from), [leaveWhereFull, ...read, ...when(negate(contained), wrong)]);
  return [...guards.declarations, ...when(asked, [...declaration, ...explained])];
}

/** The index from which on no keyword evaluates items by their place: a number, or a variable that is to be declared. */
function firstUnevaluated(
  scope: Scope,
  { parts }: Evaluation,
  guards: GuardConstants,
): { readonly from: string; readonly declaration: readonly Code[] } {
  const prefixes = parts.flatMap(({ guard, what }) =>
    what.kind === "items" ? [{ condition: guards.of(guard), guard, count: what.count }] : [],
  );
  const sure = Math.max(0, ...prefixes.filter(({ guard }) => guard === undefined).map(({ count }) => count));
  // In this order, the last that holds is the longest.
  const longer = prefixes.filter(({ count }) => count > sure).sort((a, b) => a.count - b.count);
  if (longer.length === 0) return { from: String(sure), declaration: [] };
  const from = scope.locals.give("evaluated");
  const assignments = longer.flatMap(({ condition, count }) => when(condition, [`${from} = ${count};`]));
  return { from, declaration: [`let ${from} = ${sure};`, ...assignments] };
}

/** Holds where an item counts because a `contains` accepts it. */
function containedCondition(scope: Scope, { parts }: Evaluation, guards: GuardConstants): Condition {
  const conditions = parts.flatMap(({ guard, what }) =>
    what.kind === "containing" ? [all(guards.of(guard), scope.condition(what.schema, "item", "branch"))] : [],
  );
  return any(...conditions);
}
