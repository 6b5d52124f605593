import { abandon } from "./byte-stream.js";
import { nodeBody, type NodeRequest } from "./node-body.js";
import { writePieces, type NodeWriter } from "./node-pieces.js";
import { isInPieces, lengthOf, sendable } from "./server-content.js";
import type { RequestHandler, ResponseHeaders, ServerRequest, ServerResponse } from "./server-message.js";
import { reportUnsent } from "./server-report.js";

/** What the adapter needs of `http.ServerResponse`; those of `https` and `http2` will do as well. */
export interface NodeResponse extends NodeWriter {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  setHeader(name: string, value: string | readonly string[]): unknown;
  getHeaderNames(): readonly string[];
  removeHeader(name: string): unknown;
  end(text: string | Uint8Array): unknown;
  end(): unknown;
  destroy(): unknown;
  on(event: "close" | "drain", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/**
 * Connects a router to `node:http`.
 *
 * @example
 * http.createServer(toNodeListener(createRouter({ handlers, authenticate }))).listen(8080);
 */
export function toNodeListener(handler: RequestHandler): (request: NodeRequest, response: NodeResponse) => void {
  return (request, response) => {
    // Without listeners, a client that goes away at the wrong moment ends the process.
    request.on("error", () => {});
    response.on("error", () => {});
    void respond(handler, request, response);
  };
}

async function respond(handler: RequestHandler, request: NodeRequest, response: NodeResponse): Promise<void> {
  const serverRequest = new NodeServerRequest(request, response);
  try {
    const answer = sendable(serverRequest.method, await handler(serverRequest));
    await send(request, response, answer, serverRequest.body);
  } catch (error) {
    // The handler is no router and rejects, or node cannot send the answer.
    reportUnsent(handler, error, serverRequest);
    fail(response);
  }
}

class NodeServerRequest implements ServerRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: ServerRequest["headers"];
  readonly body: AsyncIterable<Uint8Array> | undefined;
  readonly source: NodeRequest;
  readonly #response: NodeResponse;
  #signal: AbortSignal | undefined;

  constructor(request: NodeRequest, response: NodeResponse) {
    const { headers } = request;
    this.method = request.method ?? "";
    this.target = request.url ?? "";
    this.headers = {
      get(name) {
        const value = headers[name.toLowerCase()];
        if (typeof value === "string") return value;
        // Names such as `constructor` are on every object.
        return Array.isArray(value) ? value.join(", ") : undefined;
      },
    };
    this.body = nodeBody(request);
    this.source = request;
    this.#response = response;
  }

  /** Made when it is asked for: few handlers do. */
  get signal(): AbortSignal {
    this.#signal ??= whenGone(this.#response);
    return this.#signal;
  }
}

function whenGone(response: NodeResponse): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    if (!response.writableEnded) controller.abort();
  };
  if (response.destroyed) abort();
  else response.on("close", abort);
  return controller.signal;
}

async function send(
  request: NodeRequest,
  response: NodeResponse,
  answer: ServerResponse,
  sent: ServerRequest["body"],
): Promise<void> {
  const { headers } = answer;
  const body = asSentWith(headers, answer.body);
  if (response.destroyed) {
    if (body !== undefined && isInPieces(body)) await abandon(body);
    return;
  }
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // What is sent piece by piece may be made of what is still coming: until its end the request is its own business.
  if (body !== undefined && isInPieces(body)) {
    if (!isAscii(headers)) response.write(new Uint8Array());
    await writePieces(response, body);
  }
  const isLeft = sent !== undefined && !request.readableEnded;
  if (isLeft && !isSmall(request)) sendAndClose(request, response, body);
  else if (body === undefined || isInPieces(body)) response.end();
  else response.end(body);
  if (isLeft) discard(request, sent);
}

/** Lets the rest of a body come and go. Whoever has begun to read it and left off would hold it up. */
function discard(request: NodeRequest, body: AsyncIterable<Uint8Array>): void {
  const resume = (): void => void request.resume();
  resume();
  abandon(body).then(resume, resume);
}

/**
 * Node sends headers in the encoding of the text that goes with them, UTF-8, which changes what is beyond ASCII: with bytes
 * they are sent as they are, each character a byte (RFC 9110 section 5.5, `obs-text`).
 */
function asSentWith(headers: ResponseHeaders, body: ServerResponse["body"]): ServerResponse["body"] {
  return typeof body !== "string" || isAscii(headers) ? body : new TextEncoder().encode(body);
}

function isAscii(headers: ResponseHeaders): boolean {
  const isPlain = (text: string): boolean => !/[^\0-\x7f]/.test(text);
  return Object.values(headers).every((value) => (typeof value === "string" ? isPlain(value) : value.every(isPlain)));
}

/** The rest of a body this small is cheaper to discard than a new connection. */
const smallBody = 65_536;

function isSmall({ headers, httpVersionMajor }: NodeRequest): boolean {
  // In HTTP/2, a body that nobody reads ends with its stream, and the connection goes on.
  return httpVersionMajor > 1 || Number(headers["content-length"]) <= smallBody;
}

/** How long a client may go on sending what nobody reads, in milliseconds. */
const lingering = 2_000;

/**
 * Answers while the body is still coming, and ends the connection. Were it closed at once, the client would be reset
 * with the answer unread (RFC 9112 section 9.6): so what comes is discarded for a while.
 */
function sendAndClose(request: NodeRequest, response: NodeResponse, body: ServerResponse["body"]): void {
  const end = (): void => {
    clearTimeout(timer);
    if (!response.writableEnded) response.end();
  };
  const timer = setTimeout(end, lingering);
  request.on("end", end);
  request.on("close", end);
  const rest = body === undefined || isInPieces(body) ? undefined : body;
  if (!response.headersSent) {
    response.setHeader("connection", "close");
    if (rest !== undefined) response.setHeader("content-length", String(lengthOf(rest)));
    response.flushHeaders?.();
  }
  if (rest !== undefined) response.write(rest);
}

function fail(response: NodeResponse): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // They may be what cannot be sent.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 500;
  response.setHeader("connection", "close");
  response.end();
}
