import { ownBuffer } from "./byte-stream.js";
import { isBlob, isSentBytes, type SentBytes, type TypedBytes } from "./bytes.js";
import type { TypedContent, WireContent } from "./client-content.js";
import { closeness, essenceOf } from "./media-type.js";

/**
 * Bytes as `fetch` takes them: a copy, since a request may be sent again when its caller has gone on to write into them.
 *
 * @throws TypeError for what is no bytes.
 */
export function sentBytes(bytes: SentBytes): WireContent {
  if (bytes instanceof Uint8Array) return ownBuffer(bytes);
  if (!isSentBytes(bytes)) throw new TypeError("A body has to be a Blob, a Uint8Array or a ReadableStream.");
  return bytes;
}

/** @throws TypeError for a media type that `range` (`image/*`) does not cover, and a `Blob` without one. */
export function sentTypedBytes(bytes: TypedBytes, range: string): TypedContent {
  const { contentType, content } = isBlob(bytes) ? { contentType: bytes.type, content: bytes } : bytes;
  if (closeness(range, essenceOf(contentType)) === 0) {
    throw new TypeError(`A body has to be ${range}: its media type is ${JSON.stringify(contentType)}.`);
  }
  return { mediaType: contentType, content: sentBytes(content) };
}
