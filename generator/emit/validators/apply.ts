/** How a schema is checked where it is used: by calling its function, or in place. */
import type { JsonType, SchemaId } from "../../model/schema.js";
import { when, type Code, type Issues } from "./code.js";
import { all, always, any, atom, isAlways, negate, type Condition } from "./condition.js";
import type { Variant } from "./facts.js";
import { allKinds, kindOfType, type Kind } from "../../model/json-kind.js";
import { issueOf, textIssue } from "./issue-calls.js";
import type { Rule } from "./rule.js";
import { rulesOf, type SchemaRules } from "./schema-rules.js";
import type { Application, PathText, Scope } from "./scope.js";
import { Site } from "./site.js";
import { asCondition } from "./step.js";
import { ownTypeTest, typeIssue, typeTest } from "./values.js";

export type ScopeParts = Omit<Scope, "condition" | "explanation" | "site"> & Partial<Pick<Scope, "site">>;

/** A scope for the functions of a schema. */
export function scopeOf(parts: ScopeParts): Scope {
  const scope: Scope = {
    ...parts,
    site: parts.site ?? new Site(parts.schema.describedAt),
    condition: (id, value, application) => applyCondition(scope, id, value, application),
    explanation: (id, value, path, application) => applyExplanation(scope, id, value, path, application),
  };
  return scope;
}

function applyCondition(scope: Scope, id: SchemaId, value: string, application: Application): Condition {
  if (scope.facts.isTrivial(id)) return always;
  const inner = innerScope(scope, id, application);
  return scope.facts.hasFunctions(id)
    ? checkCall(scope, inner, value, application)
    : inlineCondition(inner, value, rulesOf(inner));
}

function checkCall(
  { calls, decided, facts, naming }: Scope,
  { schema, variant }: Scope,
  value: string,
  application: Application,
): Condition {
  const check = naming.own(variant === "received" ? "checkReceived" : "check", schema.id);
  if (!schema.recursive) return atom(`${check}(${value})`);
  if (calls !== "walked") {
    const args = [check, value, ...(decided === undefined ? [] : [decided()])];
    return atom(`${naming.runtime("complete")}(${args.join(", ")})`);
  }
  const isAskedAgain =
    facts.isAskedAgain(schema.id) || (application !== "always" && facts.decidesEvaluation(schema.id));
  if (application === "branch" || application === "asked" || isAskedAgain)
    return atom(`walk.attempt(${check}, ${value})`);
  const rest = `${value}, depth + 1, walk)`;
  return atom(
    facts.isAppliedTwice(schema.id) ? `${naming.runtime("checkOnce")}(${check}, ${rest}` : `${check}(${rest}`,
  );
}

function applyExplanation(
  scope: Scope,
  id: SchemaId,
  value: string,
  path: PathText,
  application: Application,
): readonly Code[] {
  if (scope.facts.isTrivial(id)) return [];
  const inner = innerScope(scope, id, application);
  if (!scope.facts.hasFunctions(id)) return inlineExplanation(inner, value, path);
  const explain = scope.naming.own(inner.variant === "received" ? "explainReceived" : "explain", id);
  const depth = inner.schema.recursive ? [scope.calls === "deep" ? "depth + 1" : "0"] : [];
  const args = (): string => [value, path(), "issues", ...depth].join(", ");
  if (scope.facts.isAppliedTwice(id)) {
    const text = (): string => `${scope.naming.runtime("explainOnce")}(${explain}, ${args()});`;
    return [{ kind: "call", text }];
  }
  const text = (): string => `${explain}(${args()});`;
  // Where nothing is deferred, all that the function needs is the value and the path.
  return [{ kind: "call", text, ...(depth.length === 0 ? { collector: explain } : {}) }];
}

function innerScope(scope: Scope, id: SchemaId, application: Application): Scope {
  const { facts } = scope;
  const asked: Variant = application === "implied" || application === "branch" ? "strict" : scope.variant;
  return scopeOf({ ...scope, schema: facts.schema(id), variant: facts.variantOf(id, asked) });
}

/** The whole schema as one expression. */
export function inlineCondition(scope: Scope, value: string, { types, rules }: SchemaRules): Condition {
  const general = conditionsOn("any", rules, value);
  if (types !== undefined) {
    const byType = types.types.map((type) => {
      const conditions = conditionsOn(kindOfType(type), rules, value);
      return all(ownTypeTest(type, value, scope, conditions.length > 0 ? "narrows" : "decides"), ...conditions);
    });
    return all(any(...byType), ...general);
  }
  const byKind = constrainedKinds(rules).map((kind) =>
    any(negate(typeTest(kind, value, scope)), all(...conditionsOn(kind, rules, value))),
  );
  return all(...byKind, ...general);
}

