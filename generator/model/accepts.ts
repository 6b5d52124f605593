/**
 * Whether a schema accepts a value: for what a description says of its own values, such as defaults and examples.
 * Packages have validators instead, which are generated.
 */
import { isArray, isObject, member, type JsonValue } from "../load/json.js";
import { child, tokensOf, type Location, type Pointer } from "../load/pointer.js";
import type { FormatSettings } from "./format-settings.js";
import { isOfFormat } from "./format-values.js";
import { holdsByItself, matches } from "./plain-assertion.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

/** `undecided`: a pattern that is not tried, a schema that refers to itself for ever, or very much to look at. */
export type Verdict =
  { readonly kind: "accepted" | "undecided" } | { readonly kind: "rejected"; readonly failure: Failure };

export interface Failure {
  /** What part of the value is not accepted. */
  readonly pointer: Pointer;
  readonly keyword: string;
  /** Where the keyword stands. */
  readonly location: Location;
}

export type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** By JSON Schema 2020-12, with `format` as an annotation unless said otherwise. The failure is the first that is found. */
export function verdictOn(
  value: JsonValue,
  id: SchemaId,
  drafts: Drafts,
  formats: FormatSettings = "annotation",
): Verdict {
  const evaluation = new Evaluation(drafts, formats);
  const outcome = evaluation.schema(id, { value, pointer: "" });
  if (evaluation.isUndecided) return { kind: "undecided" };
  return outcome.kind === "fails" ? { kind: "rejected", failure: outcome.failure } : { kind: "accepted" };
}

/** The same for some assertions alone. */
export function verdictBy(assertions: readonly Assertion[], value: JsonValue, drafts: Drafts): Verdict {
  const evaluation = new Evaluation(drafts, "annotation");
  const outcome = evaluation.assertions(assertions, { value, pointer: "" });
  if (evaluation.isUndecided) return { kind: "undecided" };
  return outcome.kind === "fails" ? { kind: "rejected", failure: outcome.failure } : { kind: "accepted" };
}

interface Place {
  readonly value: JsonValue;
  readonly pointer: Pointer;
}

/** What passes says which properties and items of the value have been evaluated (core, section 11). */
type Outcome = Passes | { readonly kind: "fails"; readonly failure: Failure };

interface Passes {
  readonly kind: "passes";
  /** The names of properties, the indices of items. */
  readonly evaluated: ReadonlySet<string>;
}

type Of<Kind extends Assertion["kind"]> = Assertion & { readonly kind: Kind };

const passes: Passes = { kind: "passes", evaluated: new Set() };

const mostSteps = 50_000;
const deepest = 1_000;

class Evaluation {
  readonly #drafts: Drafts;
  readonly #formats: FormatSettings;
  /** The schemas and places that are being asked, the outermost first. */
  readonly #asked = new Set<string>();
  #steps = 0;
  isUndecided = false;

  constructor(drafts: Drafts, formats: FormatSettings) {
    this.#drafts = drafts;
    this.#formats = formats;
  }

  schema(id: SchemaId, place: Place): Outcome {
    const draft = this.#drafts.get(id);
    const key = `${id} ${place.pointer}`;
    this.#steps += 1;
    if (draft === undefined || this.#asked.has(key) || this.#asked.size > deepest || this.#steps > mostSteps) {
      this.isUndecided = true;
      return passes;
    }
    this.#asked.add(key);
    const outcome = this.assertions(draft.assertions, place);
    this.#asked.delete(key);
    return outcome;
  }

  assertions(assertions: readonly Assertion[], place: Place): Outcome {
    const evaluated = new Set<string>();
    // What is unevaluated is known only after all others (core, section 11).
    const isLast = ({ kind }: Assertion): boolean => kind === "unevaluatedItems" || kind === "unevaluatedProperties";
    const last = assertions.filter(isLast);
    for (const assertion of last.length === 0 ? assertions : [...assertions.filter((each) => !isLast(each)), ...last]) {
      const outcome = this.#assertion(assertion, place, evaluated);
      if (outcome.kind === "fails") return outcome;
      for (const each of outcome.evaluated) evaluated.add(each);
    }
    return evaluated.size === 0 ? passes : { kind: "passes", evaluated };
  }

