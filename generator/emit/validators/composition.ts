/** `$ref`, `allOf`, `not` and `if` (JSON Schema 2020-12 core, sections 8.2.3.1 and 10.2). */
import type { Assertion, SchemaId } from "../../model/schema.js";
import { failUnless, when, type Code } from "./code.js";
import { always, isAlways, isNever, negate, type Condition } from "./condition.js";
import { conditionRule, type Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";
import { code, test } from "./step.js";

type Of<K extends Assertion["kind"]> = Extract<Assertion, { kind: K }>;

/** Values must satisfy every one of the schemas: `$ref`, `allOf`. */
export function everyRule(scope: Scope, schemas: readonly SchemaId[]): Rule {
  return {
    on: "any",
    form: "conditions",
    check: (value) => schemas.flatMap((id) => test(scope.condition(id, value, "always"))),
    explain: (value, path) => schemas.flatMap((id) => scope.explanation(id, value, path, "always")),
  };
}

export function notRule(scope: Scope, assertion: Of<"not">): Rule {
  return conditionRule(scope, "any", (value) => negate(scope.condition(assertion.schema, value, "branch")), {
    code: "not",
    message: "is of a form that is not allowed",
    expected: "another form",
    schema: pointerOf(scope, assertion),
  });
}

export function conditionalRule(scope: Scope, { condition, then, else: otherwise }: Of<"if">): Rule {
  return {
    on: "any",
    form: "statements",
    check: (value) => {
      const applies = (id: SchemaId | undefined): Condition =>
        id === undefined ? always : scope.condition(id, value, "implied");
      const holds = scope.condition(condition, value, "branch");
      if (isAlways(holds)) return test(applies(then));
      if (isNever(holds)) return test(applies(otherwise));
      return code(when(holds, failUnless(applies(then)), failUnless(applies(otherwise))));
    },
    explain: (value, path) => {
      const applies = (id: SchemaId | undefined): readonly Code[] =>
        id === undefined ? [] : scope.explanation(id, value, path, "implied");
      const holds = scope.condition(condition, value, "branch");
      // What never applies is not asked for: asking makes a function of it.
      if (isAlways(holds)) return applies(then);
      if (isNever(holds)) return applies(otherwise);
      return when(holds, applies(then), applies(otherwise));
    },
  };
}
