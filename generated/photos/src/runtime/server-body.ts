import { inOnePiece } from "./bytes.js";
import { decoderOf, knownDecoders, type ContentDecoder, type ContentDecoders } from "./content-codings.js";
import { defaultStreamedPartBytes, type DecodingLimits } from "./decoding-limits.js";
import { closestTo, essenceOf, parameterOf } from "./media-type.js";
import type { ContentFault, ReceivedContent } from "./received-content.js";
import type { ServerRequest } from "./server-message.js";
import { invalid, type Problem } from "./server-problem.js";

/** A media type that an operation takes, in lower case: `text/csv`, `image/*`. */
export interface AcceptedContent {
  readonly mediaType: string;
  /** `any`: another `charset` than UTF-8 will do, or says nothing. */
  readonly charset: "utf-8" | "any";
  /** The handler reads a part of it as it comes, which is not held, and has a limit of its own. */
  readonly streams?: "part";
}

/** What holds for every body that a server takes. */
export interface BodyLimits {
  /** The most bytes, before a content coding has been undone and after. */
  readonly maxBytes: number;
  readonly decoders: ContentDecoders;
  readonly decoding: DecodingLimits;
}

/** A body that can be read, `undefined` where the request has none; or why it is not taken. */
export type ReceivedBody =
  { readonly content: ReceivedContent | undefined; readonly problem?: undefined } | { readonly problem: Problem };

/** A body turns out not to be takeable as it is read: too long, broken off, or not encoded as it says. */
export class BodyError extends Error {
  override readonly name = "BodyError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`A body cannot be read: ${problem.kind}.`);
    this.problem = problem;
  }
}

/**
 * Takes in the body of a request: its media type, its content coding, its length as announced. Its bytes are counted as
 * they are read: beyond the limit, reading throws a `BodyError`.
 */
export function receiveBody(
  request: ServerRequest,
  accepted: readonly AcceptedContent[],
  limits: BodyLimits,
): ReceivedBody {
  const { headers, body } = request;
  const contentType = headers.get("content-type");
  const contentLength = headers.get("content-length");
  const isEmpty = body === undefined || contentLength === "0";
  if (isEmpty && contentType === undefined) return { content: undefined };
  const mediaTypes = accepted.map(({ mediaType }) => mediaType);
  const found = acceptedAs(contentType, accepted);
  if (found === undefined) {
    return { problem: { kind: "unsupported-media-type", status: 415, accepted: mediaTypes } };
  }
  const coding = decoderOf(headers.get("content-encoding"), limits.decoders);
  if (coding === "unknown") {
    const acceptedEncodings = [...Object.keys(knownDecoders(limits.decoders)), "identity"];
    return { problem: { kind: "unsupported-media-type", status: 415, accepted: mediaTypes, acceptedEncodings } };
  }
  if (contentLength !== undefined && !/^[0-9]+$/.test(contentLength)) {
    return { problem: { kind: "malformed", status: 400, message: "The Content-Length is not a number." } };
  }
  const most = mostBytes(found, limits);
  if (Number(contentLength ?? 0) > most) return { problem: tooLarge(most) };
  const chunks = isEmpty ? inOnePiece(new Uint8Array()) : readable(body, coding, most);
  const held = found.streams === undefined ? {} : { maxHeldBytes: limits.maxBytes };
  return { content: { contentType: contentType ?? "", chunks, limits: limits.decoding, ...held, refuse: refusal } };
}

function mostBytes({ streams }: AcceptedContent, { maxBytes, decoding }: BodyLimits): number {
  return streams === undefined ? maxBytes : maxBytes + (decoding.maxStreamedPartBytes ?? defaultStreamedPartBytes);
}

/** What a body is refused with that is read as it comes. */
export function refusal(fault: ContentFault): BodyError {
  const { kind } = fault;
  return new BodyError(kind === "invalid" ? invalid(fault.issues) : { kind, status: 400, message: fault.message });
}

/** As what a body of this `Content-Type` is taken. Without one, it be taken for `application/octet-stream` (RFC 9110 section 8.3). */
export function acceptedAs(
  contentType: string | undefined,
  accepted: readonly AcceptedContent[],
): AcceptedContent | undefined {
  const found = closestTo(essenceOf(contentType ?? "application/octet-stream"), accepted);
  const isReadable = found?.charset === "any" || /^utf-?8$/i.test(parameterOf(contentType ?? "", "charset") ?? "utf-8");
  return isReadable ? found : undefined;
}

function readable(
  body: AsyncIterable<Uint8Array>,
  coding: ContentDecoder | "none",
  limit: number,
): AsyncIterable<Uint8Array> {
  const counted = withinLimit(complete(body), limit);
  return coding === "none" ? counted : withinLimit(decoded(counted, coding), limit);
}

async function* withinLimit(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) throw new BodyError(tooLarge(limit));
    yield chunk;
  }
}

/** The client went away or broke the framing: no fault of the server's, and likely nobody to tell. */
function complete(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return failingWith("The body ended before it was complete.", body);
}

/**
 * To a decoder, a body that fails is at its end; the failure is thrown behind that. Streams that are piped do not pass
 * errors on, and an error that nobody listens to would end a process of Node.
 */
async function* decoded(
  body: AsyncIterable<Uint8Array>,
  decode: ContentDecoder,
): AsyncGenerator<Uint8Array, void, undefined> {
  const failures: unknown[] = [];
  async function* untilFailure(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* body;
    } catch (error) {
      failures.push(error);
    }
  }
  try {
    yield* failingWith("The body is not encoded as its Content-Encoding says.", decode(untilFailure()));
  } catch (error) {
    throw failures[0] ?? error;
  }
  if (failures.length > 0) throw failures[0];
}

async function* failingWith(
  message: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    throw error instanceof BodyError ? error : new BodyError({ kind: "malformed", status: 400, message });
  }
}

export function tooLarge(limit: number): Problem {
  return { kind: "content-too-large", status: 413, limit };
}
