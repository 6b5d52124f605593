import { bracketPath, type Issue } from "./issue.js";
import { essenceOf } from "./media-type.js";
import type { ResponseHeaders, ServerResponse } from "./server-message.js";
import { problemHeaders, type Problem, type ProblemReply } from "./server-problem.js";
import type { DeclaredContent, DeclaredResponse, HandlerReply, HeadersWriter, WrittenContent } from "./server-route.js";
import { allDeclared, canBeOf, hasContent } from "./status.js";
import { encodeText } from "./text-encode.js";

/** A handler answered what the description does not allow. The answer is not sent; `onError` is given this. */
export class BrokenContractError extends Error {
  override readonly name = "BrokenContractError";
  /** Tells the error apart where `instanceof` cannot, between two copies of this module. */
  readonly kind = "broken-contract";
  /** What is wrong with the body; empty where the matter is the status, a header or the JSON. */
  readonly issues: readonly Issue[];

  constructor(message: string, issues: readonly Issue[] = []) {
    super(message);
    this.issues = issues;
  }
}

/**
 * Turns a handler's answer into a response.
 *
 * @throws BrokenContractError for a status that is not declared, or has no content where some is, for a redirect by a default
 *   with content, for a media type that is not declared, a body that breaks its schema, headers that cannot be sent; and
 *   whatever `JSON.stringify` throws.
 */
export function writeReply(id: string, reply: HandlerReply, declared: readonly DeclaredResponse[]): ServerResponse {
  // A handler in plain JavaScript may answer anything.
  if (typeof reply !== "object" || reply === null) throw new BrokenContractError(`${id} answered nothing.`);
  const { status, body } = reply;
  const responses = isStatus(status) ? allDeclared(declared, status) : [];
  if (responses.length === 0) throw new BrokenContractError(`${id} answered with undeclared status ${String(status)}.`);
  const headers = replyHeaders(id, reply, responses[0]?.headers);
  const contents = responses.flatMap((response) => (response.mediaType === undefined ? [] : [response]));
  if (contents.length === 0) {
    if (body !== undefined) throw new BrokenContractError(`${id} answered ${status} with a body, which has none.`);
    return { status, headers, body: undefined };
  }
  if (!hasContent(status))
    throw new BrokenContractError(
      `${id} answered ${status}, which has no content, where the description declares some.`,
    );
  if (!contents.every((content) => canBeOf(content, status)))
    throw new BrokenContractError(
      `${id} answered ${status} by a default, which declares no redirects: clients would follow it.`,
    );
  const content = chosenContent(id, reply, contents);
  const { body: sent, contentType = content.mediaType, length } = writtenBody(id, reply, content);
  const type: ResponseHeaders = { "content-type": contentType };
  const size: ResponseHeaders = length === undefined ? {} : { "content-length": String(length) };
  return { status, headers: { ...headers, ...type, ...size }, body: sent };
}

/** Those that are declared, from their values, beside whatever else the handler gives. */
function replyHeaders(id: string, reply: HandlerReply, declared: HeadersWriter | undefined): ResponseHeaders {
  const { status, headers, typedHeaders } = reply;
  const others = checkedHeaders(headers, reserved);
  if (declared === undefined) {
    if (typedHeaders === undefined) return others;
    throw new BrokenContractError(`${id} answered ${status} with typedHeaders, and declares no headers for it.`);
  }
  const twice = Object.keys(others).find((name) => declared.names.has(name));
  if (twice !== undefined)
    throw new BrokenContractError(`${id} answered ${status} with the header ${twice}, which belongs in typedHeaders.`);
  const written = orUnsendable(`${id} answered ${status} with headers`, () => declared.write(typedHeaders ?? {}));
  if (written.issues)
    throw brokenPart(`${id} answered ${status} with headers that break their schemas`, "typedHeaders", written.issues);
  return { ...others, ...checkedHeaders(written.value, reserved) };
}

function chosenContent(
  id: string,
  { status, mediaType }: HandlerReply,
  contents: readonly DeclaredContent[],
): DeclaredContent {
  const [only, other] = contents;
  if (only !== undefined && other === undefined && mediaType === undefined) return only;
  const content = contents.find((each) => each.mediaType === mediaType);
  if (content !== undefined) return content;
  const declared = contents.map((each) => each.mediaType).join(" or ");
  throw new BrokenContractError(`${id} answered ${status} with mediaType ${String(mediaType)}, not ${declared}.`);
}

