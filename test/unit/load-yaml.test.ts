import { describe, expect, it } from "vitest";
import { Report, type Diagnostic } from "../../generator/diagnostics/report.js";
import type { JsonValue } from "../../generator/load/json.js";
import { readYaml } from "../../generator/load/yaml-text.js";

interface Reading {
  readonly value: JsonValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function read(text: string): Reading {
  const report = new Report();
  return { value: readYaml(text, "a.yaml", report), diagnostics: report.diagnostics };
}

/** The one diagnostic of a text that cannot be read. */
function refusal(text: string): Diagnostic | undefined {
  const { value, diagnostics } = read(text);
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0];
}

describe("YAML scalars (YAML 1.2, core schema)", () => {
  it.each<[string, JsonValue]>([
    ["2020-01-01", "2020-01-01"],
    ["yes", "yes"],
    ["on", "on"],
    ["true", true],
    ["~", null],
    ["", null],
    ["0x1F", 31],
    ["0o17", 15],
    ["017", 17],
    ["1e3", 1000],
    ["12:30:00", "12:30:00"],
    ["'1'", "1"],
  ])("reads %s", (text, expected) => {
    expect(read(text)).toEqual({ value: expected, diagnostics: [] });
  });

  it("stays with the core schema where a file asks for YAML 1.1", () => {
    expect(read("%YAML 1.1\n---\nanswer: yes\nday: 2020-01-01\n").value).toEqual({ answer: "yes", day: "2020-01-01" });
  });

  it.each([".inf", "-.INF", ".nan", "1e999"])("refuses %s, which JSON cannot hold", (text) => {
    expect(refusal(`a: 1\nb: ${text}`)).toMatchObject({ code: "invalid-syntax", position: { line: 2, column: 4 } });
  });

  it("names a number that a double cannot hold, and where it stands", () => {
    const { value, diagnostics } = read("a: [1, 9007199254740993]");
    expect(value).toEqual({ a: [1, 9007199254740992] });
    expect(diagnostics).toMatchObject([
      { code: "imprecise-number", severity: "info", location: { file: "a.yaml", pointer: "/a/1" } },
    ]);
  });
});

describe("YAML keys", () => {
  it("are strings as they are written", () => {
    const { value } = read("200: a\n4XX: b\nnull: c\ntrue: d\n1.0: e\n");
    expect(Object.keys(value ?? {})).toEqual(["200", "4XX", "null", "true", "1.0"]);
  });

  it("may be __proto__ without changing a prototype", () => {
    const { value } = read("__proto__: { polluted: true }\nconstructor: 1\n");
    expect(Object.keys(value ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("are found twice also where they are only equal as JSON", () => {
    const { diagnostics } = read('a: 1\nb:\n  200: x\n  "200": y\n');
    expect(diagnostics).toMatchObject([
      { code: "duplicate-key", message: expect.stringContaining("line 3"), position: { line: 4, column: 3 } },
    ]);
  });

  it("are refused where they are no text", () => {
    expect(refusal("? [a, b]\n: 1\n")).toMatchObject({ code: "invalid-syntax", position: { line: 1, column: 3 } });
  });
});

describe("YAML aliases", () => {
  it("stand for what the nearest anchor before them holds", () => {
    expect(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").value).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it("merge objects by <<, of which own keys and earlier objects prevail", () => {
    const text = "a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc: { z: 3, <<: [*a, *b], x: 4 }\n";
    expect(read(text).value).toMatchObject({ c: { x: 4, y: 1, z: 3 } });
  });

  it("do not merge by a quoted <<, which is a key", () => {
    expect(read('"<<": { a: 1 }').value).toEqual({ "<<": { a: 1 } });
  });

  it("are refused where their anchor is missing, or around them", () => {
    expect(refusal("a: *x")).toMatchObject({ code: "invalid-syntax", position: { line: 1, column: 4 } });
    expect(refusal("a: &x [*x]")).toMatchObject({ code: "invalid-syntax", position: { line: 1, column: 8 } });
    expect(refusal("a: &x 1\nb: { <<: *x }")).toMatchObject({ code: "invalid-syntax" });
  });

  it("may be many where they stand for little", () => {
    const { value } = read(`a: &x [1, 2]\nb: [${Array.from({ length: 1000 }, () => "*x").join(", ")}]`);
    expect(value).toMatchObject({ b: Array.from({ length: 1000 }, () => [1, 2]) });
  });

  it("are refused where they stand for more than a million values", () => {
    const lines = ["x0: &x0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"];
    for (let level = 1; level < 40; level += 1) {
      lines.push(`x${level}: &x${level} [${Array.from({ length: 9 }, () => `*x${level - 1}`).join(", ")}]`);
    }
    expect(refusal(lines.join("\n"))).toMatchObject({ code: "alias-expansion" });
  });

  it("are refused where they nest deeper than written", () => {
    const lines = [
      "x0: &x0 []",
      ...Array.from({ length: 600 }, (_, index) => `x${index + 1}: &x${index + 1} [*x${index}]`),
    ];
    expect(refusal(lines.join("\n"))).toMatchObject({ code: "deep-nesting" });
  });
});

describe("YAML texts that are not one JSON value", () => {
  it("are refused with the place of the error", () => {
    expect(refusal("a: 1\nb: [1, 2\nc: 3\n")).toMatchObject({ code: "invalid-syntax", position: { line: 3 } });
    expect(refusal("a: 1\n---\nb: 2\n")).toMatchObject({ code: "invalid-syntax", message: /more than one document/ });
  });

  it("lose their tags, which is said", () => {
    const { value, diagnostics } = read("a: !!timestamp 2020-01-01\nb: !pet { name: x }\n");
    expect(value).toEqual({ a: "2020-01-01", b: { name: "x" } });
    expect(diagnostics.map(({ code, position }) => [code, position?.line])).toEqual([
      ["ignored-tag", 1],
      ["ignored-tag", 2],
    ]);
  });

  it.each([
    ["arrays", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
    ["objects", (depth: number) => "{a: ".repeat(depth) + "1" + "}".repeat(depth)],
    ["indentation", (depth: number) => Array.from({ length: depth }, (_, line) => `${" ".repeat(line)}a:`).join("\n")],
    ["dashes", (depth: number) => `${"- ".repeat(depth)}a`],
  ])("are refused where %s nest deeper than 500, at any depth", (_, nested) => {
    expect(read(nested(500)).diagnostics).toEqual([]);
    expect(refusal(nested(502))).toMatchObject({ code: "deep-nesting" });
    expect(refusal(nested(20_000))).toMatchObject({ code: "deep-nesting" });
  });
});
