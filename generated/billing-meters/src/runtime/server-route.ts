import type { Decoded } from "./decoded.js";
import { collected } from "./byte-stream.js";
import { inOnePiece } from "./bytes.js";
import type { Validation } from "./issue.js";
import { closestTo, essenceOf } from "./media-type.js";
import type { ReceivedContent } from "./received-content.js";
import { refusal, type AcceptedContent } from "./server-body.js";
import type { ResponseBody, ResponseHeaders, RoutedRequest, ServerRequest } from "./server-message.js";
import { invalid, type InvalidProblem, type MalformedProblem, type NotAcceptableProblem } from "./server-problem.js";
import type { CallerReader, Refusal } from "./server-security.js";
import type { DeclaredStatus } from "./status.js";

/** What every handler is given. `Principal` is who `authenticate` found the caller to be. */
export interface HandlerRequest<Principal> {
  readonly principal: Principal;
  /** The request itself; its body is what `body` is read from. */
  readonly request: ServerRequest;
}

/** What a handler answers; the declared responses of an operation narrow it. */
export interface HandlerReply {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  /** The headers that the description declares for the status, as values by name. */
  readonly typedHeaders?: unknown;
  /** Which one of those that are declared for the status the body is of; needed where there are several. */
  readonly mediaType?: string;
  /** Absent where the description declares no body. */
  readonly body?: unknown;
}

/** A response that the description declares, with one media type; without any, it has no body. */
export type DeclaredResponse = DeclaredContent | DeclaredHead;

export interface DeclaredHead {
  readonly status: DeclaredStatus;
  readonly mediaType?: undefined;
  readonly headers?: HeadersWriter;
}

/** The headers that a response declares. */
export interface HeadersWriter {
  /** In lower case. Handlers give these in `typedHeaders` alone. */
  readonly names: ReadonlySet<string>;
  /**
   * Takes `typedHeaders`.
   *
   * @throws TypeError for what a header cannot hold.
   */
  readonly write: (values: unknown) => Validation<ResponseHeaders>;
}

export interface DeclaredContent {
  readonly status: DeclaredStatus;
  /** In lower case, without parameters: `text/csv`, `image/*`. */
  readonly mediaType: string;
  readonly headers?: HeadersWriter;
  /** Takes what the handler answers; its value is what is sent. Absent: `write` says what it takes. */
  readonly validate?: (body: unknown) => Validation<unknown>;
  /** `JSON.stringify` by default. */
  readonly stringify?: (body: unknown) => string | undefined;
  /**
   * Writes what is no JSON.
   *
   * @throws TypeError for what it cannot write.
   */
  readonly write?: (body: unknown, mediaType: string) => WrittenContent;
}

/** A body as it is sent. */
export interface WrittenContent {
  readonly body: ResponseBody;
  /** The declared media type by default. */
  readonly contentType?: string;
  /** Where it is known and `body` does not say it. */
  readonly length?: number;
}

/** How a body is read, with the type that comes out of it. Made by `requiredBody` and `optionalBody`, or is `noBody`. */
export interface BodyReader<Body> {
  /** Empty: bodies are ignored. */
  readonly accepted: readonly AcceptedContent[];
  /** `undefined`: the request has no body. */
  readonly read: (content: ReceivedContent | undefined) => Promise<ReadBody<Body>>;
}

export type ReadBody<Body> =
  { readonly body: Body; readonly problem?: undefined } | { readonly problem: MalformedProblem | InvalidProblem };

/** One of the media types that a body may have, in lower case, and how it is read then. */
export type BodyContent<Body> = WholeContent<Body> | OpenContent<Body>;

/** A body in UTF-8 that is read to its end before the handler is called. */
export interface WholeContent<Body> {
  readonly mediaType: string;
  readonly decode: (bytes: Uint8Array) => Decoded;
  readonly validate: (value: unknown) => Validation<Body>;
}

