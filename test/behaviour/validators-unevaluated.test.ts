/**
 * `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12 core, section 11), beyond what the
 * JSON-Schema-Test-Suite asks: what is said of a value, names that objects inherit, circles, deep values.
 */
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { loadValidators } from "../emitted-validators.js";

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const pet: JsonObject = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const dog: JsonObject = {
  allOf: [reference("Pet")],
  properties: { barks: { type: "boolean" } },
  unevaluatedProperties: false,
};

describe("unevaluatedProperties", () => {
  it("closes an object over what it is composed of", async () => {
    const { is, validate, diagnostics } = await loadValidators({ Pet: pet, Dog: dog });
    expect(is("Dog", { name: "Rex", barks: true })).toBe(true);
    expect(is("Pet", { name: "Rex", age: 3 })).toBe(true);
    expect(validate("Dog", { name: "Rex", age: 3 }).issues).toEqual([
      {
        path: ["age"],
        code: "unevaluatedProperties",
        message: "is not allowed",
        expected: "no such property",
        schema: "#/components/schemas/Dog/unevaluatedProperties",
      },
    ]);
    expect(diagnostics).toEqual([]);
  });

  it("takes a property that holds undefined for absent, and an inherited one for none", async () => {
    const { is } = await loadValidators({ Pet: pet, Dog: dog });
    expect(is("Dog", { name: "Rex", age: undefined })).toBe(true);
    expect(is("Dog", Object.assign(Object.create({ age: 3 }), { name: "Rex" }))).toBe(true);
    expect(is("Dog", JSON.parse('{ "name": "Rex", "__proto__": 1 }'))).toBe(false);
    expect(is("Dog", { name: "Rex", toString: 1 })).toBe(false);
  });

  it("holds what is left over to its schema", async () => {
    const { is, validate } = await loadValidators({
      Pet: pet,
      Cat: {
        $ref: "#/components/schemas/Pet",
        anyOf: [{ required: ["x"], properties: { x: true } }, { patternProperties: { "^y": { type: "null" } } }],
        unevaluatedProperties: { type: "number", minimum: 1 },
      },
    });
    expect(is("Cat", { name: "Tom", x: "any", y: null, lives: 9 })).toBe(true);
    expect(is("Cat", { name: "Tom", y: null })).toBe(true);
    expect(
      validate("Cat", { name: "Tom", lives: 0, toes: "many" }).issues?.map(({ path, code }) => [path, code]),
    ).toEqual([
      [["lives"], "minimum"],
      [["toes"], "type"],
    ]);
  });

  it("is not held against the properties of branches where none matches, which is said instead", async () => {
    const { is, validate } = await loadValidators({
      Cat: { type: "object", required: ["lives"], properties: { lives: { type: "integer" } } },
      Dog: { type: "object", required: ["barks"], properties: { barks: { type: "boolean" } } },
      Any: { anyOf: [reference("Cat"), reference("Dog")], unevaluatedProperties: false },
    });
    expect(validate("Any", { lives: "9", wings: 2 }).issues?.map(({ path, code }) => [path, code])).toEqual([
      [["wings"], "unevaluatedProperties"],
      [[], "anyOf"],
    ]);
    expect(is("Any", { lives: 9, barks: 1 })).toBe(false);
    expect(validate("Any", { lives: 9, barks: 1 }).issues?.map(({ path }) => path)).toEqual([["barks"]]);
  });

  it("asks a discriminated branch as well as any other", async () => {
    const kind = (name: string, more: JsonObject): JsonObject => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { const: name }, ...more },
    });
    const { is } = await loadValidators({
      Cat: kind("cat", { lives: { type: "integer" } }),
      Dog: kind("dog", { barks: { type: "boolean" } }),
      Any: { oneOf: [reference("Cat"), reference("Dog")], unevaluatedProperties: false },
    });
    expect([is("Any", { kind: "cat", lives: 9 }), is("Any", { kind: "dog", barks: true })]).toEqual([true, true]);
    expect([is("Any", { kind: "cat", barks: true }), is("Any", { kind: "dog", lives: 9 })]).toEqual([false, false]);
  });

  it("is read to an end where a composition leads round in a circle through its branches", async () => {
    const { is } = await loadValidators({
      Outer: { properties: { a: true }, anyOf: [{ type: "object" }, reference("Inner")], unevaluatedProperties: false },
      Inner: { properties: { b: true }, anyOf: [{ required: ["b"] }, reference("Outer")] },
    });
    expect(is("Outer", { c: 1 })).toBe(false);
  });

  it("says so where there are more branches than can be told apart", async () => {
    const schemas: { [name: string]: JsonValue } = { Last: { properties: { a: true } } };
    for (let level = 11; level >= 0; level -= 1) {
      const next = level === 11 ? "Last" : `Level${level + 1}`;
      // Two ways to the next level, so that the ways double with each.
      const branch = (name: string): JsonObject => ({ required: [name], allOf: [reference(next)] });
      schemas[`Level${level}`] = { anyOf: [branch("a"), branch("b")] };
    }
    const { is, diagnostics } = await loadValidators({
      ...schemas,
      Top: { allOf: [reference("Level0")], unevaluatedProperties: false },
    });
    const unsupported = diagnostics.filter(({ code }) => code === "unsupported-keyword");
    expect(unsupported.map(({ location }) => location?.pointer)).toEqual([
      "/components/schemas/Top/unevaluatedProperties",
    ]);
    expect(is("Top", { a: 1, b: 1, c: 1 })).toBe(true);
  });

  it("takes time in proportion to the depth of a value", async () => {
    const { is } = await loadValidators({
      Tree: { anyOf: [reference("Leaf"), reference("Node")], unevaluatedProperties: false },
      Leaf: { type: "string" },
      Node: { type: "object", required: ["child"], properties: { child: reference("Tree") } },
    });
    const nested = (depth: number, last: unknown): unknown =>
      Array.from({ length: depth }).reduce((child) => ({ child }), last);
    expect([is("Tree", nested(100, "leaf")), is("Tree", nested(100, 1))]).toEqual([true, false]);
    expect(is("Tree", nested(99, { child: "leaf", stray: 1 }))).toBe(false);
  });
});

describe("unevaluatedItems", () => {
  it("counts items by place and by content", async () => {
    const { is, validate } = await loadValidators({
      List: {
        type: "array",
        prefixItems: [{ type: "string" }],
        anyOf: [{ prefixItems: [true, { const: 1 }], minItems: 2 }, { contains: { type: "null" } }],
        unevaluatedItems: false,
      },
    });
    expect([is("List", ["a", 1]), is("List", ["a", null]), is("List", ["a", 1, null])]).toEqual([true, true, true]);
    expect([is("List", ["a"]), is("List", ["a", 2]), is("List", ["a", 1, 2])]).toEqual([false, false, false]);
    expect(validate("List", ["a", 1, 2]).issues).toEqual([
      {
        path: [2],
        code: "unevaluatedItems",
        message: "is not allowed",
        expected: "no such item",
        schema: "#/components/schemas/List/unevaluatedItems",
      },
    ]);
  });
});
