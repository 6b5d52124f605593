import type { Decoded } from "./decoded.js";
import type { WireShape } from "./form-field.js";
import type { Validation } from "./issue.js";
import { decodeCookies, decodeHeaders, decodePath, decodeQuery } from "./parameter-decode.js";
import type { ParameterField, ParameterPlace } from "./parameter.js";
import type { RoutedRequest } from "./server-message.js";
import { invalid, type InvalidProblem, type MalformedProblem } from "./server-problem.js";

/** How the parameters of one place are read: an object with a property for each. */
export interface ParameterContent<Values> {
  readonly shape: WireShape;
  readonly fields: readonly ParameterField[];
  readonly validate: (values: unknown) => Validation<Values>;
  /** The names of API keys that stand there, which are no parameters. */
  readonly others?: readonly string[];
}

export type ReadParameters<Values> =
  | { readonly values: Values; readonly problem?: undefined }
  | { readonly values?: undefined; readonly problem: MalformedProblem | InvalidProblem };

export function readPath<Values>(
  { pathParameters }: RoutedRequest,
  content: ParameterContent<Values>,
): ReadParameters<Values> {
  const { shape, fields } = content;
  return checked("path", decodePath(pathParameters, shape, fields), content);
}

/** Reads the parameters of the query; what is not among them is left aside. */
export function readQuery<Values>(
  { request, limits }: RoutedRequest,
  content: ParameterContent<Values>,
): ReadParameters<Values> {
  const { shape, fields, others = [] } = content;
  return checked("query", decodeQuery(queryOf(request.target), shape, fields, { ...limits, others }), content);
}

export function readHeaders<Values>(
  { request }: RoutedRequest,
  content: ParameterContent<Values>,
): ReadParameters<Values> {
  const { shape, fields } = content;
  const header = (name: string): string | undefined => request.headers.get(name);
  return checked("header", decodeHeaders(header, shape, fields), content);
}

export function readCookies<Values>(
  { request, limits }: RoutedRequest,
  content: ParameterContent<Values>,
): ReadParameters<Values> {
  const { shape, fields, others = [] } = content;
  const options = { ...limits, others };
  return checked("cookie", decodeCookies(request.headers.get("cookie"), shape, fields, options), content);
}

/** The parameters of a place, if they could be read and are valid. */
export function checked<Values>(
  place: ParameterPlace | "querystring",
  decoded: Decoded,
  { validate }: Pick<ParameterContent<Values>, "validate">,
): ReadParameters<Values> {
  if (decoded.malformed) return { problem: { kind: "malformed", status: 400, in: place, ...decoded.malformed } };
  const validation = validate(decoded.value);
  return validation.issues ? { problem: invalid(validation.issues, place) } : { values: validation.value };
}

/** What is wrong with those of which one is: all issues together, unless some parameters cannot be read at all. */
export function problemOf(...read: readonly ReadParameters<unknown>[]): MalformedProblem | InvalidProblem {
  const problems = read.flatMap(({ problem }) => problem ?? []);
  const malformed = problems.find(({ kind }) => kind === "malformed");
  if (malformed !== undefined) return malformed;
  const issues = problems.flatMap((problem) => (problem.kind === "invalid" ? problem.issues : []));
  return { kind: "invalid", status: 400, issues };
}

/** What stands behind the first `?`. */
export function queryOf(target: string): string {
  const start = target.indexOf("?");
  return start === -1 ? "" : target.slice(start + 1);
}
