import type { RequestHandler, ServerResponse } from "./server-message.js";

/**
 * Connects a router to whatever speaks `Request` and `Response`: Deno, Bun, workers, Hono, tests.
 *
 * @example
 * Deno.serve(toFetchHandler(createRouter({ handlers, authenticate })));
 */
export function toFetchHandler(handler: RequestHandler): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    try {
      const answer = await handler({
        method: request.method,
        target: `${pathname}${search}`,
        headers: { get: (name) => request.headers.get(name) ?? undefined },
        body: request.body === null ? undefined : chunksOf(request.body),
        signal: request.signal,
      });
      return responseOf(answer);
    } catch {
      // For handlers that reject or answer what cannot be sent; routers never do.
      return new Response(null, { status: 500 });
    }
  };
}

function responseOf({ status, headers, body }: ServerResponse): Response {
  const fetchHeaders = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const line of typeof value === "string" ? [value] : value) fetchHeaders.append(name, line);
  }
  return new Response(body ?? null, { status, headers: fetchHeaders });
}

/** Not every browser's streams can be iterated. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A stream that has ended or failed has nothing left to cancel.
    reader.cancel().catch(() => {});
  }
}
