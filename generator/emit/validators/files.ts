/** Files in multipart bodies. */
import type { Assertion } from "../../model/schema.js";
import { atom } from "./condition.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";

export function fileRule(scope: Scope, assertion: Extract<Assertion, { kind: "file" }>): Rule {
  return conditionRule(scope, "object", (value) => atom(`${scope.naming.runtime("isFilePart")}(${value})`), {
    code: "type",
    message: "must be a file",
    expected: "a Blob, or { content, filename, contentType }",
    schema: pointerOf(scope, assertion),
  });
}
