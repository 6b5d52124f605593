/** What the functions that fill in defaults make of valid values. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject, type JsonObject } from "../../generator/load/json.js";
import { loadValidators } from "../emitted-validators.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text = (value: string): JsonObject => ({ type: "string", default: value });

interface Loaded {
  is(name: string, value: unknown): boolean;
  fill(name: string, value: unknown): unknown;
}

async function load(schemas: JsonObject): Promise<Loaded> {
  const { is, call } = await loadValidators(schemas);
  return { is, fill: (name, value) => call(`fill${name}Defaults`, value) };
}

describe("the functions that fill in defaults", () => {
  it("take names that objects inherit for names like any other", async () => {
    const properties = JSON.parse('{ "__proto__": { "type": "string", "default": "a" } }') as JsonObject;
    const { fill } = await load({
      Odd: { type: "object", properties: { ...properties, constructor: text("b"), toString: text("c") } },
    });
    const filled = fill("Odd", {}) as object;
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
    expect(Object.entries(filled).toSorted()).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
    const given: unknown = JSON.parse('{ "__proto__": "x", "constructor": "y", "toString": "z" }');
    expect(fill("Odd", given)).toBe(given);
  });

  it("do not depend on the stack", async () => {
    const { fill } = await load({
      Node: {
        type: "object",
        properties: { size: { type: "integer", default: 1 }, all: { type: "array", items: ref("Node") } },
      },
    });
    let value: object = {};
    for (let depth = 0; depth < 10_000; depth += 1) value = { all: [value] };
    let filled = fill("Node", value);
    for (let depth = 0; depth < 10_000; depth += 1) {
      if (!isObject(filled as JsonObject)) throw new Error(`There is nothing at depth ${String(depth)}.`);
      const { size, all } = filled as { readonly size: number; readonly all: readonly unknown[] };
      expect(size).toBe(1);
      filled = all[0];
    }
    expect(filled).toEqual({ size: 1 });
  });

  it("let every branch of an anyOf fill that matches, and the first count", async () => {
    const { fill } = await load({
      Any: {
        anyOf: [
          { type: "object", required: ["a"], properties: { a: { type: "integer" }, x: text("first") } },
          { type: "object", properties: { x: text("second"), y: text("second") } },
        ],
      },
    });
    expect(fill("Any", { a: 1 })).toEqual({ a: 1, x: "first", y: "second" });
    expect(fill("Any", {})).toEqual({ x: "second", y: "second" });
  });

  it("fill what all parts of an allOf describe, the own properties before those of parts", async () => {
    const { fill } = await load({
      Whole: { type: "object", properties: { x: text("own") }, allOf: [ref("Part")] },
      Part: { type: "object", properties: { x: text("part"), y: text("part") } },
    });
    expect(fill("Whole", {})).toEqual({ x: "own", y: "part" });
  });

  it("fill listed properties, those that match a pattern, and all others, each as its schema says", async () => {
    const inner = (value: string): JsonObject => ({ type: "object", properties: { x: text(value) } });
    const { fill } = await load({
      Names: {
        type: "object",
        properties: { listed: inner("listed") },
        patternProperties: { "^p": inner("pattern") },
        additionalProperties: inner("additional"),
      },
    });
    expect(fill("Names", { listed: {}, pet: {}, other: {}, done: { x: "y" } })).toEqual({
      listed: { x: "listed" },
      pet: { x: "pattern" },
      other: { x: "additional" },
      done: { x: "y" },
    });
  });

  it("make valid values of valid ones, change nothing that is there, and are done after once", async () => {
    const { fill, is } = await load({
      Shop: {
        type: "object",
        additionalProperties: false,
        properties: {
          name: text("shop"),
          pets: { type: "array", items: ref("Pet"), default: [{ kind: "cat" }] },
          best: { anyOf: [ref("Pet"), { type: "null" }], default: null },
          open: { type: "object", default: {}, properties: { from: { type: "integer", default: 9 } } },
        },
      },
      Pet: { oneOf: [ref("Cat"), ref("Dog")] },
      Cat: {
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "cat" }, lives: { type: "integer", default: 9 } },
      },
      Dog: {
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "dog" }, toys: { type: "array", default: [] } },
      },
    });
    fc.assert(
      fc.property(shops, (shop) => {
        const before = structuredClone(shop);
        expect(is("Shop", shop)).toBe(true);
        const filled = fill("Shop", shop);
        expect(shop).toEqual(before);
        expect(is("Shop", filled)).toBe(true);
        expect(fill("Shop", filled)).toBe(filled);
        expect(contains(filled, shop)).toBe(true);
      }),
    );
  });
});

const pets = fc.oneof(
  fc.record({ kind: fc.constant("cat"), lives: fc.integer() }, { requiredKeys: ["kind"] }),
  fc.record({ kind: fc.constant("dog"), toys: fc.array(fc.string(), { maxLength: 2 }) }, { requiredKeys: ["kind"] }),
);
const shops = fc.record(
  {
    name: fc.string(),
    pets: fc.array(pets, { maxLength: 3 }),
    best: fc.option(pets),
    open: fc.record({ from: fc.integer() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

/** Whether all that stands in one value stands in another, which may have more properties. */
function contains(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.every((item, index) => contains(whole[index], item));
  if (typeof part !== "object" || part === null) return Object.is(whole, part);
  const properties: Readonly<Record<string, unknown>> = typeof whole === "object" ? { ...whole } : {};
  return Object.entries(part).every(([name, value]) => contains(properties[name], value));
}
