import { nestedPairs, plain, scalarText } from "./form-encode.js";
import { jsonText } from "./form-json.js";
import { listElements } from "./header-list.js";
import type { ParameterField, ParameterPlace } from "./parameter.js";
import { normalized, segmentPattern } from "./path-segment.js";
import { cannotHold, elementWriter, percentEncoded, textWriter, type TextWriter } from "./parameter-text.js";

/**
 * Puts values into the `{…}` of a path template.
 *
 * @example
 * expandPath("/pets/{id}", [{ name: "id", style: "simple", explode: false }], { id: "a/b" }) // "/pets/a%2Fb"
 * @throws TypeError that names the parameter, for a value that is missing or empty, makes a segment `.` or `..`, or holds
 *   what parts it from the next one in its segment: the path would lead elsewhere.
 */
export function expandPath(template: string, fields: readonly ParameterField[], values: object): string {
  const given = new Map<string, unknown>(Object.entries(values));
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const field = fields.find((candidate) => candidate.name === name);
    const text = field === undefined ? "" : writeValue(field, given.get(name), "path").join("");
    if (text === "") throw cannotHold(name, "is empty, so that the path would be another one");
    return text;
  });
  // URLs resolve dot segments, escaped ones too (the URL Standard, section 4.4).
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(path.replace(/%2e/gi, ".")))
    throw new TypeError("A parameter of the path is a dot or two, which lead elsewhere.");
  refuseMovedText(template, path, given, fields);
  return path;
}

/** Two parameters of one segment: the text between them must not stand in the first, where a server would part them. */
function refuseMovedText(
  template: string,
  path: string,
  given: ReadonlyMap<string, unknown>,
  fields: readonly ParameterField[],
): void {
  const segments = path.split("/");
  for (const [index, segment] of template.split("/").entries()) {
    const pattern = segmentPattern(segment);
    if (pattern === undefined || pattern.names.length < 2) continue;
    const parts = pattern.match(segments[index] ?? "") ?? [];
    for (const [at, name] of pattern.names.entries()) {
      const field = fields.find((candidate) => candidate.name === name);
      const text = field === undefined ? "" : writeValue(field, given.get(name), "path").join("");
      if (parts[at] !== normalized(text)) throw cannotHold(name, "holds the text that parts it from the next one");
    }
  }
}

/**
 * The query of a URL, without `?`; the empty text where no parameter has a value.
 *
 * Parameters come in the order of `fields`. `undefined` is left out, as are an empty array and an empty object, which
 * are undefined to RFC 6570 (section 2.3); `null` is the empty text.
 *
 * @example
 * encodeQuery([{ name: "tag", style: "form", explode: true }], { tag: ["a", "b c"] }) // "tag=a&tag=b%20c"
 * @throws TypeError that names the parameter, for what its style cannot hold.
 */
export function encodeQuery(fields: readonly ParameterField[], values: object): string {
  return written(fields, values, "query").join("&");
}

/** The value of a `Cookie` header; the empty text where there is none. */
export function encodeCookies(fields: readonly ParameterField[], values: object): string {
  return written(fields, values, "cookie").join("; ");
}

/** The headers that have a value, by name. */
export function encodeHeaders(fields: readonly ParameterField[], values: object): Readonly<Record<string, string>> {
  const given = new Map<string, unknown>(Object.entries(values));
  const texts = fields.map((field) => [field.name, writeValue(field, given.get(field.name), "header")] as const);
  return Object.fromEntries(texts.flatMap(([name, [text]]) => (text === undefined ? [] : [[name, text]])));
}

function written(fields: readonly ParameterField[], values: object, place: ParameterPlace): readonly string[] {
  const given = new Map<string, unknown>(Object.entries(values));
  return fields.flatMap((field) => writeValue(field, given.get(field.name), place));
}

/** What stands for a value: no text at all, one, or one for each part that is a parameter of its own on the wire. */
function writeValue(field: ParameterField, raw: unknown, place: ParameterPlace): readonly string[] {
  const value = plain(raw);
  if (value === undefined) return [];
  const { name, style } = field;
  // Only JSON has rules of its own for what it escapes.
  if (style === "json") return [jsonValue(field, jsonText(value, name, field.stringify), place)];
  const write = textWriter(field, place);
  if (style === "deepObject") {
    return nestedPairs(name, value).map(([path, text]) => `${percentEncoded(path, path)}=${write(text, path)}`);
  }
  if (typeof value !== "object" || value === null) return [whole(field, write(scalarText(value, name), name), place)];
  const writePart = place === "header" ? elementWriter(write, Array.isArray(value) ? "item" : "member") : write;
  const writeApart: TextWriter = (text, path) => apart(separatorOf(field), writePart(text, path), path, place);
  const parts = Array.isArray(value) ? items(field, value, writeApart) : members(field, value, writeApart);
  if (parts.length === 0) return [];
  return field.explode ? exploded(field, parts, place) : [whole(field, together(field, parts), place)];
}

