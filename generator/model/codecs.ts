/** Which schemas' own scalars are converted, how, and which are not though their `format` asks for it. */
import type { Report } from "../diagnostics/report.js";
import { tokensOf } from "../load/pointer.js";
import { patternOf, type FormatSettings } from "./format-settings.js";
import { partsOf, type Part } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, CodecName, JsonType, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

export interface EncodingOptions {
  /** What a program sees of a number with `format: int64`. */
  readonly int64: "number" | "bigint" | "string";
  /** What a program sees of a string with `format: date-time` or `date`. */
  readonly dates: "string" | "Date";
  /** A pattern here says what the text of a format looks like. */
  readonly formats: FormatSettings;
}

export interface Codecs {
  readonly codecs: ReadonlyMap<SchemaId, CodecName>;
  /** What a program sees as JSON holds it, though a part is converted elsewhere. */
  readonly asInJson: ReadonlySet<SchemaId>;
}

/** The codec of each schema that says itself, or of which a part says, that its scalars are converted. */
export function codecsOf(drafts: Drafts, options: EncodingOptions, report: Report): Codecs {
  const named = new Map<SchemaId, CodecName>();
  for (const draft of drafts.values()) {
    const codec = codecNamedBy(draft, options);
    if (codec !== undefined) named.set(draft.id, codec);
  }
  const asInJson = named.size === 0 ? new Set<SchemaId>() : boundToText(drafts, { named, options, report });
  const codecs = new Map([...named].filter(([id]) => !asInJson.has(id)));
  for (const id of named.size === 0 ? [] : drafts.keys()) {
    if (asInJson.has(id)) continue;
    const always = partsOf(id, drafts).filter(({ holds }) => holds === "always");
    const codec = always.map(({ draft }) => named.get(draft.id)).find((each) => each !== undefined);
    if (codec === undefined) continue;
    // What else is said of the same value speaks of the converted one, too: `allOf: [{ $ref: Id }, { minimum: 1 }]`.
    for (const { draft } of always) {
      if (!codecs.has(draft.id) && (draft.id === id || mayTakePart(draft, codec))) codecs.set(draft.id, codec);
    }
  }
  reportUntyped(drafts, new Set([...codecs.keys(), ...asInJson]), { options, report });
  return { codecs, asInJson };
}

/** The codec that `format` asks for, where `type` says that it is about such scalars. */
function codecNamedBy({ assertions }: DraftSchema, options: EncodingOptions): CodecName | undefined {
  for (const assertion of assertions) {
    const codec = codecAskedBy(assertion, options);
    if (codec !== undefined && typesIn(assertions)?.some((type) => scalarsOf[codec].includes(type))) return codec;
  }
  return undefined;
}

function codecAskedBy(assertion: Assertion, { int64, dates }: EncodingOptions): CodecName | undefined {
  if (assertion.kind !== "format") return undefined;
  const { format } = assertion;
  if (format === "int64" && int64 !== "number") return int64 === "bigint" ? "int64" : "int64-text";
  return dates === "Date" && (format === "date-time" || format === "date") ? format : undefined;
}

/** A component that says what type it is means the same everywhere. */
function mayTakePart({ componentName, assertions }: DraftSchema, codec: CodecName): boolean {
  const types = typesIn(assertions);
  if (types === undefined) return true;
  return componentName === undefined && types.some((type) => scalarsOf[codec].includes(type));
}

const scalarsOf: { readonly [codec in CodecName]: readonly JsonType[] } = {
  "date-time": ["string"],
  date: ["string"],
  int64: ["integer", "number"],
  "int64-text": ["integer", "number"],
};

function typesIn(assertions: readonly Assertion[]): readonly JsonType[] | undefined {
  return assertions.find((assertion) => assertion.kind === "type")?.types;
}

interface Asked {
  readonly options: EncodingOptions;
  readonly report: Report;
}

/**
 * The schemas of a `date-time` whose text must be what it was. One instant has many texts, and a `Date` is written as one
 * of them: what a pattern or a list allows, it may refuse of that one. Days and long numbers have one text each.
 */
function boundToText(
  drafts: Drafts,
  { named, options, report }: Asked & { readonly named: ReadonlyMap<SchemaId, CodecName> },
): ReadonlySet<SchemaId> {
  const bound = new Set<SchemaId>();
  for (const id of [...named.values()].includes("date-time") ? drafts.keys() : []) {
    const parts = partsOf(id, drafts).filter(({ holds }) => holds !== "condition");
    const instants = parts.filter(({ draft }) => named.get(draft.id) === "date-time");
    for (const part of parts) {
      if (!instants.some((instant) => holdTogether(instant, part))) continue;
      for (const assertion of part.draft.assertions.filter((each) => mayRefuseWritten(each, options.formats))) {
        bound.add(id);
        const keyword = tokensOf(assertion.location.pointer).at(-1) ?? assertion.kind;
        const why = `"${keyword}" speaks of their text, and a Date is written as in 2024-02-29T08:30:06.000Z`;
        report.add("unconverted-format", assertion.location, "date-time", why);
      }
    }
  }
  return bound;
}

/** What two branches say need not be said of one value; a branch by itself is looked at as a schema of its own. */
function holdTogether(left: Part, right: Part): boolean {
  return left.holds === "always" || right.holds === "always";
}

const writtenLength = "2024-02-29T08:30:06.000Z".length;

/** Whether an assertion may refuse the text as which a `Date` is written, though the text that was read passed. */
function mayRefuseWritten(assertion: Assertion, formats: FormatSettings): boolean {
  switch (assertion.kind) {
    case "enum":
      return assertion.members.some(({ value }) => typeof value === "string");
    case "const":
      return typeof assertion.value === "string";
    case "pattern":
      return true;
    case "minLength":
      return assertion.limit > writtenLength;
    case "maxLength":
      return assertion.limit < writtenLength;
    case "format":
      return assertion.format === "date-time" && patternOf(formats, "date-time") !== undefined;
    default:
      return false;
  }
}

/** Names each format that would be converted if the schema said of which type its values are. */
function reportUntyped(drafts: Drafts, decided: ReadonlySet<SchemaId>, { options, report }: Asked): void {
  for (const { id, assertions } of drafts.values()) {
    if (decided.has(id) || typesIn(assertions) !== undefined) continue;
    for (const assertion of assertions) {
      const codec = codecAskedBy(assertion, options);
      if (codec === undefined || assertion.kind !== "format") continue;
      const why = `no "type": "${scalarsOf[codec].join('" or "')}" stands beside it`;
      report.add("unconverted-format", assertion.location, assertion.format, why);
    }
  }
}
