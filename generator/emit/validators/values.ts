/** `type`, `enum` and `const`: which values there are at all (JSON Schema 2020-12 validation, section 6.1). */
import type { JsonType, JsonValue } from "../../model/schema.js";
import { jsonLiteral } from "../literal.js";
import { all, any, atom, type Condition } from "./condition.js";
import { mostListed } from "./facts.js";
import { allKinds, kindOfValue, type Kind } from "../../model/json-kind.js";
import type { ListedValues } from "../../model/listed-values.js";
import { hasOpenEnum } from "./received.js";
import { addIssue, issueUnless, type IssueText } from "./issue-calls.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";
import { choice, oneOf, typesInWords, valueInWords } from "./wording.js";

/**
 * Whether what comes next relies on the compiler's knowing the type. Where nothing does, a number is asked for in place,
 * which takes V8 less time than any function of ours.
 */
export type TestUse = "narrows" | "decides";

/** Holds where a value is of a type. */
export function typeTest(type: JsonType, value: string, scope: Scope, use: TestUse = "narrows"): Condition {
  const { naming, facts, schema } = scope;
  const isDigits = facts.int64.themselves.has(schema.id);
  switch (type) {
    case "null":
      return atom(`${value} === null`, `${value} !== null`);
    case "boolean":
    case "string":
      return atom(`typeof ${value} === "${type}"`, `typeof ${value} !== "${type}"`);
    case "number":
      if (use === "decides" && !isDigits) return atom(`Number.isFinite(${value})`);
      return atom(`${naming.runtime(isDigits ? "isNumeric" : "isNumber")}(${value})`);
    case "integer":
      if (use === "decides" && !isDigits) return atom(`Number.isInteger(${value})`);
      return atom(`${naming.runtime(isDigits ? "isWhole" : "isInteger")}(${value})`);
    case "array":
      return atom(`${naming.runtime("isArray")}(${value})`);
    case "object":
      return atom(`${naming.runtime("isObject")}(${value})`);
  }
}

/** The same for a schema's own `type`: `new String("a")` is an object to JavaScript, and nothing to JSON. */
export function ownTypeTest(type: JsonType, value: string, scope: Scope, use?: TestUse): Condition {
  const right = typeTest(type, value, scope, use);
  if (type !== "object" || requiresMore(scope)) return right;
  const isBoxed = `${scope.naming.runtime("isBoxed")}(${value})`;
  return all(right, atom(`!${isBoxed}`, isBoxed));
}

/** Whether a property is required that no array and no boxed primitive has: what they inherit are functions. */
export function requiresMore({ schema: { assertions }, facts }: Scope): boolean {
  const required = new Set(assertions.flatMap((one) => (one.kind === "required" ? one.wireNames : [])));
  const properties = assertions.flatMap((one) => (one.kind === "properties" ? one.properties : []));
  return properties.some(
    ({ wireName, schema }) =>
      required.has(wireName) && !ownOfOthers.test(wireName) && facts.kinds.of(schema).size < allKinds.size,
  );
}

/** Of arrays and strings, and of symbols. */
const ownOfOthers = /^(length|description|\d+)$/;

export function typesTest(types: readonly JsonType[], value: string, scope: Scope): Condition {
  return any(...types.map((type) => typeTest(type, value, scope)));
}

export function typeIssue(types: readonly JsonType[], schema: string): IssueText {
  return { code: "type", message: `must be ${typesInWords(types)}`, expected: types.join(" | "), schema };
}

/** The rule of a schema that lists its values. Takes the place of `type`, too. */
export function valuesRule(scope: Scope, { values, assertion }: ListedValues): Rule {
  const schema = pointerOf(scope, assertion);
  const isOpen = scope.variant === "received" && hasOpenEnum(scope.facts.api, scope.schema.id);
  if (isOpen) return openRule(scope, values, schema);
  const words = values.map(valueInWords);
  const issue: IssueText = {
    code: assertion.kind === "const" ? "const" : "enum",
    message: values.length === 0 ? "is not allowed" : `must be ${oneOf(words)}`,
    expected: values.length === 0 ? "no value" : choice(values.map((value) => JSON.stringify(value))),
    schema,
  };
  const kinds = new Set(values.map(kindOfValue));
  return conditionRule(scope, "any", (value) => closedCondition(scope, values, kinds, value), issue);
}

function closedCondition(
  scope: Scope,
  values: readonly JsonValue[],
  kinds: ReadonlySet<Kind>,
  value: string,
): Condition {
  const isScalar = !kinds.has("array") && !kinds.has("object") && !values.some((each) => isRounded(each, scope));
  if (isScalar && values.length > mostListed)
    return atom(`${scope.naming.own("members", scope.schema.id)}.has(${value})`);
  return any(...values.map((member, index) => equals(scope, member, index, value)));
}

function equals(scope: Scope, member: JsonValue, index: number, value: string): Condition {
  if (typeof member === "object" && member !== null) {
    const constant = scope.naming.own(`constant${index}`, scope.schema.id);
    return atom(`${scope.naming.runtime("jsonEqual")}(${value}, ${constant})`);
  }
  const literal = jsonLiteral(member);
  if (isRounded(member, scope)) {
    return all(
      typeTest("number", value, scope),
      atom(`Number(${value}) === ${literal}`, `Number(${value}) !== ${literal}`),
    );
  }
  return atom(`${value} === ${literal}`, `${value} !== ${literal}`);
}

/** Whether digits are compared with a number of which the description's reader has not kept all. */
function isRounded(member: JsonValue, { facts, schema }: Scope): boolean {
  return Number.isInteger(member) && !Number.isSafeInteger(member) && facts.int64.themselves.has(schema.id);
}

/** Any string passes, and of the other values those that are listed. */
function openRule(scope: Scope, values: readonly JsonValue[], schema: string): Rule {
  const others = values.filter((value) => typeof value !== "string");
  const condition = (value: string): Condition =>
    any(typeTest("string", value, scope), ...others.map((other, index) => equals(scope, other, index, value)));
  const issue: IssueText = {
    code: "type",
    message: `must be ${["a string", ...others.map(valueInWords)].join(" or ")}`,
    expected: ["string", ...others.map((other) => JSON.stringify(other))].join(" | "),
    schema,
  };
  return {
    on: "any",
    form: "conditions",
    check: (value) => [{ kind: "test", condition: condition(value) }],
    explain: (value, path) => issueUnless(scope, condition(value), { value, path, issue }),
  };
}

/** The rule of the schema `false`, and of one whose keywords leave no value. */
export function neverRule(scope: Scope): Rule {
  const issue: IssueText = {
    code: "never",
    message: "is not allowed",
    expected: "no value",
    schema: scope.schema.describedAt,
  };
  return {
    on: "any",
    form: "conditions",
    check: () => [{ kind: "test", condition: any() }],
    explain: (_value, path) => [addIssue(scope, path, issue)],
  };
}
