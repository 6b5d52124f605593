/**
 * Values that a program sees otherwise than JSON holds them: a date as a `Date`, an int64 as a `bigint`. Each schema that
 * has such values gets a form of what JSON holds, `EventJson`; under its plain name it stands for what a program sees.
 */
import type { Report } from "../diagnostics/report.js";
import { codecsOf, type EncodingOptions } from "./codecs.js";
import { withTargets } from "./edges.js";
import { holdersOf, withHolders } from "./holders.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, CodecName, SchemaId } from "./schema.js";
import { formId, formOf, type FormChange } from "./value-forms.js";
import type { ValueKinds } from "./value-kinds.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

const jsonForm: readonly FormChange[] = [{ kind: "encoding", encoding: "json" }];

/** All schemas, each that has converted values in both forms. */
export function withEncodings(drafts: Drafts, options: EncodingOptions, report: Report): Drafts {
  const { codecs, asInJson } = codecsOf(drafts, options, report);
  if (codecs.size === 0) return drafts;
  reportSameInPrograms(drafts, codecs, report);
  const converted = convertedSchemas(codecs.keys(), asInJson, drafts);
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

/** Unions of dates and instants: a program has a `Date` of either, and does not say which it was. */
function reportSameInPrograms(drafts: Drafts, codecs: ReadonlyMap<SchemaId, CodecName>, report: Report): void {
  const codecOf = (id: SchemaId): CodecName | undefined =>
    partsOf(id, drafts)
      .flatMap(({ draft, holds }) => (holds === "always" ? (codecs.get(draft.id) ?? []) : []))
      .at(0);
  for (const { assertions } of drafts.values()) {
    for (const assertion of assertions) {
      if (assertion.kind !== "anyOf" && assertion.kind !== "oneOf") continue;
      const used = new Set(assertion.schemas.map(codecOf));
      if (used.has("date") && used.has("date-time")) report.add("ambiguous-conversion", assertion.location);
    }
  }
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

/** The schemas in whose types converted values show, these included. */
function convertedSchemas(
  leaves: Iterable<SchemaId>,
  asInJson: ReadonlySet<SchemaId>,
  drafts: Drafts,
): ReadonlySet<SchemaId> {
  const showing = new Map([...drafts].filter(([id]) => !asInJson.has(id)));
  return withHolders(
    leaves,
    holdersOf(showing, (_, { kind }) => shownInTypes.has(kind)),
  );
}

/** The keywords that the type view shows; the others ask of JSON whether it is valid. */
const shownInTypes: ReadonlySet<Assertion["kind"]> = new Set(["ref", "allOf", "anyOf", "oneOf", "items", "properties"]);
