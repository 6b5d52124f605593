/** The keywords of objects (JSON Schema 2020-12: core section 10.3.2, validation section 6.5), as one rule. */
import { never } from "./condition.js";
import { explainObject } from "./object-explain.js";
import { loadSteps } from "./object-load.js";
import type { ObjectShape } from "./object-shape.js";
import { walkSteps } from "./object-walk.js";
import { hasUnlistedRules } from "./properties.js";
import type { Rule } from "./rule.js";
import type { Scope } from "./scope.js";
import { test } from "./step.js";

export function objectRule(scope: Scope, shape: ObjectShape): Rule {
  return {
    on: "object",
    form: "statements",
    check: (value) => {
      if (isImpossible(scope, shape)) return test(never);
      return isWalked(scope, shape) ? walkSteps(scope, shape, value) : loadSteps(scope, shape, value);
    },
    explain: (value, path) => explainObject(scope, shape, value, path),
  };
}

/** Where a property is required and nothing satisfies it. */
function isImpossible({ facts }: Scope, { fields }: ObjectShape): boolean {
  return fields.some(
    ({ required, forbidden, schemas }) => required && (forbidden || schemas.some((id) => facts.isNever(id))),
  );
}

/** So many properties that may be absent make loading them slower than going through those that are there. */
const manyOptional = 12;

function isWalked(scope: Scope, shape: ObjectShape): boolean {
  return hasUnlistedRules(shape, scope) || shape.fields.filter(({ required }) => !required).length >= manyOptional;
}
