/** What the model knows of forms: how deep and how wide a description may be, and what is left out of it. */
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { SchemaId } from "../../generator/model/schema.js";
import type { WireShape } from "../../generator/model/wire-shape.js";
import { generateText, textsOf } from "../generation.js";
import { buildModel, withPaths, type Built } from "./build-model.js";

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A description of an operation that takes a form. */
function withForm(schema: JsonValue, encoding: JsonObject = {}, schemas: JsonObject = {}): JsonObject {
  const content = { "application/x-www-form-urlencoded": { schema, encoding } };
  return withPaths(
    {
      "/pets": {
        post: { operationId: "createPet", requestBody: { content }, responses: { "204": { description: "" } } },
      },
    },
    { components: { schemas } },
  );
}

const formPointer = "#/paths/~1pets/post/requestBody/content/application~1x-www-form-urlencoded";

function shapeAt({ api }: Built, pointer: string): WireShape {
  const shape = api?.wireShapes.get(pointer as SchemaId);
  if (shape === undefined) throw new Error(`There is no shape of ${pointer}.`);
  return shape;
}

/** A form with the field `a`, and its shape. */
function fieldShape(schema: JsonValue): WireShape {
  return shapeAt(
    buildModel(withForm({ type: "object", properties: { a: schema } }, { a: { style: "deepObject" } })),
    `${formPointer}/schema/properties/a`,
  );
}

describe("the scalars of a shape", () => {
  it.each<[JsonValue, Pick<WireShape, "scalars" | "words">]>([
    [{ type: "integer" }, { scalars: ["number"] }],
    [{ type: ["string", "null"] }, { scalars: ["string", "null"] }],
    [
      { type: ["string", "null"], enum: ["a", null] },
      { scalars: ["null"], words: ["a"] },
    ],
    [{ type: ["string", "null"], allOf: [{ type: "string" }] }, { scalars: ["string"] }],
    [{ anyOf: [{ const: "now" }, { type: "number" }] }, { scalars: ["number"], words: ["now"] }],
    [{ anyOf: [{ const: "now" }, { type: "string" }] }, { scalars: ["string"] }],
    [
      { anyOf: [{ minimum: 1 }, { type: "boolean" }], type: ["integer", "boolean"] },
      { scalars: ["number", "boolean"] },
    ],
    [{ if: { minimum: 1 }, then: { type: "integer" }, else: { type: "boolean" } }, { scalars: ["number", "boolean"] }],
    [{ maxLength: 3 }, { scalars: [] }],
    [false, { scalars: [] }],
  ])("of %j are those that hold of the whole value", (schema, expected) => {
    const { scalars, words } = fieldShape(schema);
    expect({ scalars, ...(words === undefined ? {} : { words }) }).toEqual(expected);
  });
});

describe("the properties of a shape", () => {
  const a = `${formPointer}/schema/properties/a`;
  const edgeOf = (schema: JsonObject, wireName: string): unknown =>
    fieldShape({ type: "object", ...schema }).object?.properties.find((property) => property.wireName === wireName)
      ?.edge;

  it("are told of by every branch of a union", () => {
    const branch = (type: string): JsonObject => ({ properties: { v: { type } } });
    expect(edgeOf({ oneOf: [branch("integer"), branch("string")] }, "v")).toEqual([
      `${a}/oneOf/0/properties/v`,
      `${a}/oneOf/1/properties/v`,
    ]);
  });

  it("are found where only a condition has them", () => {
    expect(edgeOf({ if: { properties: { k: { const: 4 } } }, then: {} }, "k")).toEqual([`${a}/if/properties/k`]);
  });

  it("leave out what says nothing of the kind where another always holds", () => {
    const schema = { properties: { v: { type: "integer" } }, allOf: [{ properties: { v: { minimum: 2 } } }] };
    expect(edgeOf(schema, "v")).toEqual([`${a}/properties/v`]);
  });

  it("are told of by the patterns that their names match, and by another part's additionalProperties", () => {
    const schema = {
      properties: { n_a: { type: "integer" }, b: { type: "integer" } },
      patternProperties: { "^n_": { minimum: 2, type: "integer" } },
      anyOf: [{ additionalProperties: { type: "boolean" } }, { properties: { b: { type: "null" } } }],
    };
    expect(edgeOf(schema, "n_a")).toEqual([
      `${a}/properties/n_a`,
      `${a}/patternProperties/^n_`,
      `${a}/anyOf/0/additionalProperties`,
    ]);
    expect(edgeOf(schema, "b")).toEqual([
      `${a}/properties/b`,
      `${a}/anyOf/1/properties/b`,
      `${a}/anyOf/0/additionalProperties`,
    ]);
    expect(fieldShape({ type: "object", ...schema }).object?.patterns).toEqual([
      { source: "^n_", flags: "u", edge: [`${a}/patternProperties/^n_`, `${a}/anyOf/0/additionalProperties`] },
    ]);
  });
});

