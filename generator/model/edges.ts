/** The schemas that a schema's assertions lead to. */
import type { Assertion, SchemaId } from "./schema.js";
import { unreachable } from "./unreachable.js";

export interface Edge {
  readonly target: SchemaId;
  /**
   * `always`: whatever the schema accepts, its part must satisfy the target. `branch`: the target decides which of
   * several applies (`oneOf`, `not`, `if`, …), so a looser reading of it would change the outcome.
   */
  readonly holds: "always" | "branch";
}

export function edgesOf(assertions: readonly Assertion[]): readonly Edge[] {
  return assertions.flatMap(edgesOfAssertion);
}

function edgesOfAssertion(assertion: Assertion): readonly Edge[] {
  switch (assertion.kind) {
    case "ref":
    case "dynamicRef":
      return always([assertion.target]);
    case "allOf":
      return always(assertion.schemas);
    case "items":
      return always([...assertion.prefix, ...present(assertion.rest)]);
    case "properties":
      return always([
        ...assertion.properties.map(({ schema }) => schema),
        ...assertion.patterns.map(({ schema }) => schema),
        ...present(assertion.additional),
      ]);
    case "anyOf":
    case "oneOf":
      return branches(assertion.schemas);
    case "not":
    case "contains":
    case "propertyNames":
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return branches([assertion.schema]);
    case "dependentSchemas":
      return branches(assertion.entries.map(({ schema }) => schema));
    case "if":
      return branches([assertion.condition, ...present(assertion.then), ...present(assertion.else)]);
    case "never":
    case "type":
    case "enum":
    case "const":
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
    case "multipleOf":
    case "minLength":
    case "maxLength":
    case "pattern":
    case "format":
    case "minItems":
    case "maxItems":
    case "uniqueItems":
    case "minProperties":
    case "maxProperties":
    case "required":
    case "dependentRequired":
      return [];
    default:
      return unreachable(assertion);
  }
}

function always(targets: readonly SchemaId[]): readonly Edge[] {
  return targets.map((target) => ({ target, holds: "always" }));
}

function branches(targets: readonly SchemaId[]): readonly Edge[] {
  return targets.map((target) => ({ target, holds: "branch" }));
}

function present(id: SchemaId | undefined): readonly SchemaId[] {
  return id === undefined ? [] : [id];
}
