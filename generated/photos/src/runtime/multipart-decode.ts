import { ownBuffer } from "./byte-stream.js";
import { MalformedInput, type Decoded } from "./decoded.js";
import { coerceField, coerceText, coerceTexts, define, givenTwice, parseJsonText } from "./form-coerce.js";
import type { WireShape } from "./form-field.js";
import { itemPlaces, propertyPlace, type WirePlace } from "./form-place.js";
import { closestTo, essenceOf } from "./media-type.js";
import { parseMultipart, type ParsedPart, type PartHead } from "./multipart-parse.js";
import type { PartField } from "./multipart-part.js";
import type { ReceivedContent } from "./received-content.js";
import { textIn } from "./text-decode.js";

export interface MultipartDecoding {
  /** Reads the parts that are JSON, and throws where one is none; `JSON.parse` by default. */
  readonly parse?: (text: string) => unknown;
}

/**
 * Reads a `multipart/form-data` body as a value of `shape`: the inverse of `encodeMultipart`. Files become `File`s, texts
 * what `decodeForm` would make of them.
 *
 * @example
 * // --b
 * // Content-Disposition: form-data; name="age"
 * //
 * // 3
 * // --b--
 * await decodeMultipart(content, shape, []) // { value: { age: 3 } }
 */
export async function decodeMultipart(
  content: ReceivedContent,
  shape: WireShape,
  fields: readonly PartField[],
  options: MultipartDecoding = {},
): Promise<Decoded> {
  try {
    const parts = await parseMultipart(content);
    return { value: valueOfParts(parts, fields, { shape, parse: options.parse ?? JSON.parse }) };
  } catch (error) {
    if (error instanceof MalformedInput) return { malformed: error.malformed };
    throw error;
  }
}

/** How parts are read. */
export interface PartReading {
  readonly shape: WireShape;
  readonly parse: (text: string) => unknown;
}

/**
 * The object that parts stand for.
 *
 * @throws MalformedInput for a part that is not what its field is to be.
 */
export function valueOfParts(
  parts: readonly ParsedPart[],
  fields: readonly PartField[],
  reading: PartReading,
): Record<string, unknown> {
  const byName = new Map<string, ParsedPart[]>();
  for (const part of parts) {
    const others = byName.get(part.name);
    if (others === undefined) byName.set(part.name, [part]);
    else others.push(part);
  }
  const value: Record<string, unknown> = {};
  for (const [name, given] of byName) {
    const field = fields.find((candidate) => candidate.name === name);
    define(value, name, valueOf(given, name, field, reading));
  }
  return value;
}

function valueOf(
  parts: readonly ParsedPart[],
  name: string,
  field: PartField | undefined,
  reading: PartReading,
): unknown {
  checkMediaTypes(parts, field);
  if (field?.readHeaders !== undefined) return oneOrAll(withHeaders(parts, name, field, reading), name, field);
  const isFile = field === undefined ? parts.some(({ filename }) => filename !== undefined) : field.content === "bytes";
  if (isFile) return oneOrAll(parts.map(fileOf), name, field);
  const texts = parts.map(({ bytes, contentType = "" }) => textIn(bytes, contentType, name));
  if (field?.content === "json") {
    const values = texts.map((text) => parseJsonText(text, name, reading.parse));
    return oneOrAll(values, name, field);
  }
  const [text = ""] = texts;
  if (field?.separator !== undefined) {
    if (texts.length > 1) throw givenTwice(name);
    return coerceTexts(text.split(field.separator), propertyPlace([reading.shape], name));
  }
  const node = texts.length === 1 ? ({ kind: "text", text } as const) : ({ kind: "repeated", texts } as const);
  return coerceField(node, reading.shape, { name, style: "form", explode: true }, name);
}

/** `{ value, headers }` for each. Without any of the headers, there is no `headers`. */
function withHeaders(
  parts: readonly ParsedPart[],
  name: string,
  field: PartField,
  { shape, parse }: PartReading,
): readonly object[] {
  const place = propertyPlace([shape], name);
  const placeAt = field.items === "parts" ? itemPlaces(place) : () => place;
  return parts.map((part, position) => {
    const own = placeAt(position);
    const value = onePart(part, name, field, propertyPlace(own, "value"), parse);
    return besideHeaders(value, part, field, own);
  });
}

/** The value of a part, and the headers that stand beside it. */
export function besideHeaders(
  value: unknown,
  { name, headers: sent }: PartHead,
  { readHeaders }: PartField,
  place: WirePlace,
): object {
  const [shape = { scalars: [] }] = propertyPlace(place, "headers");
  const read = readHeaders?.((header) => sent.get(header.toLowerCase()), shape);
  if (read?.malformed) throw new MalformedInput(read.malformed.message, `${name}[headers]`);
  const headers = Object(read?.value);
  return Object.keys(headers).length === 0 ? { value } : { value, headers };
}

function onePart(
  part: ParsedPart,
  name: string,
  { content }: PartField,
  place: WirePlace,
  parse: PartReading["parse"],
): unknown {
  if (content === "bytes") return fileOf(part);
  const text = textIn(part.bytes, part.contentType ?? "", name);
  return content === "json" ? parseJsonText(text, name, parse) : coerceText(text, place);
}

function oneOrAll(values: readonly unknown[], name: string, field: PartField | undefined): unknown {
  if (field?.items === "parts") return values;
  if (values.length === 1) return values[0];
  if (field === undefined) return values;
  throw givenTwice(name);
}

function fileOf({ bytes, filename = "", contentType = "application/octet-stream" }: ParsedPart): File {
  return new File([new Uint8Array(ownBuffer(bytes))], filename, { type: contentType });
}

/** A part must be of a media type that is listed. One that names none is plain text (RFC 7578 section 4.4). */
export function checkMediaTypes(parts: readonly PartHead[], field: PartField | undefined): void {
  const listed = field?.mediaTypes?.map((mediaType) => ({ mediaType: essenceOf(mediaType) }));
  if (listed === undefined) return;
  for (const { name, contentType = "text/plain" } of parts) {
    if (closestTo(essenceOf(contentType), listed) !== undefined) continue;
    const expected = listed.map(({ mediaType }) => mediaType).join(" or ");
    throw new MalformedInput(`The part must be ${expected}.`, name);
  }
}
