import type { Fetch, FetchInit } from "../../templates/runtime/client-options.js";

/** A request as a stub received it. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** The body, where it is text. */
  readonly body: string | undefined;
  readonly content: FetchInit["body"];
  readonly duplex?: "half";
  readonly signal: AbortSignal;
}

/** Stands in for `fetch`: gives the answers in turn, the last one for ever, and keeps what it was sent. */
export function stubFetch(...answers: readonly (() => Response | Promise<Response>)[]): {
  readonly fetch: Fetch;
  readonly sent: readonly SentRequest[];
} {
  const sent: SentRequest[] = [];
  const fetch: Fetch = async (url, init) => {
    // A copy, so that a later change of the headers does not change what was seen.
    sent.push({
      ...init,
      url,
      headers: new Headers(init.headers),
      body: typeof init.body === "string" ? init.body : undefined,
      content: init.body,
    });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer === undefined) throw new Error("the stub has no answer");
    return answer();
  };
  return { fetch, sent };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): () => Response {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

export function raw(
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  headers: Record<string, string> = {},
) {
  return (): Response => new Response(body, { status, headers });
}

/** What a promise is rejected with; fails if it is not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a rejection");
}
