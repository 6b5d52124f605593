/** The schemas that a schema's assertions lead to. */
import type { Assertion, BranchChoice, SchemaId } from "./schema.js";
import { unreachable } from "./unreachable.js";

export interface Edge {
  readonly target: SchemaId;
  /**
   * `always`: whatever the schema accepts, its part must satisfy the target. `branch`: the target decides which of
   * several applies (`oneOf`, `then`, …), so a looser reading of it would change the outcome. `condition`: it is only
   * asked (`not`, `if`). `chosen`: a branch that the value's kind or a property has chosen, whatever else it says.
   */
  readonly holds: "always" | "chosen" | "branch" | "condition";
  /** `same`: the target speaks of the schema's own values. `part`: of what lies inside them. */
  readonly of: "same" | "part";
  /** The property that the target speaks of; or the one whose value has chosen the branch. */
  readonly wireName?: string;
}

export function edgesOf(assertions: readonly Assertion[]): readonly Edge[] {
  const edges: Edge[] = [];
  const record = (edge: Edge): SchemaId => {
    edges.push(edge);
    return edge.target;
  };
  for (const assertion of assertions) withTargets(assertion, record);
  return edges;
}

type Replace = (edge: Edge) => SchemaId;

/** The assertion with other schemas in the place of those that it leads to. */
export function withTargets(assertion: Assertion, replace: Replace): Assertion {
  const part = (target: SchemaId) => replace({ target, holds: "always", of: "part" });
  const tried = (target: SchemaId) => replace({ target, holds: "branch", of: "part" });
  const same = (target: SchemaId) => replace({ target, holds: "always", of: "same" });
  const branch = (target: SchemaId) => replace({ target, holds: "branch", of: "same" });
  const condition = (target: SchemaId) => replace({ target, holds: "condition", of: "same" });
  switch (assertion.kind) {
    case "ref":
      return { ...assertion, target: same(assertion.target) };
    case "allOf":
      return { ...assertion, schemas: assertion.schemas.map(same) };
    case "items":
      return { ...assertion, prefix: assertion.prefix.map(part), ...ifPresent("rest", assertion.rest, part) };
    case "properties":
      return withProperties(assertion, part, replace);
    case "anyOf":
    case "oneOf":
      return {
        ...assertion,
        schemas: assertion.schemas.map((id, at) => replace(branchEdge(id, assertion.choices?.[at]))),
      };
    case "not":
      return { ...assertion, schema: condition(assertion.schema) };
    case "contains":
    case "propertyNames":
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return { ...assertion, schema: tried(assertion.schema) };
    case "dependentSchemas":
      return { ...assertion, entries: assertion.entries.map((edge) => ({ ...edge, schema: branch(edge.schema) })) };
    case "if":
      return withCondition(assertion, condition, branch);
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
    case "file":
    case "minProperties":
    case "maxProperties":
    case "required":
    case "dependentRequired":
      return assertion;
    default:
      return unreachable(assertion);
  }
}

type Of<Kind extends Assertion["kind"]> = Extract<Assertion, { readonly kind: Kind }>;
type Rename = (target: SchemaId) => SchemaId;

function branchEdge(target: SchemaId, choice: BranchChoice | undefined): Edge {
  if (choice === undefined || choice.by === "trial") return { target, holds: "branch", of: "same" };
  return { target, holds: "chosen", of: "same", ...(choice.by === "property" ? { wireName: choice.wireName } : {}) };
}

function withProperties(assertion: Of<"properties">, part: Rename, replace: Replace): Of<"properties"> {
  return {
    ...assertion,
    properties: assertion.properties.map(({ wireName, schema, ...edge }) => ({
      wireName,
      schema: replace({ target: schema, holds: "always", of: "part", wireName }),
      ...edge,
    })),
    patterns: assertion.patterns.map((edge) => ({ ...edge, schema: part(edge.schema) })),
    ...ifPresent("additional", assertion.additional, part),
  };
}

function withCondition(assertion: Of<"if">, condition: Rename, branch: Rename): Of<"if"> {
  return {
    ...assertion,
    condition: condition(assertion.condition),
    ...ifPresent("then", assertion.then, branch),
    ...ifPresent("else", assertion.else, branch),
  };
}

function ifPresent<Name extends string>(
  name: Name,
  target: SchemaId | undefined,
  rename: Rename,
): Partial<Record<Name, SchemaId>> {
  const renamed: Partial<Record<string, SchemaId>> = target === undefined ? {} : { [name]: rename(target) };
  return renamed;
}