/** A body that is read in a way of its own: by the handler as it comes, say. */
export interface OpenContent<Body> extends AcceptedContent {
  /** `read`: a request without a body is read as one of no bytes, which says itself what it lacks. Absent: it has no body. */
  readonly empty?: "read";
  readonly receive: (content: ReceivedContent) => ReadBody<Body> | Promise<ReadBody<Body>>;
}

/** The body that comes out of a content. */
type BodyOf<Content> =
  Content extends OpenContent<infer Body> ? Body : Content extends WholeContent<infer Body> ? Body : never;

/**
 * A body that must be there, of one of these contents. JSON and forms of no bytes say themselves what they lack; where
 * no bytes are as good as any, a request without content and without a `Content-Type` has no body.
 */
export function requiredBody<Contents extends readonly BodyContent<unknown>[]>(
  ...contents: Contents
): BodyReader<BodyOf<Contents[number]>>;
export function requiredBody(...contents: readonly BodyContent<unknown>[]): BodyReader<unknown> {
  const isEmptyGood = contents.some((content) => "receive" in content && content.empty === undefined);
  return {
    accepted: contents.map(acceptedContent),
    read: async (content) => (content === undefined && isEmptyGood ? missing : readContent(contents, content)),
  };
}

const missing: ReadBody<never> = {
  problem: { kind: "malformed", status: 400, message: "The request has no body." },
};

/** A body that may be left out. */
export function optionalBody<Contents extends readonly BodyContent<unknown>[]>(
  ...contents: Contents
): BodyReader<BodyOf<Contents[number]> | undefined>;
export function optionalBody(...contents: readonly BodyContent<unknown>[]): BodyReader<unknown> {
  return {
    accepted: contents.map(acceptedContent),
    read: async (content) => (content === undefined ? { body: undefined } : readContent(contents, content)),
  };
}

export const noBody: BodyReader<undefined> = { accepted: [], read: async () => ({ body: undefined }) };

/** What a server must know of a content before it is read. */
export function acceptedContent<Body>(content: BodyContent<Body>): AcceptedContent {
  if (!("receive" in content)) return { mediaType: content.mediaType, charset: "utf-8" };
  const { mediaType, charset, streams } = content;
  return { mediaType, charset, ...(streams === undefined ? {} : { streams }) };
}

const emptyContent: ReceivedContent = { contentType: "", chunks: inOnePiece(new Uint8Array()), refuse: refusal };

async function readContent<Body>(
  contents: readonly BodyContent<Body>[],
  received: ReceivedContent = emptyContent,
): Promise<ReadBody<Body>> {
  const content = closestTo(essenceOf(received.contentType), contents) ?? contents[0];
  if (content === undefined) throw new Error("A body is declared without a media type.");
  return receiveContent(content, received);
}

/** Reads a body of one media type. */
export async function receiveContent<Body>(
  content: BodyContent<Body>,
  received: ReceivedContent,
): Promise<ReadBody<Body>> {
  if ("receive" in content) return content.receive(received);
  return validBody(content.decode(await collected(received.chunks)), content.validate);
}

/** What was decoded, if it is what it claims to be and valid. */
export function validBody<Body>(decoded: Decoded, validate: (value: unknown) => Validation<Body>): ReadBody<Body> {
  if (decoded.malformed) return { problem: { kind: "malformed", status: 400, ...decoded.malformed } };
  const validation = validate(decoded.value);
  return validation.issues ? { problem: invalid(validation.issues) } : { body: validation.value };
}

/** The parameters outside the body, by place: `{ path: { id: "3" }, query: {} }`; or what is wrong with them. */
export type ParameterReader<Parameters> = (request: RoutedRequest) => AcceptedParameters<Parameters>;

export type AcceptedParameters<Parameters> =
  | { readonly parameters: Parameters; readonly problem?: undefined }
  | { readonly problem: MalformedProblem | InvalidProblem | NotAcceptableProblem };

/** For an operation without parameters. */
export function noParameters(): AcceptedParameters<object> {
  return { parameters: {} };
}

/** A parameter that tells the requests of an operation from those of others, and the texts that it may have: any, if absent. */
export interface RouteMark {
  readonly in: "query" | "header";
  readonly name: string;
  readonly values?: readonly string[];
}

