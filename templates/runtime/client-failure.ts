import type { Answer, BrokenBody } from "./client-answer.js";
import { looseBody } from "./client-answer.js";
import {
  AbortError,
  type AnswerHead,
  ApiError,
  ContractError,
  NetworkError,
  TimeoutError,
  UndeclaredStatusError,
} from "./client-errors.js";
import type { HeadersReader, ReadHeaders } from "./client-operation.js";
import { hasContent } from "./status.js";

/** The call of which an error tells. */
export interface FailedCall {
  readonly operation: { readonly id: string; readonly method: string; readonly path: string };
  readonly attempts: number;
  /** What must not get into a message, even where the server says it. */
  readonly secrets: readonly string[];
}

/** The server's own words are cut at this length in a message; `body` has them in full. */
const longestExplanation = 200;

export function apiError<Body>(
  call: FailedCall,
  answer: AnswerHead,
  body: Body,
  readHeaders?: HeadersReader<unknown>,
): ApiError<number, Body> {
  const said = explanationIn(body, call.secrets);
  const message = says(call, `answered ${answer.status}${said === undefined ? "" : `: ${said}`}`);
  const { status, headers } = answer;
  const typedHeaders = readHeaders && headersWhenAsked(call, answer, body, readHeaders);
  return new ApiError(message, factsOf(call), { status, headers, body }, typedHeaders);
}

/** Reads the declared headers of an answer once, when they are first asked for. What it makes throws a `ContractError`. */
export function headersWhenAsked<TypedHeaders>(
  call: FailedCall,
  { status, headers }: AnswerHead,
  body: unknown,
  readHeaders: HeadersReader<TypedHeaders>,
): () => TypedHeaders {
  let read: ReadHeaders<TypedHeaders> | undefined;
  return () => {
    read ??= readHeaders(headers);
    if (read.fault === undefined) return read.value;
    const { explanation, issues } = read.fault;
    const message = says(call, `answered ${status} with headers that break their description: ${explanation}`);
    throw new ContractError(message, factsOf(call), { status, headers, body }, "headers", issues);
  };
}

export function undeclaredStatusError(call: FailedCall, answer: Answer): UndeclaredStatusError {
  const { status, headers } = answer;
  const message = says(call, whyUndeclared(status));
  return new UndeclaredStatusError(message, factsOf(call), { status, headers, body: looseBody(answer) });
}

function whyUndeclared(status: number): string {
  // All that browsers tell of a redirect that they were not to follow (Fetch standard, "opaque-redirect filtered response").
  if (status === 0) return "answered with a redirect, of which browsers tell neither the status nor the headers";
  const undeclared = `answered ${status}, which its description does not declare`;
  return hasContent(status) ? undeclared : `${undeclared} as an answer without content`;
}

export function contractError(call: FailedCall, answer: AnswerHead, breach: BrokenBody): ContractError {
  const { status, headers } = answer;
  const message = says(call, `answered ${status} with a body that breaks its description: ${breach.explanation}`);
  return new ContractError(
    message,
    factsOf(call),
    { status, headers, body: breach.body },
    breach.breach,
    breach.issues,
  );
}

export function networkError(call: FailedCall, head: AnswerHead | undefined, cause: unknown): NetworkError {
  const what = head === undefined ? "got no answer" : `lost the connection while reading the answer ${head.status}`;
  return new NetworkError(says(call, what), factsOf(call, cause), head);
}

export function timeoutError(call: FailedCall, head: AnswerHead | undefined, timeout: number): TimeoutError {
  return new TimeoutError(says(call, `took longer than ${timeout} ms`), factsOf(call), head);
}

export function abortError(call: FailedCall, head: AnswerHead | undefined, reason: unknown): AbortError {
  return new AbortError(says(call, "was aborted"), factsOf(call, reason), head);
}

function says({ operation, attempts }: FailedCall, what: string): string {
  return `${operation.method} ${operation.path} ${what}${attempts > 1 ? ` (${attempts} attempts)` : ""}`;
}

function factsOf({ operation, attempts }: FailedCall, cause?: unknown) {
  return { operationId: operation.id, attempts, cause };
}

/**
 * What a failure's body says for people: its `detail` or `title` (RFC 9457), or its `message`, or the same of its
 * `error`, on one line. Nothing if it repeats a credential.
 */
function explanationIn(body: unknown, secrets: readonly string[]): string | undefined {
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  const said = wordsOf(body) ?? wordsOf(error);
  if (said === undefined || secrets.some((secret) => said.includes(secret))) return undefined;
  const line = said
    .slice(0, longestExplanation)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (line === "") return undefined;
  return said.length > longestExplanation ? `${line}…` : line;
}

function wordsOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if ("detail" in body && typeof body.detail === "string") return body.detail;
  if ("message" in body && typeof body.message === "string") return body.message;
  if ("title" in body && typeof body.title === "string") return body.title;
  if ("error" in body && typeof body.error === "string") return body.error;
  return undefined;
}
