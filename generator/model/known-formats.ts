/** Which formats are known, and which types of value they speak of; of other values each of them is true. */
import { nearestWord } from "../diagnostics/edit-distance.js";

export const numberFormats: ReadonlySet<string> = new Set(["double", "float", "int32", "int64"]);

/** JSON Schema 2020-12 validation, section 7.3, and OpenAPI's registry; `int64` may be written as a string. */
export const textFormats: ReadonlySet<string> = new Set(
  (
    "binary byte date date-time duration email hostname idn-email idn-hostname int64 ipv4 ipv6 iri iri-reference " +
    "json-pointer password regex relative-json-pointer time uri uri-reference uri-template uuid"
  ).split(" "),
);

/** What else OpenAPI's registry of formats lists: none of these is another one misspelt. */
const otherFormats: ReadonlySet<string> = new Set(
  (
    "base64url char commonmark date-time-local decimal decimal128 double-int html http-date int8 int16 media-range " +
    "sf-binary sf-boolean sf-decimal sf-integer sf-string sf-token time-local uint8 uint16 uint32 uint64"
  ).split(" "),
);

const knownFormats: ReadonlySet<string> = new Set([...numberFormats, ...textFormats]);

/**
 * The known format that was probably meant by one that is none: `date-tme` → `date-time`. Undefined where the format is
 * known, listed in the registry or like none; formats of a user's own are the caller's to leave out.
 */
export function meantFormat(format: string): string | undefined {
  if (knownFormats.has(format) || otherFormats.has(format)) return undefined;
  return nearestWord(format, [...knownFormats]);
}
