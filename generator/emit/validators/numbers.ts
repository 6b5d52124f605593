/** `minimum`, `maximum`, their exclusive forms, and `multipleOf` (JSON Schema 2020-12 validation, section 6.2). */
import type { Location } from "../../load/pointer.js";
import type { Assertion } from "../../model/schema.js";
import { jsonLiteral } from "../literal.js";
import { atom } from "./condition.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";

type LimitKind = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";

const limits: {
  readonly [kind in LimitKind]: { readonly holds: string; readonly fails: string; readonly words: string };
} = {
  minimum: { holds: ">=", fails: "<", words: "at least" },
  maximum: { holds: "<=", fails: ">", words: "at most" },
  exclusiveMinimum: { holds: ">", fails: "<=", words: "greater than" },
  exclusiveMaximum: { holds: "<", fails: ">=", words: "less than" },
};

export function numberLimitRule(
  scope: Scope,
  kind: LimitKind,
  assertion: { readonly limit: number; readonly location: Location },
): Rule {
  const { holds, fails, words } = limits[kind];
  const limit = jsonLiteral(assertion.limit);
  const expected = `${words} ${limit}`;
  return conditionRule(scope, "number", (value) => atom(`${value} ${holds} ${limit}`, `${value} ${fails} ${limit}`), {
    code: kind,
    message: `must be ${expected}`,
    expected,
    schema: pointerOf(scope, assertion),
  });
}

export function multipleOfRule(scope: Scope, assertion: Extract<Assertion, { kind: "multipleOf" }>): Rule {
  const divisor = jsonLiteral(assertion.divisor);
  return conditionRule(
    scope,
    "number",
    (value) => atom(`${scope.naming.runtime("isMultipleOf")}(${value}, ${divisor})`),
    {
      code: "multipleOf",
      message: `must be a multiple of ${divisor}`,
      expected: `a multiple of ${divisor}`,
      schema: pointerOf(scope, assertion),
    },
  );
}
