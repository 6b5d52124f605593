/** The errors that the server core answers itself, in this API's form: `{ "error": { type, code, message, param } }`. */
import type { ErrorResponse } from "../../generated/billing-meters/src/types/index.js";
import type {
  ParameterIssue,
  Problem,
  RenderedProblem,
  ServerRequest,
} from "../../generated/billing-meters/src/server/index.js";

/** The router asks for this since the description says what its error answers look like. */
export function renderProblem(problem: Problem, request: ServerRequest): RenderedProblem<ErrorResponse> {
  return { body: errorOf(problem, request) };
}

function errorOf(problem: Problem, { method, target }: ServerRequest): ErrorResponse {
  switch (problem.kind) {
    case "not-found":
    case "method-not-allowed":
      return invalidRequest(`Unrecognized request URL (${method}: ${target.split("?")[0] ?? ""}).`);
    case "unauthenticated":
      return invalidRequest("Invalid API key provided.");
    case "forbidden":
      return invalidRequest("The API key does not reach as far as this.");
    case "not-acceptable":
      return invalidRequest(`The answer would be ${problem.offered.join(" or ")}.`);
    case "unsupported-media-type":
      return invalidRequest(`The request's content type must be ${problem.accepted.join(" or ")}.`);
    case "content-too-large":
      return invalidRequest(`The request must not be larger than ${String(problem.limit)} bytes.`);
    case "malformed":
      return invalidRequest(problem.message, problem.parameter === undefined ? {} : { param: problem.parameter });
    case "invalid":
      return invalidParameter(problem.issues);
    case "internal":
      return { error: { type: "api_error", message: "An error occurred on our side." } };
  }
}

/** This API speaks of one parameter at a time: the first that is wrong. */
function invalidParameter(issues: readonly ParameterIssue[]): ErrorResponse {
  const [issue] = issues;
  if (issue === undefined) return invalidRequest("The request is not valid.");
  const { parameter: param, code, message } = issue;
  switch (code) {
    case "required":
      return invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
    case "additionalProperties":
      return invalidRequest(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
    default:
      return invalidRequest(`Invalid ${param}: ${message}`, { param });
  }
}

function invalidRequest(
  message: string,
  details: { readonly code?: string; readonly param?: string } = {},
): ErrorResponse {
  return { error: { type: "invalid_request_error", message, ...details } };
}
