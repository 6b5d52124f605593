import { shortened } from "./decoded.js";
import { bracketPath, type Issue } from "./issue.js";
import type { ResponseHeaders } from "./server-message.js";

/**
 * A request that the core answers itself, without the handler or in place of its answer. Nothing of an error that was
 * thrown is in it: that goes to `onError` alone.
 */
export type Problem =
  | { readonly kind: "not-found"; readonly status: 404 }
  /** `allow`: the methods that the path has, sorted; `HEAD` wherever there is `GET`. They are sent as `Allow`. */
  | { readonly kind: "method-not-allowed"; readonly status: 405; readonly allow: readonly string[] }
  /** `challenges`: one for each scheme that would do, sent as `WWW-Authenticate`. */
  | { readonly kind: "unauthenticated"; readonly status: 401; readonly challenges: readonly string[] }
  /** The credentials are good, but were not granted what the operation needs: `challenges` say what that is. */
  | { readonly kind: "forbidden"; readonly status: 403; readonly challenges: readonly string[] }
  | NotAcceptableProblem
  | UnsupportedMediaTypeProblem
  /** `limit`: the most bytes that a body may have. */
  | { readonly kind: "content-too-large"; readonly status: 413; readonly limit: number }
  | MalformedProblem
  | InvalidProblem
  | { readonly kind: "internal"; readonly status: 500 };

/** The `Accept` of the request is for none of the media types that the operation answers with. */
export interface NotAcceptableProblem {
  readonly kind: "not-acceptable";
  readonly status: 406;
  readonly offered: readonly string[];
}

export interface UnsupportedMediaTypeProblem {
  readonly kind: "unsupported-media-type";
  readonly status: 415;
  /** The media types that the operation takes. */
  readonly accepted: readonly string[];
  /** Only where it is the `Content-Encoding` that is not taken: those that are, sent as `Accept-Encoding`. */
  readonly acceptedEncodings?: readonly string[];
}

/** Where a parameter stands; `querystring`: it is the whole query. */
type ProblemPlace = "path" | "query" | "querystring" | "header" | "cookie";

/** The body, or a parameter, cannot be read as what it claims to be. `parameter` is in bracket notation. */
export interface MalformedProblem {
  readonly kind: "malformed";
  readonly status: 400;
  readonly message: string;
  readonly parameter?: string;
  /** Where the parameter stands; absent: in the body. */
  readonly in?: ProblemPlace;
}

/** The body, or the parameters, can be read, and break their schemas: all the ways in which they do. */
export interface InvalidProblem {
  readonly kind: "invalid";
  readonly status: 400;
  readonly issues: readonly ParameterIssue[];
}

export interface ParameterIssue extends Issue {
  /** The path in bracket notation, `filter[name]`; long ones are cut. */
  readonly parameter: string;
  /** Where the parameter stands; absent: in the body. */
  readonly in?: ProblemPlace;
}

/** How the API's author answers a problem. What is left out is as the core would have it. */
export interface ProblemReply<Body = unknown> {
  /** The problem's own status by default. */
  readonly status?: number;
  /**
   * `Allow`, `WWW-Authenticate` and `Accept-Encoding` are added where the problem has them, and for a body the router's
   * `problemMediaType` as its `Content-Type`.
   */
  readonly headers?: ResponseHeaders;
  /** Sent as JSON, or a text as it is where its media type is not JSON; absent: an empty body. */
  readonly body?: Body;
}

/** A reply with the body that the API's description declares for errors. */
export interface RenderedProblem<Body> extends ProblemReply<Body> {
  readonly body: Body;
}

export function invalid(issues: readonly Issue[], place?: ParameterIssue["in"]): InvalidProblem {
  const where = place === undefined ? {} : { in: place };
  return {
    kind: "invalid",
    status: 400,
    issues: issues.map((issue) => ({ ...issue, parameter: shortened(bracketPath(issue.path)), ...where })),
  };
}

/**
 * Answers as RFC 9457 has it, with `parameter` and `issues` as extension members:
 * `{ "title": "Bad Request", "status": 400, "detail": "…", "issues": [{ "parameter": "filter[name]", … }] }`. Of more
 * than 100 issues, the first 100 are listed, and `moreIssues` is the number of the others.
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
    case "forbidden":
      return { "www-authenticate": problem.challenges };
    case "unsupported-media-type":
      // Where the media type is at fault, the header must not be there (RFC 9110 section 12.5.3).
      return problem.acceptedEncodings ? { "accept-encoding": problem.acceptedEncodings.join(", ") } : {};
    case "not-found":
    case "not-acceptable":
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
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
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
    case "forbidden":
      return { detail: "The credentials do not reach as far as the request goes." };
    case "not-acceptable":
      return { detail: `The answer would be ${problem.offered.join(" or ")}.` };
    case "unsupported-media-type":
      if (problem.acceptedEncodings) {
        return { detail: `The Content-Encoding must be ${problem.acceptedEncodings.join(" or ")}.` };
      }
      return { detail: `The body must be ${problem.accepted.join(" or ")}.` };
    case "content-too-large":
      return { detail: `The body must be at most ${problem.limit} bytes long.` };
    case "malformed":
      return { detail: problem.message, ...placed(problem) };
    case "invalid":
      return { detail: "The request is not valid.", ...listed(problem.issues) };
  }
}

/** A body within its limit can have some hundred thousand issues: the answer is not to outgrow it. */
const mostListed = 100;

function listed(issues: readonly ParameterIssue[]): object {
  const more = issues.length - mostListed;
  return { issues: issues.slice(0, mostListed).map(shown), ...(more > 0 ? { moreIssues: more } : {}) };
}

function shown({ code, message, expected, ...issue }: ParameterIssue): object {
  return { ...placed(issue), code, message, expected };
}

function placed({ parameter, in: place }: Pick<MalformedProblem, "parameter" | "in">): object {
  return { ...(parameter === undefined ? {} : { parameter }), ...(place === undefined ? {} : { in: place }) };
}
