import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { verdictOn, type Verdict } from "../../generator/model/accepts.js";
import type { SchemaId } from "../../generator/model/schema.js";
import { buildModel, withPaths } from "./build-model.js";

function verdict(value: JsonValue, Pet: JsonObject): Verdict {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const get = { responses: { "200": { description: "A pet.", content } } };
  const { api } = buildModel(withPaths({ "/pets": { get } }, { components: { schemas: { Pet } } }));
  return verdictOn(value, "#/components/schemas/Pet" as SchemaId, api?.schemas ?? new Map());
}

describe("the verdict on a value", () => {
  it("says which part of the value fails, and by which keyword", () => {
    const schema = { type: "object", properties: { "a/b": { type: "array", items: { maxLength: 1 } } } };
    expect(verdict({ "a/b": ["x", "yy"] }, schema)).toEqual({
      kind: "rejected",
      failure: {
        pointer: "/a~1b/1",
        keyword: "maxLength",
        location: { file: "api.yaml", pointer: "/components/schemas/Pet/properties/a~1b/items/maxLength" },
      },
    });
  });

  it("names additionalProperties for a property that is not listed", () => {
    const schema = { type: "object", properties: { a: {} }, additionalProperties: false };
    expect(verdict({ a: 1, b: 2 }, schema)).toMatchObject({
      failure: { pointer: "/b", keyword: "additionalProperties" },
    });
  });

  it("is undecided about a slow pattern, which is not tried", () => {
    const text = `${"a".repeat(20)}!`;
    expect(verdict(text, { type: "string", pattern: "^(a+)+$" })).toEqual({ kind: "undecided" });
    expect(verdict(`${"a".repeat(40)}!`, { type: "string", pattern: "^(a|a)*$" })).toEqual({ kind: "undecided" });
    expect(verdict(text, { type: "string", pattern: "^a+$" })).toMatchObject({ kind: "rejected" });
  });

  it("is undecided about a schema that refers to itself for the same value", () => {
    expect(verdict(1, { anyOf: [{ $ref: "#/components/schemas/Pet" }, { type: "string" }] })).toEqual({
      kind: "undecided",
    });
  });

  it("is undecided about very much to look at, instead of taking long", () => {
    const branches = Array.from({ length: 20 }, () => ({ type: "array", items: { $ref: "#/components/schemas/Pet" } }));
    let value: JsonValue = [];
    for (let depth = 0; depth < 30; depth += 1) value = [value];
    expect(verdict(value, { anyOf: branches })).toEqual({ kind: "undecided" });
  });

  it("follows a schema that refers to itself for parts of a value", () => {
    const schema = { type: "array", items: { $ref: "#/components/schemas/Pet" } };
    expect(verdict([[], [[]]], schema)).toEqual({ kind: "accepted" });
    expect(verdict([[], [[1]]], schema)).toMatchObject({ failure: { pointer: "/1/0/0", keyword: "type" } });
  });
});
