/**
 * What the keywords of a schema evaluate of an object or an array, in place: the ground of `unevaluatedProperties` and
 * `unevaluatedItems` (JSON Schema 2020-12 core, section 11). Read off the schemas; no code is made here.
 */
import type { Assertion, ObjectAssertion, Schema, SchemaId } from "../../model/schema.js";
import type { Kinds } from "../../model/json-kind.js";
import { readPattern } from "./regular-expression.js";

/** What must hold for a part to count. A branch inside a branch needs both. */
export interface Guard {
  /** Absent: it stands in the schema itself, or in one that every value must satisfy. */
  readonly within: Guard | undefined;
  readonly test: GuardTest;
}

export type GuardTest =
  /** `branches`: the guards of all branches of the `anyOf` or `oneOf` that the schema is one of. */
  | {
      readonly kind: "matches";
      readonly schema: SchemaId;
      readonly branches: readonly Guard[];
      readonly application: "branch" | "asked";
    }
  /** The schema of another guard does not match: `else`. */
  | { readonly kind: "otherwise"; readonly matches: Guard }
  /** The object has a property: `dependentSchemas`. */
  | { readonly kind: "present"; readonly wireName: string };

/** What one keyword evaluates, where its guard holds. */
export interface EvaluatedPart {
  readonly guard: Guard | undefined;
  readonly what: Evaluated;
}

export type Evaluated =
  | { readonly kind: "everything" }
  /** The listed properties and those that match the patterns. `schema` holds the keywords. */
  | { readonly kind: "properties"; readonly schema: SchemaId; readonly assertion: ObjectAssertion }
  /** The first so many items. */
  | { readonly kind: "items"; readonly count: number }
  /** The items that a schema accepts: `contains`. */
  | { readonly kind: "containing"; readonly schema: SchemaId };

export interface Evaluation {
  readonly parts: readonly EvaluatedPart[];
  /** False where there are too many branches within branches to be told apart. */
  readonly complete: boolean;
}

export type UnevaluatedKind = "unevaluatedItems" | "unevaluatedProperties";

export interface EvaluationFacts {
  schema(id: SchemaId): Schema;
  kindsOf(id: SchemaId): Kinds;
  /** Whether every value matches: then a branch counts as surely as what it stands in. */
  isTrivial(id: SchemaId): boolean;
}

/** Schemas that are looked at for one keyword, each once for each guard. */
const mostVisits = 1_000;

/** What is evaluated beside a keyword of the schema, that keyword itself left out. */
export function evaluationOf(facts: EvaluationFacts, id: SchemaId, keyword: UnevaluatedKind): Evaluation {
  const search = new Search(facts, keyword);
  search.visit(id, undefined);
  return { parts: withoutCovered(search.parts), complete: search.complete };
}

/** Without the parts beside which, under the same guard or a weaker one, everything is evaluated; of these, the weakest. */
function withoutCovered(parts: readonly EvaluatedPart[]): readonly EvaluatedPart[] {
  const covering = new Set(parts.flatMap(({ guard, what }) => (what.kind === "everything" ? [guard] : [])));
  const isCovered = (guard: Guard | undefined): boolean => covering.has(guard) || isCoveredOutside(guard);
  const isCoveredOutside = (guard: Guard | undefined): boolean => guard !== undefined && isCovered(guard.within);
  return parts.filter(({ guard, what }) => (what.kind === "everything" ? !isCoveredOutside(guard) : !isCovered(guard)));
}

/** The schemas whose result decides what is evaluated. */
export function decidingSchemas({ parts }: Evaluation): readonly SchemaId[] {
  return parts.flatMap(({ guard, what }) => [
    ...schemasOf(guard),
    ...(what.kind === "containing" ? [what.schema] : []),
  ]);
}

function schemasOf(guard: Guard | undefined): readonly SchemaId[] {
  if (guard === undefined) return [];
  const { within, test } = guard;
  // The others are asked where it is explained what is wrong: whether none of them matches.
  if (test.kind === "matches") return [...schemasOf(within), test.schema, ...test.branches.flatMap(ownSchemaOf)];
  return [...schemasOf(within), ...(test.kind === "otherwise" ? schemasOf(test.matches) : [])];
}

function ownSchemaOf({ test }: Guard): readonly SchemaId[] {
  return test.kind === "matches" ? [test.schema] : [];
}

class Search {
  readonly parts: EvaluatedPart[] = [];
  complete = true;
  readonly #facts: EvaluationFacts;
  readonly #keyword: UnevaluatedKind;
  readonly #kind: "array" | "object";
  readonly #visited = new Map<Guard | undefined, Set<SchemaId>>();
  #visits = 0;

