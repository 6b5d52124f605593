import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { Dialect } from "../../generator/load/upgrade.js";
import { buildModel, withPaths } from "./build-model.js";

/** What is said of a schema, without its pointer's first part. */
function saidOf(Pet: JsonValue, dialect: Dialect = "3.1"): readonly string[] {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const get = { responses: { "200": { description: "A pet.", content } } };
  const { said } = buildModel(withPaths({ "/pets": { get } }, { components: { schemas: { Pet } } }), { dialect });
  return said.map((line) => line.replace("#/components/schemas/Pet", "#"));
}

describe("a keyword of a wrong form", () => {
  it.each<[JsonObject, string]>([
    [{ $ref: 5 }, "/$ref"],
    [{ type: [] }, "/type"],
    [{ type: 5 }, "/type"],
    [{ type: "strin" }, "/type"],
    [{ type: null }, "/type"],
    [{ type: ["string", 5] }, "/type"],
    [{ enum: "a" }, "/enum"],
    [{ minimum: "1" }, "/minimum"],
    [{ exclusiveMaximum: true }, "/exclusiveMaximum"],
    [{ multipleOf: 0 }, "/multipleOf"],
    [{ multipleOf: -1 }, "/multipleOf"],
    [{ multipleOf: "1" }, "/multipleOf"],
    [{ minLength: -1 }, "/minLength"],
    [{ maxLength: 1.5 }, "/maxLength"],
    [{ minItems: "1" }, "/minItems"],
    [{ maxItems: null }, "/maxItems"],
    [{ minProperties: -1 }, "/minProperties"],
    [{ maxProperties: 0.5 }, "/maxProperties"],
    [{ contains: {}, minContains: -1 }, "/minContains"],
    [{ contains: {}, maxContains: "1" }, "/maxContains"],
    [{ contains: 1 }, "/contains"],
    [{ pattern: 5 }, "/pattern"],
    [{ format: true }, "/format"],
    [{ uniqueItems: "yes" }, "/uniqueItems"],
    [{ prefixItems: [] }, "/prefixItems"],
    [{ prefixItems: {} }, "/prefixItems"],
    [{ items: [{}] }, "/items"],
    [{ items: "string" }, "/items"],
    [{ type: "object", required: "a" }, "/required"],
    [{ type: "object", required: [5] }, "/required/0"],
    [{ type: "object", required: ["a", "a"] }, "/required/1"],
    [{ type: "object", properties: [] }, "/properties"],
    [{ type: "object", properties: { a: 5 } }, "/properties/a"],
    [{ type: "object", properties: { a: null } }, "/properties/a"],
    [{ type: "object", additionalProperties: "no" }, "/additionalProperties"],
    [{ type: "object", patternProperties: [] }, "/patternProperties"],
    [{ propertyNames: 5 }, "/propertyNames"],
    [{ dependentRequired: [] }, "/dependentRequired"],
    [{ dependentRequired: { a: "b" } }, "/dependentRequired/a"],
    [{ dependentSchemas: 1 }, "/dependentSchemas"],
    [{ allOf: [] }, "/allOf"],
    [{ anyOf: {} }, "/anyOf"],
    [{ oneOf: [5] }, "/oneOf/0"],
    [{ not: [] }, "/not"],
    [{ if: 5, then: {} }, "/if"],
    [{ title: 5 }, "/title"],
    [{ description: [] }, "/description"],
    [{ deprecated: "yes" }, "/deprecated"],
    [{ examples: "a" }, "/examples"],
    [{ $schema: 5 }, "/$schema"],
  ])("is named where it stands: %j", (schema, place) => {
    expect(saidOf(schema)).toContain(`warning invalid-value #${place}`);
  });

  it("is named in a schema that is none", () => {
    expect(saidOf("Pet")).toEqual(["warning invalid-value #"]);
  });
});