describe("the items of a shape", () => {
  const a = `${formPointer}/schema/properties/a`;

  it("are known by position, where several parts describe them", () => {
    const schema = {
      type: "array",
      prefixItems: [{ type: "integer" }],
      items: { type: "string" },
      anyOf: [{ prefixItems: [{ type: "boolean" }, { type: "boolean" }] }],
    };
    expect(fieldShape(schema).array).toEqual({
      prefix: [
        [`${a}/prefixItems/0`, `${a}/anyOf/0/prefixItems/0`],
        [`${a}/items`, `${a}/anyOf/0/prefixItems/1`],
      ],
      rest: [`${a}/items`],
    });
  });
});

describe("what a form does not need", () => {
  it("has no shape: what lies in JSON text", () => {
    const built = buildModel(
      withForm(
        { type: "object", properties: { a: reference("A"), b: { type: "integer" } } },
        {},
        { A: { type: "object", properties: { deep: { type: "integer" } } } },
      ),
    );
    expect([...(built.api?.wireShapes.keys() ?? [])]).toEqual([
      `${formPointer}/schema`,
      `${formPointer}/schema/properties/b`,
    ]);
  });

  it("is not warned of either", () => {
    const { said } = buildModel(withForm({ type: "object", properties: { a: { type: "object" } } }));
    expect(said).toEqual([]);
  });
});

describe("an encoding that a value cannot be written in", () => {
  const object: JsonObject = { type: "object" };
  it.each<[string, JsonValue]>([
    ["an object", object],
    ["an array of objects", { type: "array", items: { type: "object" } }],
    ["an array of arrays", { type: "array", items: { type: "array" } }],
    ["a union with an object", { anyOf: [{ type: "string" }, { type: "object" }] }],
    ["an object with one in it", { type: "object", properties: { b: { type: "object" } } }],
  ])("is named for %s in style form, and the operation left out", (_what, schema) => {
    const form = { type: "object", properties: { a: schema } };
    const encodings = [{ style: "form" }, { allowReserved: true }, { contentType: "text/plain" }];
    const joined = [{ style: "form", explode: false }, { style: "spaceDelimited" }];
    for (const encoding of schema === object ? encodings : [...encodings, ...joined]) {
      const { said } = buildModel(withForm(form, { a: encoding }));
      expect(said).toEqual([
        `warning unsupported-keyword ${formPointer}/encoding/a`,
        "warning operation-left-out #/paths/~1pets/post",
        "error no-operations #",
      ]);
    }
  });

  it("is named where the form has no such property", () => {
    const { said } = buildModel(
      withForm({ type: "object", properties: { a: { type: "string" } } }, { b: { style: "form" } }),
    );
    expect(said).toEqual([`info ineffective-keyword ${formPointer}/encoding/b`]);
  });

  it("is named for fields that are known by a pattern of their names alone", () => {
    const { said } = buildModel(
      withForm({
        type: "object",
        patternProperties: { "^x-": { type: "object", required: ["b"], properties: { b: { type: "string" } } } },
      }),
    );
    expect(said).toEqual([`warning unsupported-keyword ${formPointer}/schema/patternProperties/^x-`]);
  });
});

