/** What is decoded of schemas that say of one value in several places that it is a date or a long number. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type ValidatorOptions, type Validators } from "../emitted-validators.js";

const both: ValidatorOptions = { dates: "Date", int64: "bigint" };
const int64: JsonObject = { type: "integer", format: "int64" };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const long = 9007199254740993n;

async function load(schemas: JsonObject, options: ValidatorOptions = both): Promise<Validators> {
  return loadValidators(schemas, options);
}

describe("an int64", () => {
  it("is held to limits that are said beside it, with all its digits", async () => {
    const { call } = await load({ A: { allOf: [ref("Id"), { minimum: 5 }, { multipleOf: 2 }] }, Id: int64 });
    expect(call("decodeA", 6)).toEqual({ value: 6n });
    expect(call("decodeA", 4)).toMatchObject({ issues: [{ code: "minimum" }] });
    expect(call("decodeA", long - 1n)).toEqual({ value: long - 1n });
    // As a number it would be rounded to an even one.
    expect(call("decodeA", long)).toMatchObject({ issues: [{ code: "multipleOf" }] });
    expect(() => call("encodeA", 3n)).toThrow("must be at least 5");
  });

  it("stays one where its type is said again beside a reference", async () => {
    const { call } = await load({ A: { ...ref("Id"), type: "integer", maximum: 10 }, Id: int64 });
    expect(call("decodeA", 10)).toEqual({ value: 10n });
    expect(call("decodeA", long)).toMatchObject({ issues: [{ code: "maximum" }] });
  });

  it("is refused by a condition that speaks of all numbers", async () => {
    const { call } = await load({ A: { ...int64, not: { minimum: 100 } } });
    expect(call("decodeA", 99)).toEqual({ value: 99n });
    expect(call("decodeA", long)).toMatchObject({ issues: [{ code: "not" }] });
  });

  it("is told from its neighbours in a union and in a list of unique items", async () => {
    const { call } = await load({
      A: { anyOf: [int64, { type: "boolean" }, { type: "array", uniqueItems: true, items: int64 }] },
    });
    expect(call("decodeA", long)).toEqual({ value: long });
    expect(call("decodeA", true)).toEqual({ value: true });
    expect(call("decodeA", [long, long - 1n])).toEqual({ value: [long, long - 1n] });
    expect(call("decodeA", [long, long])).toMatchObject({ issues: [{ code: "uniqueItems" }] });
  });

  it("is one of the listed values by its digits", async () => {
    const { call } = await load({ A: { ...int64, enum: [1, 2] } });
    expect(call("decodeA", 2)).toEqual({ value: 2n });
    expect(call("encodeA", 1n)).toBe(1);
    expect(call("decodeA", 3)).toHaveProperty("issues");
    expect(call("decodeA", long)).toHaveProperty("issues");
  });

  it("as text of its digits is a number in JSON, and text is none", async () => {
    const { call } = await load({ A: { anyOf: [int64, { type: "string" }] }, B: int64 }, { int64: "string" });
    expect(call("decodeB", long)).toEqual({ value: String(long) });
    expect(call("encodeB", String(long))).toBe(long);
    expect(call("decodeB", "5")).toHaveProperty("issues");
    expect(call("decodeA", "five")).toEqual({ value: "five" });
    expect(call("encodeA", "five")).toBe("five");
    // Digits could be meant either way: the branch that is listed first has them.
    expect(call("encodeA", "5")).toBe(5);
  });
});

describe("a date", () => {
  it("is held to what is said beside it, of its text", async () => {
    const { call } = await load({
      A: {
        allOf: [
          { type: "string", format: "date" },
          { type: "string", pattern: "^20" },
        ],
      },
    });
    expect(call("decodeA", "2024-02-29")).toEqual({ value: new Date("2024-02-29") });
    expect(call("decodeA", "1999-01-01")).toMatchObject({ issues: [{ code: "pattern" }] });
    expect(() => call("encodeA", new Date("1999-01-01"))).toThrow();
  });

  it("stays text where its schema does not say that it is text, and where it only serves a condition", async () => {
    const validators = await load({
      A: { format: "date-time" },
      B: { type: "object", not: ref("C") },
      C: { type: "object", required: ["at"], properties: { at: { type: "string", format: "date-time" } } },
    });
    expect(validators.has("decodeA")).toBe(false);
    expect(validators.has("decodeB")).toBe(false);
    expect(validators.is("B", { at: "2024-02-29T00:00:00Z" })).toBe(false);
    expect(validators.is("B", { at: new Date(0) })).toBe(true);
  });

  it("stays text where what it would be written as may be refused", async () => {
    const instant = { type: "string", format: "date-time" };
    const text = "2024-01-01T00:00:00Z";
    const schemas = {
      Listed: { ...instant, enum: [text] },
      Only: { ...instant, const: text },
      Formed: { ...instant, pattern: "00Z$" },
      Short: { ...instant, maxLength: 20 },
      Beside: { allOf: [ref("At"), { pattern: "00Z$" }] },
      Either: { ...instant, anyOf: [{ pattern: "0Z$" }, { pattern: "5Z$" }] },
      Above: { anyOf: [ref("At"), { type: "null" }], pattern: "00Z$" },
      Again: { $ref: "#/components/schemas/Beside" },
      At: instant,
      Holder: { type: "object", properties: { at: ref("At"), listed: ref("Listed"), again: ref("Again") } },
    };
    const { call, has, diagnostics } = await load(schemas);
    const names = ["Listed", "Only", "Formed", "Short", "Beside", "Either", "Above", "Again"];
    expect(names.filter((name) => has(`decode${name}`))).toEqual([]);
    const json = { at: "2024-01-01T00:00:00.000Z", listed: text, again: text };
    expect(call("decodeHolder", json)).toEqual({ value: { ...json, at: new Date(text) } });
    expect(call("encodeHolder", { ...json, at: new Date(text) })).toEqual(json);
    const named = diagnostics.filter(({ code }) => code === "unconverted-format");
    expect(named.map(({ location }) => location?.pointer.replace("/components/schemas/", ""))).toEqual([
      "Listed/enum",
      "Only/const",
      "Formed/pattern",
      "Short/maxLength",
      "Beside/allOf/1/pattern",
      "Either/anyOf/0/pattern",
      "Either/anyOf/1/pattern",
      "Above/pattern",
    ]);
  });

  it("is one where all that is said of its text is true of what it is written as, too", async () => {
    const { call, diagnostics } = await load({
      At: { type: "string", format: "date-time", minLength: 20, maxLength: 24 },
      Day: { type: "string", format: "date", enum: ["2024-02-29"], minLength: 10, maxLength: 10 },
      Union: {
        anyOf: [
          { type: "string", format: "date-time" },
          { type: "string", const: "never" },
        ],
      },
    });
    const [at, text] = [new Date("2024-02-29T08:30:06Z"), "2024-02-29T08:30:06.000Z"];
    expect(call("decodeAt", "2024-02-29T08:30:06Z")).toEqual({ value: at });
    expect(call("encodeAt", at)).toBe(text);
    expect(call("decodeDay", "2024-02-29")).toEqual({ value: new Date("2024-02-29") });
    expect(call("encodeDay", new Date("2024-02-29"))).toBe("2024-02-29");
    expect(call("decodeUnion", text)).toEqual({ value: at });
    expect(call("decodeUnion", "never")).toEqual({ value: "never" });
    expect(call("encodeUnion", "never")).toBe("never");
    expect(diagnostics.map(({ code }) => code)).not.toContain("unconverted-format");
  });

  it("stays text where the configuration says by a pattern what the text of an instant looks like", async () => {
    const { has, diagnostics } = await load(
      { A: { type: "string", format: "date-time" } },
      { dates: "Date", formats: { "date-time": { pattern: "00Z$" } } },
    );
    expect(has("decodeA")).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: "unconverted-format", location: { pointer: "/components/schemas/A/format" } },
    ]);
  });

  it("is named where it stays text for want of a type", async () => {
    const { diagnostics } = await load({
      A: { format: "date" },
      B: { format: "int64" },
      C: { format: "int64", type: "string" },
    });
    const named = diagnostics.filter(({ code }) => code === "unconverted-format");
    expect(named.map(({ location }) => location?.pointer)).toEqual([
      "/components/schemas/A/format",
      "/components/schemas/B/format",
    ]);
  });

  it("is converted in what requests carry and in what answers do", async () => {
    const at = { type: "string", format: "date-time" };
    const { call } = await load({
      A: { type: "object", required: ["id", "at"], properties: { id: { ...at, readOnly: true }, at } },
    });
    const [text, value] = ["1970-01-01T00:00:00.000Z", new Date(0)];
    expect(call("decodeARequest", { at: text })).toEqual({ value: { at: value } });
    expect(call("encodeARequest", { at: value })).toEqual({ at: text });
    expect(call("decodeA", { at: text })).toHaveProperty("issues");
    expect(call("decodeA", { at: text, id: text })).toEqual({ value: { at: value, id: value } });
  });

  it("is converted by the pattern of its name, and as one of all others", async () => {
    const { call } = await load({
      A: {
        type: "object",
        properties: { name: { type: "string" } },
        patternProperties: { "^on": { type: "string", format: "date" } },
        additionalProperties: { type: "string", format: "date-time" },
      },
    });
    const json = { name: "2024-02-29", onDay: "2024-02-29", at: "1970-01-01T00:00:00.000Z" };
    const value = { name: "2024-02-29", onDay: new Date("2024-02-29"), at: new Date(0) };
    expect(call("decodeA", json)).toEqual({ value });
    expect(call("encodeA", value)).toEqual(json);
  });

  it("is filled in as a program sees it, and goes through references of every kind", async () => {
    const { call } = await load({
      A: {
        $dynamicAnchor: "node",
        type: "object",
        properties: {
          at: { type: "string", format: "date-time", default: "2024-02-29T08:30:06Z" },
          id: { ...int64, default: 5 },
          inner: { $dynamicRef: "#node" },
        },
      },
    });
    const at = new Date("2024-02-29T08:30:06Z");
    expect(call("fillADefaults", {})).toEqual({ at, id: 5n });
    expect(call("decodeA", { inner: { inner: { id: long } } })).toEqual({ value: { inner: { inner: { id: long } } } });
    expect(call("encodeA", { inner: { at } })).toEqual({ inner: { at: "2024-02-29T08:30:06.000Z" } });
  });

  it("must be one where the configuration has a pattern for its format, too", async () => {
    const { call } = await load(
      { A: { type: "string", format: "date" } },
      { dates: "Date", formats: { date: { pattern: "^20" } } },
    );
    expect(call("decodeA", "2024-02-29")).toEqual({ value: new Date("2024-02-29") });
    expect(call("decodeA", "20 years ago")).toHaveProperty("issues");
    expect(call("decodeA", "1999-12-31")).toHaveProperty("issues");
  });

  it("ends the search at the first issue where that is asked for", async () => {
    const { call } = await load({ A: { type: "array", items: { type: "string", format: "date" } } });
    const [all, first] = [call("decodeA", ["a", "b"]), call("decodeA", ["a", "b"], { issues: "first" })];
    expect(all).toMatchObject({ issues: [{ path: [0] }, { path: [1] }] });
    expect((first as { issues: unknown[] }).issues).toHaveLength(1);
  });
});
