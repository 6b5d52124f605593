/** Server-sent events whose data is JSON, or that of some of them. */
import { asEvent, jsonOf, type EventItems } from "./event-items.js";
import { eventsIn, eventText, type StreamPosition } from "./event-stream.js";
import type { ItemFormat } from "./items.js";

/**
 * Events that are read and written whole, with the value of their data in place of its text. Of those of other types than
 * the given ones, where any are, data stays a text.
 *
 * @example
 * receivedEvents(content, jsonEvents("added"), validate)
 * // event: added     → { event: "added", data: { id: 3 } }
 * // data: {"id":3}
 */
export function jsonEvents(...types: readonly string[]): EventItems {
  return {
    at: (position: StreamPosition) => dataFormat(position, (type) => types.length === 0 || types.includes(type)),
  };
}

/** The same of events of all types but the given ones. */
export function jsonEventsExcept(...types: readonly string[]): EventItems {
  return { at: (position: StreamPosition) => dataFormat(position, (type) => !types.includes(type)) };
}

function dataFormat(position: StreamPosition, isJson: (type: string) => boolean): ItemFormat {
  return {
    async *read(chunks, parse, longest) {
      for await (const event of eventsIn(chunks, position, longest)) {
        yield isJson(event.event ?? "message") ? { ...event, data: jsonOf(event.data, parse) } : event;
      }
    },
    write: (item, stringify) => {
      if (typeof item !== "object" || item === null || !("data" in item)) return eventText(asEvent(item));
      const type = "event" in item && typeof item.event === "string" ? item.event : "message";
      return eventText(asEvent(isJson(type) ? { ...item, data: stringify(item.data) } : item));
    },
  };
}
