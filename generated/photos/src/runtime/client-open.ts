import type { AnswerHead } from "./client-errors.js";
import { breachOf } from "./client-answer.js";
import { abortError, contractError, type FailedCall, networkError } from "./client-failure.js";
import type { ReceivedContent } from "./received-content.js";

/**
 * The body of an answer whose caller reads it as it comes. Where the connection breaks, reading throws a `NetworkError`;
 * where the caller's signal is aborted, an `AbortError`.
 */
export function openContent(call: FailedCall, response: Response, signal: AbortSignal | undefined): ReceivedContent {
  const { status, headers, body } = response;
  const head = { status, headers };
  return {
    contentType: headers.get("content-type") ?? "",
    chunks: { [Symbol.asyncIterator]: () => chunksIn(body, { call, head, signal }) },
    refuse: (fault) => contractError(call, head, breachOf(fault)),
  };
}

interface OpenCall {
  readonly call: FailedCall;
  readonly head: AnswerHead;
  readonly signal: AbortSignal | undefined;
}

async function* chunksIn(
  body: ReadableStream<Uint8Array> | null,
  { call, head, signal }: OpenCall,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (signal?.aborted) throw abortError(call, head, signal.reason);
  if (body === null) return;
  const reader = body.getReader();
  // A stream that has ended or failed has nothing left to cancel.
  const cancel = (): void => void reader.cancel().catch(() => {});
  signal?.addEventListener("abort", cancel);
  try {
    for (;;) {
      const read = await reader.read().catch((error: unknown) => {
        throw networkError(call, head, error);
      });
      // Cancelling ends a pending read as if the body had ended.
      if (signal?.aborted) throw abortError(call, head, signal.reason);
      if (read.done) return;
      yield read.value;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    cancel();
  }
}
