/** Bodies that are bytes: as programs give them, and as they get them. */
import { chunksOf, collected, streamOf } from "./byte-stream.js";
import { essenceOf, parameterOf } from "./media-type.js";
import type { ReceivedContent } from "./received-content.js";

/**
 * Bytes to be sent. A `Blob` may be a file of any size, which is read as it is sent (`fs.openAsBlob` makes one of a path
 * in Node). A stream can be sent once only, so that a request with one is never repeated.
 */
export type SentBytes = Blob | Uint8Array | ReadableStream<Uint8Array>;

/**
 * Bytes with their media type, where the API takes several: a `Blob`, which has one itself, or any bytes beside one.
 *
 * @example
 * await client.photos.put({ contentType: "image/png", content: await readFile("rex.png") });
 */
export type TypedBytes = Blob | { readonly contentType: string; readonly content: SentBytes };

/**
 * A body that arrives. It is read once, whole or as it comes; reading fails where the sender breaks off.
 *
 * @example
 * const photo = await client.pets.photo.get();
 * for await (const chunk of photo.stream()) file.write(chunk);
 */
export interface ReceivedBytes {
  /** Without parameters, in lower case: `image/png`. Empty where the sender does not say. */
  readonly mediaType: string;
  /** The `Content-Type` as it was sent; empty where it was not. */
  readonly contentType: string;
  /** The bytes as they come. */
  stream(): ReadableStream<Uint8Array>;
  /** All of them. */
  bytes(): Promise<Uint8Array>;
  /** All of them as text, in the `charset` that the sender names if it is known, else UTF-8; what is none becomes U+FFFD. */
  text(): Promise<string>;
}

export function receivedBytes({ contentType, chunks }: ReceivedContent): ReceivedBytes {
  let isRead = false;
  const once = (): AsyncIterable<Uint8Array> => {
    if (isRead) throw new TypeError("The body has been read already.");
    isRead = true;
    return chunks;
  };
  return {
    mediaType: essenceOf(contentType),
    contentType,
    stream: () => streamOf(once()),
    bytes: async () => collected(once()),
    text: async () => decoderFor(contentType).decode(await collected(once())),
  };
}

/** Of a charset that nobody knows nothing can be said: then it is UTF-8 as if none were named. */
function decoderFor(contentType: string): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(parameterOf(contentType, "charset") ?? "utf-8");
  } catch {
    return new TextDecoder();
  }
}

/** Whether a value can be sent as bytes. */
export function isSentBytes(value: unknown): value is SentBytes {
  return value instanceof Uint8Array || isBlob(value) || isByteStream(value);
}

export function isBlob(value: unknown): value is Blob {
  return value instanceof Blob;
}

export function isByteStream(value: unknown): value is ReadableStream<Uint8Array> {
  return value instanceof ReadableStream;
}

/** The bytes as chunks, however they were given. */
export function chunksIn(bytes: SentBytes): AsyncIterable<Uint8Array> {
  if (isBlob(bytes)) return chunksOf<Uint8Array>(bytes.stream());
  return bytes instanceof Uint8Array ? inOnePiece(bytes) : chunksOf(bytes);
}

export async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes.length > 0) yield bytes;
}