function writtenBody(id: string, { status, body }: HandlerReply, content: DeclaredContent): WrittenContent {
  const validation = content.validate?.(body) ?? { value: body };
  if (validation.issues)
    throw brokenPart(`${id} answered ${status} with a body that breaks its schema`, "the body", validation.issues);
  const { write, mediaType, stringify } = content;
  if (write === undefined) return { body: jsonText(validation.value, stringify) };
  return orUnsendable(`${id} answered ${status} with a body`, () => write(validation.value, mediaType));
}

/** `what`: `listPets answered 200 with a body that breaks its schema`. */
function brokenPart(what: string, whole: string, issues: readonly Issue[]): BrokenContractError {
  const all = issues.map(({ path, message }) => `${bracketPath(path) || whole} ${message}`);
  return new BrokenContractError(`${what}: ${all.join("; ")}.`, issues);
}

function orUnsendable<Written>(what: string, write: () => Written): Written {
  try {
    return write();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BrokenContractError(`${what} that cannot be sent: ${why}`);
  }
}

/**
 * Turns the author's rendering of a problem into a response.
 *
 * @param mediaTypeOf What the body of a status is where the author does not say.
 * @throws BrokenContractError for a status or headers that cannot be sent; and whatever `JSON.stringify` throws.
 */
export function writeProblem(
  problem: Problem,
  reply: ProblemReply,
  mediaTypeOf: (status: number) => string,
): ServerResponse {
  const { status = problem.status, headers, body } = reply;
  if (!isStatus(status)) throw new BrokenContractError(`A problem was rendered with status ${String(status)}.`);
  const given = { ...problemHeaders(problem), ...checkedHeaders(headers, framing) };
  if (body === undefined || !hasContent(status)) return { status, headers: given, body: undefined };
  const typed: ResponseHeaders = { "content-type": mediaTypeOf(status), ...given };
  return { status, headers: typed, body: problemText(body, typed["content-type"]) };
}

/** The media type that the description has for answers of a status, if it is one. */
export function declaredMediaType(declared: readonly DeclaredResponse[], status: number): string | undefined {
  const [only, ...others] = allDeclared(declared, status).map(({ mediaType }) => mediaType);
  return others.length > 0 || only?.includes("*") ? undefined : only;
}

function problemText(body: unknown, contentType: string | readonly string[] | undefined): string {
  const isText = typeof body === "string" && typeof contentType === "string" && !isJson(essenceOf(contentType));
  return isText ? encodeText(body) : jsonText(body);
}

/** As the media type says, with a suffix as well (RFC 6839 section 3.1). */
function isJson(mediaType: string): boolean {
  return mediaType === "application/json" || mediaType.endsWith("+json");
}

/** Informational statuses (1xx) are no answers, and there are none beyond 599 (RFC 9110 section 15). */
function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

function jsonText(body: unknown, stringify: (body: unknown) => string | undefined = JSON.stringify): string {
  const text = stringify(body);
  if (text === undefined) throw new BrokenContractError("A body is nothing that JSON can hold.");
  return text;
}

/** How a message is framed is for the server to say, which sends no trailers: it refuses to announce any. */
const framing: ReadonlySet<string> = new Set(["content-length", "transfer-encoding", "trailer"]);
/** For a handler's answer, the description says the media type. */
const reserved: ReadonlySet<string> = new Set([...framing, "content-type"]);

const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
// RFC 9110 section 5.5. Line breaks above all, which would start another header.
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The headers with their names in lower case. */
function checkedHeaders(headers: ResponseHeaders | undefined, forbidden: ReadonlySet<string>): ResponseHeaders {
  if (headers === undefined) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([given, value]) => {
      const name = given.toLowerCase();
      if (!headerName.test(name) || forbidden.has(name)) {
        throw new BrokenContractError(`An answer cannot set the header ${JSON.stringify(given)}.`);
      }
      if (!(typeof value === "string" ? [value] : value).every((line) => headerValue.test(line))) {
        throw new BrokenContractError(`The header ${name} holds what a header cannot.`);
      }
      return [name, value];
    }),
  );
}
