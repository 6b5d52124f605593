import { receivedEvents, type EventItems, type ReceivedEvents } from "./event-items.js";
import type { Validation } from "./issue.js";
import type { OpenContent, ParameterReader } from "./server-route.js";

/** Server-sent events in a request, which the handler reads as they come. */
export function eventsContent<Item>(
  mediaType: string,
  items: EventItems,
  validate: (value: unknown) => Validation<Item>,
  parse?: (text: string) => unknown,
): OpenContent<ReceivedEvents<Item>> {
  return {
    mediaType,
    charset: "any",
    receive: (content) => ({ body: receivedEvents(content, items, validate, parse) }),
  };
}

/** Reads the parameters, and behind which event the caller wants to go on. */
export function resumed<Parameters>(
  read: ParameterReader<Parameters>,
): ParameterReader<Parameters & { readonly lastEventId: string | undefined }> {
  return (routed) => {
    const begun = read(routed);
    if (begun.problem) return begun;
    return { parameters: { ...begun.parameters, lastEventId: idIn(routed.request.headers.get("last-event-id")) } };
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The header's value is UTF-8 (HTML, section 9.2.3, "Last-Event-ID"), of whose bytes platforms make one character each. What
 * is no UTF-8 was written by no browser, and stays as it came.
 */
function idIn(value: string | undefined): string | undefined {
  if (value === undefined || /[\u0100-\uffff]/.test(value)) return value;
  try {
    return utf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
  } catch {
    return value;
  }
}
