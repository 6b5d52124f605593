/**
 * The check of an object by going through the properties that it has: where there are rules for names that are not
 * listed, and where many are listed and few are there (V8 looks long for what is absent).
 */
import { stringLiteral } from "../literal.js";
import { failUnless, when, type Code, type SwitchCase } from "./code.js";
import { all, any, atom, isAlways, isNever, negate, type Condition } from "./condition.js";
import { dependentSteps } from "./object-load.js";
import type { Field, ObjectShape } from "./object-shape.js";
import { fieldCondition, matchesName } from "./properties.js";
import type { Scope } from "./scope.js";
import { code, test, type Step } from "./step.js";

export function walkSteps(scope: Scope, shape: ObjectShape, value: string): readonly Step[] {
  scope.locals.keep("key", "property", "name", "required", "count");
  const asked = shape.fields.filter((field) => field.asked);
  const held = new Map(asked.map(({ wireName }) => [wireName, scope.locals.give(wireName)]));
  const required = shape.fields.filter((field) => field.required).length;
  const counts = (shape.min ?? 0) > 0 || shape.max !== undefined;
  return [
    ...code([
      ...[...held.values()].map((name) => `let ${name}: unknown;`),
      ...(required > 0 ? ["let required = 0;"] : []),
      ...(counts ? ["let count = 0;"] : []),
      { kind: "loop", head: `for (const key in ${value})`, body: loopBody(scope, shape, held, counts, value) },
    ]),
    ...(required > 0 ? test(atom(`required === ${required}`, `required !== ${required}`)) : []),
    ...test(countCondition(shape)),
    ...dependentSteps(scope, shape, (wireName) => held.get(wireName) ?? wireName, value),
  ];
}

function loopBody(
  scope: Scope,
  shape: ObjectShape,
  held: ReadonlyMap<string, string>,
  counts: boolean,
  value: string,
): readonly Code[] {
  return [
    `const property = ${value}[key];`,
    "if (property === undefined) continue;",
    ...(counts ? when(isOwn(value), ["count += 1;"]) : []),
    ...nameRule(scope, shape, value),
    ...byName(scope, shape, held, unlistedRules(scope, shape, value)),
  ];
}

function byName(
  scope: Scope,
  shape: ObjectShape,
  held: ReadonlyMap<string, string>,
  otherwise: readonly Code[],
): readonly Code[] {
  const cases = shape.fields.flatMap((field): readonly SwitchCase[] => {
    const labels = [stringLiteral(field.wireName)];
    const condition = fieldCondition(scope, field, "property");
    if (isNever(condition)) return [{ labels, body: failUnless(condition), end: "return" }];
    const body = fieldBody(field, condition, held.get(field.wireName));
    // A listed property of which nothing is asked still must not count as an additional one.
    return body.length === 0 && otherwise.length === 0 ? [] : [{ labels, body, end: "break" }];
  });
  return cases.length === 0 ? otherwise : [{ kind: "switch", on: "key", cases, otherwise }];
}

function fieldBody(field: Field, condition: Condition, held: string | undefined): readonly Code[] {
  return [
    ...failUnless(condition),
    ...(held === undefined ? [] : [`${held} = property;`]),
    ...(field.required ? ["required += 1;"] : []),
  ];
}

/** The rules for a property that no keyword names. Whether it is its own is asked last, since that takes longest. */
function unlistedRules(scope: Scope, shape: ObjectShape, value: string): readonly Code[] {
  const inherited = negate(isOwn(value));
  const rules = shape.patterns
    .filter(({ schema }) => !scope.facts.isTrivial(schema))
    .map((pattern) =>
      any(negate(matchesName(scope, pattern, "key")), scope.condition(pattern.schema, "property", "always"), inherited),
    );
  const additional = additionalCondition(scope, shape);
  if (isAlways(additional)) return rules.flatMap((rule) => failUnless(rule));
  const matches = shape.patterns.map((pattern) => matchesName(scope, pattern, "key"));
  return [...rules, any(...matches, additional, inherited)].flatMap((rule) => failUnless(rule));
}

function additionalCondition(scope: Scope, { closed, additional }: ObjectShape): Condition {
  if (closed) return any();
  return additional === undefined ? all() : scope.condition(additional, "property", "always");
}

function nameRule(scope: Scope, { names }: ObjectShape, value: string): readonly Code[] {
  if (names === undefined || scope.facts.isTrivial(names)) return [];
  const condition = scope.condition(names, "name", "branch");
  if (isNever(condition)) return failUnless(negate(isOwn(value)));
  return ["const name: unknown = key;", ...failUnless(any(condition, negate(isOwn(value))))];
}

function isOwn(value: string): Condition {
  return atom(`Object.hasOwn(${value}, key)`);
}

function countCondition({ min, max }: ObjectShape): Condition {
  return all(
    (min ?? 0) > 0 ? atom(`count >= ${min ?? 0}`, `count < ${min ?? 0}`) : all(),
    max === undefined ? all() : atom(`count <= ${max}`, `count > ${max}`),
  );
}
