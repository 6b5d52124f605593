import type { Decoded } from "./decoded.js";
import type { Validation } from "./issue.js";
import type { ResponseHeaders, ServerRequest } from "./server-message.js";
import { invalid, type InvalidProblem, type MalformedProblem } from "./server-problem.js";
import type { SecurityScheme } from "./server-security.js";
import type { DeclaredStatus } from "./status.js";

/** What every handler is given. `Principal` is who `authenticate` found the caller to be. */
export interface HandlerRequest<Principal> {
  readonly principal: Principal;
  /** The path's parameters by name, percent-decoded: `/pets/{id}` and `/pets/a%20b` → `id` is `a b`. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** The request itself; its body has been read. */
  readonly request: ServerRequest;
}

/** What a handler answers; the declared responses of an operation narrow it. */
export interface HandlerReply {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  /** Sent as JSON. Absent where the description declares no body. */
  readonly body?: unknown;
}

/** A response that the description declares. One without a media type has no body. */
export type DeclaredResponse =
  | {
      readonly status: DeclaredStatus;
      readonly mediaType: string;
      /** Takes what the handler answers; its value is what is sent. */
      readonly validate: (body: unknown) => Validation<unknown>;
      /** `JSON.stringify` by default. */
      readonly stringify?: (body: unknown) => string | undefined;
    }
  | { readonly status: DeclaredStatus; readonly mediaType?: undefined };

/** How a body is read, with the type that comes out of it. Made by `requiredBody` and `optionalBody`, or is `noBody`. */
export interface BodyReader<Body> {
  /** In lower case; absent: bodies are ignored. */
  readonly mediaType?: string;
  /** `undefined`: the request has no body. */
  readonly read: (bytes: Uint8Array | undefined) => ReadBody<Body>;
}

export type ReadBody<Body> =
  { readonly body: Body; readonly problem?: undefined } | { readonly problem: MalformedProblem | InvalidProblem };

export interface BodyContent<Body> {
  readonly mediaType: string;
  readonly decode: (bytes: Uint8Array) => Decoded;
  readonly validate: (value: unknown) => Validation<Body>;
}

/** A body that must be there: a request without one is read as one of no bytes. */
export function requiredBody<Body>(content: BodyContent<Body>): BodyReader<Body> {
  return {
    mediaType: content.mediaType.toLowerCase(),
    read: (bytes) => readContent(content, bytes ?? new Uint8Array()),
  };
}

/** A body that may be left out. */
export function optionalBody<Body>(content: BodyContent<Body>): BodyReader<Body | undefined> {
  return {
    mediaType: content.mediaType.toLowerCase(),
    read: (bytes) => (bytes === undefined ? { body: undefined } : readContent(content, bytes)),
  };
}

export const noBody: BodyReader<undefined> = { read: () => ({ body: undefined }) };

function readContent<Body>(content: BodyContent<Body>, bytes: Uint8Array): ReadBody<Body> {
  const decoded = content.decode(bytes);
  if (decoded.malformed) return { problem: { kind: "malformed", status: 400, ...decoded.malformed } };
  const validation = content.validate(decoded.value);
  return validation.issues ? { problem: invalid(validation.issues) } : { body: validation.value };
}

/** All that the core must know of an operation, and what to call. */
export type RouteDefinition<Principal, Credentials, Body> = RouteDeclaration<Credentials, Body> &
  (
    | { readonly authentication: "required"; readonly handle: Handle<Principal, Body> }
    | { readonly authentication: "optional"; readonly handle: Handle<Principal | undefined, Body> }
    | { readonly authentication: "none"; readonly handle: Handle<undefined, Body> }
  );

export interface RouteDeclaration<Credentials, Body> {
  /** The operation's id, for messages. */
  readonly id: string;
  readonly method: string;
  /** A path template, whose parameters are whole segments: `/pets/{id}`. */
  readonly path: string;
  /** Any one of them suffices. */
  readonly schemes: readonly SecurityScheme<Credentials>[];
  readonly body: BodyReader<Body>;
  readonly responses: readonly DeclaredResponse[];
}

type Handle<Principal, Body> = (
  request: HandlerRequest<Principal> & { readonly body: Body },
) => HandlerReply | Promise<HandlerReply>;

/** An operation as the core sees it: the type of its body is a matter between `body` and the handler. */
export interface Route<Principal, Credentials> extends Omit<RouteDeclaration<Credentials, unknown>, "body"> {
  readonly authentication: "required" | "optional" | "none";
  /** Absent: bodies are ignored. */
  readonly mediaType: string | undefined;
  /** Reads the body; what comes out calls the handler with it. */
  readonly accept: (bytes: Uint8Array | undefined) => AcceptedRequest<Principal>;
}

export type AcceptedRequest<Principal> =
  | { readonly call: CallHandler<Principal>; readonly problem?: undefined }
  | { readonly problem: MalformedProblem | InvalidProblem };

type CallHandler<Principal> = (request: HandlerRequest<Principal | undefined>) => HandlerReply | Promise<HandlerReply>;

/**
 * Makes a route of an operation, for `createRequestHandler`.
 *
 * @example
 * defineRoute<User, ReceivedBearer<"token">, Pet>({
 *   id: "createPet", method: "POST", path: "/pets",
 *   authentication: "required", schemes: [bearerScheme("token")],
 *   body: requiredBody({ mediaType: "application/json", decode: decodeJson, validate: validatePet }),
 *   responses: [{ status: 201, mediaType: "application/json", validate: validatePet }],
 *   handle: ({ principal, body }) => ({ status: 201, body: store.add(principal, body) }),
 * })
 */
export function defineRoute<Principal, Credentials, Body>(
  definition: RouteDefinition<Principal, Credentials, Body>,
): Route<Principal, Credentials> {
  const { id, method, path, schemes, responses, authentication, body } = definition;
  const call = caller(definition);
  return {
    ...{ id, method, path, schemes, responses, authentication },
    mediaType: body.mediaType,
    accept: (bytes) => {
      const read = body.read(bytes);
      return read.problem ? read : { call: (request) => call(request, read.body) };
    },
  };
}

/** The handler, for callers whose principal the core has checked. */
function caller<Principal, Credentials, Body>(
  definition: RouteDefinition<Principal, Credentials, Body>,
): (request: HandlerRequest<Principal | undefined>, body: Body) => HandlerReply | Promise<HandlerReply> {
  switch (definition.authentication) {
    case "required":
      return ({ principal, pathParameters, request }, body) => {
        if (principal === undefined) throw new Error(`${definition.id} was reached without a principal.`);
        return definition.handle({ principal, pathParameters, request, body });
      };
    case "optional":
      return ({ principal, pathParameters, request }, body) =>
        definition.handle({ principal, pathParameters, request, body });
    case "none":
      return ({ pathParameters, request }, body) =>
        definition.handle({ principal: undefined, pathParameters, request, body });
  }
}
