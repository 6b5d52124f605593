/** Which kinds of JSON value a schema can accept: the ground on which unions are told apart. */
import type { Api } from "../../model/api.js";
import type { Assertion, SchemaId } from "../../model/schema.js";
import { allKinds, kindOfType, kindOfValue, type Kind, type Kinds } from "../../model/json-kind.js";
import { listedValues } from "../../model/listed-values.js";

/** References are followed so far; beyond, a schema counts as accepting anything, which is always right. */
const furthest = 20;

/** Answers for every schema of an API, each once. An answer may name too many kinds, never too few. */
export class KindIndex {
  readonly #api: Api;
  readonly #isTrivial: (id: SchemaId) => boolean;
  readonly #known = new Map<SchemaId, Kinds>();

  constructor(api: Api, isTrivial: (id: SchemaId) => boolean) {
    this.#api = api;
    this.#isTrivial = isTrivial;
  }

  of(id: SchemaId): Kinds {
    return this.#of(id, 0);
  }

  #of(id: SchemaId, distance: number): Kinds {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    if (distance === furthest) return allKinds;
    // What is asked of a schema while it is being looked at, it answers with "anything".
    this.#known.set(id, allKinds);
    const schema = this.#api.schemas.get(id);
    const assertions = schema?.assertions ?? [];
    const isEmpty = listedValues(assertions)?.values.length === 0;
    const kinds = assertions.reduce(
      (before, assertion) => intersection(before, this.#allowedBy(assertion, distance)),
      isEmpty ? new Set<Kind>() : (schema?.kinds ?? allKinds),
    );
    this.#known.set(id, kinds);
    return kinds;
  }

  #allowedBy(assertion: Assertion, distance: number): Kinds {
    if (assertion.kind === "never") return new Set();
    if (assertion.kind === "type") return new Set(assertion.types.map(kindOfType));
    if (assertion.kind === "const") return new Set([kindOfValue(assertion.value)]);
    if (assertion.kind === "enum") return new Set(assertion.members.map(({ value }) => kindOfValue(value)));
    if (assertion.kind === "ref") return this.#of(assertion.target, distance + 1);
    if (assertion.kind === "allOf") {
      return assertion.schemas.map((id) => this.#of(id, distance + 1)).reduce(intersection, allKinds);
    }
    if (assertion.kind === "not") return this.#isTrivial(assertion.schema) ? new Set() : allKinds;
    if (assertion.kind === "if") return this.#allowedByCondition(assertion, distance);
    if (assertion.kind === "anyOf" || assertion.kind === "oneOf") {
      if (assertion.kind === "oneOf" && assertion.schemas.filter(this.#isTrivial).length > 1) return new Set();
      return new Set(assertion.schemas.flatMap((id) => [...this.#of(id, distance + 1)]));
    }
    return allKinds;
  }

  /** Where it is certain which of the two applies. */
  #allowedByCondition(assertion: Extract<Assertion, { kind: "if" }>, distance: number): Kinds {
    const isNever = this.#of(assertion.condition, distance + 1).size === 0;
    if (!isNever && !this.#isTrivial(assertion.condition)) return allKinds;
    const applies = isNever ? assertion.else : assertion.then;
    return applies === undefined ? allKinds : this.#of(applies, distance + 1);
  }
}

function intersection(a: Kinds, b: Kinds): Kinds {
  return new Set([...a].filter((kind) => b.has(kind)));
}
