/** Whether a default may be filled in. */
import type { JsonValue } from "../load/json.js";
import { verdictOn } from "./accepts.js";
import { isDay, isInstant } from "./format-values.js";
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
