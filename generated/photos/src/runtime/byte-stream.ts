/** Bytes that arrive piece by piece: what platforms call a stream, and what a loop goes over. */
import { KeptBytes } from "./kept-bytes.js";

/**
 * The chunks of a stream, for a loop. Not every browser's streams can be iterated. Who ends the loop early cancels the
 * stream.
 */
export function chunksOf<Chunk>(stream: ReadableStream<Chunk>): AsyncIterable<Chunk> {
  return {
    [Symbol.asyncIterator]: () => {
      const reader = stream.getReader();
      return {
        next: async (): Promise<IteratorResult<Chunk, undefined>> => {
          const { done, value } = await reader.read();
          return done ? { done: true, value: undefined } : { done: false, value };
        },
        return: async (): Promise<IteratorResult<Chunk, undefined>> => {
          // A stream that has ended or failed has nothing left to cancel.
          await reader.cancel().catch(() => {});
          return { done: true, value: undefined };
        },
      };
    },
  };
}

/** A stream of chunks, which are asked for one by one as the stream is read: one ahead, or only when they are. */
export function streamOf<Chunk>(chunks: AsyncIterable<Chunk>, highWaterMark: 0 | 1 = 1): ReadableStream<Chunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark },
  );
}

/** All bytes in one piece. */
export async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept = new KeptBytes();
  for await (const chunk of chunks) kept.add(chunk);
  return kept.bytes();
}

/** A copy that shares its memory with nothing, in the form that every platform's types take for bytes. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

/** Tells those who made the chunks that nobody will read them. */
export async function abandon(chunks: AsyncIterable<unknown>): Promise<void> {
  await chunks[Symbol.asyncIterator]().return?.();
}
