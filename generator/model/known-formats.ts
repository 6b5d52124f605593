/** Which types of value the known formats speak of; of other values each of them is true. */

export const numberFormats: ReadonlySet<string> = new Set(["double", "float", "int32", "int64"]);

/** JSON Schema 2020-12 validation, section 7.3, and OpenAPI's registry; `int64` may be written as a string. */
export const textFormats: ReadonlySet<string> = new Set(
  (
    "binary byte date date-time duration email hostname idn-email idn-hostname int64 ipv4 ipv6 iri iri-reference " +
    "json-pointer password regex relative-json-pointer time uri uri-reference uri-template uuid"
  ).split(" "),
);
