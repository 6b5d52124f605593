import { pause } from "./client-limits.js";
import type { ReceivedEvents } from "./event-items.js";

export interface ResumeOptions {
  /** How long to wait before coming again, in milliseconds, until the stream says otherwise. Default: 3,000. */
  readonly retry?: number;
  /** Ends the loop when it is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Goes on where a stream of events breaks off or ends, as browsers do: it comes again after the time that the stream asks
 * for, with the id of the last event. What `connect` throws ends it, as does a failed answer; where it gives nothing, for a
 * 204 that the description declares, there is no more to come (HTML Standard, section 9.2, "Server-sent events").
 *
 * @example
 * for await (const event of resumeEvents((headers) => client.events.list({ headers, signal }), { signal })) show(event);
 */
export async function* resumeEvents<Item>(
  connect: (headers: Readonly<Record<string, string>>) => Promise<ReceivedEvents<Item> | undefined>,
  { retry = 3_000, signal }: ResumeOptions = {},
): AsyncGenerator<Item, void, undefined> {
  let delay = retry;
  let lastEventId = "";
  for (;;) {
    const events = await connect(lastEventId === "" ? {} : { "Last-Event-ID": lastEventId });
    if (events === undefined) return;
    try {
      yield* events;
    } catch (error) {
      if (!isBroken(error)) throw error;
    }
    if (events.lastEventId !== "") lastEventId = events.lastEventId;
    delay = events.retry ?? delay;
    const wait = await pause(delay, signal);
    if (wait.kind === "abort") return;
  }
}

/** Only a connection that breaks is worth another; a body that is not what it claims to be stays so. */
function isBroken(error: unknown): boolean {
  return typeof error === "object" && error !== null && "kind" in error && error.kind === "network";
}
