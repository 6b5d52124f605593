/** What is known of an API's schemas before any code is made: found once, asked many times. */
import type { Api } from "../../model/api.js";
import type { Assertion, CodecName, Schema, SchemaId } from "../../model/schema.js";
import { formatSetting } from "../../model/format-settings.js";
import { leadingTo } from "../../model/holders.js";
import { schemasAppliedTwice, type AppliedTwice } from "./applied-twice.js";
import { schemasAskedAgain } from "./asked-again.js";
import { formatChecks } from "../format-checks.js";
import {
  decidingSchemas,
  evaluationOf,
  type Evaluation,
  type EvaluationFacts,
  type UnevaluatedKind,
} from "./evaluation.js";
import { int64Schemas, type Int64Schemas } from "../int64-schemas.js";
import { KindIndex } from "./kinds.js";
import { calledSchemas } from "./operands.js";
import { schemasWithReceivedVariant } from "./received.js";
import { readPattern } from "./regular-expression.js";

/** `strict`: as described. `received`: as a client reads answers, with enums of strings open. */
export type Variant = "strict" | "received";

export class Facts {
  readonly api: Api;
  readonly kinds: KindIndex;
  /** Those of JSON that keeps all digits. */
  readonly int64: Int64Schemas;
  readonly #received: ReadonlySet<SchemaId>;
  readonly #evaluations = new Map<string, Evaluation>();
  readonly #trivial = new Map<SchemaId, boolean>();
  #calledSchemas: ReadonlySet<SchemaId> | undefined;
  #deciding: ReadonlySet<SchemaId> | undefined;
  #namingProperties: ReadonlySet<SchemaId> | undefined;
  #askedAgain: ReadonlySet<SchemaId> | undefined;
  #appliedTwice: AppliedTwice | undefined;
  #distance = 0;

  constructor(api: Api) {
    this.api = api;
    this.kinds = new KindIndex(api, (id) => this.isTrivial(id));
    this.int64 = int64Schemas(api);
    this.#received = schemasWithReceivedVariant(api);
  }

  schema(id: SchemaId): Schema {
    const schema = this.api.schemas.get(id);
    if (schema === undefined) throw new Error(`The model has no schema ${id}.`);
    return schema;
  }

  /** The variant to use of a schema where another one is asked for: the strict one unless they differ. */
  variantOf(id: SchemaId, asked: Variant): Variant {
    return asked === "received" && this.#received.has(id) ? "received" : "strict";
  }

