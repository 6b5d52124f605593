import { encodeForm, plain, scalarText } from "./form-encode.js";
import { jsonText } from "./form-json.js";
import { cannotHold, percentEncoded } from "./parameter-text.js";
import type { QuerystringField } from "./querystring.js";

/**
 * The query of a URL, without `?`, that is one parameter; the empty text where that has no value.
 *
 * @example
 * encodeQuerystring({ name: "selector", content: "text" }, { selector: "$.a[1:1]" }) // "%24.a%5B1%3A1%5D"
 * @throws TypeError that names the parameter, for what its media type cannot hold.
 */
export function encodeQuerystring(field: QuerystringField, values: object): string {
  const { name, stringify } = field;
  const value = plain(new Map<string, unknown>(Object.entries(values)).get(name));
  if (value === undefined) return "";
  if (field.content === "json") return percentEncoded(jsonText(value, name, stringify), name);
  if (field.content !== "form") return percentEncoded(scalarText(value, name), name);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw cannotHold(name, "is no object");
  const { fields, keys = [] } = field;
  const own = Object.entries(value).filter(([key]) => !keys.includes(key));
  return encodeForm(Object.fromEntries(own), fields, stringify);
}