describe("a form of any size", () => {
  const deep = { a: { style: "deepObject" } };
  const field = { type: "object", properties: { a: reference("C0") } };
  const chain = (length: number, link: (next: JsonObject) => JsonObject): JsonObject =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `C${String(index)}`,
        index === length - 1
          ? { type: "object", properties: { end: { type: "integer" } } }
          : link(reference(`C${String(index + 1)}`)),
      ]),
    );

  it("may refer to itself through arrays alone", async () => {
    const schemas = { Tree: { type: "array", minItems: 1, items: reference("Tree") } };
    const schema = { type: "object", properties: { a: reference("Tree") } };
    const texts = textsOf(
      await generateText(JSON.stringify(withForm(schema, deep, schemas)), { emitters: ["server"] }, "api.json"),
    );
    expect(texts["src/server/schemas/tree.ts"]).toContain("items: () => treeWireShape");
  });

  it.each<[string, (next: JsonObject) => JsonObject]>([
    ["arrays", (items) => ({ type: "array", minItems: 1, items })],
    [
      "arrays inside objects",
      (items) => ({ type: "object", properties: { next: { type: "array", minItems: 1, items } } }),
    ],
  ])("may be a chain of 3,000 components, of %s", (_what, link) => {
    const { api } = buildModel(withForm(field, deep, chain(3_000, link)));
    expect(api?.wireShapes.get("#/components/schemas/C2999" as SchemaId)?.isShared).toBe(true);
  });

  it("is no deeper in one constant than eight shapes, whatever refers to what", () => {
    const inner = (next: JsonObject): JsonObject => ({
      type: "object",
      properties: { x: { type: "array", minItems: 1, items: next } },
    });
    const pointer = (index: number): string => `#/components/schemas/C${String(index)}/properties/x`;
    const schemas = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`C${String(index)}`, inner({ $ref: pointer((index + 1) % 41) })]),
    );
    const shapes = buildModel(
      withForm({ type: "object", properties: { a: { $ref: pointer(0) } } }, deep, {
        ...schemas,
        C40: inner({ type: "integer" }),
      }),
    ).api?.wireShapes;
    const depthFrom = (id: SchemaId): number => {
      const rest = shapes?.get(id)?.array?.rest ?? [];
      return rest.reduce((most, next) => Math.max(most, shapes?.get(next)?.isShared ? 0 : 1 + depthFrom(next)), 0);
    };
    const deepest = Math.max(
      ...[...(shapes ?? [])].filter(([, { isShared }]) => isShared).map(([id]) => depthFrom(id)),
    );
    expect(deepest).toBeGreaterThan(1);
    expect(deepest).toBeLessThanOrEqual(8);
  });

  it("is projected in linear time, also where each component extends the one before it", { timeout: 30_000 }, () => {
    const schemas = chain(3_000, (next) => ({ allOf: [next, { properties: { own: { type: "boolean" } } }] }));
    const shape = shapeAt(buildModel(withForm(field, deep, schemas)), "#/components/schemas/C0");
    expect(shape.object?.properties.map(({ wireName }) => wireName)).toEqual(["own", "end"]);
  });

  it("may face as many sets of schemas as there are", { timeout: 10_000 }, () => {
    // Which of the schemas T1 … T20 are due depends on the last 20 steps: there are a million sets of them.
    const step = (next: JsonObject): JsonObject => ({ type: "object", properties: { a: next, b: next } });
    const count = 20;
    const ends = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `T${String(index)}`,
        index === count - 1 ? { type: "integer" } : step(reference(`T${String(index + 1)}`)),
      ]),
    );
    const start = { oneOf: [step(reference("C0")), { type: "object", properties: { a: reference("T0") } }] };
    const { api, said } = buildModel(withForm(field, deep, { C0: start, ...ends }));
    expect(api?.wireShapes.get("#/components/schemas/C0" as SchemaId)?.object?.properties).toHaveLength(2);
    expect(new Set(said)).toContain("warning ambiguous-form-value #/components/schemas/T1");
  });
});

describe("an exploded object of a form", () => {
  const numbers = (...names: readonly string[]): JsonObject => ({
    type: "object",
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { type: "integer" }])),
  });
  const exploded = { style: "form", explode: true };
  const saidOf = (properties: JsonObject, encoding: JsonObject): readonly string[] =>
    buildModel(withForm({ type: "object", properties }, encoding)).said.filter((line) => !line.startsWith("note"));

  it("is written where its properties are known and no other field is called as they are", () => {
    expect(saidOf({ a: numbers("x", "y"), b: { type: "string" } }, { a: exploded })).toEqual([]);
    expect(saidOf({ a: numbers("x"), b: numbers("y") }, { a: exploded, b: exploded })).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["may have properties that are not listed", { type: "object", additionalProperties: { type: "integer" } }, {}],
    ["has one that is called as another field", numbers("x", "b"), { type: "string" }],
    ["has one that another exploded object has, too", numbers("x"), numbers("y", "x")],
    ["holds what is nested deeper", { type: "object", properties: { x: numbers("y") } }, { type: "string" }],
  ])("that %s leaves its operation out", (_, a, b) => {
    const said = saidOf({ a, b }, { a: exploded, ...(b["properties"] === undefined ? {} : { b: exploded }) });
    expect(said[0]).toBe(`warning unsupported-keyword ${formPointer}/encoding/a`);
  });
});
