import { ownBuffer, streamOf } from "./byte-stream.js";
import { chunksIn, isBlob, isByteStream, type SentBytes } from "./bytes.js";
import type { TypedContent, WireContent } from "./client-content.js";
import { isFilePart } from "./file-part.js";
import { plain, scalarText } from "./form-encode.js";
import { jsonText } from "./form-json.js";
import { closestTo, essenceOf } from "./media-type.js";
import type { NamedBytes, PartField } from "./multipart-part.js";
import { encodeText } from "./text-encode.js";

export interface MultipartOptions {
  /** Writes the parts that are JSON, with the digits of every `bigint`; `JSON.stringify` by default. */
  readonly stringify?: (content: unknown) => string | undefined;
  /** What stands between the parts; random by default, so that it is in none of them. */
  readonly boundary?: string;
}

/**
 * Writes a value as a `multipart/form-data` body (RFC 7578), names and file names escaped as browsers do (HTML Standard,
 * "multipart/form-data encoding algorithm"). Texts keep their line breaks, which browsers do not let them.
 *
 * Parts come in the order of the value's own enumerable keys, but files behind all others, so that whoever reads the
 * body as it comes knows those before. `undefined` is left out, `null` is the empty text; of an
 * array each item is a part. With a stream among its parts the body is one, too; else it is a `Blob`.
 *
 * @throws TypeError that names the property, for what a part cannot hold, and a file of a media type that is not listed.
 */
export function encodeMultipart(
  value: object,
  fields: readonly PartField[],
  { stringify, boundary = randomBoundary() }: MultipartOptions = {},
): TypedContent {
  const pieces: SentPiece[] = [];
  for (const { name, given, field } of inOrder(value, fields)) {
    for (const part of partsOf(given, name, field, stringify)) {
      pieces.push(`--${boundary}\r\n${headOf(name, part)}\r\n\r\n`, part.content, "\r\n");
    }
  }
  pieces.push(`--${boundary}--\r\n`);
  return { mediaType: `multipart/form-data; boundary=${boundary}`, content: together(pieces) };
}

interface NamedValue {
  readonly name: string;
  readonly given: unknown;
  readonly field: PartField | undefined;
}

function inOrder(value: object, fields: readonly PartField[]): readonly NamedValue[] {
  const all = Object.entries(value).map(([name, given]: [string, unknown]): NamedValue => {
    return { name, given, field: fields.find((candidate) => candidate.name === name) };
  });
  return all.sort((one, other) => rankOf(one) - rankOf(other));
}

/** Texts before files, and before the one that is to be the last. */
function rankOf({ given, field }: NamedValue): number {
  if (field?.streamed === "last") return 2;
  if (field !== undefined) return field.content === "bytes" ? 1 : 0;
  return isFilePart(Array.isArray(given) ? given[0] : given) ? 1 : 0;
}

