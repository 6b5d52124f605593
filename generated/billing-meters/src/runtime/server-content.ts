import { abandon } from "./byte-stream.js";
import type { ResponseBody, ServerResponse } from "./server-message.js";
import { hasContent } from "./status.js";

/**
 * The response as HTTP lets it be sent: without its body where the status has none, and in answer to `HEAD`, where its
 * length is kept if it is known (RFC 9110 section 9.3.2).
 *
 * @example
 * sendable("HEAD", { status: 200, headers: {}, body: "{}" })
 * // { status: 200, headers: { "content-length": "2" }, body: undefined }
 */
export function sendable(method: string, response: ServerResponse): ServerResponse {
  const { status, headers, body } = response;
  if (body === undefined) return response;
  if (hasContent(status) && method !== "HEAD") return response;
  // Whoever waits to give it piece by piece is to know; what they do about it is of no concern here.
  if (isInPieces(body)) abandon(body).catch(() => {});
  if (!hasContent(status) || isInPieces(body)) return { status, headers, body: undefined };
  return { status, headers: { ...headers, "content-length": String(lengthOf(body)) }, body: undefined };
}

export function isInPieces(body: ResponseBody): body is AsyncIterable<Uint8Array> {
  return typeof body !== "string" && !(body instanceof Uint8Array);
}

export function lengthOf(body: string | Uint8Array): number {
  return typeof body === "string" ? new TextEncoder().encode(body).length : body.length;
}
