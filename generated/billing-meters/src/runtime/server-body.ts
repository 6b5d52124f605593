import type { ServerRequest } from "./server-message.js";
import { isMediaType } from "./server-media-type.js";
import type { Problem } from "./server-problem.js";

/** The bytes of a body, `undefined` where the request has none; or why it is not taken. */
export type ReceivedBody =
  { readonly bytes: Uint8Array | undefined; readonly problem?: undefined } | { readonly problem: Problem };

/**
 * Takes in the body of a request: its media type, its content coding, its length as announced, then the bytes, never
 * more than the limit.
 *
 * @param mediaType in lower case.
 */
export async function receiveBody(request: ServerRequest, mediaType: string, limit: number): Promise<ReceivedBody> {
  const { headers, body } = request;
  const contentType = headers.get("content-type");
  const contentLength = headers.get("content-length");
  const isEmpty = body === undefined || contentLength === "0";
  if (isEmpty && contentType === undefined) return { bytes: undefined };
  if (contentType === undefined || !isMediaType(contentType, mediaType)) {
    return { problem: { kind: "unsupported-media-type", status: 415, accepted: [mediaType] } };
  }
  if (!isIdentity(headers.get("content-encoding"))) {
    const acceptedEncodings = ["identity"];
    return { problem: { kind: "unsupported-media-type", status: 415, accepted: [mediaType], acceptedEncodings } };
  }
  if (contentLength !== undefined && !/^[0-9]+$/.test(contentLength)) {
    return { problem: { kind: "malformed", status: 400, message: "The Content-Length is not a number." } };
  }
  if (Number(contentLength ?? 0) > limit) return tooLarge(limit);
  return isEmpty ? { bytes: new Uint8Array() } : readBytes(body, limit);
}

/** Whether a `Content-Encoding`, which is a list (RFC 9110 section 8.4), leaves the body as it is. */
function isIdentity(contentEncoding = ""): boolean {
  return contentEncoding.split(",").every((coding) => /^(?:identity)?$/i.test(coding.trim()));
}

async function readBytes(body: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedBody> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > limit) return tooLarge(limit);
      chunks.push(chunk);
    }
  } catch {
    // The client went away or broke the framing: no fault of the server's, and likely nobody to tell.
    return { problem: { kind: "malformed", status: 400, message: "The body ended before it was complete." } };
  }
  return { bytes: joined(chunks, length) };
}

function tooLarge(limit: number): ReceivedBody {
  return { problem: { kind: "content-too-large", status: 413, limit } };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first !== undefined) return first;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
