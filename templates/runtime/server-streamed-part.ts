/** Multipart bodies of which the handler reads a file as it comes. */
import { streamOf } from "./byte-stream.js";
import { MalformedInput } from "./decoded.js";
import { defaultStreamedPartBytes } from "./decoding-limits.js";
import { define } from "./form-coerce.js";
import { propertyPlace } from "./form-place.js";
import { besideHeaders, checkMediaTypes, valueOfParts } from "./multipart-decode.js";
import { MultipartReader, type ParsedPart, type PartHead } from "./multipart-parse.js";
import type { FilePart, FileWithHeaders, ReceivedPart } from "./multipart-part.js";
import type { ReceivedContent } from "./received-content.js";
import { BodyError, tooLarge } from "./server-body.js";
import type { MultipartBody } from "./server-multipart.js";
import { validBody, type OpenContent, type ReadBody } from "./server-route.js";

/** A multipart body as it has been received, where the handler reads one of the files as it comes. */
export type StreamedParts<Body, Streamed extends PropertyKey> = {
  readonly [Name in keyof Body]: Name extends Streamed ? StreamedPart<Body[Name]> : ReceivedPart<Body[Name]>;
};

/** A file of a multipart body that arrives. It can be sent on as it is. */
export interface StreamedFile {
  /** As its sender has it, which is no path to trust. Empty where it has none. */
  readonly filename: string;
  /** `application/octet-stream` where its sender does not say. */
  readonly contentType: string;
  /** The bytes as they come, once. Reading fails where the body does, and where another part comes behind this one. */
  readonly content: ReadableStream<Uint8Array>;
}

type StreamedPart<Part> = Part extends FilePart
  ? StreamedFile
  : Part extends FileWithHeaders
    ? { readonly [Name in keyof Part]: Name extends "value" ? StreamedFile : Part[Name] }
    : Part;

/**
 * A multipart body with a file that its handler reads as it comes: the handler is called once the file begins, with all
 * parts before it, which are validated and within `maxBodyBytes`. The file must be the last part: another one behind it
 * fails whoever reads the file, which is answered with 400 where the handler lets it pass.
 *
 * @example
 * streamedPartContent("video", { shape, parts, validate })
 * // handle: async ({ body }) => { for await (const chunk of body.video.content) await file.write(chunk); … }
 */
export function streamedPartContent<Body, const Streamed extends string>(
  name: Streamed,
  declared: MultipartBody<Body>,
): OpenContent<StreamedParts<Body, Streamed>>;
export function streamedPartContent(name: string, declared: MultipartBody<unknown>): OpenContent<unknown> {
  return {
    mediaType: "multipart/form-data",
    charset: "any",
    streams: "part",
    receive: async (content) => {
      try {
        return await readUpTo(name, declared, content);
      } catch (error) {
        if (!(error instanceof MalformedInput)) throw error;
        return { problem: { kind: "malformed", status: 400, ...error.malformed } };
      }
    },
  };
}

async function readUpTo(
  name: string,
  { shape, parts: fields, validate, parse = JSON.parse }: MultipartBody<unknown>,
  content: ReceivedContent,
): Promise<ReadBody<unknown>> {
  const reader = new MultipartReader(content, within(content.maxHeldBytes ?? Infinity));
  const parts: ParsedPart[] = [];
  let head = await reader.nextPart();
  while (head !== undefined && head.name !== name) {
    parts.push({ ...head, bytes: await reader.takeBody() });
    head = await reader.nextPart();
  }
  const value = valueOfParts(parts, fields, { shape, parse });
  if (head === undefined) return validBody({ value }, validate);
  const field = fields.find((candidate) => candidate.name === name);
  checkMediaTypes([head], field);
  const file = fileOf(head, streamOf(fileBytes(reader, name, content), 0));
  const hasHeaders = field?.readHeaders !== undefined;
  define(value, name, hasHeaders ? besideHeaders(file, head, field, propertyPlace([shape], name)) : file);
  const read = validBody({ value }, validate);
  // The connection is for whoever refuses the request, which discards what still comes.
  if (read.problem) await reader.leave();
  return read;
}

/** Counts what is held. */
function within(limit: number): (bytes: number) => void {
  let held = 0;
  return (bytes) => {
    held += bytes;
    if (held > limit) throw new BodyError(tooLarge(limit));
  };
}

function fileOf(
  { filename = "", contentType = "application/octet-stream" }: PartHead,
  content: StreamedFile["content"],
): StreamedFile {
  return { filename, contentType, content };
}

async function* fileBytes(
  reader: MultipartReader,
  name: string,
  { limits, refuse }: ReceivedContent,
): AsyncGenerator<Uint8Array, void, undefined> {
  const limit = limits?.maxStreamedPartBytes ?? defaultStreamedPartBytes;
  const count = within(limit);
  try {
    for (let end = "more"; end === "more";) {
      const piece = await reader.takePiece();
      ({ end } = piece);
      count(piece.bytes.length);
      if (piece.bytes.length > 0) yield piece.bytes;
    }
    if ((await reader.nextPart()) !== undefined)
      throw new MalformedInput(`A part comes after ${name}, which has to be the last.`);
  } catch (error) {
    if (!(error instanceof MalformedInput)) throw error;
    throw refuse({ kind: "malformed", message: error.malformed.message });
  } finally {
    await reader.leave();
  }
}