/** All that the core must know of an operation, and what to call. */
export interface RouteDefinition<Caller, Parameters, Body> {
  /** The operation's id, for messages. */
  readonly id: string;
  readonly method: string;
  /** A path template: `/pets/{id}`. */
  readonly path: string;
  /** What stands before it unless the router's `basePath` says otherwise; absent: nothing. */
  readonly basePath?: string;
  /** What its requests have, all of it, beside the method and path; absent: nothing more. */
  readonly marks?: readonly RouteMark[];
  readonly caller: CallerReader<Caller>;
  readonly parameters: ParameterReader<Parameters>;
  readonly body: BodyReader<Body>;
  readonly responses: readonly DeclaredResponse[];
  readonly handle: (
    request: HandlerRequest<Caller> & Parameters & { readonly body: Body },
  ) => HandlerReply | Promise<HandlerReply>;
}

/**
 * An operation as the core sees it: of what type its caller, its parameters and its body are is a matter between those who
 * read them and the handler.
 */
export interface Route extends Pick<
  RouteDefinition<unknown, unknown, unknown>,
  "id" | "method" | "path" | "basePath" | "marks" | "responses"
> {
  /** Empty: bodies are ignored. */
  readonly accepted: readonly AcceptedContent[];
  /** Finds out who calls, and reads the parameters. */
  readonly admit: (request: RoutedRequest) => Promise<Admission>;
  readonly choose?: undefined;
}

/** Several operations of one method and path. It admits nobody: that is for the route that is meant. */
export interface RouteChoice extends Pick<Route, "method" | "path" | "basePath"> {
  /** `undefined`: none is. */
  readonly choose: (request: ServerRequest) => Route | undefined;
}

export type Admission =
  | {
      /** Reads the body; what comes out calls the handler with it. */
      readonly accept: (content: ReceivedContent | undefined) => Promise<AcceptedRequest>;
      readonly refusal?: undefined;
      readonly problem?: undefined;
    }
  | { readonly refusal: Refusal; readonly problem?: undefined }
  | { readonly refusal?: undefined; readonly problem: MalformedProblem | InvalidProblem | NotAcceptableProblem };

export type AcceptedRequest =
  | { readonly call: CallHandler; readonly problem?: undefined }
  | { readonly problem: MalformedProblem | InvalidProblem };

type CallHandler = (request: Omit<HandlerRequest<unknown>, "principal">) => HandlerReply | Promise<HandlerReply>;

/**
 * Makes a route of an operation, for `createRequestHandler`.
 *
 * @example
 * defineRoute<User, object, Pet>({
 *   id: "createPet", method: "POST", path: "/pets",
 *   caller: requiredCaller([identifiedBy(bearerScheme, ({ token }) => users.get(token))]),
 *   parameters: noParameters,
 *   body: requiredBody({ mediaType: "application/json", decode: decodeJson, validate: validatePet }),
 *   responses: [{ status: 201, mediaType: "application/json", validate: validatePet }],
 *   handle: ({ principal, body }) => ({ status: 201, body: store.add(principal, body) }),
 * })
 */
export function defineRoute<Caller, Parameters, Body>(definition: RouteDefinition<Caller, Parameters, Body>): Route {
  const { id, method, path, basePath, marks, responses, caller, parameters, body } = definition;
  return {
    ...{ id, method, path, responses },
    ...(basePath === undefined ? {} : { basePath }),
    ...(marks === undefined ? {} : { marks }),
    accepted: body.accepted,
    admit: async (routed) => {
      const found = await caller(routed.request);
      if (found.refusal !== undefined) return found;
      const { principal } = found;
      const sent = parameters(routed);
      if (sent.problem) return sent;
      return {
        accept: async (content) => {
          const read = await body.read(content);
          if (read.problem) return read;
          return { call: (given) => definition.handle({ ...given, ...sent.parameters, principal, body: read.body }) };
        },
      };
    },
  };
}
