import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import { readJson } from "../../generator/load/json-text.js";
import { readYaml } from "../../generator/load/yaml-text.js";

function read(text: string) {
  const report = new Report();
  return { value: readJson(text, "a.json", report), diagnostics: report.diagnostics };
}

/** What JSON.parse makes of a text; undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe("a JSON description", () => {
  it("is what JSON.parse makes of it", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(read(text).value).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it("is refused exactly where JSON.parse refuses it", () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "}", "]", '"', "\\", "0", "-", ".", "e", "\u0000", " ", ":", "x"),
      )
      .map(([json, at, mark]) => {
        const cut = at % (json.length + 1);
        return json.slice(0, cut) + mark + json.slice(cut + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const { value, diagnostics } = read(text);
        // A number past the range of doubles is Infinity to JSON.parse, which no description can mean.
        fc.pre(!diagnostics.some(({ message }) => message.includes("too large")));
        expect(value).toStrictEqual(parsed(text));
        expect(diagnostics.some(({ code }) => code === "invalid-syntax")).toBe(value === undefined);
      }),
      { numRuns: 500 },
    );
  });

  it("reads the same as YAML", () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        expect(readYaml(text, "a.yaml", new Report())).toStrictEqual(read(text).value);
      }),
    );
  });

  it("keeps __proto__ as a key", () => {
    const { value } = read('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
  });

  it.each([
    ['{"a": 1, "b": {"x": 1, "x": 2}}', { line: 1, column: 24 }],
    ['{"a": 1,\n "\\u0061": 2}', { line: 2, column: 2 }],
  ])("names the second of two equal keys in %s", (text, position) => {
    expect(read(text).diagnostics).toMatchObject([{ code: "duplicate-key", position }]);
  });

  it.each([
    ["", 1, 1],
    ["{", 1, 2],
    ['{"a": 1,}', 1, 9],
    ["[1,\n 2,\n]", 3, 1],
    ['{"a" 1}', 1, 6],
    ['{"a": 1} x', 1, 10],
    ["{'a': 1}", 1, 2],
    ['["tab\there"]', 1, 2],
    ["[01]", 1, 3],
    ["[1e999]", 1, 2],
  ])("says where %j goes wrong", (text, line, column) => {
    const { value, diagnostics } = read(text);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "invalid-syntax", position: { line, column } }]);
  });

  it("names the pointer of a number that loses digits", () => {
    expect(read('{"a/b": [12345678901234567890, 0.1]}').diagnostics).toMatchObject([
      { code: "imprecise-number", location: { pointer: "/a~1b/0" } },
    ]);
  });

  it("may nest 500 levels and no more", () => {
    const nested = (depth: number): string => '{"a":'.repeat(depth) + "1" + "}".repeat(depth);
    expect(read(nested(500)).diagnostics).toEqual([]);
    expect(read(nested(501)).diagnostics).toMatchObject([{ code: "deep-nesting" }]);
    expect(read(nested(100_000)).diagnostics).toMatchObject([{ code: "deep-nesting" }]);
  });
});
