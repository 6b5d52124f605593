/** Requests and responses as the server core sees them: of no framework, so that an adapter is a page of code. */
import type { DecodingLimits } from "./decoding-limits.js";

export interface ServerRequest {
  /** As sent: `POST`. */
  readonly method: string;
  /** The request target as sent: path and query, `/v1/pets?limit=3`. */
  readonly target: string;
  readonly headers: HeaderReader;
  /** The body as it arrives; it can be read once. `undefined` where the request has none. */
  readonly body: AsyncIterable<Uint8Array> | undefined;
  /** Aborted when the client goes away before it was answered. */
  readonly signal?: AbortSignal;
  /** What the adapter was given: node's `IncomingMessage`, or a `Request`. For what only the platform knows. */
  readonly source?: unknown;
}

/** A request whose path has been matched. */
export interface RoutedRequest {
  /** What stands for the parameters of the path, by name, still percent-encoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** What parameters may cost to decode; by default what the decoders have by default. */
  readonly limits?: DecodingLimits;
  readonly request: ServerRequest;
}

export interface HeaderReader {
  /** The value of a header, several joined with `, `; names are not case-sensitive. */
  get(name: string): string | undefined;
}

export interface ServerResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: ResponseBody | undefined;
}

/** Text is sent in UTF-8; what is given in pieces is sent as it comes. */
export type ResponseBody = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Headers by name; a list is sent as so many headers, as `Set-Cookie` needs it. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

/** Answers any request, and never rejects. Adapters connect it to a server. */
export interface RequestHandler {
  (request: ServerRequest): Promise<ServerResponse>;
  /** Is told by the adapter of an answer that could not be sent; routers have that of their options. */
  readonly onError?: OnError;
}

export type OnError = (error: unknown, request: ServerRequest) => void;
