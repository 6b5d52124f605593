import type { WireContent } from "./client-content.js";
import type { RetryOptions } from "./retry.js";

/** How a client reaches its server. Everything is optional. */
export interface ClientSettings {
  /**
   * Where the API is served: an absolute `http` or `https` URL, with or without a path, e.g. `https://example.com/api`.
   * Default: the first such server of the API's description. Where that names none, it must be given.
   */
  readonly baseUrl?: string;
  /** What sends the requests. Default: the global `fetch`, looked up at each call. */
  readonly fetch?: Fetch;
  /**
   * Headers for every request. A call's own headers go before these, and these before the ones that the client makes
   * (`Accept`, `Content-Type`, `Authorization`, …), whatever the case of their names.
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * How long one attempt may take, in milliseconds: from the request to the last byte of the answer, or to its head
   * where the caller reads the body as it comes. `Infinity` for no limit. Default: 30,000.
   */
  readonly timeout?: number;
  /** When and how often a failed request is sent again, or that it never is. */
  readonly retry?: RetryOptions | "never";
  /** The header that carries an idempotency key. Default: the one that the description declares, else `Idempotency-Key`. */
  readonly idempotencyKeyHeader?: string;
  /**
   * Where the idempotency keys of `POST` and `PATCH` requests come from. `"generated"`: the client makes one for each
   * call that has none, so that the call can be retried. `"given"`: only callers give keys, and a call without one is
   * not retried. Default: `"generated"` for operations whose description declares the header, `"given"` for others,
   * since a server that does not know the header would carry out a repeated request twice.
   */
  readonly idempotencyKeys?: "generated" | "given";
}

/**
 * What a client is made with. `Auth` lists the credentials that the API takes, by the names of their schemes:
 * `{ readonly apiKey: BasicCredentials } | { readonly token: string }`.
 */
export interface RuntimeClientOptions<Auth> extends ClientSettings {
  /**
   * The credentials, or a function that is asked for them at each call (not at each attempt) and may take as long as
   * `timeout`.
   */
  readonly auth: Auth | (() => Auth | Promise<Auth>);
}

/** What can be said for a single call. It goes before what the client was made with. */
export interface RequestOptions {
  /** Ends the call when it is aborted, also between two attempts, with an `AbortError`. */
  readonly signal?: AbortSignal;
  /** As `timeout` of the client. */
  readonly timeout?: number;
  /** Headers for this request; they replace any others of the same name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** As `retry` of the client. What is not given here stays as it is there. */
  readonly retry?: RetryOptions | "never";
  /** The idempotency key of this call, sent with every attempt. */
  readonly idempotencyKey?: string;
}

/** A user name and a password for HTTP Basic. */
export interface BasicCredentials {
  /** Without a colon (RFC 7617, section 2). */
  readonly username: string;
  /** Default: empty. */
  readonly password?: string;
}

/** The credentials of any API, as the runtime sees them: by the name of the scheme, a token or a user and a password. */
export type Credentials = Readonly<Record<string, string | BasicCredentials>>;

/** The part of `fetch` that a client uses; the global `fetch` is one. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Headers;
  readonly body?: WireContent;
  /** `fetch` wants it said that the answer is not read before a stream has been sent to its end. */
  readonly duplex?: "half";
  /** Aborted when the attempt's time is up or the caller aborts. */
  readonly signal: AbortSignal;
}
