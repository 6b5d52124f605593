import { shortened } from "./decoded.js";
import { bracketPath, type Issue } from "./issue.js";
import type { ResponseHeaders } from "./server-message.js";

/**
 * A request that the core answers itself, without the handler or in place of its answer. Nothing of an error that was
 * thrown is in it: that goes to `onError` alone.
 */
export type Problem =
  | { readonly kind: "not-found"; readonly status: 404 }
  /** `allow`: the methods that the path has, sorted. They are sent as `Allow`. */
  | { readonly kind: "method-not-allowed"; readonly status: 405; readonly allow: readonly string[] }
  /** `challenges`: one for each scheme that would do, sent as `WWW-Authenticate`. */
  | { readonly kind: "unauthenticated"; readonly status: 401; readonly challenges: readonly string[] }
  /** `accepted`: the media types that the operation takes. */
  | { readonly kind: "unsupported-media-type"; readonly status: 415; readonly accepted: readonly string[] }
  /** `limit`: the most bytes that a body may have. */
  | { readonly kind: "content-too-large"; readonly status: 413; readonly limit: number }
  | MalformedProblem
  | InvalidProblem
  | { readonly kind: "internal"; readonly status: 500 };

/** The body cannot be read as what it claims to be. `parameter` is in bracket notation. */
export interface MalformedProblem {
  readonly kind: "malformed";
  readonly status: 400;
  readonly message: string;
  readonly parameter?: string;
}

/** The body can be read, and breaks its schema: all the ways in which it does. */
export interface InvalidProblem {
  readonly kind: "invalid";
  readonly status: 400;
  readonly issues: readonly ParameterIssue[];
}

export interface ParameterIssue extends Issue {
  /** The path in bracket notation, `filter[name]`; long ones are cut. */
  readonly parameter: string;
}

/** How the API's author answers a problem. What is left out is as the core would have it. */
export interface ProblemReply {
  /** The problem's own status by default. */
  readonly status?: number;
  /** `Allow` and `WWW-Authenticate` are added where the problem has them, `Content-Type: application/json` for a body. */
  readonly headers?: ResponseHeaders;
  /** Sent as JSON; absent: an empty body. */
  readonly body?: unknown;
}

export function invalid(issues: readonly Issue[]): InvalidProblem {
  return {
    kind: "invalid",
    status: 400,
    issues: issues.map((issue) => ({ ...issue, parameter: shortened(bracketPath(issue.path)) })),
  };
}

/**
 * Answers as RFC 9457 has it, with `parameter` and `issues` as extension members:
 * `{ "title": "Bad Request", "status": 400, "detail": "…", "issues": [{ "parameter": "filter[name]", … }] }`.
 */
export function renderProblemDetails(problem: Problem): ProblemReply {
  return {
    headers: { "content-type": "application/problem+json" },
    body: { title: titles[problem.status], status: problem.status, ...members(problem) },
  };
}

/** The headers that HTTP asks for with a status. */
export function problemHeaders(problem: Problem): ResponseHeaders {
  switch (problem.kind) {
    case "method-not-allowed":
      return { allow: problem.allow.join(", ") };
    case "unauthenticated":
      return { "www-authenticate": problem.challenges };
    case "not-found":
    case "unsupported-media-type":
    case "content-too-large":
    case "malformed":
    case "invalid":
    case "internal":
      return {};
  }
}

/** The reason phrases of RFC 9110: with the type `about:blank`, which is the default, the title is the status's own. */
const titles: Readonly<Record<Problem["status"], string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  500: "Internal Server Error",
};

function members(problem: Problem): object {
  switch (problem.kind) {
    case "not-found":
    case "internal":
      return {};
    case "method-not-allowed":
      return { detail: `The method must be ${problem.allow.join(" or ")}.` };
    case "unauthenticated":
      return { detail: "The request needs valid credentials." };
    case "unsupported-media-type":
      return { detail: `The body must be ${problem.accepted.join(" or ")}.` };
    case "content-too-large":
      return { detail: `The body must be at most ${problem.limit} bytes long.` };
    case "malformed":
      return { detail: problem.message, ...(problem.parameter === undefined ? {} : { parameter: problem.parameter }) };
    case "invalid":
      return { detail: "The request is not valid.", issues: problem.issues.map(shown) };
  }
}

function shown({ parameter, code, message, expected }: ParameterIssue): object {
  return { parameter, code, message, expected };
}
