/** What the adapter needs of `http.IncomingMessage`; those of `https` and `http2` will do as well. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly httpVersionMajor: number;
  /** All of the request has arrived. */
  readonly complete: boolean;
  /** All of the body has been read. */
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "end" | "close", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** The body of a request, `undefined` where it has none. */
export function nodeBody(request: NodeRequest): AsyncIterable<Uint8Array> | undefined {
  return hasBody(request) ? chunksOf(request) : undefined;
}

/** In HTTP/1, the headers say so (RFC 9112 section 6); in HTTP/2, the stream does. */
function hasBody({ headers, httpVersionMajor, complete }: NodeRequest): boolean {
  if (httpVersionMajor > 1) return !complete;
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/** How many chunks may wait for their reader before the client has to. */
const queueLength = 16;

/**
 * The chunks as they come. The stream's own iterator will not do: it destroys the request, and the connection with it,
 * when its reader stops early, and then no answer can be sent.
 */
async function* chunksOf(request: NodeRequest): AsyncGenerator<Uint8Array, void, undefined> {
  if (request.destroyed || request.readableEnded) throw new Error("The body is no longer there.");
  const queue: Uint8Array[] = [];
  const stream: { state: "open" | "ended" | "closed" | "left" } = { state: "open" };
  let wake = (): void => {};
  request.on("data", (chunk) => {
    // Whatever comes after the reader has left is discarded.
    if (stream.state === "open") queue.push(chunk);
    if (queue.length >= queueLength) request.pause();
    wake();
  });
  request.on("end", () => {
    if (stream.state === "open") stream.state = "ended";
    wake();
  });
  request.on("close", () => {
    if (stream.state === "open") stream.state = "closed";
    wake();
  });
  try {
    for (;;) {
      yield* queue.splice(0);
      if (queue.length > 0) continue;
      if (stream.state === "ended") return;
      if (stream.state === "closed") throw new Error("The client closed the connection.");
      request.resume();
      await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stream.state = "left";
    queue.length = 0;
    request.pause();
  }
}
