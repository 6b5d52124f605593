import type { ContentDecoders } from "./content-codings.js";
import { decodingLimits, type DecodingLimits } from "./decoding-limits.js";
import { BodyError, receiveBody, type BodyLimits } from "./server-body.js";
import { sendable } from "./server-content.js";
import type { OnError, RequestHandler, ServerRequest, ServerResponse } from "./server-message.js";
import { renderProblemDetails, type Problem, type ProblemReply } from "./server-problem.js";
import { declaredMediaType, writeProblem, writeReply } from "./server-reply.js";
import { logError, reportError } from "./server-report.js";
import type { Route, RouteChoice } from "./server-route.js";
import { RouteTable } from "./server-route-table.js";
import type { Challenge, Refusal } from "./server-security.js";

/** What can be said of a router beyond its handlers. */
export interface RuntimeRouterOptions extends DecodingLimits {
  /**
   * What stands before every path of the description: `/api`, or nothing, `""`. Default: the path of the server's URL that
   * the API's clients start from by default; nothing where the description names no server.
   */
  readonly basePath?: string;
  /**
   * The most bytes that a request's body may have; larger ones are answered with 413. They are counted as they come, also
   * where the handler reads them itself, and again when a content coding has been undone. Default: 1 MiB.
   */
  readonly maxBodyBytes?: number;
  /**
   * What undoes content codings of requests, beside `gzip` and `deflate`, which every platform can that has
   * `DecompressionStream`, and `br`, which Node, Deno and Bun can. In newer Nodes, for example:
   * `{ zstd: (body) => Readable.from(body).pipe(zlib.createZstdDecompress()) }`.
   * To it, a body that fails is at its end: errors need not be passed on.
   */
  readonly contentDecoders?: ContentDecoders;
  /** The protection space that challenges name, in ASCII (RFC 9110 section 11.5). Default: `API`. */
  readonly realm?: string;
  /** Shapes the body of every answer that is not a handler's. Default: RFC 9457 problem details. */
  readonly renderProblem?: (problem: Problem, request: ServerRequest) => ProblemReply;
  /**
   * What a rendered body is, where `renderProblem` gives no `content-type` with it. Default: what the description declares
   * for error answers, if that is one media type; else the one that it declares for the operation's answers of the status;
   * else `application/json`.
   */
  readonly problemMediaType?: string;
  /** Is told of everything that was answered with 500. Nothing of it is sent. Default: `console.error`. */
  readonly onError?: OnError;
}

export interface RequestHandlerOptions extends RuntimeRouterOptions {
  readonly routes: readonly (Route | RouteChoice)[];
}

/**
 * Answers requests by a table of routes. In this order: the path is unknown (404), the method is not one of its (405),
 * the credentials are not good (401) or do not reach far enough (403), the parameters are not valid (400, with every
 * issue), the body is of another media type or encoded (415), too large (413), not what it
 * claims to be (400), breaks its schema (400, with every issue); else the handler's answer, if it is a declared one
 * (500).
 *
 * `HEAD` is answered by the route of `GET`, without the body, unless it has a route of its own.
 *
 * The handler returned never rejects, whatever the functions it was made with do.
 *
 * @throws TypeError for routes that contradict each other, and options that make no sense.
 */
export function createRequestHandler(options: RequestHandlerOptions): RequestHandler {
  const core = prepare(options);
  const handle = async (request: ServerRequest): Promise<ServerResponse> =>
    sendable(request.method, await respond(core, request));
  return Object.assign(handle, { onError: core.onError });
}

async function respond(core: Core, request: ServerRequest): Promise<ServerResponse> {
  let route: Route | undefined;
  try {
    const match = findRoute(core, request);
    if ("kind" in match) return renderProblem(core, match, request, route);
    ({ route } = match);
    const answer = await answerRequest(core, match, request);
    return "kind" in answer ? renderProblem(core, answer, request, route) : answer;
  } catch (error) {
    // Also where it was the handler who read the body.
    if (error instanceof BodyError) return renderProblem(core, error.problem, request, route);
    core.onError(error, request);
    return renderProblem(core, { kind: "internal", status: 500 }, request, route);
  }
}

