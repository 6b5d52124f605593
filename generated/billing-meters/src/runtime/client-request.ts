import type { TypedContent, WireContent } from "./client-content.js";
import type { SendableOperation, WrittenCredential } from "./client-operation.js";
import type { ClientSettings, Credentials, FetchInit, RequestOptions, RuntimeClientOptions } from "./client-options.js";
import { isIdempotent, retryPolicy, type RetryPolicy } from "./retry.js";
import { isRedirect } from "./status.js";

/** A client of any API. One without `auth` serves operations that need none. */
export type SendableClient = ClientSettings &
  Partial<Pick<RuntimeClientOptions<Credentials>, "auth">> & {
    /** Has the last word on each request, and is asked at every attempt. What it throws is what the call throws. */
    readonly finish?: FinishRequest;
  };

export type FinishRequest = (url: string, init: FetchInit) => Promise<FetchInit>;

/** A request that lacks nothing but its credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: WireContent;
  /** With no retries where the request must not be sent twice. */
  readonly policy: RetryPolicy;
  readonly redirect?: "manual";
}

/** A request that is ready to be sent, as often as it takes. */
export interface AuthorizedRequest extends PreparedRequest {
  /** What no message may show. */
  readonly secrets: readonly string[];
}

/** The name that the IETF's draft gives the header, draft-ietf-httpapi-idempotency-key-header. */
const standardKeyHeader = "Idempotency-Key";

/** Throws a `TypeError` for whatever cannot be sent. */
export function prepareRequest<Params, Result>(
  operation: SendableOperation<Params, Result>,
  client: SendableClient,
  params: Params,
  options: RequestOptions,
): PreparedRequest {
  const baseUrl = checkedBaseUrl(client.baseUrl ?? operation.server);
  const url = `${baseUrl}${targetOf(operation, params)}`;
  const body = contentOf(operation, params);
  const policy = retryPolicy(client.retry, options.retry);
  const keyHeader = client.idempotencyKeyHeader ?? operation.idempotencyKeyHeader ?? standardKeyHeader;
  // A server that does not know the header would carry out a repeated request twice.
  const keys = client.idempotencyKeys ?? (operation.idempotencyKeyHeader === undefined ? "given" : "generated");

  const headers = new Headers();
  setHeader(headers, "Accept", acceptedBy(operation));
  setHeader(headers, "Content-Type", body?.mediaType);
  setHeaders(headers, operation.headers?.(params));
  setHeaders(headers, client.headers);
  setHeader(headers, keyHeader, options.idempotencyKey);
  setHeaders(headers, options.headers);
  addCookies(headers, operation.cookies?.(params));

  const repeatable = isIdempotent(operation.method);
  if (!repeatable && policy.retries > 0 && keys === "generated" && !headers.has(keyHeader)) {
    // Browsers lack `randomUUID` on pages without TLS: then there is no key, and no retry.
    setHeader(headers, keyHeader, crypto.randomUUID?.());
  }
  return {
    url,
    method: operation.method,
    headers,
    ...(body === undefined ? {} : { body: body.content }),
    policy: isSentOnce(body) || !(repeatable || headers.has(keyHeader)) ? { ...policy, retries: 0 } : policy,
    ...(operation.failure.some(({ status }) => status === "3XX" || isRedirect(status)) ? { redirect: "manual" } : {}),
  };
}

function contentOf<Params, Result>(
  { body }: SendableOperation<Params, Result>,
  params: Params,
): TypedContent | undefined {
  if (body === undefined || body.mediaType === undefined) return body?.encode(params);
  const content = body.encode(params);
  return content === undefined ? undefined : { mediaType: body.mediaType, content };
}

function isSentOnce(body: TypedContent | undefined): boolean {
  return body?.content instanceof ReadableStream;
}

/** The request with its credentials. A header that a caller gave goes before theirs; cookies are sent together. */
export function authorized(request: PreparedRequest, credentials: readonly WrittenCredential[]): AuthorizedRequest {
  const headers = new Headers(request.headers);
  const cookies: string[] = [];
  let url = request.url;
  for (const { header, query, cookie } of credentials) {
    if (header !== undefined && !headers.has(header.name)) headers.set(header.name, header.value);
    if (query !== undefined) url = `${url}${url.includes("?") ? "&" : "?"}${query}`;
    if (cookie !== undefined) cookies.push(cookie);
  }
  const others = headers.get("Cookie");
  if (cookies.length > 0) headers.set("Cookie", [...(others === null ? [] : [others]), ...cookies].join("; "));
  // `fetch` would send all but `Authorization` on to wherever a redirect leads.
  const isBound = credentials.some(
    ({ header, cookie }) =>
      cookie !== undefined || (header !== undefined && header.name.toLowerCase() !== "authorization"),
  );
  return {
    ...request,
    url,
    headers,
    secrets: credentials.flatMap(({ secrets }) => secrets),
    ...(isBound ? { redirect: "manual" } : {}),
  };
}

/** Without a slash at its end. Messages leave the URL out: it may hold a password. */
function checkedBaseUrl(baseUrl: string | undefined): string {
  if (baseUrl === undefined) throw new TypeError(`"baseUrl" is needed: the API's description names no server.`);
  if (!URL.canParse(baseUrl)) throw new TypeError(`"baseUrl" has to be an absolute URL.`);
  const { protocol, origin, pathname, username, password, search, hash } = new URL(baseUrl);
  if (protocol !== "http:" && protocol !== "https:") throw new TypeError(`"baseUrl" has to be an http or https URL.`);
  if (username !== "" || password !== "")
    throw new TypeError(`"baseUrl" must not hold credentials: give them in "auth".`);
  if (search !== "" || hash !== "") throw new TypeError(`"baseUrl" must not have a query or a fragment.`);
  return `${origin}${pathname.replace(/\/$/, "")}`;
}

function targetOf<Params, Result>(operation: SendableOperation<Params, Result>, params: Params): string {
  const path = operation.expand?.(params) ?? operation.path;
  // After the slash nothing can change the host; without it, `@evil.example` would make a user name of it.
  if (!path.startsWith("/")) throw new TypeError(`The path of ${operation.id} has to begin with "/".`);
  const query = operation.query?.(params) ?? "";
  return query === "" ? path : `${path}?${query}`;
}

/** Joined to those that the caller's own headers hold. */
function addCookies(headers: Headers, cookies = ""): void {
  if (cookies === "") return;
  const others = headers.get("Cookie");
  setHeader(headers, "Cookie", others === null ? cookies : `${others}; ${cookies}`);
}

function acceptedBy<Params, Result>({ success, failure }: SendableOperation<Params, Result>): string | undefined {
  const mediaTypes = new Set<string>();
  for (const { mediaType } of success()) if (mediaType !== undefined) mediaTypes.add(mediaType);
  for (const { mediaType } of failure) if (mediaType !== undefined) mediaTypes.add(mediaType);
  return mediaTypes.size === 0 ? undefined : [...mediaTypes].join(", ");
}

function setHeaders(headers: Headers, added: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries(added)) setHeader(headers, name, value);
}

function setHeader(headers: Headers, name: string, value: string | undefined): void {
  if (value === undefined) return;
  try {
    headers.set(name, value);
  } catch {
    // The error of `Headers` quotes the value, which may be a secret.
    throw new TypeError(`The header ${JSON.stringify(name)} has a name or a value that HTTP does not allow.`);
  }
}
