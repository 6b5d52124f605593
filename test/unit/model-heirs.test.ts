import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { buildModel, withPaths } from "./build-model.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const on = (name: string, more: JsonObject = {}): JsonObject => ({ allOf: [ref(name), { type: "object", ...more }] });

const schemas: JsonObject = {
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" }, id: { type: "string", readOnly: true } },
    discriminator: { propertyName: "kind" },
  },
  Cat: on("Pet", { properties: { home: ref("Home") } }),
  Lion: on("Cat"),
  Home: { type: "object", discriminator: { propertyName: "kind" }, properties: { kind: { type: "string" } } },
  House: on("Home"),
  Stone: { type: "object" },
};
const json = (name: string): JsonObject => ({ content: { "application/json": { schema: ref(name) } } });

function usagesIn(operation: JsonObject): Readonly<Record<string, string>> {
  const { api } = buildModel(withPaths({ "/pets": { post: operation } }, { components: { schemas } }));
  return Object.fromEntries(
    [...(api?.schemas.values() ?? [])].flatMap(({ id, componentName, usedIn }) =>
      componentName === undefined
        ? []
        : [[id.replace("#/components/schemas/", ""), `${usedIn.request ? "in" : ""}${usedIn.response ? "out" : ""}`]],
    ),
  );
}

describe("what builds on a parent with a discriminator", () => {
  it("is in the package with the parent, and what it leads to", () => {
    const responses = { "200": { description: "", ...json("Pet") } };
    expect(usagesIn({ responses })).toEqual({ Pet: "out", Cat: "out", Lion: "out", Home: "out", House: "out" });
  });

  it("is carried the way that the parent is", () => {
    const responses = { "200": { description: "", ...json("House") } };
    expect(usagesIn({ requestBody: json("Pet"), responses })).toMatchObject({
      "Pet~request": "in",
      "Cat~request": "in",
      "Lion~request": "in",
      House: "inout",
    });
  });

  it("is not looked for where the parent is in no package", () => {
    const responses = { "200": { description: "", ...json("Stone") } };
    expect(usagesIn({ responses })).toEqual({ Stone: "out" });
  });

  it("may go round in a circle", () => {
    const circle: JsonObject = {
      One: { allOf: [ref("Two")], properties: { kind: {} }, discriminator: { propertyName: "kind" } },
      Two: { type: "object", properties: { one: ref("Three") } },
      Three: { allOf: [ref("One"), ref("Three")] },
    };
    const responses = { "200": { description: "", ...json("One") } };
    const { api } = buildModel(withPaths({ "/": { get: { responses } } }, { components: { schemas: circle } }));
    expect(api?.schemas.get("#/components/schemas/One" as never)?.alternates?.names).toEqual([
      { value: "Three", component: "Three" },
    ]);
  });

  it("is named where there is nothing of the sort", () => {
    const alone: JsonObject = { Pet: { type: "object", properties: {}, discriminator: { propertyName: "kind" } } };
    const responses = { "200": { description: "", ...json("Pet") } };
    const { said } = buildModel(withPaths({ "/": { get: { responses } } }, { components: { schemas: alone } }));
    expect(said).toEqual(["info ineffective-keyword #/components/schemas/Pet/discriminator"]);
  });
});
