/**
 * Values that a program sees otherwise than JSON holds them: a date as a `Date`, an int64 as a `bigint`. Each schema that
 * has such values gets a form of what JSON holds, `EventJson`; under its plain name it stands for what a program sees.
 */
import { edgesOf, withTargets } from "./edges.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, CodecName, SchemaId } from "./schema.js";
import { formId, formOf, type FormChange } from "./value-forms.js";
import type { ValueKinds } from "./value-kinds.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

export interface EncodingOptions {
  /** What a program sees of a number with `format: int64`. */
  readonly int64: "number" | "bigint" | "string";
  /** What a program sees of a string with `format: date-time` or `date`. */
  readonly dates: "string" | "Date";
}

const jsonForm: readonly FormChange[] = [{ kind: "encoding", encoding: "json" }];

/** All schemas, each that has converted values in both forms. */
export function withEncodings(drafts: Drafts, options: EncodingOptions): Drafts {
  const codecs = codecsOf(drafts, options);
  if (codecs.size === 0) return drafts;
  const converted = convertedSchemas(codecs.keys(), drafts);
  const jsonOf = (id: SchemaId): SchemaId => (converted.has(id) ? formId(id, jsonForm) : id);
  const encoded = [...drafts.values()].flatMap((draft): readonly DraftSchema[] => {
    const codec = codecs.get(draft.id);
    const own = codec === undefined ? {} : { codec };
    const inJson = draft.assertions.map((assertion) => withTargets(assertion, ({ target }) => jsonOf(target)));
    if (!converted.has(draft.id)) return [{ ...draft, assertions: inJson }];
    return [
      { ...draft, encoding: { side: "value", json: jsonOf(draft.id), ...own } },
      { ...formOf(draft, jsonForm, inJson), encoding: { side: "json", ...own } },
    ];
  });
  return new Map(encoded.map((draft) => [draft.id, draft]));
}

/** The kinds of value that programs see: where digits are text to them, a number may be one. */
export function withTextForDigits(
  kinds: ReadonlyMap<SchemaId, ValueKinds>,
  drafts: Drafts,
): ReadonlyMap<SchemaId, ValueKinds> {
  if ([...drafts.values()].every(({ encoding }) => encoding?.codec !== "int64-text")) return kinds;
  return new Map(
    [...kinds].map(([id, found]) => {
      const mayBeText = drafts.get(id)?.encoding?.side === "value" && found.has("number");
      return [id, mayBeText ? new Set([...found, "string" as const, "word" as const]) : found];
    }),
  );
}

/** The codec of each schema that says itself, or of which a part says, that its scalars are converted. */
function codecsOf(drafts: Drafts, options: EncodingOptions): ReadonlyMap<SchemaId, CodecName> {
  const named = new Map<SchemaId, CodecName>();
  for (const draft of drafts.values()) {
    const codec = codecNamedBy(draft, options);
    if (codec !== undefined) named.set(draft.id, codec);
  }
  const codecs = new Map(named);
  for (const id of named.size === 0 ? [] : drafts.keys()) {
    const always = partsOf(id, drafts).filter(({ holds }) => holds === "always");
    const codec = always.map(({ draft }) => named.get(draft.id)).find((each) => each !== undefined);
    if (codec === undefined) continue;
    // What else is said of the same value speaks of the converted one, too: `allOf: [{ $ref: Id }, { minimum: 1 }]`.
    for (const { draft } of always) {
      if (!codecs.has(draft.id) && (draft.id === id || mayTakePart(draft, codec))) codecs.set(draft.id, codec);
    }
  }
  return codecs;
}

/** The codec that `format` asks for, where `type` says that it is about such scalars. */
function codecNamedBy({ assertions }: DraftSchema, { int64, dates }: EncodingOptions): CodecName | undefined {
  for (const assertion of assertions) {
    if (assertion.kind !== "format") continue;
    const codec = codecOfFormat(assertion.format, int64, dates);
    if (codec !== undefined && typesIn(assertions)?.some((type) => scalarsOf[codec].includes(type))) return codec;
  }
  return undefined;
}

function codecOfFormat(
  format: string,
  int64: EncodingOptions["int64"],
  dates: EncodingOptions["dates"],
): CodecName | undefined {
  if (format === "int64" && int64 !== "number") return int64 === "bigint" ? "int64" : "int64-text";
  return dates === "Date" && (format === "date-time" || format === "date") ? format : undefined;
}

/** A component that says what type it is means the same everywhere. */
function mayTakePart({ componentName, assertions }: DraftSchema, codec: CodecName): boolean {
  const types = typesIn(assertions);
  if (types === undefined) return true;
  return componentName === undefined && types.some((type) => scalarsOf[codec].includes(type));
}

const scalarsOf: { readonly [codec in CodecName]: readonly string[] } = {
  "date-time": ["string"],
  date: ["string"],
  int64: ["integer", "number"],
  "int64-text": ["integer", "number"],
};

function typesIn(assertions: readonly Assertion[]): readonly string[] | undefined {
  return assertions.find((assertion) => assertion.kind === "type")?.types;
}

/** The schemas in whose types converted values show, these included. */
function convertedSchemas(leaves: Iterable<SchemaId>, drafts: Drafts): ReadonlySet<SchemaId> {
  const holders = new Map<SchemaId, SchemaId[]>();
  for (const { id, assertions } of drafts.values()) {
    for (const { target } of edgesOf(assertions.filter(({ kind }) => shownInTypes.has(kind)))) {
      holders.set(target, [...(holders.get(target) ?? []), id]);
    }
  }
  const converted = new Set(leaves);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of converted) for (const holder of holders.get(id) ?? []) converted.add(holder);
  return converted;
}

/** The keywords that the type view shows; the others ask of JSON whether it is valid. */
const shownInTypes: ReadonlySet<Assertion["kind"]> = new Set(["ref", "allOf", "anyOf", "oneOf", "items", "properties"]);