  /**
   * Accepts anything, so nothing is to be checked. No for an answer is always right: such a schema gets a function that
   * returns true. So it stands for schemas that are too far away, and for one that leads back to itself.
   */
  isTrivial(id: SchemaId): boolean {
    const known = this.#trivial.get(id);
    if (known !== undefined) return known;
    if (this.#distance === furthest) return false;
    this.#trivial.set(id, false);
    this.#distance += 1;
    const isTrivial = this.schema(id).assertions.every((assertion) => this.#isEmpty(id, assertion));
    this.#distance -= 1;
    this.#trivial.set(id, isTrivial);
    return isTrivial;
  }

  /** Accepts nothing, and has no function to say so. */
  isNever(id: SchemaId): boolean {
    return this.kinds.of(id).size === 0 && !this.hasFunctions(id);
  }

  /** Has functions of its own; everything else is checked where it is used. */
  hasFunctions(id: SchemaId): boolean {
    if (this.isTrivial(id)) return false;
    const schema = this.schema(id);
    if (isEntry(schema) || schema.recursive) return true;
    return this.kinds.of(id).size > 0 && (this.#called().has(id) || !this.#isInline(id));
  }

  /** Assertions that say something, so that code is made for them. */
  assertionsOf(id: SchemaId): readonly Assertion[] {
    return this.schema(id).assertions.filter((assertion) => !this.#isEmpty(id, assertion));
  }

  /** What a schema evaluates in place beside one of its keywords. */
  evaluation(id: SchemaId, keyword: UnevaluatedKind): Evaluation {
    const key = `${keyword}:${id}`;
    const known = this.#evaluations.get(key);
    if (known !== undefined) return known;
    const facts: EvaluationFacts = {
      schema: (one) => this.schema(one),
      kindsOf: (one) => this.kinds.of(one),
      isTrivial: (one) => this.isTrivial(one),
    };
    const evaluation = evaluationOf(facts, id, keyword);
    this.#evaluations.set(key, evaluation);
    return evaluation;
  }

  /** Whether something beside a schema's own place asks for its result, so that it pays to keep that. */
  decidesEvaluation(id: SchemaId): boolean {
    this.#deciding ??= new Set(
      [...this.api.schemas.values()].flatMap((schema) =>
        schema.assertions.flatMap(({ kind }) =>
          kind === "unevaluatedItems" || kind === "unevaluatedProperties"
            ? decidingSchemas(this.evaluation(schema.id, kind))
            : [],
        ),
      ),
    );
    return this.#deciding.has(id);
  }

  /** Whether a recursive schema's result is asked for twice on the way down, so that it pays to keep it. */
  isAskedAgain(id: SchemaId): boolean {
    this.#askedAgain ??= schemasAskedAgain(this);
    return this.#askedAgain.has(id) || this.#twice().asked.has(id);
  }

  /** Whether two keywords may hold one value to a recursive schema, so that it pays to note what has been begun with. */
  isAppliedTwice(id: SchemaId): boolean {
    return this.#twice().always.has(id) || this.#twice().asked.has(id);
  }

  /** Names properties of objects, or leads to a schema that does. */
  namesProperties(id: SchemaId): boolean {
    this.#namingProperties ??= leadingTo(
      [...this.api.schemas.values()].filter(({ assertions }) => assertions.some(isNaming)).map((schema) => schema.id),
      this.api.schemas,
    );
    return this.#namingProperties.has(id);
  }

  #twice(): AppliedTwice {
    this.#appliedTwice ??= schemasAppliedTwice(this);
    return this.#appliedTwice;
  }

  #called(): ReadonlySet<SchemaId> {
    this.#calledSchemas ??= calledSchemas({
      ids: this.api.schemas.keys(),
      assertionsOf: (id) => this.assertionsOf(id),
      kindsOf: (id) => this.kinds.of(id),
      evaluation: (id, keyword) => this.evaluation(id, keyword),
    });
    return this.#calledSchemas;
  }

  #isInline(id: SchemaId): boolean {
    const assertions = this.assertionsOf(id);
    if (assertions.every(isScalarTest)) return true;
    const [only] = assertions;
    return assertions.length === 1 && only !== undefined && this.#isShortComposition(only);
  }

  /** A reference, or a few alternatives that no value can be mistaken among: `{ anyOf: [Pet, { type: "null" }] }`. */
  #isShortComposition(assertion: Assertion): boolean {
    if (assertion.kind === "ref") return true;
    if (assertion.kind === "allOf") return assertion.schemas.length === 1;
    if (assertion.kind !== "anyOf" && assertion.kind !== "oneOf") return false;
    if (assertion.discriminator !== undefined) return false;
    const kinds = assertion.schemas.flatMap((id) => [...this.kinds.of(id)]);
    return assertion.schemas.length <= mostInline && new Set(kinds).size === kinds.length;
  }

  /** Whether an assertion holds for every value. */
  #isEmpty(id: SchemaId, assertion: Assertion): boolean {
    switch (assertion.kind) {
      case "format":
        return !this.#isAsserted(id, assertion.format);
      case "unevaluatedItems":
      case "unevaluatedProperties":
        return this.isTrivial(assertion.schema) || !this.evaluation(id, assertion.kind).complete;
      case "minLength":
      case "minItems":
      case "minProperties":
        return assertion.limit <= 0;
      case "pattern":
        return readPattern(assertion.source).kind === "invalid";
      case "ref":
        return this.isTrivial(assertion.target);
      case "allOf":
        return assertion.schemas.every((id) => this.isTrivial(id));
      case "anyOf":
        return assertion.discriminator === undefined && assertion.schemas.some((id) => this.isTrivial(id));
      case "items":
        return this.#areTrivial([...assertion.prefix, assertion.rest]);
      case "properties":
        return !assertion.closed && this.#areTrivial([...schemasIn(assertion), assertion.additional]);
      case "dependentSchemas":
        return this.#areTrivial(assertion.entries.map(({ schema }) => schema));
      case "dependentRequired":
        return assertion.entries.every(({ requires }) => requires.length === 0);
      case "propertyNames":
        return this.isTrivial(assertion.schema);
      case "not":
        return this.kinds.of(assertion.schema).size === 0;
      case "oneOf":
        return assertion.discriminator === undefined && this.#isTrivialAlone(assertion.schemas);
      case "if":
        return this.#isEmptyCondition(assertion);
      case "contains":
        return assertion.min <= 0 && assertion.max === undefined;
      default:
        return false;
    }
  }

  /** Whether a format is checked: also where it only informs, if the value is to be converted. */
  #isAsserted(id: SchemaId, format: string): boolean {
    if (isConvertedBy(this.schema(id), format)) return true;
    const setting = formatSetting(this.api.formats, format);
    return setting === "assertion" ? formatChecks.has(format) : setting !== "annotation";
  }

  /** One branch accepts anything, and the others nothing. */
  #isTrivialAlone(branches: readonly SchemaId[]): boolean {
    const possible = branches.filter((id) => this.kinds.of(id).size > 0);
    return possible.length === 1 && this.#areTrivial(possible);
  }

  #isEmptyCondition({ condition, then, else: otherwise }: Extract<Assertion, { kind: "if" }>): boolean {
    if (this.isTrivial(condition)) return this.#areTrivial([then]);
    return this.#areTrivial(this.kinds.of(condition).size === 0 ? [otherwise] : [then, otherwise]);
  }

  #areTrivial(ids: readonly (SchemaId | undefined)[]): boolean {
    return ids.every((id) => id === undefined || this.isTrivial(id));
  }
}

