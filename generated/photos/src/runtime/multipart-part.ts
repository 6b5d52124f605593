/** What a `multipart/form-data` body looks like on the wire (RFC 7578), and what programs see of it. */
import type { SentBytes } from "./bytes.js";
import type { Decoded } from "./decoded.js";
import type { WireShape } from "./form-field.js";

/**
 * How one property of a multipart body is written: OpenAPI 3.1.1 section 4.8.15.1. One that is not listed is written as
 * its value suggests.
 *
 * | content | value            | the part                                                        |
 * | ------- | ---------------- | --------------------------------------------------------------- |
 * | `text`  | `"x"`, `3`       | the text                                                        |
 * | `json`  | `{ b: ["x"] }`   | `Content-Type: application/json`, and JSON                      |
 * | `bytes` | a `File`         | `filename="…"`, the `Content-Type` of the file, and what it holds |
 */
export interface PartField {
  readonly name: string;
  readonly content: "text" | "json" | "bytes";
  /** The value is an array, and each of its items a part of this name. */
  readonly items?: "parts";
  /** The value is an array of scalars, and one part: this stands between its items, none of which can hold it. */
  readonly separator?: string;
  /** The media types that a part may have, ranges such as `image/*` among them. Absent: what its content suggests. */
  readonly mediaTypes?: readonly string[];
  /** It comes behind all others, where the server hands it to its handler as it comes. */
  readonly streamed?: "last";
  /** The part has headers of its own: it is `{ value, headers }`, and this writes `headers`, by their names. */
  readonly writeHeaders?: (headers: object) => Readonly<Record<string, string>>;
  /** The same at the other end: reads the headers, of which `header` yields the text by name. */
  readonly readHeaders?: (header: (name: string) => string | undefined, shape: WireShape) => Decoded;
}

/**
 * A file in a multipart body: a `File`, which has a name, any other `Blob`, or bytes beside what is to be said of them. A
 * stream can be sent once only, so that a request with one is never repeated.
 *
 * @example
 * { content: createReadStream("rex.png").pipe(…), filename: "rex.png", contentType: "image/png" }
 */
export type FilePart = Blob | NamedBytes;

export interface NamedBytes {
  readonly content: SentBytes;
  readonly filename?: string;
  /** By default the first that the API names, else `application/octet-stream`. */
  readonly contentType?: string;
}

/** A multipart body as it has been received, where every file is a `File`. Its name is empty where it has none. */
export type ReceivedParts<Body> = { readonly [Name in keyof Body]: ReceivedPart<Body[Name]> };

/** One of its parts. */
export type ReceivedPart<Part> = Part extends FilePart
  ? File
  : Part extends readonly FilePart[]
    ? File[]
    : Part extends FileWithHeaders
      ? ReceivedWithHeaders<Part>
      : Part extends readonly FileWithHeaders[]
        ? ReceivedWithHeaders<Part[number]>[]
        : Part;

/** A file beside the headers of its part. */
export interface FileWithHeaders {
  readonly value: FilePart;
  readonly headers?: object;
}

type ReceivedWithHeaders<Part> = { readonly [Name in keyof Part]: Name extends "value" ? File : Part[Name] };
