/** Server-sent events: HTML Standard, section 9.2, "Server-sent events". */
import { longestItem, textsBetween, tooLong } from "./text-lines.js";

/** An event as it stands in a stream. */
export interface StreamedEvent {
  /** The lines of its data, joined by `\n`. */
  readonly data: string;
  /** Its type; absent where the stream names none, which is `message` to browsers. */
  readonly event?: string;
  /** What a client asks to go on behind; absent where the event gives none. */
  readonly id?: string;
  /** In how many milliseconds a client is to come again once the stream breaks off. */
  readonly retry?: number;
}

/** What a client has to know in order to come again. */
export interface StreamPosition {
  /** Empty where the stream took back the one before. */
  lastEventId: string | undefined;
  retry: number | undefined;
}

/**
 * The events of a stream, as its parser has them ("Interpreting an event stream"). Comments, fields that are not known and
 * an event that the end cuts off are left out, as are blocks without data. `position` is brought up to date on the way.
 *
 * @throws MalformedInput for an event that is longer than any item may be.
 */
export async function* eventsIn(
  chunks: AsyncIterable<Uint8Array>,
  position: StreamPosition,
  longest: number = longestItem,
): AsyncGenerator<StreamedEvent, void, undefined> {
  let block = new EventBlock(longest);
  for await (const line of textsBetween(chunks, { separator: /\r\n|\n|\r/g, utf8: "loose", longest })) {
    if (line !== "") {
      block.add(line);
      continue;
    }
    const event = block.event();
    if (block.id !== undefined) position.lastEventId = block.id;
    if (block.retry !== undefined) position.retry = block.retry;
    block = new EventBlock(longest);
    if (event !== undefined) yield event;
  }
}

/** The lines up to an empty one. */
class EventBlock {
  readonly #data: string[] = [];
  readonly #longest: number;
  #length = 0;
  #type = "";
  id: string | undefined;
  retry: number | undefined;

  constructor(longest: number) {
    this.#longest = longest;
  }

  add(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") this.#addData(value);
    else if (field === "event") this.#type = value;
    else if (field === "id" && !value.includes("\0")) this.id = value;
    else if (field === "retry" && /^[0-9]+$/.test(value)) this.retry = Number(value);
  }

  #addData(line: string): void {
    this.#data.push(line);
    this.#length += line.length + 1;
    if (this.#length > this.#longest) throw tooLong(this.#longest);
  }

  event(): StreamedEvent | undefined {
    if (this.#data.length === 0) return undefined;
    return {
      data: this.#data.join("\n"),
      ...(this.#type === "" ? {} : { event: this.#type }),
      ...(this.id === undefined ? {} : { id: this.id }),
      ...(this.retry === undefined ? {} : { retry: this.retry }),
    };
  }
}

/**
 * The text of an event. Line breaks of any kind part the lines of its data, and arrive as `\n`.
 *
 * @throws TypeError for a type or an id with a line break in it, an id with a NUL, a `retry` that is no whole number.
 */
export function eventText({ data, event, id, retry }: StreamedEvent): string {
  if (event !== undefined && /[\r\n]/.test(event)) throw new TypeError("The type of an event holds a line break.");
  if (id !== undefined && /[\r\n\0]/.test(id)) throw new TypeError("The id of an event holds a line break or NUL.");
  if (retry !== undefined && !(Number.isSafeInteger(retry) && retry >= 0)) {
    throw new TypeError("The retry of an event is no whole number of milliseconds.");
  }
  const lines = [
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(retry === undefined ? [] : [`retry: ${String(retry)}`]),
    ...data.split(/\r\n|\n|\r/).map((line) => `data: ${line}`),
  ];
  return `${lines.join("\n")}\n\n`;
}
