/** Bodies of answers that are no JSON. */
import { chunksIn, isBlob, isSentBytes } from "./bytes.js";
import { closeness, essenceOf } from "./media-type.js";
import type { WrittenContent } from "./server-route.js";
import { encodeText } from "./text-encode.js";

/**
 * A text in UTF-8, and says so where the media type is `text/…`.
 *
 * @throws TypeError for what is no text, and half of a surrogate pair.
 */
export function writeText(body: unknown, mediaType: string): WrittenContent {
  if (typeof body !== "string") throw new TypeError("it is no text.");
  const contentType = mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType;
  return { body: encodeText(body), contentType };
}

/** @throws TypeError for what is neither a `Blob` nor a `Uint8Array` nor a `ReadableStream`. */
export function writeBytes(body: unknown): WrittenContent {
  if (body instanceof Uint8Array) return { body };
  if (!isSentBytes(body)) throw new TypeError("it is no Blob, Uint8Array or ReadableStream.");
  return { body: chunksIn(body), ...(isBlob(body) ? { length: body.size } : {}) };
}

/** Bytes of any media type in a range: a `Blob` with its own, or `{ contentType, content }`. @throws TypeError */
export function writeTypedBytes(body: unknown, range: string): WrittenContent {
  const { contentType, content } = isBlob(body) ? { contentType: body.type, content: body } : partsOf(body);
  if (closeness(range, essenceOf(contentType)) === 0) {
    throw new TypeError(`its media type is ${JSON.stringify(contentType)}, not ${range}.`);
  }
  return { ...writeBytes(content), contentType };
}

function partsOf(body: unknown): { readonly contentType: string; readonly content: unknown } {
  if (typeof body === "object" && body !== null && "contentType" in body && "content" in body) {
    const { contentType, content } = body;
    if (typeof contentType === "string") return { contentType, content };
  }
  throw new TypeError("it is neither a Blob nor { contentType, content }.");
}
