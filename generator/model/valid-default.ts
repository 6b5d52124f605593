/** Whether a default may be filled in. */
import type { JsonValue } from "../load/json.js";
import { verdictOn } from "./accepts.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

/** Where the schema's values are converted, what JSON holds of them decides. */
export function isValidDefault(value: JsonValue, id: SchemaId, drafts: ReadonlyMap<SchemaId, DraftSchema>): boolean {
  const encoding = drafts.get(id)?.encoding;
  return verdictOn(value, encoding?.side === "value" ? encoding.json : id, drafts).kind === "accepted";
}

/**
 * Whether a program can be given the default as what it sees: the scalar of a codec, or what holds nothing to convert.
 * Of anything else it would have to be told what to convert in it.
 */
export function isSeenDefault(value: JsonValue, draft: DraftSchema | undefined): boolean {
  if (draft?.encoding?.side !== "value" || value === null || typeof value === "boolean") return true;
  if (typeof value === "object") return Object.keys(value).length === 0;
  const { codec } = draft.encoding;
  if (codec === undefined) return false;
  switch (codec) {
    case "date-time":
      return typeof value === "string" && isInstant(value);
    case "date":
      return typeof value === "string" && isDay(value);
    case "int64":
    case "int64-text":
      return typeof value !== "number" || Number.isSafeInteger(value);
  }
}

/**
 * RFC 3339 section 5.6, `date-time`, leap seconds aside. `Date.parse` takes more: without an offset it takes a text for
 * the local time of the machine, of which no output may depend.
 */
function isInstant(text: string): boolean {
  const [, day = "", time = "", offset = ""] = /^(.{10})[Tt ](.{8})(?:\.\d+)?([Zz]|[+-].{5})$/.exec(text) ?? [];
  return isDay(day) && isTime(time) && (/^z$/i.test(offset) || isTime(`${offset.slice(1)}:00`));
}

/** RFC 3339, `full-date`: a day that there is. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // The 30th of February is read as the 1st of March, where it is read at all.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text);
}
