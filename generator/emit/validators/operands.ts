/**
 * Which schemas must be checked by a call although they are short. TypeScript narrows a variable by every comparison in
 * place, and then refuses another that can only be false: `value === "a"` under `typeof value === "number"`. A call
 * narrows nothing.
 */
import type { Assertion, SchemaId } from "../../model/schema.js";
import { decidingSchemas, type Evaluation, type UnevaluatedKind } from "./evaluation.js";
import { allKinds, overlap, type Kinds } from "../../model/json-kind.js";
import { listedValues } from "../../model/listed-values.js";
import { objectShape } from "./object-shape.js";

export interface OperandFacts {
  readonly ids: Iterable<SchemaId>;
  /** The assertions that say something. */
  assertionsOf(id: SchemaId): readonly Assertion[];
  kindsOf(id: SchemaId): Kinds;
  evaluation(id: SchemaId, keyword: UnevaluatedKind): Evaluation;
}

type AlternativeSchemas = Extract<Assertion, { readonly kind: "anyOf" | "oneOf" }>;

export function calledSchemas(facts: OperandFacts): ReadonlySet<SchemaId> {
  const called = new Set<SchemaId>();
  for (const id of facts.ids) {
    const assertions = facts.assertionsOf(id);
    for (const assertion of assertions) {
      for (const operand of calledBy(id, assertion, assertions, facts)) called.add(operand);
    }
  }
  return called;
}

function calledBy(
  id: SchemaId,
  assertion: Assertion,
  all: readonly Assertion[],
  facts: OperandFacts,
): readonly SchemaId[] {
  const isAlone = all.length === 1;
  switch (assertion.kind) {
    case "ref":
      return isAlone ? [] : [assertion.target];
    case "allOf":
      return isAlone && assertion.schemas.length === 1 ? [] : assertion.schemas;
    case "anyOf":
    case "oneOf":
      return isAlone ? assertion.schemas.filter((one) => isNarrowed(one, assertion, facts)) : assertion.schemas;
    case "not":
      return isAlone ? [] : [assertion.schema];
    case "if":
      return [assertion.condition, ...(isAlone ? [] : [assertion.then ?? [], assertion.else ?? []].flat())];
    case "dependentSchemas":
      return assertion.entries.map(({ schema }) => schema);
    case "properties":
      return sharedPatterns(all);
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return decidingSchemas(facts.evaluation(id, assertion.kind));
    default:
      return [];
  }
}

/** Whether what the alternatives before it have excluded could make a comparison of one impossible. */
function isNarrowed(id: SchemaId, { kind, schemas }: AlternativeSchemas, facts: OperandFacts): boolean {
  const kinds = facts.kindsOf(id);
  // Where a schema lets other kinds pass (`!isNumber(value) || …`), the next alternative is read as its opposite.
  if (kinds.size === allKinds.size) return true;
  // `typeof value !== "string" && value !== "a"` where it is a string or an array. Each of a `oneOf` stands for itself.
  if (kind === "oneOf" || listedValues(facts.assertionsOf(id)) === undefined) return false;
  const others = schemas.filter((one) => one !== id).map((one) => facts.kindsOf(one));
  return others.some((other) => overlap(kinds, other) && new Set([...kinds, ...other]).size > 1);
}

/** Schemas of patterns that match a property with rules of its own. */
function sharedPatterns(assertions: readonly Assertion[]): readonly SchemaId[] {
  const { patterns, fields } = objectShape(assertions, () => false);
  return patterns.filter(({ matches }) => fields.some(({ wireName }) => matches(wireName))).map(({ schema }) => schema);
}