  constructor(facts: EvaluationFacts, keyword: UnevaluatedKind) {
    this.#facts = facts;
    this.#keyword = keyword;
    this.#kind = keyword === "unevaluatedItems" ? "array" : "object";
  }

  visit(id: SchemaId, guard: Guard | undefined): void {
    if (this.#isVisited(id, guard) || !this.#facts.kindsOf(id).has(this.#kind)) return;
    this.#visits += 1;
    if (this.#visits > mostVisits) {
      this.complete = false;
      return;
    }
    this.#visited.set(guard, (this.#visited.get(guard) ?? new Set()).add(id));
    const isOutermost = this.#visits === 1;
    for (const assertion of this.#facts.schema(id).assertions) {
      if (isOutermost && assertion.kind === this.#keyword) continue;
      const what = this.#kind === "array" ? this.#evaluatedItems(assertion) : evaluatedProperties(assertion, id);
      if (what !== undefined) this.parts.push({ guard, what });
      this.#visitInside(assertion, guard);
    }
  }

  /** Under the same guard or a weaker one: then it says nothing new, and a circle ends. */
  #isVisited(id: SchemaId, guard: Guard | undefined): boolean {
    if (this.#visited.get(guard)?.has(id) === true) return true;
    return guard !== undefined && this.#isVisited(id, guard.within);
  }

  #visitInside(assertion: Assertion, within: Guard | undefined): void {
    switch (assertion.kind) {
      case "ref":
        return this.visit(assertion.target, within);
      case "allOf":
        for (const id of assertion.schemas) this.visit(id, within);
        return;
      case "anyOf":
      case "oneOf":
        return this.#visitBranches(assertion, within);
      case "if":
        return this.#visitCondition(assertion, within);
      case "dependentSchemas":
        // An array has no properties that they could depend on.
        if (this.#kind === "array") return;
        for (const { wireName, schema } of assertion.entries) {
          this.visit(schema, { within, test: { kind: "present", wireName } });
        }
    }
  }

  #visitBranches(union: Extract<Assertion, { kind: "anyOf" | "oneOf" }>, within: Guard | undefined): void {
    const { schemas } = union;
    // Of the others, no object or array is.
    const possible = [...schemas.entries()].filter(([, schema]) => this.#facts.kindsOf(schema).has(this.#kind));
    const branches: Guard[] = [];
    for (const [index, schema] of possible) {
      branches.push({ within, test: { kind: "matches", schema, branches, application: askedAs(union, index) } });
    }
    for (const [place, [, schema]] of possible.entries()) {
      this.visit(schema, this.#facts.isTrivial(schema) ? within : branches[place]);
    }
  }

  #visitCondition(assertion: Extract<Assertion, { kind: "if" }>, within: Guard | undefined): void {
    const matches: Guard = {
      within,
      test: { kind: "matches", schema: assertion.condition, branches: [], application: "branch" },
    };
    const isSure = this.#facts.isTrivial(assertion.condition);
    const isPossible = this.#facts.kindsOf(assertion.condition).has(this.#kind);
    const then = isSure ? within : matches;
    if (isPossible) this.visit(assertion.condition, then);
    if (isPossible && assertion.then !== undefined) this.visit(assertion.then, then);
    if (isSure || assertion.else === undefined) return;
    this.visit(assertion.else, isPossible ? { within, test: { kind: "otherwise", matches } } : within);
  }

  #evaluatedItems(assertion: Assertion): Evaluated | undefined {
    switch (assertion.kind) {
      case "unevaluatedItems":
        return { kind: "everything" };
      case "items":
        return assertion.rest === undefined
          ? { kind: "items", count: assertion.prefix.length }
          : { kind: "everything" };
      case "contains":
        return this.#facts.isTrivial(assertion.schema)
          ? { kind: "everything" }
          : { kind: "containing", schema: assertion.schema };
      default:
        return undefined;
    }
  }
}

/** What has chosen a branch chooses it for a reader of answers, too. */
export function askedAs(
  { choices }: Extract<Assertion, { kind: "anyOf" | "oneOf" }>,
  index: number,
): "branch" | "asked" {
  const by = choices?.[index]?.by ?? "trial";
  return by === "trial" ? "branch" : "asked";
}

function evaluatedProperties(assertion: Assertion, schema: SchemaId): Evaluated | undefined {
  if (assertion.kind === "unevaluatedProperties") return { kind: "everything" };
  if (assertion.kind !== "properties") return undefined;
  // Where a pattern cannot be read, no one knows which properties it names.
  const isKnown = assertion.patterns.every(({ source }) => readPattern(source).kind === "valid");
  const isOpen = isKnown && assertion.additional === undefined && !assertion.closed;
  return isOpen ? { kind: "properties", schema, assertion } : { kind: "everything" };
}
