import { collected } from "./byte-stream.js";
import { decodingLimits } from "./decoding-limits.js";
import type { SignedMessage } from "./hook-message.js";
import { BodyError, receiveBody } from "./server-body.js";
import { createRequestHandler, type RequestHandlerOptions, type RuntimeRouterOptions } from "./server-core.js";
import type { RequestHandler, ServerRequest } from "./server-message.js";
import type { Route } from "./server-route.js";
import type { Challenge } from "./server-security.js";

/** What can be said of a receiver beyond its handlers. */
export interface ReceiverSettings extends Omit<RuntimeRouterOptions, "basePath"> {
  /**
   * Says whether a request comes from whom it should, by its signature, say, over the bytes as they came: before they are
   * decoded, and before anything of them reaches a handler. What is refused is answered with 401. The body is read whole for
   * it, within `maxBodyBytes`.
   */
  readonly verify?: Verify;
}

export type Verify = (message: SignedMessage) => boolean | Promise<boolean>;

const defaultMaxBodyBytes = 1_048_576;

/** The route of a webhook or a callback, by the name that its receiver has for it: `webhooks.petCreated`. */
export interface HookRoute extends Route {
  readonly name: string;
}

/**
 * Answers webhooks and callbacks by a table of routes: a `createRequestHandler` that first asks `verify`, once path and
 * method are known.
 *
 * @throws TypeError for two routes of one method and path.
 */
export function createHookHandler(
  options: { readonly routes: readonly HookRoute[] } & Pick<RequestHandlerOptions, "basePath"> & ReceiverSettings,
): RequestHandler {
  const byPlace = new Map<string, HookRoute>();
  for (const route of options.routes) {
    const place = `${route.method} ${route.path}`;
    const other = byPlace.get(place);
    if (other !== undefined) throw sharedPath(place, other, route);
    byPlace.set(place, route);
  }
  return verifiedHandler(options);
}

function sharedPath(place: string, one: HookRoute, other: HookRoute): TypeError {
  return new TypeError(
    `Nothing tells ${one.name} and ${other.name} apart at ${place}: give each a path of its own in \`paths\`. Where their ` +
      "sender has one URL for both, make a receiver of each by itself, and call the one that the request is for.",
  );
}

/** Of routes that admit by themselves, so that none gets by `verify`. */
function verifiedHandler(
  options: { readonly routes: readonly Route[] } & Pick<RequestHandlerOptions, "basePath"> & ReceiverSettings,
): RequestHandler {
  const { verify, maxBodyBytes = defaultMaxBodyBytes, routes, ...settings } = options;
  if (verify === undefined) return createRequestHandler({ ...settings, maxBodyBytes, routes });
  const verified = routes.map((route) => verifiedRoute(route, verify));
  const handler = createRequestHandler({ ...settings, maxBodyBytes, routes: verified });
  const handle = async (request: ServerRequest) => handler(rereadable(request, maxBodyBytes));
  return Object.assign(handle, handler.onError === undefined ? {} : { onError: handler.onError });
}

/**
 * The route of a hook at a path; none where nobody handles it.
 *
 * @throws TypeError for a path that does not begin with a slash.
 */
export function routeAt<Handle>(
  name: string,
  handle: Handle | undefined,
  path: string,
  routeOf: (handle: Handle) => Route,
): readonly HookRoute[] {
  if (!path.startsWith("/")) throw new TypeError(`The path ${JSON.stringify(path)} has to begin with "/".`);
  return handle === undefined ? [] : [{ ...routeOf(handle), name, path }];
}

/** Answers requests of any path with the one route. */
export function receiverOf(route: Route, options: ReceiverSettings = {}): RequestHandler {
  const { renderProblem } = options;
  const handler = verifiedHandler({
    ...options,
    ...(renderProblem === undefined
      ? {}
      : { renderProblem: (problem, request) => renderProblem(problem, asSent(request)) }),
    routes: [anywhere(route)],
    basePath: "",
  });
  const handle = async (request: ServerRequest) => {
    const query = request.target.indexOf("?");
    const routed = { ...fieldsOf(request), target: query === -1 ? "/" : `/${request.target.slice(query)}` };
    targets.set(routed, request.target);
    return handler(routed);
  };
  return Object.assign(handle, handler.onError === undefined ? {} : { onError: handler.onError });
}

/** The targets of requests that are taken at any path, as they were sent. */
const targets = new WeakMap<ServerRequest, string>();

function asSent(request: ServerRequest): ServerRequest {
  const target = targets.get(request);
  return target === undefined ? request : { ...request, target };
}

/** The handler, and whoever says who sends, see the target as it was sent. */
function anywhere(route: Route): Route {
  return {
    ...route,
    path: "/",
    admit: async (routed) => {
      const admission = await route.admit({ ...routed, request: asSent(routed.request) });
      if (admission.refusal !== undefined || admission.problem !== undefined) return admission;
      return {
        accept: async (content) => {
          const accepted = await admission.accept(content);
          if (accepted.problem) return accepted;
          return { call: ({ request }) => accepted.call({ request: asSent(request) }) };
        },
      };
    },
  };
}

/** RFC 9110 section 15.5.2 asks for a challenge in each 401; there is none for signatures of messages. */
const challenge: Challenge = { scheme: "Signature", parameters: {} };

function verifiedRoute(route: Route, verify: Verify): Route {
  return {
    ...route,
    admit: async (routed) => {
      const { method, target: url, headers, body } = asSent(routed.request);
      const bytes = body === undefined ? new Uint8Array() : await collected(body);
      const isGood: unknown = await verify({ method, url, headers, body: bytes });
      // Whatever a function in plain JavaScript forgets to return is no yes.
      if (isGood !== true) return { refusal: { kind: "unauthenticated", challenges: [challenge] } };
      return route.admit(routed);
    },
  };
}

/** The request with a body that can be read more than once: it is read to its end when it is first asked for. */
function rereadable(request: ServerRequest, maxBytes: number): ServerRequest {
  if (request.body === undefined) return request;
  let bytes: Promise<Uint8Array> | undefined;
  const body = {
    async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
      yield await (bytes ??= rawBytes(request, maxBytes));
    },
  };
  const copy = { ...fieldsOf(request), body };
  const target = targets.get(request);
  if (target !== undefined) targets.set(copy, target);
  return copy;
}

/** Of requests of adapters, what they have may stand in their class. */
function fieldsOf({ method, target, headers, body, signal, source }: ServerRequest): ServerRequest {
  return { method, target, headers, body, source, ...(signal === undefined ? {} : { signal }) };
}

/** The body as it came, whatever it says that it is. */
async function rawBytes(request: ServerRequest, maxBytes: number): Promise<Uint8Array> {
  const length = request.headers.get("content-length");
  const headers = {
    get: (name: string) => (name === "content-type" ? anyBytes : name === "content-length" ? length : undefined),
  };
  const received = receiveBody({ ...request, headers }, [{ mediaType: anyBytes, charset: "any" }], {
    maxBytes,
    decoders: {},
    decoding: decodingLimits({}),
  });
  if (received.problem) throw new BodyError(received.problem);
  return received.content === undefined ? new Uint8Array() : collected(received.content.chunks);
}

const anyBytes = "application/octet-stream";
