import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonPlaces, type JsonEntry } from "../../generator/diagnostics/json-places.js";
import { LineStarts } from "../../generator/diagnostics/line-column.js";
import { PositionIndex } from "../../generator/diagnostics/position.js";

describe("the line and column of an offset", () => {
  it.each([
    ["", 0, 1, 1],
    ["abc", 2, 1, 3],
    ["a\nbc", 1, 1, 2],
    ["a\nbc", 2, 2, 1],
    ["a\r\nbc", 4, 2, 2],
    ["a\n\n", 3, 3, 1],
  ])("in %j at %i", (text, offset, line, column) => {
    expect(new LineStarts(text).at(offset)).toEqual({ line, column });
  });
});

const yaml = `openapi: 3.1.0
paths:
  /pets:
    get: &get
      tags: [a, "b c"]
      200: ok
    put: *get
"quoted key": |
  first
  second
base: &base { x: 1 }
merged: { <<: *base, y: 2 }
empty:
`;

describe("the place of a pointer in YAML", () => {
  const index = new PositionIndex(yaml);

  it.each([
    ["", "key", 1, 1, 14],
    ["/openapi", "key", 1, 1, 7],
    ["/openapi", "value", 1, 10, 5],
    ["/paths/~1pets/get", "key", 4, 5, 3],
    ["/paths/~1pets/get/tags/1", "key", 5, 17, 5],
    ["/paths/~1pets/get/tags/1", "value", 5, 17, 5],
    ["/paths/~1pets/get/200", "value", 6, 12, 2],
    ["/quoted key", "key", 8, 1, 12],
    ["/quoted key", "value", 8, 15, 1],
    ["/merged/y", "key", 12, 22, 1],
    ["/empty", "key", 13, 1, 5],
  ] as const)("%j, its %s", (pointer, mark, line, column, length) => {
    expect(index.find(pointer, mark)).toEqual({ line, column, length });
  });

  it("behind an alias or a merge key is where the anchor stands", () => {
    expect(index.find("/paths/~1pets/put/tags", "key")).toMatchObject({ line: 5, column: 7 });
    expect(index.find("/merged/x", "value")).toMatchObject({ line: 11, column: 18 });
  });

  it("that leads to nothing is the key of the nearest that exists", () => {
    expect(index.find("/paths/~1pets/get/responses/200", "value")).toMatchObject({ line: 4, column: 5 });
    expect(index.find("/paths/~1pets/get/tags/7", "value")).toMatchObject({ line: 5, column: 7 });
    expect(index.find("/nothing/at/all", "value")).toMatchObject({ line: 1, column: 1 });
  });
});

describe("the place of a pointer in JSON", () => {
  const index = new PositionIndex('{\n\t"a/b": {\n\t\t"\\u0063": [1, 22]\n\t}\n}');

  it.each([
    ["/a~1b", "key", 2, 2, 5],
    ["/a~1b/c", "key", 3, 3, 8],
    ["/a~1b/c/1", "value", 3, 17, 2],
  ] as const)("%j, its %s", (pointer, mark, line, column, length) => {
    expect(index.find(pointer, mark)).toEqual({ line, column, length });
  });
});

describe("the places of JSON", () => {
  it("hold every key and every value, however the text is laid out", () => {
    const layout = fc.constantFrom("", " ", "\t", "  ");
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        layout,
        (value, by) => {
          const text = ` ${JSON.stringify(value, undefined, by)}\r\n`;
          const places = JsonPlaces.of(text);
          if (places === undefined) throw new Error(`${text} is JSON.`);
          expectPlaces(text, places, places.root, JSON.parse(text));
        },
      ),
    );
  });

  it("are those of the first of two members with one key, as reported", () => {
    const index = new PositionIndex('{ "a": 1, "a": 2 }');
    expect(index.find("/a", "value")).toEqual({ line: 1, column: 8, length: 1 });
  });

  it("are none in what is no JSON", () => {
    expect(JsonPlaces.of("{ a: 1 }")).toBeUndefined();
    expect(JsonPlaces.of("a: 1")).toBeUndefined();
  });
});

function expectPlaces(text: string, places: JsonPlaces, entry: JsonEntry, value: unknown): void {
  expect(JSON.parse(text.slice(entry.value.start, entry.value.end))).toEqual(value);
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const found = places.entry(entry, name);
    if (found === undefined) throw new Error(`${name} is not found in ${text}.`);
    if (!Array.isArray(value)) expect(JSON.parse(text.slice(found.key?.start, found.key?.end))).toBe(name);
    expectPlaces(text, places, found, inner);
  }
  expect(places.entry(entry, "no such member of it")).toBeUndefined();
}

describe("the place of a pointer in a text that cannot be read", () => {
  it("is as near as what can be read of it", () => {
    expect(new PositionIndex("a: 1\nb: [1, 2").find("/b/1", "value")).toMatchObject({ line: 2 });
    expect(new PositionIndex("").find("/a", "key")).toEqual({ line: 1, column: 1, length: 1 });
  });

  it("is not known where it nests too deeply", () => {
    expect(new PositionIndex("[".repeat(50_000)).find("/0", "key")).toBeUndefined();
  });
});