/** One part of an array or an object, written. */
interface Part {
  /** The name of an object's property. */
  readonly key?: string;
  readonly text: string;
}

function items(field: ParameterField, values: readonly unknown[], write: TextWriter): readonly Part[] {
  return values.map((value, index) => {
    const path = `${field.name}[${index}]`;
    return { text: write(scalarText(plain(value), path), path) };
  });
}

function members(field: ParameterField, object: object, write: TextWriter): readonly Part[] {
  return Object.entries(object).flatMap(([key, value]): readonly Part[] => {
    if (value === undefined) return [];
    const path = `${field.name}[${key}]`;
    const name = write(key, path);
    if (field.explode && name.includes("=")) throw cannotHold(path, `has "=" in its name, which ends the name`);
    return [{ key: name, text: write(scalarText(plain(value), path), path) }];
  });
}

/**
 * A written text that another may follow: it must not hold what separates them. In a header a comma in a quoted string
 * separates nothing (RFC 9110 section 5.6.4), but whether there may be quotes is a matter of the header: none are added.
 */
function apart(separator: string, text: string, path: string, place: ParameterPlace): string {
  const isOne = place === "header" ? listElements(text).length === 1 : !text.includes(separator);
  if (isOne) return text;
  const remedy = place === "header" ? ", and stands in no quotes" : "";
  throw cannotHold(path, `holds what separates the values, "${decodeURIComponent(separator)}"${remedy}`);
}

/** What stands between the parts of a value. */
export function separatorOf({ style, explode }: ParameterField): string {
  switch (style) {
    case "spaceDelimited":
      return explode ? "&" : "%20";
    case "pipeDelimited":
      return explode ? "&" : "%7C";
    case "form":
      return explode ? "&" : ",";
    case "cookie":
      return explode ? "; " : ",";
    case "label":
      return explode ? "." : ",";
    case "matrix":
      return explode ? ";" : ",";
    case "simple":
    case "deepObject":
    case "json":
      return ",";
  }
}

function together(field: ParameterField, parts: readonly Part[]): string {
  return parts.flatMap(({ key, text }) => (key === undefined ? [text] : [key, text])).join(separatorOf(field));
}

/** Each part for itself; in a query and in cookies they are parameters of their own. */
function exploded(field: ParameterField, parts: readonly Part[], place: ParameterPlace): readonly string[] {
  switch (field.style) {
    case "simple":
      return [parts.map(({ key, text }) => (key === undefined ? text : `${key}=${text}`)).join(",")];
    case "label":
      return [parts.map(({ key, text }) => (key === undefined ? `.${text}` : `.${key}=${text}`)).join("")];
    case "matrix":
      return [parts.map(({ key, text }) => matrixPart(key ?? nameOf(field, place), text)).join("")];
    default:
      return parts.map(({ key, text }) => `${key ?? nameOf(field, place)}=${text}`);
  }
}

function whole(field: ParameterField, text: string, place: ParameterPlace): string {
  switch (field.style) {
    case "simple":
      return text;
    case "label":
      return `.${text}`;
    case "matrix":
      return matrixPart(nameOf(field, place), text);
    default:
      return `${nameOf(field, place)}=${text}`;
  }
}

/** RFC 6570 section 3.2.7: no "=" where the value is empty. */
function matrixPart(name: string, text: string): string {
  return text === "" ? `;${name}` : `;${name}=${text}`;
}

/** The name as it stands before the value. In a cookie it is a token, which has nothing to escape (RFC 6265, 4.1.1). */
function nameOf({ name }: ParameterField, place: ParameterPlace): string {
  return place === "cookie" ? name : percentEncoded(name, name);
}

/** JSON escapes by its own rules, so that what a header cannot carry still goes through it. */
function jsonValue(field: ParameterField, text: string, place: ParameterPlace): string {
  if (place === "header") return text.replace(/[^\x20-\x7e]/g, unicodeEscape);
  const encoded = percentEncoded(text, field.name);
  return place === "path" ? encoded : `${nameOf(field, place)}=${encoded}`;
}

/** `ä` → `\u00e4`. */
function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
