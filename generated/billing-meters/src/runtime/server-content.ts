import type { ServerResponse } from "./server-message.js";

/** Whether answers of a status have content; these have none (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
export function hasContent(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/**
 * The response as HTTP lets it be sent: without its body where the status has none, and in answer to `HEAD`, where its
 * length is kept (RFC 9110 section 9.3.2).
 *
 * @example
 * sendable("HEAD", { status: 200, headers: {}, body: "{}" })
 * // { status: 200, headers: { "content-length": "2" }, body: undefined }
 */
export function sendable(method: string, response: ServerResponse): ServerResponse {
  const { status, headers, body } = response;
  if (body === undefined) return response;
  if (!hasContent(status)) return { status, headers, body: undefined };
  if (method !== "HEAD") return response;
  const length = new TextEncoder().encode(body).length;
  return { status, headers: { ...headers, "content-length": String(length) }, body: undefined };
}
