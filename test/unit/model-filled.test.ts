/** The forms that schemas with defaults have: which there are, what each requires, and what cannot be filled in. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { SchemaId } from "../../generator/model/schema.js";
import { buildModel, withPaths } from "./build-model.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const integer = (value: number): JsonObject => ({ type: "integer", default: value });

interface Filled {
  /** The schemas that have a form with defaults. */
  readonly ids: readonly string[];
  /** The properties that are required in the form of one. */
  required(name: string): readonly string[];
  readonly said: readonly string[];
}

/** Of schemas of which requests carry the first. */
function filled(schemas: JsonObject): Filled {
  const [first = ""] = Object.keys(schemas);
  const content = { "application/json": { schema: ref(first) } };
  const paths = { "/a": { post: { requestBody: { content }, responses: {} } } };
  const { api, said } = buildModel(withPaths(paths, { components: { schemas } }));
  const prefix = "#/components/schemas/";
  return {
    ids: [...(api?.filled.keys() ?? [])].map((id) => id.replace(prefix, "")),
    required: (name) => {
      const id = api?.filled.get(`${prefix}${name}` as SchemaId);
      const type = id === undefined ? undefined : api?.types.get(id);
      return type?.kind === "object" ? type.properties.flatMap((each) => (each.required ? each.wireName : [])) : [];
    },
    said: said.filter((line) => line.includes("default")),
  };
}

describe("a schema has a form with defaults", () => {
  it("where a property that may be missing has one", () => {
    const { ids, required } = filled({
      Pet: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string", default: "Rex" }, size: integer(1), age: { type: "integer" } },
      },
    });
    expect(ids).toEqual(["Pet"]);
    expect(required("Pet")).toEqual(["name", "size"]);
  });

  it("but not where every property with a default is required anyway", () => {
    expect(filled({ Pet: { type: "object", required: ["size"], properties: { size: integer(1) } } }).ids).toEqual([]);
  });

  it("where one that it leads to has, in whatever way its type does", () => {
    const { ids } = filled({
      Shop: {
        type: "object",
        properties: {
          one: ref("Pet"),
          list: { type: "array", items: ref("Pet") },
          map: { type: "object", additionalProperties: ref("Pet") },
          matching: { type: "object", patternProperties: { "^a": ref("Pet") } },
          either: { oneOf: [ref("Pet"), { type: "null" }] },
          all: { allOf: [ref("Pet")] },
          asked: { not: ref("Pet") },
          none: { type: "string" },
        },
      },
      Pet: { type: "object", properties: { size: integer(1) } },
    });
    const names = "list map matching either all".split(" ").map((name) => `Shop/properties/${name}`);
    expect(ids.toSorted()).toEqual(["Pet", "Shop", ...names].toSorted());
  });

  it("with the default that stands nearest", () => {
    const { api } = buildModel(
      withPaths(
        { "/a": { post: { requestBody: { content: { "application/json": { schema: ref("Pet") } } }, responses: {} } } },
        {
          components: {
            schemas: {
              Pet: { type: "object", properties: { near: { ...ref("Size"), default: 2 }, far: ref("Size") } },
              Size: integer(1),
            },
          },
        },
      ),
    );
    const form = api?.schemas.get("#/components/schemas/Pet~defaults" as SchemaId);
    const listed = form?.assertions.flatMap((each) => (each.kind === "properties" ? each.properties : []));
    expect(listed?.map((each) => [each.wireName, each.default])).toEqual([
      ["near", 2],
      ["far", 1],
    ]);
  });
});

describe("a default is not filled in", () => {
  it("where it does not satisfy its own schema", () => {
    const { required } = filled({
      Pet: { type: "object", properties: { size: { type: "integer", default: "big" }, age: integer(1) } },
    });
    expect(required("Pet")).toEqual(["age"]);
  });

  it("where it would stand in a direction that does not carry it", () => {
    const properties = { id: { type: "string", default: "a", readOnly: true }, size: integer(1) };
    expect(filled({ Pet: { type: "object", properties } }).required("Pet~request")).toEqual(["size"]);
  });

  it("where that would have no end", () => {
    const { required, said } = filled({
      Node: { type: "object", properties: { next: { ...ref("Node"), default: {} }, size: integer(1) } },
    });
    expect(required("Node")).toEqual(["size"]);
    expect(said).toEqual(["warning unfilled-default #/components/schemas/Node/properties/next/default"]);
  });

  it("where two defaults lead to each other", () => {
    const { said } = filled({
      A: { type: "object", properties: { b: { ...ref("B"), default: {} } } },
      B: { type: "object", properties: { list: { type: "array", items: ref("A"), default: [{}] } } },
    });
    expect(said).toHaveLength(2);
  });

  it("only where it has no end: a list of none ends", () => {
    const { required, said } = filled({
      Node: { type: "object", properties: { children: { type: "array", items: ref("Node"), default: [] } } },
    });
    expect(required("Node")).toEqual(["children"]);
    expect(said).toEqual([]);
  });
});

describe("a default stays unfilled where the object would no longer be valid with it", () => {
  const size = { properties: { size: integer(1), name: { type: "string" } } };
  it.each<[string, JsonObject]>([
    ["maxProperties", { ...size, maxProperties: 1 }],
    ["propertyNames", { ...size, propertyNames: { maxLength: 3 } }],
    ["dependentRequired", { ...size, dependentRequired: { size: ["name"] } }],
    ["dependentSchemas", { ...size, dependentSchemas: { size: { required: ["name"] } } }],
    ["not", { ...size, not: { required: ["size"] } }],
    ["if", { ...size, if: { required: ["size"] }, then: { required: ["name"] } }],
    ["oneOf", { ...size, oneOf: [{ required: ["name"] }, { required: ["size"] }] }],
    ["allOf", { allOf: [{ type: "object", ...size }, { maxProperties: 1 }] }],
  ])("by %s", (_, schema) => {
    const { ids, said } = filled({ Pet: { type: "object", ...schema } });
    expect(ids).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^warning unfilled-default .*\/size\/default$/)]);
  });

  it.each<[string, JsonObject]>([
    ["propertyNames that take it", { ...size, propertyNames: { maxLength: 4 } }],
    ["what it depends on is required", { ...size, required: ["name"], dependentRequired: { size: ["name"] } }],
    ["others depend on it", { ...size, dependentRequired: { name: ["size"] } }],
    ["another property is asked for", { ...size, not: { required: ["age"] } }],
  ])("but not where %s", (_, schema) => {
    const { ids, said } = filled({ Pet: { type: "object", ...schema } });
    expect([ids, said]).toEqual([["Pet"], []]);
  });
});
