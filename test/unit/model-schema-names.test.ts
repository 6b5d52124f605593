import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { buildModel, withPaths, type BuildSettings } from "./build-model.js";

/** Each schema's component name, or what owns it, by its id. */
function holdersOf(description: JsonObject, settings?: BuildSettings): Readonly<Record<string, string | undefined>> {
  const { api, said } = buildModel(description, settings);
  expect(said.filter((line) => line.startsWith("error"))).toEqual([]);
  const schemas = [...(api?.schemas.values() ?? [])];
  return Object.fromEntries(schemas.map(({ id, componentName, owner }) => [id, componentName ?? owner?.kind]));
}

const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });
const text = json({ type: "string" });

/** Both orders must give the same names. */
function inBothOrders(
  one: readonly [string, JsonValue],
  two: readonly [string, JsonValue],
  components: JsonObject,
): unknown {
  const first = holdersOf(withPaths(Object.fromEntries([one, two]), { components }));
  const second = holdersOf(withPaths(Object.fromEntries([two, one]), { components }));
  expect(second).toEqual(first);
  return first;
}

describe("a schema inside a component", () => {
  it("is named after it, whichever operation is read first", () => {
    const components = {
      responses: { Missing: { description: "", content: text } },
      requestBodies: { NewPet: { content: text } },
    };
    const post = {
      requestBody: { $ref: "#/components/requestBodies/NewPet" },
      responses: { "404": { $ref: "#/components/responses/Missing" } },
    };
    expect(inBothOrders(["/pets", { post }], ["/dogs", { post }], components)).toEqual({
      "#/components/responses/Missing/content/application~1json/schema": "Missing Response",
      "#/components/requestBodies/NewPet/content/application~1json/schema": "NewPet Body",
    });
  });

  it("is read also where only a schema of its kind refers to it", () => {
    const inner = (name: string): string => `#/components/schemas/Shop/definitions/${name}`;
    const list = (name: string): JsonObject => ({ type: "array", items: { $ref: inner(name) } });
    const definitions = { pet: list("toy"), toy: list("part"), part: { type: "string" } };
    const schemas = { Shop: { ...list("pet"), definitions } };
    const get = { responses: { "200": { description: "", content: json({ $ref: "#/components/schemas/Shop" }) } } };
    const held = holdersOf(withPaths({ "/shop": { get } }, { components: { schemas } }), { dialect: "3.0" });
    expect(Object.keys(held)).toEqual(["#/components/schemas/Shop", inner("pet"), inner("toy"), inner("part")]);
  });

  it("has that name also where a reference leads to it", () => {
    const components = { responses: { Missing: { description: "", content: text } } };
    const $ref = "#/components/responses/Missing/content/application~1json/schema";
    const direct = { get: { responses: { "200": { description: "", content: json({ $ref }) } } } };
    const usual = { get: { responses: { "404": { $ref: "#/components/responses/Missing" } } } };
    expect(inBothOrders(["/pets", direct], ["/dogs", usual], components)).toEqual({ [$ref]: "Missing Response" });
  });

  it("hangs on the schema around it", () => {
    const Missing = { description: "", content: json({ type: "object", properties: { why: { type: "string" } } }) };
    const outer = "#/components/responses/Missing/content/application~1json/schema";
    const direct = {
      get: { responses: { "200": { description: "", content: json({ $ref: `${outer}/properties/why` }) } } },
    };
    const usual = { get: { responses: { "404": { $ref: "#/components/responses/Missing" } } } };
    expect(inBothOrders(["/pets", direct], ["/dogs", usual], { responses: { Missing } })).toEqual({
      [outer]: "Missing Response",
      [`${outer}/properties/why`]: "property",
    });
  });
});

describe("a schema inside another path's item", () => {
  const post = {
    operationId: "createPet",
    requestBody: { content: text },
    responses: { "200": { description: "", content: text } },
  };

  it("is named by its operation there, whoever refers to it", () => {
    const components = { pathItems: { Pets: { post } } };
    const reference = { $ref: "#/components/pathItems/Pets" };
    expect(inBothOrders(["/pets", reference], ["/dogs", reference], components)).toEqual({
      "#/components/pathItems/Pets/post/requestBody/content/application~1json/schema": "createPet Body",
      "#/components/pathItems/Pets/post/responses/200/content/application~1json/schema": "createPet Response 200",
    });
  });

  it("stays with the operation where that is one of the description's own", () => {
    expect(inBothOrders(["/pets", { post }], ["/dogs", { $ref: "#/paths/~1pets" }], {})).toEqual({
      "#/paths/~1pets/post/requestBody/content/application~1json/schema": "requestBody",
      "#/paths/~1pets/post/responses/200/content/application~1json/schema": "response",
    });
  });

  it("is named by path and method where there is no operationId", () => {
    const { operationId: _, ...unnamed } = post;
    const files = { "pets.yaml": { "/pets": { post: unnamed } } };
    expect(holdersOf(withPaths({ "/pets": { $ref: "pets.yaml#/~1pets" } }), { files })).toEqual({
      "pets.yaml#/~1pets/post/requestBody/content/application~1json/schema": "/pets post Body",
      "pets.yaml#/~1pets/post/responses/200/content/application~1json/schema": "/pets post Response 200",
    });
  });
});

describe("a schema in another file", () => {
  it.each<[string, JsonValue, string]>([
    ["schemas.yaml#/Pet", { Pet: { type: "string" } }, "Pet"],
    ["schemas.yaml#/definitions/Pet", { definitions: { Pet: { type: "string" } } }, "Pet"],
    ["schemas.yaml#/components/schemas/Pet", { components: { schemas: { Pet: { type: "string" } } } }, "Pet"],
    ["schemas.yaml", { type: "string" }, "schemas"],
  ])("is named by its own key, or its file: %s", ($ref, file, name) => {
    const get = { responses: { "200": { description: "", content: json({ $ref }) } } };
    const holders = holdersOf(withPaths({ "/pets": { get } }), { files: { "schemas.yaml": file } });
    expect(Object.values(holders)).toEqual([name]);
  });

  it.each<[string, JsonValue, string]>([
    ["answers.yaml#/Missing", { Missing: { description: "", content: text } }, "Missing Content"],
    ["answers.yaml", { description: "", content: text }, "answers Content"],
  ])("is named by the answer around it: %s", ($ref, file, name) => {
    const get = { responses: { "404": { $ref } } };
    const holders = holdersOf(withPaths({ "/pets": { get } }), { files: { "answers.yaml": file } });
    expect(Object.values(holders)).toEqual([name]);
  });
});