  #assertion(assertion: Assertion, place: Place, evaluated: ReadonlySet<string>): Outcome {
    const indices = isArray(place.value) ? [...place.value.keys()].map(String) : [];
    const wireNames = isObject(place.value) ? Object.keys(place.value) : [];
    switch (assertion.kind) {
      case "ref":
        return this.schema(assertion.target, place);
      case "allOf":
        return all(assertion.schemas.map((schema) => this.schema(schema, place)));
      case "anyOf":
        return this.#anyOf(assertion, assertion.schemas, place);
      case "oneOf":
        return this.#oneOf(assertion, assertion.schemas, place);
      case "not":
        return this.schema(assertion.schema, place).kind === "fails" ? passes : failing(assertion, place);
      case "if":
        return this.#condition(assertion, place);
      case "items":
        return this.#members(place, indices, (index) => present(assertion.prefix[Number(index)] ?? assertion.rest));
      case "contains":
        return isArray(place.value) ? this.#contains(assertion, indices, place) : passes;
      case "properties":
        return this.#properties(assertion, wireNames, place);
      case "propertyNames":
        return this.#names(assertion.schema, wireNames, place);
      case "dependentSchemas":
        return all(
          assertion.entries
            .filter(({ wireName }) => wireNames.includes(wireName))
            .map(({ schema }) => this.schema(schema, place)),
        );
      case "unevaluatedItems":
        return this.#unevaluated(assertion.schema, indices, place, evaluated);
      case "unevaluatedProperties":
        return this.#unevaluated(assertion.schema, wireNames, place, evaluated);
      default:
        return this.#plain(assertion, place);
    }
  }

  #plain(assertion: Assertion, place: Place): Outcome {
    const holds =
      assertion.kind === "format"
        ? (isOfFormat(place.value, assertion.format, this.#formats) ?? "later")
        : holdsByItself(assertion, place.value);
    return holds === "later" || this.#decided(holds) ? passes : failing(assertion, place);
  }

  #anyOf(assertion: Assertion, schemas: readonly SchemaId[], place: Place): Outcome {
    const passing = this.#passing(schemas, place);
    return passing.length > 0 ? all(passing) : failing(assertion, place);
  }

  #oneOf(assertion: Assertion, schemas: readonly SchemaId[], place: Place): Outcome {
    const passing = this.#passing(schemas, place);
    return passing.length === 1 ? all(passing) : failing(assertion, place);
  }

  #passing(schemas: readonly SchemaId[], place: Place): readonly Outcome[] {
    return schemas.map((schema) => this.schema(schema, place)).filter(({ kind }) => kind === "passes");
  }

  #condition({ condition, then, else: otherwise }: Of<"if">, place: Place): Outcome {
    const asked = this.schema(condition, place);
    if (asked.kind === "fails") return otherwise === undefined ? passes : this.schema(otherwise, place);
    return then === undefined ? asked : all([asked, this.schema(then, place)]);
  }

  #contains(assertion: Of<"contains">, indices: readonly string[], place: Place): Outcome {
    const found = indices.filter((index) => this.#member(assertion.schema, place, index).kind === "passes");
    const isRight = found.length >= assertion.min && found.length <= (assertion.max ?? Infinity);
    return isRight ? { kind: "passes", evaluated: new Set(found) } : failing(assertion, place);
  }

  /** A name is no part of the value, so the property it belongs to is what is not accepted. */
  #names(id: SchemaId, wireNames: readonly string[], { pointer }: Place): Outcome {
    const outcomes = wireNames.map((name) => this.schema(id, { value: name, pointer: child(pointer, name) }));
    return outcomes.find(({ kind }) => kind === "fails") ?? passes;
  }

  #unevaluated(id: SchemaId, tokens: readonly string[], place: Place, evaluated: ReadonlySet<string>): Outcome {
    return this.#members(
      place,
      tokens.filter((token) => !evaluated.has(token)),
      () => [id],
    );
  }

  #properties(assertion: Of<"properties">, wireNames: readonly string[], place: Place): Outcome {
    const { properties, patterns, additional, closed } = assertion;
    const listed = new Map(properties.map(({ wireName, schema }) => [wireName, schema]));
    const schemasOf = (wireName: string): readonly SchemaId[] => {
      const matching = patterns.filter(({ source }) => this.#decided(matches(source, wireName)));
      const own = [...present(listed.get(wireName)), ...matching.map(({ schema }) => schema)];
      return own.length > 0 ? own : present(additional);
    };
    const stray = closed ? wireNames.find((wireName) => schemasOf(wireName).length === 0) : undefined;
    if (stray === undefined) return this.#members(place, wireNames, schemasOf);
    const location = sibling(assertion.location, "additionalProperties");
    const pointer = child(place.pointer, stray);
    return { kind: "fails", failure: { pointer, keyword: "additionalProperties", location } };
  }

  /** Asks some members, each by its schemas; those that have one are evaluated. */
  #members(place: Place, tokens: readonly string[], schemasOf: (token: string) => readonly SchemaId[]): Outcome {
    const evaluated = new Set<string>();
    for (const token of tokens) {
      for (const id of schemasOf(token)) {
        const outcome = this.#member(id, place, token);
        if (outcome.kind === "fails") return outcome;
        evaluated.add(token);
      }
    }
    return { kind: "passes", evaluated };
  }

  #member(id: SchemaId, { value, pointer }: Place, token: string): Outcome {
    return this.schema(id, { value: member(value, token) ?? null, pointer: child(pointer, token) });
  }

  #decided(holds: boolean | undefined): boolean {
    if (holds === undefined) this.isUndecided = true;
    return holds ?? true;
  }
}

/** All must pass; what one of them has evaluated is. */
function all(outcomes: readonly Outcome[]): Outcome {
  const evaluated = new Set<string>();
  for (const outcome of outcomes) {
    if (outcome.kind === "fails") return outcome;
    for (const each of outcome.evaluated) evaluated.add(each);
  }
  return { kind: "passes", evaluated };
}

function failing({ kind, location }: Assertion, { pointer }: Place): Outcome {
  return { kind: "fails", failure: { pointer, keyword: keywordAt(kind, location), location } };
}

/** A `oneOf` of constants is an `enum` to the model; the schema `false` has no keyword. */
function keywordAt(kind: Assertion["kind"], { pointer }: Location): string {
  return kind === "never" ? "false" : (tokensOf(pointer).at(-1) ?? kind);
}

function sibling({ file, pointer }: Location, keyword: string): Location {
  return { file, pointer: child(pointer.slice(0, pointer.lastIndexOf("/")), keyword) };
}

function present(id: SchemaId | undefined): readonly SchemaId[] {
  return id === undefined ? [] : [id];
}
