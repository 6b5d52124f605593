import { chunksOf, ownBuffer, streamOf } from "./byte-stream.js";
import { isInPieces, sendable } from "./server-content.js";
import type { RequestHandler, ResponseBody, ServerRequest, ServerResponse } from "./server-message.js";
import { reportUnsent } from "./server-report.js";

/**
 * Connects a router to whatever speaks `Request` and `Response`: Deno, Bun, workers, Hono, tests.
 *
 * @example
 * Deno.serve(toFetchHandler(createRouter({ handlers, authenticate })));
 */
export function toFetchHandler(handler: RequestHandler): (request: Request) => Promise<Response> {
  return async (request) => {
    const serverRequest = serverRequestOf(request);
    try {
      const response = sendable(request.method, await handler(serverRequest));
      return responseOf(response, (error) => reportUnsent(handler, error, serverRequest));
    } catch (error) {
      // The handler is no router and rejects, or the platform cannot send the answer.
      reportUnsent(handler, error, serverRequest);
      return new Response(null, { status: 500 });
    }
  };
}

function serverRequestOf(request: Request): ServerRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: `${pathname}${search}`,
    headers: { get: (name) => request.headers.get(name) ?? undefined },
    body: request.body === null ? undefined : chunksOf(request.body),
    signal: request.signal,
    source: request,
  };
}

function responseOf({ status, headers, body }: ServerResponse, report: Report): Response {
  const fetchHeaders = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const line of typeof value === "string" ? [value] : value) fetchHeaders.append(name, line);
  }
  return new Response(body === undefined ? null : fetchBody(body, report), { status, headers: fetchHeaders });
}

/** Is told of an answer that breaks off. */
type Report = (error: unknown) => void;

function fetchBody(body: ResponseBody, report: Report): string | ArrayBuffer | ReadableStream<Uint8Array> {
  if (typeof body === "string") return body;
  return isInPieces(body) ? streamOf(reported(body, report)) : ownBuffer(body);
}

async function* reported(
  chunks: AsyncIterable<Uint8Array>,
  report: Report,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunks;
  } catch (error) {
    report(error);
    throw error;
  }
}