/** 128 bits of chance: nobody who fills a part can tell what will end it. */
function randomBoundary(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `form-data-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

type SentPiece = string | SentBytes;

interface Part {
  readonly content: SentPiece;
  readonly filename?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Stringify = MultipartOptions["stringify"];

function partsOf(raw: unknown, name: string, field: PartField | undefined, stringify: Stringify): readonly Part[] {
  const value = plain(raw);
  if (value === undefined) return [];
  if (Array.isArray(value) && (field === undefined || field.items === "parts")) {
    return value.map((item: unknown, index) => wholePart(plain(item), `${name}[${index}]`, field, stringify));
  }
  if (Array.isArray(value) && field?.separator !== undefined) {
    return value.length === 0 ? [] : [partOf(joined(value, name, field.separator), name, field, stringify)];
  }
  return [wholePart(value, name, field, stringify)];
}

function joined(items: readonly unknown[], name: string, separator: string): string {
  const texts = items.map((item, index) => scalarText(plain(item), `${name}[${index}]`));
  const split = texts.findIndex((text) => text.includes(separator));
  if (split !== -1) throw new TypeError(`${name}[${split}] holds what parts the items, "${separator}".`);
  return texts.join(separator);
}

/** A part with the headers that stand beside its value, where it has any of its own. */
function wholePart(given: unknown, path: string, field: PartField | undefined, stringify: Stringify): Part {
  if (field?.writeHeaders === undefined) return partOf(given, path, field, stringify);
  if (typeof given !== "object" || given === null || !("value" in given)) {
    throw new TypeError(`${path} is no { value, headers }.`);
  }
  const headers = "headers" in given && typeof given.headers === "object" ? given.headers : undefined;
  return { ...partOf(plain(given.value), path, field, stringify), headers: field.writeHeaders(headers ?? {}) };
}

function partOf(value: unknown, path: string, field: PartField | undefined, stringify: Stringify): Part {
  switch (field?.content ?? contentSuggestedBy(value)) {
    case "text": {
      const contentType = field?.mediaTypes?.find(isNoRange);
      const content = encodeText(scalarText(value, path));
      return contentType === undefined ? { content } : { content, contentType };
    }
    case "json": {
      const contentType = field?.mediaTypes?.find(isNoRange) ?? "application/json";
      return { content: jsonText(value, path, stringify), contentType };
    }
    case "bytes":
      return filePart(value, path, field?.mediaTypes);
  }
}

function contentSuggestedBy(value: unknown): PartField["content"] {
  if (isFilePart(value)) return "bytes";
  return typeof value === "object" && value !== null ? "json" : "text";
}

function filePart(value: unknown, path: string, mediaTypes: readonly string[] | undefined): Part {
  if (!isFilePart(value)) throw new TypeError(`${path} is neither a Blob nor { content, filename }.`);
  const file: NamedBytes = isBlob(value)
    ? { content: value, filename: "name" in value && typeof value.name === "string" ? value.name : "blob" }
    : value;
  const own = file.contentType ?? (isBlob(file.content) ? file.content.type : "");
  const contentType = own === "" ? (mediaTypes?.find(isNoRange) ?? "application/octet-stream") : own;
  if (!/^[\t\x20-\x7e]+$/.test(contentType)) throw new TypeError(`${path} has a media type that no header can hold.`);
  if (mediaTypes !== undefined && !isListed(contentType, mediaTypes)) {
    throw new TypeError(`${path} has the media type ${contentType}, not ${mediaTypes.join(" or ")}.`);
  }
  return { content: file.content, filename: file.filename ?? "blob", contentType };
}

function isNoRange(mediaType: string): boolean {
  return !mediaType.includes("*");
}

export function isListed(contentType: string, mediaTypes: readonly string[]): boolean {
  const listed = mediaTypes.map((mediaType) => ({ mediaType: essenceOf(mediaType) }));
  return closestTo(essenceOf(contentType), listed) !== undefined;
}

/** `name` is the property's, whatever the item's place in it. */
function headOf(name: string, { filename, contentType, headers = {} }: Part): string {
  const file = filename === undefined ? "" : `; filename="${escaped(filename)}"`;
  const type = contentType === undefined ? "" : `\r\nContent-Type: ${contentType}`;
  const others = Object.entries(headers).map(([header, text]) => `\r\n${header}: ${text}`);
  return `Content-Disposition: form-data; name="${escaped(name)}"${file}${type}${others.join("")}`;
}

function escaped(name: string): string {
  return encodeText(name).replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

function together(pieces: readonly SentPiece[]): WireContent {
  if (pieces.some(isByteStream)) return streamOf(chunksOfPieces(pieces));
  // A `Blob` holds on to files without reading them, so that a request can be repeated.
  return new Blob(pieces.flatMap((piece) => blobPart(piece)));
}

function blobPart(piece: SentPiece): readonly (string | Blob | ArrayBuffer)[] {
  if (typeof piece === "string" || isBlob(piece)) return [piece];
  return piece instanceof Uint8Array ? [ownBuffer(piece)] : [];
}

async function* chunksOfPieces(pieces: readonly SentPiece[]): AsyncGenerator<Uint8Array, void, undefined> {
  const utf8 = new TextEncoder();
  for (const piece of pieces) {
    if (typeof piece === "string") yield utf8.encode(piece);
    else yield* chunksIn(piece);
  }
}
