/** The two functions of a schema: the boolean check and the collector of issues. */
import type { Statement } from "../emitter.js";
import { functionStructure, type ParameterParts, type Visibility } from "../structures.js";
import { constrainedKinds, explainKinds, explainOn, inlineCondition, returning, wrongType } from "./apply.js";
import { failUnless, render, when, type Code } from "./code.js";
import { all, any, atom, negate } from "./condition.js";
import type { JsonType } from "../../model/schema.js";
import { kindOfType, type Kind } from "../../model/json-kind.js";
import type { Rule } from "./rule.js";
import { rulesOf, type SchemaRules } from "./schema-rules.js";
import type { PathText, Scope } from "./scope.js";
import { asBody, asStatements, code, neverHold, test, type Step } from "./step.js";
import { ownTypeTest, requiresMore, typeTest } from "./values.js";

/** `function checkPet(value: unknown): boolean`. */
export function checkFunction(scope: Scope, name: string, exported: Visibility): Statement {
  const { recursive } = scope.schema;
  const steps = checkSteps(scope, rulesOf(scope));
  const readsValue = recursive || (steps.length > 0 && !isImpossible(scope));
  const statements = asBody(steps);
  return functionStructure({
    name,
    exported,
    parameters: [
      { name: readsValue ? "value" : "_value", type: "unknown" },
      ...(recursive ? deepParameters(scope) : []),
    ],
    returnType: "boolean",
    statements: recursive ? [`if (depth > walk.limit) return walk.defer(${name}, value);`, ...statements] : statements,
  });
}

function deepParameters({ naming }: Scope): readonly ParameterParts[] {
  return [
    { name: "depth", type: "number" },
    { name: "walk", type: naming.runtime("Walk") },
  ];
}

function checkSteps(scope: Scope, schemaRules: SchemaRules): readonly Step[] {
  const { types, rules } = schemaRules;
  const [byKind, general] = [rules.filter(({ on }) => on !== "any"), rules.filter(({ on }) => on === "any")];
  const [only] = types?.types ?? [];
  if (only !== undefined && types?.types.length === 1) {
    const ofKind = byKind.filter(({ on }) => on === kindOfType(only));
    return stepsOf(general, only === "object" ? objectSteps(scope, ofKind) : plainSteps(scope, only, ofKind));
  }
  if (byKind.every(({ form }) => form === "conditions")) {
    return stepsOf(general, test(inlineCondition(scope, "value", { ...schemaRules, rules: byKind })));
  }
  return stepsOf(general, code(byKindStatements(scope, schemaRules)));
}

function plainSteps(scope: Scope, type: JsonType, rules: readonly Rule[]): readonly Step[] {
  return stepsOf(rules, test(ownTypeTest(type, "value", scope, rules.length > 0 ? "narrows" : "decides")));
}

/**
 * Where a property is required, `typeof` is enough of a test, and stands in place: a call of a guard would take a tenth of
 * the time of many checks. An object may be read as one whose properties may all be absent, so the compiler follows.
 */
function objectSteps(scope: Scope, rules: readonly Rule[]): readonly Step[] {
  if (!requiresMore(scope)) return stepsOf(rules, test(ownTypeTest("object", "value", scope)));
  const isObject = [
    atom('typeof value === "object"', 'typeof value !== "object"'),
    atom("value !== null", "value === null"),
  ];
  const fields = scope.locals.give("fields");
  const steps = stepsOf(rules, [], fields);
  const areRead = !neverHold(steps.slice(0, 1));
  const declaration = areRead ? code([`const ${fields}: ${scope.naming.runtime("Properties")} = value;`]) : [];
  return [...test(all(...isObject)), ...declaration, ...steps];
}

/** Up to the first that never holds: what comes after it is not asked for, as asking makes a function of it. */
function stepsOf(rules: readonly Rule[], before: readonly Step[] = [], value = "value"): readonly Step[] {
  return rules.reduce((steps, { check }) => (neverHold(steps) ? steps : [...steps, ...check(value)]), before);
}

function stepsOn(kind: Kind, rules: readonly Rule[]): readonly Step[] {
  return stepsOf(rules.filter(({ on }) => on === kind));
}

/** `if (isObject(value)) { … } else if (isArray(value)) { … } else if (…) return false;` */
function byKindStatements(scope: Scope, { types, rules }: SchemaRules): readonly Code[] {
  const kinds = types?.types ?? constrainedKinds(rules);
  const parts = kinds.map((kind) => ({ kind, body: asStatements(stepsOn(kindOfType(kind), rules)) }));
  const passing = parts.filter(({ body }) => body.length === 0).map(({ kind }) => kind);
  const fallback: readonly Code[] =
    types === undefined ? [] : failUnless(any(...passing.map((kind) => ownTypeTest(kind, "value", scope))));
  const test = types === undefined ? typeTest : ownTypeTest;
  return parts
    .filter(({ body }) => body.length > 0)
    .reduceRight((rest, { kind, body }) => when(test(kind, "value", scope), body, rest), fallback);
}

/** `function explainPet(value: unknown, path: Path | undefined, issues: IssueList): void`. */
export function explainFunction(scope: Scope, name: string, exported: Visibility): Statement {
  const { naming, schema } = scope;
  const schemaRules = rulesOf(scope);
  const body = explainStatements(scope, schemaRules).map(render);
  const statements = [...scope.site.declaration.map(render), ...body];
  const [value, path, issues] = parameterNames(scope, statements.length);
  return functionStructure({
    name,
    exported,
    parameters: [
      { name: value, type: "unknown" },
      { name: path, type: `${naming.runtime("Path")} | undefined` },
      { name: issues, type: naming.runtime("IssueList") },
      ...(schema.recursive ? [{ name: "depth", type: "number" }] : []),
    ],
    returnType: "void",
    statements: schema.recursive
      ? [`if (depth > issues.limit) return issues.defer(${name}, value, path);`, ...statements]
      : statements,
  });
}

/** With an underscore before those that the body does not use. */
function parameterNames(scope: Scope, statements: number): readonly [string, string, string] {
  if (scope.schema.recursive) return ["value", "path", "issues"];
  if (statements === 0) return ["_value", "_path", "_issues"];
  return [isImpossible(scope) ? "_value" : "value", "path", "issues"];
}

/** Nothing satisfies the schema, so the value is not looked at. */
function isImpossible({ facts, schema }: Scope): boolean {
  return facts.kinds.of(schema.id).size === 0;
}

function explainStatements(scope: Scope, schemaRules: SchemaRules): readonly Code[] {
  const { types, rules } = schemaRules;
  const general = explainOn("any", rules, "value", ownPath);
  const [only] = types?.types ?? [];
  if (types === undefined || only === undefined || types.types.length > 1) {
    return explainKinds(scope, schemaRules, "value", ownPath, general);
  }
  const wrong = wrongType(scope, types, "value", ownPath);
  const rest = [...explainOn(kindOfType(only), rules, "value", ownPath), ...general];
  const right = ownTypeTest(only, "value", scope, rest.length > 0 ? "narrows" : "decides");
  const call = rest.length === 0 ? { kind: "call" as const, text: wrong.call } : returning(wrong.call);
  return [...when(negate(right), [call]), ...rest];
}

/** The path of the function's own value. */
const ownPath: PathText = () => "path";
