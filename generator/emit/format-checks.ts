/** Which function of the runtime checks a `format`, for the emitter that imports the ones used. */

/** A check of one format for one JSON type. Values of other types are valid (JSON Schema 2020-12, section 7.1). */
export interface FormatCheck {
  readonly type: "string" | "number";
  /** The file of `templates/runtime/`, without extension. */
  readonly module: string;
  /** What it exports: a function from the string or the number to a boolean. */
  readonly name: string;
}

/**
 * The formats of JSON Schema 2020-12 and of OpenAPI's registry that can be decided, each with a check for each JSON
 * type it speaks of: `"int64"` has one for numbers and one for strings.
 *
 * @example
 * formatChecks.get("date") // [{ type: "string", module: "format-date", name: "isDate" }]
 */
export const formatChecks: ReadonlyMap<string, readonly FormatCheck[]> = new Map<string, readonly FormatCheck[]>([
  ["byte", [ofString("format-byte", "isByte")]],
  ["date", [ofString("format-date", "isDate")]],
  ["date-time", [ofString("format-date-time", "isDateTime")]],
  ["double", [ofNumber("format-float", "isDouble")]],
  ["duration", [ofString("format-duration", "isDuration")]],
  ["email", [ofString("format-email", "isEmail")]],
  ["float", [ofNumber("format-float", "isFloat")]],
  ["hostname", [ofString("format-hostname", "isHostname")]],
  ["idn-email", [ofString("format-idn-email", "isIdnEmail")]],
  ["idn-hostname", [ofString("format-idn-hostname", "isIdnHostname")]],
  ["int32", [ofNumber("format-integer", "isInt32")]],
  ["int64", [ofNumber("format-integer", "isInt64"), ofString("format-integer", "isInt64Text")]],
  ["ipv4", [ofString("format-ipv4", "isIpv4")]],
  ["ipv6", [ofString("format-ipv6", "isIpv6")]],
  ["iri", [ofString("format-iri", "isIri")]],
  ["iri-reference", [ofString("format-iri", "isIriReference")]],
  ["json-pointer", [ofString("format-json-pointer", "isJsonPointer")]],
  ["regex", [ofString("format-regex", "isRegex")]],
  ["relative-json-pointer", [ofString("format-json-pointer", "isRelativeJsonPointer")]],
  ["time", [ofString("format-time", "isTime")]],
  ["uri", [ofString("format-uri", "isUri")]],
  ["uri-reference", [ofString("format-uri", "isUriReference")]],
  ["uri-template", [ofString("format-uri-template", "isUriTemplate")]],
  ["uuid", [ofString("format-uuid", "isUuid")]],
]);

/** Formats that say how a value is to be treated: every string is one. */
export const uncheckedFormats: ReadonlySet<string> = new Set(["binary", "password"]);

function ofString(module: string, name: string): FormatCheck {
  return { type: "string", module, name };
}

function ofNumber(module: string, name: string): FormatCheck {
  return { type: "number", module, name };
}
