/** `format` where it is an assertion (JSON Schema 2020-12 validation, section 7.2). */
import { formatSetting, patternOf } from "../../model/format-settings.js";
import type { Assertion } from "../../model/schema.js";
import { formatChecks, type FormatCheck } from "../format-checks.js";
import { atom } from "./condition.js";
import { isInt64 } from "../int64-schemas.js";
import { isConvertedBy } from "./facts.js";
import type { IssueText } from "./issue-calls.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";

/** A rule for each type of value that the format speaks of. */
export function formatRules(scope: Scope, assertion: Extract<Assertion, { kind: "format" }>): readonly Rule[] {
  const { format } = assertion;
  const issue: IssueText = {
    code: "format",
    message: `must be a valid ${format}`,
    expected: format,
    schema: pointerOf(scope, assertion),
  };
  const checks = checksOf(format, scope).map(({ type, name }) =>
    conditionRule(scope, type, (value) => atom(`${scope.naming.runtime(name)}(${value})`), issue),
  );
  if (patternOf(scope.facts.api.formats, format) === undefined) return checks;
  const constant = scope.naming.own("format", scope.schema.id);
  const ofPattern = conditionRule(scope, "string", (value) => atom(`${constant}.test(${value})`), issue);
  // A text that only the pattern takes for a date could not be made one.
  return isConvertedBy(scope.schema, format) ? [ofPattern, ...checks] : [ofPattern];
}

/** Of an int64 in JSON that keeps all digits, the digits are checked. */
function checksOf(format: string, { facts, schema }: Scope): readonly Pick<FormatCheck, "type" | "name">[] {
  const checks = formatChecks.get(format) ?? [];
  if (format !== "int64" || !isInt64(schema)) return checks;
  const others =
    formatSetting(facts.api.formats, format) === "assertion" ? checks.filter(({ type }) => type !== "number") : [];
  return [{ type: "number", name: "isInt64Digits" }, ...others];
}