/** The options with their defaults, and what can be made once. */
interface Core {
  readonly table: RouteTable<PreparedRoute>;
  readonly limits: BodyLimits;
  readonly realm: string;
  readonly renderProblem: (problem: Problem, request: ServerRequest) => ProblemReply;
  readonly problemMediaType: string | undefined;
  /** Never throws. */
  readonly onError: OnError;
}

interface PreparedRoute {
  readonly method: string;
  readonly path: string;
  readonly route: Route | RouteChoice;
}

function prepare(options: RequestHandlerOptions): Core {
  const { routes, basePath, maxBodyBytes = 1_048_576, realm = "API", onError = logError } = options;
  if (!(maxBodyBytes >= 0)) throw new TypeError("maxBodyBytes must be a number of bytes.");
  if (!/^[\x20-\x7e]*$/.test(realm) || /["\\]/.test(realm)) {
    throw new TypeError("realm must be of printable ASCII characters without quotes and backslashes.");
  }
  if (!/^(?:\/[^/?#{}]+)*$/.test(basePath ?? "")) throw new TypeError('basePath must be a path such as "/api".');
  const prepared = routes.map((route) => ({
    method: route.method,
    path: `${basePath ?? route.basePath ?? ""}${route.path}`,
    route,
  }));
  return {
    table: new RouteTable(prepared),
    limits: { maxBytes: maxBodyBytes, decoders: options.contentDecoders ?? {}, decoding: decodingLimits(options) },
    realm,
    renderProblem: options.renderProblem ?? renderProblemDetails,
    problemMediaType: options.problemMediaType,
    onError: (error, request) => reportError(onError, error, request),
  };
}

interface FoundRoute {
  readonly route: Route;
  readonly pathParameters: ReadonlyMap<string, string>;
}

function findRoute(core: Core, request: ServerRequest): FoundRoute | Problem {
  const match = core.table.find(request.method, request.target);
  if (match.kind === "not-found") return { kind: "not-found", status: 404 };
  if (match.kind === "method-not-allowed") return { kind: "method-not-allowed", status: 405, allow: match.allow };

  const { route: found } = match.entry;
  const route = found.choose === undefined ? found : found.choose(request);
  return route === undefined ? { kind: "not-found", status: 404 } : { route, pathParameters: match.pathParameters };
}

async function answerRequest(
  core: Core,
  { route, pathParameters }: FoundRoute,
  request: ServerRequest,
): Promise<ServerResponse | Problem> {
  const admission = await route.admit({ pathParameters, request, limits: core.limits.decoding });
  if (admission.refusal) return refused(admission.refusal, core.realm);
  if (admission.problem) return admission.problem;
  const received = route.accepted.length === 0 ? noContent : receiveBody(request, route.accepted, core.limits);
  if (received.problem) return received.problem;
  const accepted = await admission.accept(received.content);
  if (accepted.problem) return accepted.problem;

  const reply = await accepted.call({ request });
  return writeReply(route.id, reply, route.responses);
}

const noContent: { readonly content: undefined; readonly problem?: undefined } = { content: undefined };

function refused({ kind, challenges: all }: Refusal, realm: string): Problem {
  const challenges = [...new Set(all.map((challenge) => challengeText(challenge, realm)))];
  return kind === "forbidden" ? { kind, status: 403, challenges } : { kind, status: 401, challenges };
}

/** `Basic realm="API", charset="UTF-8"` */
function challengeText({ scheme, parameters }: Challenge, realm: string): string {
  const all = Object.entries({ realm, ...parameters }).map(([name, value]) => `${name}="${value}"`);
  return `${scheme} ${all.join(", ")}`;
}

function renderProblem(core: Core, problem: Problem, request: ServerRequest, route: Route | undefined): ServerResponse {
  const mediaTypeOf = (status: number): string =>
    core.problemMediaType ?? declaredMediaType(route?.responses ?? [], status) ?? "application/json";
  try {
    return writeProblem(problem, core.renderProblem(problem, request), mediaTypeOf);
  } catch (error) {
    core.onError(error, request);
    const internal: Problem = { kind: "internal", status: 500 };
    return writeProblem(internal, renderProblemDetails(internal), mediaTypeOf);
  }
}