function conditionsOn(kind: Kind | "any", rules: readonly Rule[], value: string): readonly Condition[] {
  return rules
    .filter(({ on }) => on === kind)
    .flatMap(({ check }) => {
      const conditions = asCondition(check(value));
      if (conditions === undefined)
        throw new Error(`A rule on ${kind} values needs statements, so it cannot stand in place.`);
      return conditions;
    });
}

/** The kinds of value that some rule constrains. */
export function constrainedKinds(rules: readonly Rule[]): readonly Kind[] {
  return [...allKinds].filter((kind) => rules.some(({ on }) => on === kind));
}

/** The whole schema's issues as statements that do not leave the function. */
function inlineExplanation(scope: Scope, value: string, path: PathText): readonly Code[] {
  const schemaRules = rulesOf(scope);
  const text = explainText(scope, schemaRules, value, path);
  if (text !== undefined) return [text];
  return explainKinds(scope, schemaRules, value, path, explainOn("any", schemaRules.rules, value, path));
}

/** One call for a text that may not be too long: the most frequent of all schemas. */
function explainText(scope: Scope, schemaRules: SchemaRules, value: string, path: PathText): Issues | undefined {
  const { types, rules } = schemaRules;
  const [only, ...others] = rules;
  if (types?.types.includes("string") !== true || only?.limit === undefined || others.length > 0) return undefined;
  const type = typeIssue(types.types, types.pointer);
  const text = textIssue(scope, { value, path, type }, only.limit);
  if (text === undefined) return undefined;
  return { kind: "issues", wrong: negate(inlineCondition(scope, value, schemaRules)), ...text };
}

/** What the rules for values of a kind have to say. */
export function explainOn(kind: Kind | "any", rules: readonly Rule[], value: string, path: PathText): readonly Code[] {
  return rules.filter(({ on }) => on === kind).flatMap(({ explain }) => explain(value, path));
}

/** The rules by kind of value, as a chain of `if`; where the kind is right, `then` follows. */
export function explainKinds(
  scope: Scope,
  { types, rules }: SchemaRules,
  value: string,
  path: PathText,
  then: readonly Code[],
): readonly Code[] {
  const kinds = types?.types ?? constrainedKinds(rules);
  const [only] = kinds;
  if (types !== undefined && only !== undefined && kinds.length === 1) {
    const own = explainOn(kindOfType(only), rules, value, path);
    const right = ownTypeTest(only, value, scope, own.length > 0 ? "narrows" : "decides");
    return unless(right, wrongType(scope, types, value, path), [...own, ...then]);
  }
  const test = types === undefined ? typeTest : ownTypeTest;
  const parts = kinds.map((kind) => ({ kind, code: explainOn(kindOfType(kind), rules, value, path) }));
  const silent = parts.filter(({ code }) => code.length === 0).map(({ kind }) => kind);
  const otherwise = types === undefined ? [] : wrongTypeCode(scope, types, silent, value, path, then);
  const chain = parts
    .filter(({ code }) => code.length > 0)
    .reduceRight<readonly Code[]>((rest, { kind, code }) => when(test(kind, value, scope), code, rest), otherwise);
  return [...chain, ...then];
}

function wrongTypeCode(
  scope: Scope,
  { types, pointer }: NonNullable<SchemaRules["types"]>,
  silent: readonly JsonType[],
  value: string,
  path: PathText,
  then: readonly Code[],
): readonly Code[] {
  const right = any(...silent.map((type) => ownTypeTest(type, value, scope, "decides")));
  // A value of the wrong type is not looked at further. Only functions have something to leave out.
  const wrong = wrongType(scope, { types, pointer }, value, path);
  return then.length === 0 ? unless(right, wrong) : when(negate(right), [returning(wrong.call)]);
}

/** The call that says that a value is of another type. */
export function wrongType(
  scope: Scope,
  { types, pointer }: NonNullable<SchemaRules["types"]>,
  value: string,
  path: PathText,
): Pick<Issues, "call" | "missing"> {
  return issueOf(scope, { value, path, issue: typeIssue(types, pointer) });
}

/** Leaves the function by a call. */
export function returning(call: () => string): Code {
  return { kind: "call", text: () => `return ${call()}` };
}

function unless(
  right: Condition,
  wrong: Pick<Issues, "call" | "missing">,
  otherwise: readonly Code[] = [],
): readonly Code[] {
  if (otherwise.length > 0) return when(negate(right), [{ kind: "call", text: wrong.call }], otherwise);
  return isAlways(right) ? [] : [{ kind: "issues", wrong: negate(right), ...wrong }];
}
