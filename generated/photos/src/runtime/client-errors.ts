import type { Issue } from "./issue.js";

/** A registered symbol, so that two copies of this file know each other's errors; `instanceof` tells them apart. */
const brand = Symbol.for("specwright.client-error");

/** What went wrong with a call; `switch (error.kind)` tells the classes apart. */
export type ClientErrorKind = "api" | "undeclared-status" | "contract" | "network" | "timeout" | "abort";

/** The start of an answer: all that is known of it until its body has been read. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Headers;
}

/** What an error knows of its call. */
export interface CallFacts {
  readonly operationId: string;
  /** How many requests were sent, the failed one included. */
  readonly attempts: number;
  readonly cause?: unknown;
}

/**
 * A call that failed after everything was ready to be sent. (What is wrong before that, such as a missing credential,
 * is a `TypeError`.) Messages never hold credentials, header values or what was sent.
 */
export abstract class ClientError extends Error {
  abstract readonly kind: ClientErrorKind;
  /** The operation that was called, as the description names it. */
  readonly operationId: string;
  /** How many requests were sent, the failed one included; 0 if the call was aborted before the first. */
  readonly attempts: number;
  /** The status of the answer, where one had at least begun. */
  abstract readonly status?: number;
  /** The headers of the answer, where one had at least begun. */
  abstract readonly headers?: Headers;
  /** The answer's `Request-Id` or `X-Request-Id`. */
  abstract readonly requestId?: string;

  constructor(message: string, facts: CallFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.operationId = facts.operationId;
    this.attempts = facts.attempts;
    // Not a declared property: the brand is nobody's business but `isClientError`'s, and is not to be printed.
    Object.defineProperty(this, brand, { value: true });
  }
}

/** A call that was answered in full, but not with what it asked for. */
abstract class AnswerError<Status extends number, Body> extends ClientError {
  override readonly status: Status;
  override readonly headers: Headers;
  override readonly requestId?: string;
  /** The answer's body. */
  readonly body: Body;

  constructor(message: string, facts: CallFacts, answer: AnsweredWith<Status, Body>) {
    super(message, facts);
    this.status = answer.status;
    this.headers = answer.headers;
    this.body = answer.body;
    const requestId = requestIdIn(answer.headers);
    if (requestId !== undefined) this.requestId = requestId;
  }
}

interface AnsweredWith<Status extends number, Body> {
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
}

/** The server answered with a failure that the description declares; `body` is valid by what it declares for it. */
export class ApiError<Status extends number = number, Body = unknown, TypedHeaders = unknown> extends AnswerError<
  Status,
  Body
> {
  override readonly name: string = "ApiError";
  override readonly kind: "api" = "api";
  /**
   * The headers that the description declares for the status, as values; `undefined` where it declares none. They are
   * read when they are asked for: a page sees only what CORS lets it see.
   *
   * @throws ContractError for one that is required and missing, or is not what the description declares.
   */
  declare readonly typedHeaders: TypedHeaders;

  constructor(
    message: string,
    facts: CallFacts,
    answer: AnsweredWith<Status, Body>,
    typedHeaders?: () => TypedHeaders,
  ) {
    super(message, facts, answer);
    // Not to be read where the error is printed or copied.
    Object.defineProperty(this, "typedHeaders", { get: () => typedHeaders?.() });
  }
}

/**
 * The server answered with a status that the description does not declare; `body` is its JSON or its text. A range or a
 * `default` with content does not declare 204, 205 and 304, which have none; nor does such a `default` declare redirects.
 */
export class UndeclaredStatusError extends AnswerError<number, unknown> {
  override readonly name: string = "UndeclaredStatusError";
  override readonly kind: "undeclared-status" = "undeclared-status";
}

/**
 * How an answer broke its contract: its media type is not the declared one, its bytes are not UTF-8, its text is not
 * JSON, or its value is not valid by the declared schema; or `headers`, which are told of when they are asked for.
 */
export type ContractBreach = "media-type" | "encoding" | "syntax" | "schema" | "headers";

/**
 * The server answered with a declared status, be it a success or a failure, and a body that is not what the description
 * declares for it: a proxy's HTML page with status 502, say. `body` is the JSON that was read, or else the text.
 */
export class ContractError extends AnswerError<number, unknown> {
  override readonly name: string = "ContractError";
  override readonly kind: "contract" = "contract";
  readonly breach: ContractBreach;
  /** All that is wrong with the value; empty unless `breach` is `"schema"` or `"headers"`. */
  readonly issues: readonly Issue[];

  constructor(
    message: string,
    facts: CallFacts,
    answer: AnsweredWith<number, unknown>,
    breach: ContractBreach,
    issues: readonly Issue[],
  ) {
    super(message, facts, answer);
    this.breach = breach;
    this.issues = issues;
  }
}

/** A call that ended before its answer had been read. Where the answer had begun, its status and headers are here. */
abstract class UnansweredError extends ClientError {
  override readonly status?: number;
  override readonly headers?: Headers;
  override readonly requestId?: string;

  constructor(message: string, facts: CallFacts, head: AnswerHead | undefined) {
    super(message, facts);
    if (head === undefined) return;
    this.status = head.status;
    this.headers = head.headers;
    const requestId = requestIdIn(head.headers);
    if (requestId !== undefined) this.requestId = requestId;
  }
}

/** No connection, or it broke before the answer's end; `cause` is what `fetch` threw. */
export class NetworkError extends UnansweredError {
  override readonly name: string = "NetworkError";
  override readonly kind: "network" = "network";
}

/** An attempt took longer than `timeout`. */
export class TimeoutError extends UnansweredError {
  override readonly name: string = "TimeoutError";
  override readonly kind: "timeout" = "timeout";
}

/** The caller's signal was aborted; `cause` is its reason. */
export class AbortError extends UnansweredError {
  override readonly name: string = "AbortError";
  override readonly kind: "abort" = "abort";
}

/** Every error that a call can fail with, as a union on `kind`. */
export type AnyClientError =
  ApiError | UndeclaredStatusError | ContractError | NetworkError | TimeoutError | AbortError;

/**
 * Whether a call failed with this error, also where the call was made through another copy of this package.
 *
 * ```ts
 * catch (error) {
 *   if (isClientError(error) && error.kind === "timeout") return "try again later";
 *   throw error;
 * }
 * ```
 */
export function isClientError(error: unknown): error is AnyClientError {
  return typeof error === "object" && error !== null && brand in error;
}

/** Whether this is a declared failure: of the operation `operationId`, or of any. */
export function isApiError(error: unknown, operationId?: string): error is ApiError {
  return (
    isClientError(error) && error.kind === "api" && (operationId === undefined || error.operationId === operationId)
  );
}

function requestIdIn(headers: Headers): string | undefined {
  return headers.get("request-id") ?? headers.get("x-request-id") ?? undefined;
}
