import { ownBuffer } from "./byte-stream.js";
import type { TypedContent, WireContent } from "./client-content.js";
import type { SendableOperation } from "./client-operation.js";
import type { ClientSettings, FetchInit, RequestOptions } from "./client-options.js";
import type { SendableClient } from "./client-request.js";
import { type ApiCall, callOf, type CallResult } from "./client-result.js";
import type { SignedMessage } from "./hook-message.js";
import { send } from "./send.js";

/** How webhooks and callbacks are sent. Everything is optional. */
export interface SenderSettings extends Omit<ClientSettings, "baseUrl"> {
  /** Signs each request before it is sent. */
  readonly sign?: Sign;
}

/**
 * The headers that a request gets so that its receiver can tell who sent it. It is asked at every attempt, after credentials
 * and all other headers are there; what it throws is what the call throws.
 */
export type Sign = (
  message: SignedMessage,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/**
 * Sends a webhook or a callback to a URL, as `send` calls an operation: the answer is validated, failures are typed, and
 * what may be sent twice is tried again. A `POST` may be where it carries a key: see `idempotencyKeys`.
 *
 * Redirects are not followed: a signature, a body and credentials are for the server that is called.
 *
 * Rejects with a `TypeError` for a URL that is not absolute, http or https, or that holds credentials, and for a body that is
 * a stream where `sign` has to see it whole, and where a header is missing that the description requires; with whatever `sign` throws; and as `send` does.
 */
export function sendHook<Params, Result extends CallResult>(
  operation: SendableOperation<Params, Result>,
  sender: SenderSettings & Pick<SendableClient, "auth">,
  url: string,
  params: Params,
  options: RequestOptions = {},
): ApiCall<Result> {
  return callOf(exchange(operation, sender, url, params, options));
}

async function exchange<Params, Result extends CallResult>(
  operation: SendableOperation<Params, Result>,
  sender: SenderSettings & Pick<SendableClient, "auth">,
  url: string,
  params: Params,
  options: RequestOptions,
): Promise<Result> {
  const { origin, pathname, search } = checkedUrl(url);
  const { sign, ...settings } = sender;
  const directed: SendableOperation<Params, Result> = {
    ...(sign === undefined ? operation : inOnePiece(operation)),
    expand: () => pathname,
    query: (given) => [search.slice(1), operation.query?.(given) ?? ""].filter((text) => text !== "").join("&"),
  };
  const finish = async (to: string, init: FetchInit): Promise<FetchInit> => ({
    ...(await signedInit(operation, sign, to, init)),
    redirect: "manual",
  });
  return send(directed, { ...settings, baseUrl: origin, finish }, params, options).withResponse();
}

/** Messages leave the URL out: it may hold a secret. */
function checkedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new TypeError("What is sent by itself needs an absolute URL.");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new TypeError("The URL has to be an http or https URL.");
  if (url.username !== "" || url.password !== "") throw new TypeError("The URL must not hold credentials.");
  return url;
}

async function signedInit(
  { id, requiredHeaders = [] }: Pick<SendableOperation<never, unknown>, "id" | "requiredHeaders">,
  sign: Sign | undefined,
  url: string,
  init: FetchInit,
): Promise<FetchInit> {
  const signed = sign === undefined ? init : await withSignature(sign, url, init);
  const headers = new Headers(signed.headers);
  const missing = requiredHeaders.find((name) => !headers.has(name));
  if (missing === undefined) return signed;
  throw new TypeError(`${id} needs the header ${missing}: give it with the call, or have \`sign\` set it.`);
}

async function withSignature(sign: Sign, url: string, init: FetchInit): Promise<FetchInit> {
  const { method, body } = init;
  const bytes = await bytesOf(body);
  const headers = new Headers(init.headers);
  const added = await sign({ method, url, headers: { get: (name) => headers.get(name) ?? undefined }, body: bytes });
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  // What is sent is what was signed, whatever a platform would have made of the text.
  return { ...init, headers, ...(body === undefined ? {} : { body: ownBuffer(bytes) }) };
}

async function bytesOf(content: WireContent | undefined): Promise<Uint8Array> {
  if (content === undefined) return new Uint8Array();
  if (typeof content === "string") return new TextEncoder().encode(content);
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  throw unsignable();
}

/** A body that is a stream is refused before anything is sent: it can be read once, and has to be read to be signed. */
function inOnePiece<Params, Result>(operation: SendableOperation<Params, Result>): SendableOperation<Params, Result> {
  const { body } = operation;
  if (body === undefined) return operation;
  if (body.mediaType === undefined) {
    return { ...operation, body: { encode: (params) => wholeContent(body.encode(params)) } };
  }
  const { mediaType } = body;
  return { ...operation, body: { mediaType, encode: (params) => whole(body.encode(params)) } };
}

function wholeContent(typed: TypedContent | undefined): TypedContent | undefined {
  whole(typed?.content);
  return typed;
}

function whole(content: WireContent | undefined): WireContent | undefined {
  if (content instanceof ReadableStream) throw unsignable();
  return content;
}

function unsignable(): TypeError {
  return new TypeError("A body that is a stream cannot be signed: give all of its bytes, or a Blob.");
}