/** Whether values of a schema are converted because of a format, so that they must be of it. */
export function isConvertedBy({ encoding }: Schema, format: string): boolean {
  return encoding?.codec !== undefined && formatOf[encoding.codec] === format;
}

const formatOf: { readonly [codec in CodecName]: string } = {
  "date-time": "date-time",
  date: "date",
  int64: "int64",
  "int64-text": "int64",
};

/** References are followed so far. */
const furthest = 50;
const mostInline = 3;
/** Longer enums are a function or a constant of their own. */
export const mostListed = 8;

/** Gets an `is…` and a `validate…` of its own. */
export function isEntry(schema: Schema): boolean {
  const { componentName, owner, form } = schema;
  // Values are validated as they come, without defaults; what a composition makes of its part is its own matter.
  if (form?.changes.some(({ kind }) => kind === "defaults" || kind === "without")) return false;
  if (schema.role !== undefined) return false;
  return componentName !== undefined || (owner !== undefined && "operation" in owner);
}

function isNaming({ kind }: Assertion): boolean {
  return kind === "properties" || kind === "unevaluatedProperties";
}

function schemasIn({ properties, patterns }: Extract<Assertion, { kind: "properties" }>): readonly SchemaId[] {
  return [...properties, ...patterns].map(({ schema }) => schema);
}

function isScalarTest(assertion: Assertion): boolean {
  switch (assertion.kind) {
    case "never":
    case "type":
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
      return true;
    case "enum":
      return assertion.members.length <= mostListed;
    default:
      return false;
  }
}
