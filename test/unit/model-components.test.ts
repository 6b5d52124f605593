import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { generateText, textsOf } from "../generation.js";
import { buildModel, withPaths, type BuildSettings } from "./build-model.js";

const schemas: JsonObject = {
  Pet: { type: "object" },
  Tag: { type: "string" },
  Label: { $ref: "#/components/schemas/Tag" },
};
const pets: JsonObject = {
  get: {
    operationId: "listPets",
    responses: {
      "200": { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
    },
  },
};

/** The components in the package, and what is said. */
function packageOf(paths: JsonObject, settings: BuildSettings = {}): unknown {
  const { api, said } = buildModel(withPaths(paths, { components: { schemas } }), settings);
  return [[...(api?.schemas.values() ?? [])].map(({ componentName }) => componentName).sort(), said];
}

describe("the components of a package", () => {
  it("are those that operations lead to, and the others are named", () => {
    const expected = [["Pet"], ["info unreached-components #/components/schemas/Tag"]];
    expect(packageOf({ "/pets": pets })).toEqual(expected);
    expect(packageOf({ "/pets": pets }, { components: "reached" })).toEqual(expected);
  });

  it("are every one where that is asked for", () => {
    expect(packageOf({ "/pets": pets }, { components: "all" })).toEqual([["Pet", "Tag"], []]);
  });

  it("are every one where there are no operations", () => {
    expect(packageOf({})).toEqual([["Pet", "Tag"], []]);
    expect(packageOf({ "/pets": {} })).toEqual([["Pet", "Tag"], []]);
  });

  it("are not every one by themselves where operations are left out", () => {
    const operations = { exclude: ["listPets"] };
    expect(packageOf({ "/pets": pets }, { operations })).toEqual([[], ["error no-operations #"]]);
    expect(packageOf({ "/pets": pets }, { operations, components: "all" })).toEqual([["Pet", "Tag"], []]);
    expect(packageOf({}, { components: "reached" })).toEqual([[], ["error no-operations #"]]);
  });

  it("are carried by requests and by answers where all are asked for", () => {
    const { api } = buildModel(withPaths({}, { components: { schemas } }));
    const usages = [...(api?.schemas.values() ?? [])].map(({ usedIn }) => usedIn);
    expect(usages).toEqual([
      { request: true, response: true },
      { request: true, response: true },
    ]);
  });

  it("are the definitions of Swagger 2.0", () => {
    const description = { swagger: "2.0", info: { title: "Pets", version: "1" }, paths: {}, definitions: { Pet: {} } };
    const { api, said } = buildModel(description, { dialect: "2.0" });
    expect([...(api?.schemas.keys() ?? [])]).toEqual(["#/definitions/Pet"]);
    expect(said).toEqual([]);
  });
});

describe("a package without operations", () => {
  it("has no client, no server and no table of operations", async () => {
    const texts = textsOf(await generateText(JSON.stringify({ ...withPaths({}), components: { schemas } })));
    const folders = new Set(Object.keys(texts).map((path) => path.split("/").slice(0, 2).join("/")));
    expect([...folders].sort()).toEqual([
      "README.md",
      "package.json",
      "src/index.ts",
      "src/runtime",
      "src/types",
      "src/validators",
      "tsconfig.json",
    ]);
    expect(texts["README.md"]).not.toContain("Operations");
    expect(Object.keys(JSON.parse(texts["package.json"] ?? "").exports)).toEqual([
      ".",
      "./types",
      "./validators",
      "./package.json",
    ]);
  });
});
