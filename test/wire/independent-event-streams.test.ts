/** Our reader of server-sent events beside another's, on random streams that are cut anywhere. */
import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsIn, type StreamPosition } from "../../templates/runtime/event-stream.js";

interface Read {
  readonly data: string;
  readonly event: string | undefined;
  readonly id: string | undefined;
}

const text = fc.constantFrom("", "a", " a", "a: b", "ü", "🐕", "12", "0", "x\u0000y", "message");
const field = fc.tuple(fc.constantFrom("data", "event", "id", "retry", "other", "", "data "), text);
const written = fc.tuple(field, fc.constantFrom(": ", ":")).map(([[name, value], colon]) => name + colon + value);
// Data and ends of events often enough that there are events.
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  { weight: 3, arbitrary: text.map((value) => `data: ${value}`) },
  { weight: 3, arbitrary: written },
  { weight: 1, arbitrary: fc.constantFrom("data", "id", "event", "retry") },
);
const stream = fc.record({
  lines: fc.array(line, { maxLength: 30 }),
  end: fc.constantFrom("\n", "\r\n", "\r"),
  start: fc.constantFrom("", "\ufeff"),
  size: fc.integer({ min: 1, max: 12 }),
});

describe("a stream of events", () => {
  it("is read as another parser reads it, wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(stream, async ({ lines, end, start, size }) => {
        const bytes = new TextEncoder().encode(start + lines.map((each) => each + end).join(""));
        expect(await ours(bytes, size)).toEqual(theirs(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("is compared where there is something to compare", () => {
    const bytes = new TextEncoder().encode("event: a\nid: 1\ndata: x\ndata\n\n: nothing\n\ndata: y\n\ndata: cut off");
    expect(theirs(bytes)).toEqual([
      { data: "x\n", event: "a", id: "1" },
      { data: "y", event: undefined, id: undefined },
    ]);
  });
});

async function ours(bytes: Uint8Array, size: number): Promise<readonly Read[]> {
  const position: StreamPosition = { lastEventId: undefined, retry: undefined };
  const read: Read[] = [];
  for await (const { data, event, id } of eventsIn(chunksOf(bytes, size), position)) read.push({ data, event, id });
  return read;
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

/** It takes a text, whole and without a mark of byte order: what cuts do is for ours to show. */
function theirs(bytes: Uint8Array): readonly Read[] {
  const read: Read[] = [];
  const parser = createParser({
    onEvent: ({ data, event, id }) => void read.push({ data, event: event || undefined, id }),
  });
  // It waits for what follows a carriage return, which the end of a stream would tell it.
  parser.feed(`${new TextDecoder().decode(bytes)}:`);
  return read;
}
