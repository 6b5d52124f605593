/** Unions whose branches a program does not tell apart as JSON does. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators } from "../emitted-validators.js";

const versioned = (v: JsonObject, more: JsonObject): JsonObject => ({
  type: "object",
  required: ["v"],
  properties: { v, ...more },
});
const at: JsonObject = { type: "string", format: "date-time" };
const text = "2024-02-29T08:30:06.000Z";

describe("a union is encoded by a tag", () => {
  it("that is a number in JSON, and a bigint or text to a program", async () => {
    const int64: JsonObject = { type: "integer", format: "int64" };
    const schemas: JsonObject = {
      A: { oneOf: [versioned({ ...int64, const: 1 }, { at }), versioned({ ...int64, const: 2 }, { on: at })] },
    };
    const bigints = await loadValidators(schemas, { int64: "bigint", dates: "Date" });
    expect(bigints.call("decodeA", { v: 1, at: text })).toEqual({ value: { v: 1n, at: new Date(text) } });
    expect(bigints.call("encodeA", { v: 1n, at: new Date(text) })).toEqual({ v: 1, at: text });
    expect(bigints.call("encodeA", { v: 2n, on: new Date(text) })).toEqual({ v: 2, on: text });
    expect(() => bigints.call("encodeA", { v: 3n })).toThrow();
    const texts = await loadValidators(schemas, { int64: "string" });
    expect(texts.call("encodeA", { v: "2" })).toEqual({ v: 2 });
  });

  it("that stands behind a reference", async () => {
    const { call } = await loadValidators(
      {
        A: { oneOf: [{ $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Two" }] },
        One: { allOf: [versioned({ $ref: "#/components/schemas/First" }, { at })] },
        Two: { allOf: [versioned({ type: "integer", format: "int64", enum: [2] }, { on: at })] },
        First: { type: "integer", format: "int64", enum: [1] },
      },
      { int64: "bigint", dates: "Date" },
    );
    expect(call("encodeA", { v: 1n, at: new Date(text) })).toEqual({ v: 1, at: text });
    expect(call("encodeA", { v: 2n, on: new Date(text) })).toEqual({ v: 2, on: text });
  });
});
