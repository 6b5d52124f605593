/** `minLength`, `maxLength` and `pattern` (JSON Schema 2020-12 validation, section 6.3). */
import type { Location } from "../../load/pointer.js";
import type { Assertion } from "../../model/schema.js";
import { atom } from "./condition.js";
import { readPattern } from "./regular-expression.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";
import { counted } from "./wording.js";

export function lengthRule(
  scope: Scope,
  kind: "minLength" | "maxLength",
  assertion: { readonly limit: number; readonly location: Location },
): Rule {
  const { limit } = assertion;
  const helper = kind === "minLength" ? "hasMinLength" : "hasMaxLength";
  const expected = `${kind === "minLength" ? "at least" : "at most"} ${counted(limit, "character", "characters")}`;
  const schema = pointerOf(scope, assertion);
  const rule = conditionRule(scope, "string", (value) => atom(`${scope.naming.runtime(helper)}(${value}, ${limit})`), {
    code: kind,
    message: kind === "minLength" && limit === 1 ? "must not be empty" : `must be ${expected} long`,
    expected,
    schema,
  });
  return kind === "maxLength" ? { ...rule, limit: { most: limit, schema } } : rule;
}

export function patternRule(scope: Scope, assertion: Extract<Assertion, { kind: "pattern" }>): Rule | undefined {
  if (readPattern(assertion.source).kind === "invalid") return undefined;
  return conditionRule(
    scope,
    "string",
    (value) => atom(`${scope.naming.own("pattern", scope.schema.id)}.test(${value})`),
    {
      code: "pattern",
      message: `must match the pattern ${assertion.source}`,
      expected: `a string that matches ${assertion.source}`,
      schema: pointerOf(scope, assertion),
    },
  );
}
