/** Items one after the other, both ways, against what the specifications say: `items.yaml`. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonValue } from "../../generator/load/json.js";
import { jsonEvents, jsonEventsExcept } from "../../templates/runtime/event-values.js";
import { eventFormat, receivedEvents, type EventItems } from "../../templates/runtime/event-items.js";
import { chunksOfItems, itemsIn, type ItemFormat } from "../../templates/runtime/items.js";
import { jsonLines, jsonSequence } from "../../templates/runtime/json-items.js";
import type { ContentFault, ReceivedContent } from "../../templates/runtime/received-content.js";

type FormatName = EventFormatName | "lines" | "sequence";
type EventFormatName = "events" | "json" | "text" | "json of added" | "json but of ping";

interface Row {
  readonly what: string;
  readonly wire: string;
  readonly items?: readonly JsonValue[];
  readonly only?: "decode";
  readonly malformed?: string;
  readonly position?: { readonly lastEventId: string; readonly retry?: number };
}

const table: readonly { readonly source: string; readonly format: FormatName; readonly rows: readonly Row[] }[] = parse(
  readFileSync(new URL("items.yaml", import.meta.url), "utf8"),
);

function formatOf(name: FormatName): ItemFormat {
  if (name === "lines") return jsonLines;
  return name === "sequence" ? jsonSequence : eventFormat(eventItems(name));
}

function eventItems(name: EventFormatName): EventItems {
  if (name === "json of added") return jsonEvents("added");
  return name === "json but of ping" ? jsonEventsExcept("ping") : name;
}

class Refused extends Error {
  readonly fault: ContentFault;

  constructor(fault: ContentFault) {
    super(fault.kind === "malformed" ? fault.message : fault.kind);
    this.fault = fault;
  }
}

function content(chunks: AsyncIterable<Uint8Array>): ReceivedContent {
  return { contentType: "", chunks, refuse: (fault) => new Refused(fault) };
}

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const any = (value: unknown): { readonly value: unknown } => ({ value });

describe.each(table)("$source", ({ format: name, rows }) => {
  const format = formatOf(name);

  it.each(rows)("$what", async ({ wire, items = [], only, malformed, position }) => {
    for (const length of [1, 2, 1_000]) {
      const chunks = pieces(Buffer.from(wire), length);
      const read =
        name === "lines" || name === "sequence"
          ? itemsIn(content(chunks), format, any)
          : receivedEvents(content(chunks), eventItems(name), any);
      if (malformed !== undefined) await expect(all(read)).rejects.toThrow(malformed);
      else expect(await all(read)).toEqual(items);
      if (position !== undefined) expect(read).toMatchObject(position);
    }
    if (malformed !== undefined || only === "decode") return;
    expect(Buffer.concat(await all(chunksOfItems(items, format, (item) => item))).toString()).toBe(wire);
  });
});

describe("items of any kind", () => {
  it.each(["lines", "sequence", "json"] as const)("arrive as they were sent: %s", async (name) => {
    const property = fc.asyncProperty(
      fc.array(fc.jsonValue()),
      fc.integer({ min: 1, max: 9 }),
      async (items, length) => {
        const sent = Buffer.concat(await all(chunksOfItems(items, formatOf(name), (item) => item)));
        const read = await all(itemsIn(content(pieces(sent, length)), formatOf(name), any));
        expect(JSON.stringify(read)).toBe(JSON.stringify(items));
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });

  it("end at the first that is not valid", async () => {
    const isOne = (value: unknown): ReturnType<typeof any> | { readonly issues: [] } =>
      value === 1 ? { value } : { issues: [] };
    const read = itemsIn(content(pieces(Buffer.from("1\n2\n1\n"), 100)), jsonLines, (value) => {
      const one = isOne(value);
      return "value" in one
        ? one
        : { issues: [{ path: [], code: "const", message: "must be 1", expected: "1", schema: "#" }] };
    });
    expect(await read.next()).toEqual({ done: false, value: 1 });
    await expect(read.next()).rejects.toMatchObject({ fault: { kind: "invalid", value: 2 } });
  });

  it("give the body up where their reader does", async () => {
    let isGivenUp = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.from("1\n");
      } finally {
        isGivenUp = true;
      }
    }
    for await (const item of itemsIn(content(endless()), jsonLines, any)) {
      expect(item).toBe(1);
      break;
    }
    expect(isGivenUp).toBe(true);
  });

  it.each(["events", "lines", "sequence"] as const)("without an end are refused: %s", async (name) => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from(name === "sequence" ? "\x1e" : "");
      for (;;) {
        sent += 10_000;
        yield Buffer.from("data:".padEnd(10_000, "x"));
      }
    }
    await expect(all(itemsIn(content(endless()), formatOf(name), any))).rejects.toThrow("An item is longer than");
    expect(sent).toBeLessThan(1_100_000);
  });

  it.each(["events", "lines", "sequence"] as const)("that are longer than a limit are refused: %s", async (name) => {
    const wire = { events: "data: 12345678\n\n", lines: "12345678\n", sequence: "\x1e12345678\n" }[name];
    const limited = (maxItemLength: number): Promise<unknown> =>
      all(itemsIn({ ...content(pieces(Buffer.from(wire), 4)), limits: { maxItemLength } }, formatOf(name), any));
    await expect(limited(7)).rejects.toThrow("An item is longer than 7 characters");
    await expect(limited(20)).resolves.toHaveLength(1);
  });

  it("of events are refused where their lines have no end", async () => {
    async function* endless() {
      for (;;) yield Buffer.from("data: x\n".repeat(1_000));
    }
    await expect(all(itemsIn(content(endless()), eventFormat("events"), any))).rejects.toThrow(
      "An item is longer than",
    );
  });

  it.each([
    { data: "x", event: "a\nb" },
    { data: "x", id: "a\rb" },
    { data: "x", id: "a\0b" },
    { data: "x", retry: 1.5 },
    { event: "x" },
    { data: 3 },
  ])("that no event can hold are refused: %j", (item) => {
    expect(() => eventFormat("events").write(item, JSON.stringify)).toThrow(TypeError);
  });
});
