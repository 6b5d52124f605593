/** What writes a body to a `http.ServerResponse` piece by piece. */
export interface NodeWriter {
  readonly destroyed: boolean;
  /** HTTP/1 has it. */
  flushHeaders?(): unknown;
  /** False: the client is slower, `drain` says when it is ready for more. */
  write(chunk: string | Uint8Array): unknown;
  on(event: "close" | "drain", listener: () => void): unknown;
}

/** Writes what comes at the pace of the client. When that goes away, whoever makes the pieces is told. */
export async function writePieces(writer: NodeWriter, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  let wake = (): void => {};
  writer.on("close", () => wake());
  writer.on("drain", () => wake());
  // The first piece may be long in coming, and the client is to know that there is an answer.
  writer.flushHeaders?.();
  const iterator = pieces[Symbol.asyncIterator]();
  while (!writer.destroyed) {
    const next = await new Promise<IteratorResult<Uint8Array, unknown> | "woken">((resolve, reject) => {
      wake = () => {
        if (writer.destroyed) resolve("woken");
      };
      iterator.next().then(resolve, reject);
    });
    if (next === "woken") break;
    if (next.done) return;
    if (writer.write(next.value) === false && !writer.destroyed) {
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  // Not awaited: a generator ends only once what it waits for has come.
  iterator.return?.().catch(() => {});
}
