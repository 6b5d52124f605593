import { MalformedInput } from "./decoded.js";
import { coerceText, coerceTexts, define, givenTwice, parseJsonText } from "./form-coerce.js";
import { allowsArrays, allowsObjects, propertyPlace, type WirePlace } from "./form-place.js";
import { trimmed } from "./parameter-pairs.js";
import type { ParameterField } from "./parameter.js";

/**
 * Reads headers of one name that are no list: the items of an array, what an object holds as `name=value`, or a text, each
 * on a line (OpenAPI 3.2.1, "Representing the Set-Cookie Header").
 */
export function readLines({ name, style, parse }: ParameterField, raw: readonly string[], place: WirePlace): unknown {
  const lines = raw.map((line) => trimmed(line, name));
  if (style === "json") return parseJsonText(lines.join(","), name, parse);
  if (allowsArrays(place)) return coerceTexts(lines, place);
  if (!allowsObjects(place)) return coerceText(lines.join("\n"), place);
  const object: Record<string, unknown> = {};
  for (const line of lines) {
    const equals = line.indexOf("=");
    if (equals === -1) throw new MalformedInput("A line of the header has no name.", name);
    const key = line.slice(0, equals);
    if (Object.hasOwn(object, key)) throw givenTwice(`${name}[${key}]`);
    define(object, key, coerceText(line.slice(equals + 1), propertyPlace(place, key)));
  }
  return object;
}
