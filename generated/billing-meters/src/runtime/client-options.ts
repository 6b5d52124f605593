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
 * `{ readonly apiKey: Credential<BasicCredentials> } | { readonly token: Credential<string> }`.
 */
export interface RuntimeClientOptions<Auth> extends ClientSettings {
  /**
   * The credentials, or a function that is asked for them at each call (not at each attempt) and may take as long as
   * `timeout`. So may a function in place of a single credential. Where the server answers 401, functions are asked
   * once more, and the request is sent once more if they give something else; that is no retry.
   */
  readonly auth: Auth | ((request: CredentialRequest<Credentials>) => Auth | Promise<Auth>);
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

/** A credential, or a function that gives it. */
export type Credential<Value> = Value | CredentialProvider<Value>;

/** Gives a credential when it is needed: from a vault, say, or from a token endpoint. */
export type CredentialProvider<Value> = (request: CredentialRequest<CredentialValue>) => Value | Promise<Value>;

/** What a function that gives credentials is told. */
export interface CredentialRequest<Refused> {
  /** What it gave for this call and the server answered with 401: another is wanted. Absent when it is first asked. */
  readonly refused?: Refused;
  /** Where the API is served, e.g. `https://example.com/api`: what relative URLs of its description start from. */
  readonly baseUrl: string;
  /** What the client sends requests with. */
  readonly fetch: Fetch;
}

/** A key or a token, or a user and a password. */
export type CredentialValue = string | BasicCredentials;

/** The credentials of any API, as the runtime sees them: by the name of their scheme. */
export type Credentials = Readonly<Record<string, Credential<CredentialValue>>>;

/** The part of `fetch` that a client uses; the global `fetch` is one. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

export interface FetchInit {
  readonly method: string;
  readonly headers: Headers;
  readonly body?: WireContent;
  /** `fetch` wants it said that the answer is not read before a stream has been sent to its end. */
  readonly duplex?: "half";
  /**
   * `"manual"`: a redirect is not to be followed, since it is a declared answer, or may lead a key in the headers to
   * another server. Absent: as `fetch` follows them, which drops `Authorization` on the way to another origin.
   */
  readonly redirect?: "manual";
  /** Aborted when the attempt's time is up or the caller aborts. */
  readonly signal: AbortSignal;
}
