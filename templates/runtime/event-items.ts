/** Server-sent events as items of a body. */
import { MalformedInput } from "./decoded.js";
import { eventsIn, eventText, type StreamedEvent, type StreamPosition } from "./event-stream.js";
import { itemsIn, type ItemFormat } from "./items.js";
import type { Validation } from "./issue.js";
import type { ReceivedContent } from "./received-content.js";

/** Events as they arrive, and where the stream has got to. */
export interface ReceivedEvents<Item> extends AsyncIterable<Item> {
  /**
   * The last `id` that the stream gave; empty where it took back the one before. Sent in UTF-8 as `Last-Event-ID`, as
   * `resumeEvents` does, it asks to go on behind.
   */
  readonly lastEventId: string | undefined;
  /** The last `retry` that the stream gave, in milliseconds. */
  readonly retry: number | undefined;
}

/**
 * `events`: an item is an event with its type and its id, an object: in a form of its own (`jsonEvents`). `json`, `text`: it
 * is what the data of an event holds.
 */
export type EventItems = "events" | "json" | "text" | { readonly at: (position: StreamPosition) => ItemFormat };

/** The events of a body, each valid. */
export function receivedEvents<Item>(
  content: ReceivedContent,
  items: EventItems,
  validate: (value: unknown) => Validation<Item>,
  parse?: (text: string) => unknown,
): ReceivedEvents<Item> {
  const position: StreamPosition = { lastEventId: undefined, retry: undefined };
  const found = itemsIn(content, formatOf(items, position), validate, parse);
  return {
    [Symbol.asyncIterator]: () => found,
    get lastEventId() {
      return position.lastEventId;
    },
    get retry() {
      return position.retry;
    },
  };
}

/** How items stand in a stream of events. */
export function eventFormat(items: EventItems): ItemFormat {
  return formatOf(items, { lastEventId: undefined, retry: undefined });
}

function formatOf(items: EventItems, position: StreamPosition): ItemFormat {
  if (typeof items === "object") return items.at(position);
  switch (items) {
    case "events":
      return {
        read: (chunks, _, longest) => eventsIn(chunks, position, longest),
        write: (item) => eventText(asEvent(item)),
      };
    case "text":
      return {
        read: (chunks, _, longest) => dataIn(eventsIn(chunks, position, longest)),
        write: (item) => eventText({ data: asText(item) }),
      };
    case "json":
      return {
        read: (chunks, parse, longest) => dataIn(eventsIn(chunks, position, longest), parse),
        write: (item, stringify) => eventText({ data: asText(stringify(item)) }),
      };
  }
}

async function* dataIn(
  events: AsyncIterable<StreamedEvent>,
  parse: (text: string) => unknown = (text) => text,
): AsyncGenerator<unknown, void, undefined> {
  for await (const { data } of events) yield jsonOf(data, parse);
}

/** @throws MalformedInput for what is no JSON. */
export function jsonOf(data: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(data);
  } catch {
    throw new MalformedInput("The data of an event is not valid JSON.");
  }
}

function asText(item: unknown): string {
  if (typeof item !== "string") throw new TypeError("An item is nothing that an event can hold.");
  return item;
}

/** @throws TypeError for what is no event. */
export function asEvent(item: unknown): StreamedEvent {
  if (typeof item !== "object" || item === null || !("data" in item)) throw new TypeError("An event has no data.");
  const event = "event" in item && typeof item.event === "string" ? { event: item.event } : {};
  const id = "id" in item && typeof item.id === "string" ? { id: item.id } : {};
  const retry = "retry" in item && typeof item.retry === "number" ? { retry: item.retry } : {};
  return { data: asText(item.data), ...event, ...id, ...retry };
}
