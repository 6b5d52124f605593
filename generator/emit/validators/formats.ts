/** `format` where it is an assertion (JSON Schema 2020-12 validation, section 7.2). */
import type { Assertion } from "../../model/schema.js";
import { formatChecks } from "../format-checks.js";
import { atom } from "./condition.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";

/** A rule for each type of value that the format speaks of. */
export function formatRules(scope: Scope, assertion: Extract<Assertion, { kind: "format" }>): readonly Rule[] {
  const { format } = assertion;
  return (formatChecks.get(format) ?? []).map(({ type, name }) =>
    conditionRule(type, (value) => atom(`${scope.naming.runtime(name)}(${value})`), {
      code: "format",
      message: `must be a valid ${format}`,
      expected: format,
      schema: pointerOf(scope, assertion),
    }),
  );
}
