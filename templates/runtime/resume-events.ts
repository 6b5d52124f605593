import type { ClientErrorKind } from "./client-errors.js";
import { pause } from "./client-limits.js";
import type { ReceivedEvents } from "./event-items.js";

export interface ResumeOptions {
  /** How long to wait before coming again, in milliseconds, until the stream says otherwise. Default: 3,000. */
  readonly retry?: number;
  /**
   * How often in a row the network may fail it when it comes again; what fails after that is thrown. It waits twice as long
   * each time, up to a minute. Default: 10.
   */
  readonly attempts?: number;
  /** Ends the loop when it is aborted; give it to the calls, too. */
  readonly signal?: AbortSignal;
}

/**
 * Goes on where a stream of events breaks off or ends, as browsers do: it comes again after the time that the stream asks
 * for, with the id of the last event, and again where the network fails it. Where `connect` gives nothing, for a 204 that the
 * description declares, there is no more to come (HTML Standard, section 9.2, "Server-sent events"). What it throws otherwise
 * is thrown, be it a failed answer or what hinders the very first connection.
 *
 * @example
 * for await (const event of resumeEvents((headers) => client.events.list({ headers, signal }), { signal })) show(event);
 */
export async function* resumeEvents<Item>(
  connect: (headers: Readonly<Record<string, string>>) => Promise<ReceivedEvents<Item> | undefined>,
  { retry = 3_000, attempts = 10, signal }: ResumeOptions = {},
): AsyncGenerator<Item, void, undefined> {
  let delay = retry;
  let lastEventId = "";
  let failed = 0;
  // Nothing tells a first connection that fails from an address that is wrong.
  let allowed = 0;
  for (;;) {
    failed += 1;
    try {
      const events = await connect(lastEventId === "" ? {} : { "Last-Event-ID": utf8Bytes(lastEventId) });
      if (events === undefined) return;
      failed = 0;
      allowed = attempts;
      try {
        yield* events;
      } finally {
        // Empty where the stream took it back, which asks for no header.
        lastEventId = events.lastEventId ?? lastEventId;
        delay = events.retry ?? delay;
      }
    } catch (error) {
      if (signal?.aborted && isOfKind(error, "abort")) return;
      if (failed > allowed || !(isOfKind(error, "network") || isOfKind(error, "timeout"))) throw error;
    }
    const wait = await pause(Math.min(delay * 2 ** failed, Math.max(delay, longestWait)), signal);
    if (wait.kind === "abort") return;
  }
}

/** In milliseconds; a stream may ask for more. */
const longestWait = 60_000;

/** The header's value is UTF-8 (HTML, section 9.2.3, "Last-Event-ID"); of the bytes, `fetch` takes one character each. */
function utf8Bytes(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** Only a connection that breaks is worth another; a body that is not what it claims to be stays so. */
function isOfKind(error: unknown, kind: ClientErrorKind): boolean {
  return typeof error === "object" && error !== null && "kind" in error && error.kind === kind;
}
