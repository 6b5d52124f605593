import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { upgradeSchema } from "../../generator/load/upgrade.js";

describe("a schema of OpenAPI 3.0", () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      "says null by its type",
      { type: "string", nullable: true, maxLength: 3 },
      { type: ["string", "null"], maxLength: 3 },
    ],
    ["says no null by nullable: false", { type: "string", nullable: false }, { type: "string" }],
    [
      "does not add null to an enum (OAS 3.0.4, 4.7.24.1)",
      { type: "string", nullable: true, enum: ["a", "b"] },
      { type: ["string", "null"], enum: ["a", "b"] },
    ],
    [
      "keeps null in an enum that lists it",
      { type: "string", nullable: true, enum: ["a", null] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "keeps a nullable without type, which has no effect",
      { nullable: true, enum: ["a"] },
      { nullable: true, enum: ["a"] },
    ],
    [
      "keeps a nullable beside allOf, which has no effect",
      { nullable: true, allOf: [{ $ref: "#/A" }] },
      { nullable: true, allOf: [{ $ref: "#/A" }] },
    ],
    [
      "excludes its limits by numbers",
      { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
      { exclusiveMinimum: 1, exclusiveMaximum: 9 },
    ],
    [
      "includes its limits",
      { minimum: 1, exclusiveMinimum: false, maximum: 9, exclusiveMaximum: false },
      { minimum: 1, maximum: 9 },
    ],
    ["drops an exclusion of nothing", { exclusiveMinimum: true }, {}],
    [
      "ignores what stands beside $ref",
      { $ref: "#/A", nullable: true, description: "not read", type: "string" },
      { $ref: "#/A" },
    ],
    [
      "has a property that is called $ref",
      { properties: { $ref: { type: "string" } } },
      { properties: { $ref: { type: "string" } } },
    ],
    ["has its example among examples", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
    ["has null as example", { example: null }, { examples: [null] }],
  ])("%s", (_, schema, expected) => {
    expect(upgradeSchema(schema, "3.0")).toStrictEqual(expected);
  });

  it("keeps the order of its keywords", () => {
    const upgraded = upgradeSchema(
      { title: "A", nullable: true, minimum: 1, type: "integer", exclusiveMinimum: true },
      "3.0",
    );
    expect(Object.keys(upgraded)).toEqual(["title", "exclusiveMinimum", "type"]);
  });

  it("leaves the schemas inside for their own turn", () => {
    const items = { type: "string", nullable: true };
    expect(upgradeSchema({ type: "array", nullable: true, items }, "3.0")["items"]).toBe(items);
  });

  it("is not changed itself", () => {
    const schema = Object.freeze({ type: "string", nullable: true, example: "a" });
    upgradeSchema(schema, "3.0");
    expect(schema).toEqual({ type: "string", nullable: true, example: "a" });
  });
});

describe.each(["3.1", "3.2"] as const)("a schema of OpenAPI %s", (dialect) => {
  it("stays as it is", () => {
    const schema = { type: ["string", "null"], exclusiveMinimum: 1, $ref: "#/A", nullable: true, examples: ["a"] };
    expect(upgradeSchema(schema, dialect)).toStrictEqual(schema);
    const bare = { type: "string" };
    expect(upgradeSchema(bare, dialect)).toBe(bare);
  });

  it("has its deprecated example among examples", () => {
    expect(upgradeSchema({ example: 1 }, dialect)).toStrictEqual({ examples: [1] });
    expect(upgradeSchema({ example: 1, examples: [2] }, dialect)).toStrictEqual({ examples: [1, 2] });
  });
});
