import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { Dialect } from "../../generator/load/upgrade.js";
import { formatChecks, uncheckedFormats } from "../../generator/emit/format-checks.js";
import { numberFormats, textFormats } from "../../generator/model/known-formats.js";
import { buildModel, withPaths } from "./build-model.js";

/** What is said of the component Pet and those beside it. */
function saidOf(Pet: JsonValue, others: JsonObject = {}, dialect: Dialect = "3.1"): readonly string[] {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const get = { responses: { "200": { description: "A pet.", content } } };
  const { said } = buildModel(withPaths({ "/pets": { get } }, { components: { schemas: { Pet, ...others } } }), {
    dialect,
  });
  return said.map((line) => line.replace("#/components/schemas/", "#"));
}

const name = { name: { type: "string" } };

describe("a required property", () => {
  it.each<[string, JsonValue, JsonObject]>([
    ["is declared beside it", { type: "object", required: ["name"], properties: name }, {}],
    ["is declared by a part", { required: ["name"], allOf: [{ type: "object", properties: name }] }, {}],
    ["is declared around it", { type: "object", properties: name, anyOf: [{ required: ["name"] }] }, {}],
    [
      "is declared by what extends it",
      { allOf: [{ $ref: "#/components/schemas/Base" }, { properties: name }] },
      { Base: { type: "object", required: ["name"] } },
    ],
    [
      "is declared by a sibling",
      { type: "object", allOf: [{ required: ["name"] }, { allOf: [{ properties: name }] }] },
      {},
    ],
    ["fits a pattern", { type: "object", required: ["x-a"], patternProperties: { "^x-": {} } }, {}],
    ["is an additional one", { type: "object", required: ["a"], additionalProperties: { type: "string" } }, {}],
    ["is only forbidden", { type: "object", properties: name, not: { required: ["other"] } }, {}],
    [
      "is declared for the same property by another part",
      {
        type: "object",
        properties: { a: { type: "object", required: ["name"] } },
        allOf: [{ properties: { a: { type: "object", properties: name } } }],
      },
      {},
    ],
  ])("that %s is not named", (_, schema, others) => {
    expect(saidOf(schema, others)).toEqual([]);
  });

  it("is named where no part declares it", () => {
    const Base = { type: "object", properties: name };
    const schema = { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object", required: ["name", "age"] }] };
    expect(saidOf(schema, { Base })).toEqual(["warning undeclared-property #Pet/allOf/1/required/1"]);
  });

  it("is named where only another schema with the same base declares it", () => {
    const Base = { type: "object", properties: name };
    const Cat = { allOf: [{ $ref: "#/components/schemas/Base" }], properties: { lives: {} } };
    const Dog = { allOf: [{ $ref: "#/components/schemas/Base" }], required: ["lives"] };
    const either = { oneOf: [{ $ref: "#/components/schemas/Cat" }] };
    expect(saidOf({ type: "object", properties: { cat: either, dog: Dog } }, { Base, Cat })).toEqual([
      "warning undeclared-property #Pet/properties/dog/required/0",
    ]);
  });
});

describe("limits", () => {
  it.each<[JsonObject, string]>([
    [{ type: "string", minLength: 2, maxLength: 1 }, "minLength"],
    [{ type: "number", minimum: 2, maximum: 1.5 }, "minimum"],
    [{ type: "number", minimum: 2, exclusiveMaximum: 2 }, "minimum"],
    [{ type: "number", minimum: 0, exclusiveMinimum: 2, maximum: 2 }, "exclusiveMinimum"],
    [{ type: "array", minItems: 2, maxItems: 1 }, "minItems"],
    [{ type: "array", contains: {}, minContains: 2, maxContains: 1 }, "contains"],
    [{ type: "object", minProperties: 2, maxProperties: 1 }, "minProperties"],
  ])("that exclude each other are named: %j", (schema, keyword) => {
    expect(saidOf(schema)).toEqual([`warning contradictory-limits #Pet/${keyword}`]);
  });

  it("that exclude each other are named where one of them is a part's", () => {
    const Short = { type: "string", maxLength: 3 };
    expect(saidOf({ allOf: [{ $ref: "#/components/schemas/Short" }], minLength: 5 }, { Short })).toEqual([
      "warning contradictory-limits #Pet/minLength",
    ]);
  });

  it.each<JsonObject>([
    { type: "string", minLength: 2, maxLength: 2 },
    { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 2 },
    {
      oneOf: [
        { type: "string", minLength: 5 },
        { type: "string", maxLength: 3 },
      ],
    },
  ])("that leave a value are not named: %j", (schema) => {
    expect(saidOf(schema)).toEqual([]);
  });
});

describe("a listed value", () => {
  it.each<[JsonObject, string]>([
    [{ type: "string", enum: ["a", null] }, "warning impossible-value #Pet/enum/1"],
    [{ enum: ["a", "b"], const: "c" }, "warning impossible-value #Pet/const"],
    [{ type: "integer", const: 1.5 }, "warning impossible-value #Pet/const"],
    [{ type: "array", uniqueItems: true, enum: [[1, 1.0], [1]] }, "warning impossible-value #Pet/enum/0"],
    [
      {
        enum: [
          { a: 1, b: [2] },
          { b: [2], a: 1 },
        ],
      },
      "info duplicate-enum-value #Pet/enum/1",
    ],
    [{ enum: [1, "1", true, 1.0] }, "info duplicate-enum-value #Pet/enum/3"],
  ])("is named where it stands twice or cannot be: %j", (schema, line) => {
    expect(saidOf(schema).filter((said) => !said.includes("empty-intersection"))).toEqual([line]);
  });

  it.each<JsonObject>([
    { type: ["string", "null"], enum: ["a", null] },
    { type: "integer", enum: [1.0, 2] },
    { enum: [0, false, "", null, [], {}] },
  ])("is not named where it can be: %j", (schema) => {
    expect(saidOf(schema)).toEqual([]);
  });

  it("is no null by `nullable` alone in OpenAPI 3.0, which is said", () => {
    expect(saidOf({ type: "string", nullable: true, enum: ["a"] }, {}, "3.0")).toEqual([
      "warning ineffective-nullable #Pet/nullable",
    ]);
    expect(saidOf({ type: "string", nullable: true, enum: ["a", null] }, {}, "3.0")).toEqual([]);
  });
});

describe("a keyword of other types of value", () => {
  it.each<[JsonObject, string]>([
    [{ type: "integer", format: "date" }, "format"],
    [{ type: "string", format: "int32" }, "format"],
    [{ type: "integer", minLength: 1 }, "minLength"],
    [{ type: ["string", "null"], maximum: 1 }, "maximum"],
    [{ type: "object", items: {} }, "items"],
    [{ type: "array", required: ["a"] }, "required"],
  ])("is named: %j", (schema, keyword) => {
    expect(saidOf(schema)).toContain(`info ineffective-keyword #Pet/${keyword}`);
  });

  it.each<JsonObject>([
    { type: "string", format: "int64" },
    { type: "integer", format: "int64" },
    { type: "integer", format: "double" },
    { type: "string", format: "colour" },
    { type: "integer", minimum: 1 },
    { minLength: 1, minimum: 1 },
  ])("is not named where one of the types fits: %j", (schema) => {
    expect(saidOf(schema)).toEqual([]);
  });
});

describe("a default or an example", () => {
  it.each<[JsonObject, string]>([
    [{ type: "string", default: 5 }, "invalid-default #Pet/default"],
    [{ type: "string", example: 5 }, "invalid-example #Pet/example"],
    [{ type: "string", example: "a", examples: ["b", 5] }, "invalid-example #Pet/examples/1"],
    [{ type: "string", maxLength: 1, default: "😀b" }, "invalid-default #Pet/default"],
  ])("that does not fit is named: %j", (schema, line) => {
    expect(saidOf(schema)).toEqual([`warning ${line}`]);
  });

  it.each<JsonObject>([
    { type: "string", maxLength: 1, default: "😀" },
    { type: "number", multipleOf: 0.1, default: 0.3 },
    { type: ["string", "null"], default: null },
  ])("that fits is not named: %j", (schema) => {
    expect(saidOf(schema)).toEqual([]);
  });

  it("may lack what is required on one of the two ways alone", () => {
    const properties = { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true } };
    const said = saidOf({ type: "object", required: ["id", "secret"], properties, examples: [{ id: "1" }, {}] });
    expect(said.filter((line) => line.includes("invalid-example"))).toEqual([]);
  });

  it("of an answer is held against the schema of the answer", () => {
    const content = {
      "application/json": { schema: { type: "integer" }, examples: { a: { value: 1 }, b: { value: "1" } } },
    };
    const get = { responses: { "200": { description: "A number.", content } } };
    expect(buildModel(withPaths({ "/pets": { get } })).said).toEqual([
      "warning invalid-example #/paths/~1pets/get/responses/200/content/application~1json/examples/b/value",
    ]);
  });
});

it("the formats whose type is known are those that can be checked, and those that every string is of", () => {
  const ofType = (type: string): readonly string[] =>
    [...formatChecks].flatMap(([format, checks]) => (checks.some((check) => check.type === type) ? [format] : []));
  expect([...numberFormats].sort()).toEqual(ofType("number").toSorted());
  expect([...textFormats].sort()).toEqual([...ofType("string"), ...uncheckedFormats].sort());
});