describe("a keyword without effect", () => {
  it.each<[JsonObject, string]>([
    [{ minContains: 1 }, "minContains"],
    [{ maxContains: 1 }, "maxContains"],
    [{ if: {} }, "if"],
    [{ then: {} }, "then"],
    [{ else: {} }, "else"],
    [{ contentEncoding: "base64" }, "contentEncoding"],
    [{ contentSchema: {} }, "contentSchema"],
    [{ nullable: true }, "nullable"],
  ])("is named: %j", (schema, keyword) => {
    expect(saidOf(schema)).toEqual([`info ineffective-keyword #/${keyword}`]);
  });

  it.each<[JsonObject, string]>([
    [{ type: "integer", exclusiveMinimum: true }, "exclusiveMinimum"],
    [{ type: "integer", exclusiveMaximum: true }, "exclusiveMaximum"],
  ])("is named in OpenAPI 3.0: %j", (schema, keyword) => {
    expect(saidOf(schema, "3.0")).toContain(`info ineffective-keyword #/${keyword}`);
  });
});

describe("a nullable that adds no null", () => {
  it.each<[JsonObject, "3.0" | "3.1"]>([
    [{ $ref: "#/components/schemas/Pet/properties/a", nullable: true, properties: { a: {} } }, "3.0"],
    [{ enum: ["a"], nullable: true }, "3.0"],
    [{ type: "string", enum: ["a"], nullable: true }, "3.0"],
    [{ oneOf: [{ type: "string" }], nullable: true }, "3.0"],
    [{ type: "string", nullable: true }, "3.1"],
    [{ anyOf: [{ type: "string" }], nullable: true }, "3.1"],
  ])("is a warning: %j in %s", (schema, dialect) => {
    expect(saidOf(schema, dialect)).toContain("warning ineffective-nullable #/nullable");
  });

  it.each<[JsonObject, "3.0" | "3.1"]>([
    [{ properties: {}, nullable: true }, "3.0"],
    [{ oneOf: [{ type: "string" }, { enum: [null] }], nullable: true }, "3.0"],
    [{ type: ["string", "null"], nullable: true }, "3.1"],
  ])("is no more than a note where null is allowed without it: %j in %s", (schema, dialect) => {
    expect(saidOf(schema, dialect)).toContain("info ineffective-keyword #/nullable");
  });
});

it("is not named where an enum of OpenAPI 3.0 lists the null that it allows", () => {
  expect(saidOf({ type: "string", enum: ["a", null], nullable: true }, "3.0")).toEqual([]);
});

describe("another dialect of JSON Schema", () => {
  const draft07 = "http://json-schema.org/draft-07/schema#";
  const draft2019 = "https://json-schema.org/draft/2019-09/schema";

  it("counts for a resource as a whole, and is named inside one", () => {
    const inside = { $schema: draft07, items: [{ type: "string" }] };
    expect(saidOf({ $id: "https://example.com/list", ...inside })).toEqual([]);
    expect(saidOf(inside)).toContain("info ineffective-keyword #/$schema");
  });

  it("may be that of all schemas, by jsonSchemaDialect", () => {
    const saidBy = (uri: string): readonly string[] => {
      const content = { "application/json": { schema: { dependentRequired: { a: ["b"] } } } };
      const get = { responses: { "200": { description: "Done.", content } } };
      return buildModel(withPaths({ "/pets": { get } }, { jsonSchemaDialect: uri })).said.filter(
        (line) => !line.includes("missing-type"),
      );
    };
    const schema = "#/paths/~1pets/get/responses/200/content/application~1json/schema";
    expect(saidBy(draft07)).toEqual([`info ineffective-keyword ${schema}/dependentRequired`]);
    expect(saidBy(draft2019)).toEqual([]);
    expect(saidBy("https://json-schema.org/draft/2020-12/schema")).toEqual([]);
    expect(saidBy("https://spec.openapis.org/oas/3.1/dialect/base")).toEqual([]);
    expect(saidBy("https://example.com/dialect")).toEqual(["warning unknown-dialect #/jsonSchemaDialect"]);
  });

  it("makes all that stands beside a $ref count for nothing up to draft 7", () => {
    const reference = { $ref: "#/$defs/Name", maxLength: 3, $defs: { Name: { type: "string" } } };
    expect(saidOf({ $id: "https://example.com/name", $schema: draft07, ...reference })).toContain(
      "info ineffective-keyword #/maxLength",
    );
    expect(saidOf({ $id: "https://example.com/name", $schema: draft2019, ...reference })).toEqual([]);
  });
});

it("an enum without values is named, and allows none", () => {
  expect(saidOf({ enum: [] })).toEqual(["warning empty-enum #/enum", "warning empty-intersection #"]);
});
