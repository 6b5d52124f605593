/** The keywords of arrays (JSON Schema 2020-12: core section 10.3.1, validation section 6.4). */
import type { Location } from "../../load/pointer.js";
import type { Assertion, SchemaId } from "../../model/schema.js";
import { failUnless, loop, when, type Code } from "./code.js";
import { all, atom, isAlways, isNever, negate, type Condition } from "./condition.js";
import { explainPart, leaveWhereFull } from "./explain-part.js";
import { addIssue, type IssueText } from "./issue-calls.js";
import { conditionRule, type Rule } from "./rule.js";
import { pathAt, pointerOf, type PathText, type Scope } from "./scope.js";
import { code, test } from "./step.js";
import { counted } from "./wording.js";

type Of<K extends Assertion["kind"]> = Extract<Assertion, { kind: K }>;

export function itemCountRule(
  scope: Scope,
  kind: "minItems" | "maxItems",
  assertion: { readonly limit: number; readonly location: Location },
): Rule {
  const { limit } = assertion;
  const isMinimum = kind === "minItems";
  const expected = `${isMinimum ? "at least" : "at most"} ${counted(limit, "item", "items")}`;
  const condition = (value: string): Condition =>
    isMinimum
      ? atom(`${value}.length >= ${limit}`, `${value}.length < ${limit}`)
      : atom(`${value}.length <= ${limit}`, `${value}.length > ${limit}`);
  return conditionRule(scope, "array", condition, {
    code: kind,
    message: `must have ${expected}`,
    expected,
    schema: pointerOf(scope, assertion),
  });
}

export function uniqueItemsRule(scope: Scope, assertion: Of<"uniqueItems">): Rule {
  return conditionRule(scope, "array", (value) => atom(`${scope.naming.runtime("hasUniqueItems")}(${value})`), {
    code: "uniqueItems",
    message: "must not hold the same item twice",
    expected: "items that differ from each other",
    schema: pointerOf(scope, assertion),
  });
}

export function itemsRule(scope: Scope, { prefix, rest }: Of<"items">): Rule {
  return {
    on: "array",
    form: "statements",
    check: (value) => [
      ...prefix.flatMap((id, index) => code(checkPrefixItem(scope, id, index, value))),
      ...(rest === undefined ? [] : code(checkRest(scope, rest, prefix.length, value))),
    ],
    explain: (value, path) => [
      ...prefix.flatMap((id, index) => explainPrefixItem(scope, id, index, value, path)),
      ...(rest === undefined ? [] : explainRest(scope, rest, prefix.length, value, path)),
    ],
  };
}

function checkPrefixItem(scope: Scope, id: SchemaId, index: number, value: string): readonly Code[] {
  if (scope.facts.isTrivial(id)) return [];
  if (scope.facts.isNever(id)) return failUnless(negate(isPresent(value, index)));
  const item = scope.locals.give(`item ${index}`);
  const condition = scope.condition(id, item, "always");
  return when(isPresent(value, index), [`const ${item} = ${value}[${index}];`, ...failUnless(condition)]);
}

function explainPrefixItem(scope: Scope, id: SchemaId, index: number, value: string, path: PathText): readonly Code[] {
  if (scope.facts.isTrivial(id)) return [];
  const item = scope.locals.give(`item ${index}`);
  const explanation = scope.explanation(id, item, pathAt(scope, path, String(index)), "always");
  const declaration = scope.facts.isNever(id) ? [] : [`const ${item} = ${value}[${index}];`];
  return when(isPresent(value, index), [...declaration, ...explanation]);
}

function isPresent(value: string, index: number): Condition {
  return atom(`${value}.length > ${index}`, `${value}.length <= ${index}`);
}

function checkRest(scope: Scope, id: SchemaId, from: number, value: string): readonly Code[] {
  if (scope.facts.isNever(id)) return failUnless(negate(isPresent(value, from)));
  const body = failUnless(scope.condition(id, "item", "always"));
  return loop(itemsFrom(value, from), body.length === 0 ? [] : [itemAt(value), ...body]);
}

function explainRest(scope: Scope, id: SchemaId, from: number, value: string, path: PathText): readonly Code[] {
  if (scope.facts.isTrivial(id)) return [];
  const body = explainPart(scope, id, "item", pathAt(scope, path, "index"));
  const read = scope.facts.isNever(id) ? [] : [itemAt(value)];
  return loop(itemsFrom(value, from), body.length === 0 ? [] : [leaveWhereFull, ...read, ...body]);
}

/** By index: an iterator could be the value's own. */
export function itemsFrom(value: string, from: number | string): string {
  return `for (let index = ${from}; index < ${value}.length; index += 1)`;
}

/** The item that the loop is at. */
export function itemAt(value: string): Code {
  return `const item = ${value}[index];`;
}

export function containsRule(scope: Scope, assertion: Of<"contains">): Rule {
  const { min, max } = assertion;
  const enough = (count: string): Condition =>
    all(
      ...(min > 0 ? [atom(`${count} >= ${min}`, `${count} < ${min}`)] : []),
      ...(max === undefined ? [] : [atom(`${count} <= ${max}`, `${count} > ${max}`)]),
    );
  const issue = containsIssue(assertion, pointerOf(scope, assertion));
  return {
    on: "array",
    form: "statements",
    check: (value) => {
      const count = scope.locals.give("contained");
      return [...code(counting(scope, assertion, count, value)), ...test(enough(count))];
    },
    explain: (value, path) => {
      const count = scope.locals.give("contained");
      return [
        ...counting(scope, assertion, count, value),
        ...when(negate(enough(count)), [addIssue(scope, path, issue)]),
      ];
    },
  };
}

/** Declares how many items match. */
function counting(scope: Scope, { schema }: Of<"contains">, count: string, value: string): readonly Code[] {
  const condition = scope.condition(schema, "item", "branch");
  if (isAlways(condition)) return [`const ${count} = ${value}.length;`];
  if (isNever(condition)) return [`const ${count}: number = 0;`];
  const body = [itemAt(value), ...when(condition, [`${count} += 1;`])];
  return [`let ${count} = 0;`, ...loop(itemsFrom(value, 0), body)];
}

function containsIssue({ min, max }: Of<"contains">, schema: string): IssueText {
  const expected = `${counts(min, max)} of the form that is asked for`;
  return { code: "contains", message: `must have ${expected}`, expected, schema };
}

/** `(1, undefined)` → `at least 1 item`, `(0, 2)` → `at most 2 items`, `(1, 1)` → `exactly 1 item`. */
function counts(min: number, max: number | undefined): string {
  if (max === min) return `exactly ${counted(max, "item", "items")}`;
  if (max === undefined) return `at least ${counted(min, "item", "items")}`;
  return `${min > 0 ? `at least ${min} and ` : ""}at most ${counted(max, "item", "items")}`;
}
