/** What validators accept, schema by schema, as JSON Schema 2020-12 says; and what they say of the rest. */
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type Validators } from "../emitted-validators.js";

interface Case {
  readonly sentence: string;
  readonly schema: JsonObject | boolean;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

const cases: readonly Case[] = [
  {
    sentence: "a type alone tells all other types apart",
    schema: { type: "string" },
    valid: ["", "a"],
    invalid: [0, true, null, [], {}, undefined, 1n, Symbol("a"), () => "a", Object("a")],
  },
  {
    sentence: "an integer may be written with a fraction of zero",
    schema: { type: "integer" },
    valid: [0, -0, 1.0, -7, 1e300, 2 ** 53],
    invalid: [0.5, NaN, Infinity, -Infinity, "1", 1n, Object(1)],
  },
  {
    sentence: "a number is one that JSON can write",
    schema: { type: "number" },
    valid: [0.5, -1, 1e-300],
    invalid: [NaN, Infinity, "0.5", null, Object(0.5)],
  },
  {
    sentence: "an object is neither an array nor null nor a boxed primitive",
    schema: { type: "object" },
    valid: [{}, Object.create(null), { a: undefined }, new (class Pet {})()],
    invalid: [[], null, "{}", Object("a"), Object(1), Object(true), Object(1n), () => ({})],
  },
  {
    sentence: "an object is no array, no string and no symbol either where it must have what these have as well",
    schema: {
      type: "object",
      required: ["length", "0", "description", "map"],
      properties: { length: { type: "integer" }, "0": true, description: { type: "string" }, map: true },
    },
    valid: [{ length: 1, 0: 1, description: "a", map: 1 }],
    invalid: [
      Object.assign(["a"], { description: "a" }),
      Object.assign(Object("a"), { description: "a", map: 1 }),
      Object.assign(Object(Symbol("a")), { length: 1, 0: 1, map: 1 }),
    ],
  },
  {
    sentence: "an array is no object where what is required of it is a method of arrays",
    schema: { type: "object", required: ["map"], properties: { map: { type: ["string", "null"] } } },
    valid: [{ map: "a" }, { map: null }],
    invalid: [[], ["a"], Object("a")],
  },
  {
    sentence: "several types pass side by side",
    schema: { type: ["string", "null", "array"], maxLength: 1, maxItems: 1 },
    valid: ["a", null, [1]],
    invalid: ["ab", [1, 2], 1, {}, undefined],
  },
  {
    sentence: "a keyword for one type says nothing of the others",
    schema: { minLength: 2, minimum: 5, minItems: 1, required: ["a"] },
    valid: ["ab", 5, [1], { a: 1 }, true, null],
    invalid: ["a", 4, [], {}],
  },
  {
    sentence: "lengths count code points",
    schema: { type: "string", minLength: 2, maxLength: 3 },
    valid: ["ab", "abc", "😀😀", "😀😀😀", "\ud800\ud800"],
    invalid: ["", "a", "😀", "abcd", "😀😀😀😀"],
  },
  {
    sentence: "limits of numbers include what they name, unless exclusive",
    schema: { type: "number", minimum: 1, exclusiveMaximum: 3 },
    valid: [1, 2.999],
    invalid: [0.999, 3],
  },
  {
    sentence: "multiples are those of decimal numbers",
    schema: { type: "number", multipleOf: 0.1 },
    valid: [0.3, 0, -0.7, 1.1, 1e23, 1e308],
    invalid: [0.35, 0.30000000000000004],
  },
  {
    sentence: "a pattern is looked for anywhere, and knows Unicode",
    schema: { type: "string", pattern: "^\\p{L}+$" },
    valid: ["é", "Straße", "𝒳"],
    invalid: ["", "a1", "a b"],
  },
  {
    sentence: "a listed value equals by content, whatever the order of its properties",
    schema: { enum: [1, "1", null, [1, { a: 1, b: [2] }], { toString: 1, __proto__x: 2 }] },
    valid: [1, "1", null, [1, { b: [2], a: 1 }], { __proto__x: 2, toString: 1 }],
    invalid: [true, 2, [1], [1, { a: 1 }], [1, { a: 1, b: [2], c: 3 }], { __proto__x: 2 }, undefined],
  },
  {
    sentence: "a constant is no other value of its like",
    schema: { const: false },
    valid: [false],
    invalid: [0, "", null, "false", [false]],
  },
  {
    sentence: "many listed values are told apart, too",
    schema: { enum: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", 0] },
    valid: ["a", "j", 0, -0],
    invalid: ["k", "", "0", 1, null, NaN],
  },
  {
    sentence: "items are checked by place first, and then all alike",
    schema: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: { type: "boolean" } },
    valid: [[], ["a"], ["a", 1], ["a", 1, true, false]],
    invalid: [[1], ["a", "b"], ["a", 1, 1], new Array(1)],
  },
  {
    sentence: "no further items are allowed where `items` is false",
    schema: { prefixItems: [{ type: "string" }], items: false },
    valid: [[], ["a"], "not an array"],
    invalid: [["a", 1]],
  },
  {
    sentence: "unique items differ as JSON",
    schema: { type: "array", uniqueItems: true },
    valid: [
      [1, "1", true],
      [{ a: 1 }, { a: 2 }],
      [[1], [[1]]],
      [1, true],
      [0, false],
      [{ a: [1, 2] }, { a: [2, 1] }],
    ],
    invalid: [
      [1, 1.0],
      [0, -0],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[{}], [{}]],
      ["a", "b", "a"],
    ],
  },
  {
    sentence: "contained items are counted",
    schema: { contains: { type: "integer", minimum: 5 }, minContains: 2, maxContains: 3 },
    valid: [[5, 6], [1, 5, "a", 6, 7], 3],
    invalid: [[], [5], [5, 6, 7, 8]],
  },
  {
    sentence: "required properties are there, and not undefined",
    schema: { type: "object", required: ["a", "b"], properties: { a: { type: "integer" } } },
    valid: [
      { a: 1, b: null },
      { a: 1, b: 2, c: 3 },
    ],
    invalid: [{}, { a: 1 }, { b: 1 }, { a: 1, b: undefined }, { a: "1", b: 1 }],
  },
  {
    sentence: "a closed object has no other properties",
    schema: { type: "object", properties: { a: {}, b: { type: "string" } }, additionalProperties: false },
    valid: [{}, { a: 1 }, { a: 1, b: "" }, { c: undefined }],
    invalid: [{ c: 1 }, { a: 1, c: 1 }, { b: 1 }, JSON.parse('{"__proto__": 1}'), { toString: 1 }, { 1: 1 }],
  },
  {
    sentence: "properties that all objects inherit must be their own",
    schema: {
      type: "object",
      required: ["toString", "__proto__"],
      properties: {
        toString: { type: "string" },
        constructor: { type: "integer" },
        ["__proto__"]: { type: "integer" },
      },
    },
    valid: [
      JSON.parse('{"__proto__": 1, "toString": "a"}'),
      JSON.parse('{"__proto__": 1, "toString": "", "constructor": 2}'),
    ],
    invalid: [
      {},
      { toString: "a" },
      JSON.parse('{"__proto__": "1", "toString": "a"}'),
      JSON.parse('{"__proto__": 1, "toString": "a", "constructor": "b"}'),
    ],
  },
  {
    sentence: "properties by pattern and all others have schemas of their own",
    schema: {
      properties: { xy: { minimum: 2 } },
      patternProperties: { "^x": { type: "integer" }, y$: { maximum: 9 } },
      additionalProperties: { type: "string" },
    },
    valid: [{ xy: 2, x: 1, y: 3, z: "a" }, {}, [], { ["__proto__"]: "a" }],
    invalid: [{ xy: 1 }, { xy: 10 }, { xy: 2.5 }, { x: "1" }, { y: 10 }, { z: 1 }, JSON.parse('{"__proto__": 1}')],
  },
  {
    sentence: "names and numbers of properties are limited",
    schema: { propertyNames: { maxLength: 2 }, minProperties: 1, maxProperties: 2 },
    valid: [{ a: 1 }, { a: 1, bc: 2 }, { a: 1, b: 2, c: undefined }],
    invalid: [{}, { abc: 1 }, { a: 1, b: 2, c: 3 }],
  },
  {
    sentence: "one property asks for another, or for a schema",
    schema: { dependentRequired: { a: ["b", "c"] }, dependentSchemas: { d: { maxProperties: 1 } } },
    valid: [{}, { b: 1 }, { a: 1, b: 1, c: 1 }, { d: 1 }],
    invalid: [{ a: 1 }, { a: 1, b: 1 }, { d: 1, b: 1 }],
  },
  {
    sentence: "compositions count how many of their schemas match",
    schema: {
      allOf: [{ minimum: 0 }, { maximum: 10 }],
      anyOf: [{ multipleOf: 2 }, { multipleOf: 3 }],
      oneOf: [{ multipleOf: 4 }, { multipleOf: 6 }],
      not: { const: 8 },
    },
    valid: [4, 6],
    invalid: [0, 2, 3, 8, 12, -4],
  },
  {
    sentence: "branches of a union are chosen by type",
    schema: {
      oneOf: [
        { type: "integer" },
        { type: "string", minLength: 2 },
        { type: "null" },
        { type: "array", items: { type: "string" } },
      ],
    },
    valid: [1, "ab", null, [], ["a"]],
    invalid: [1.5, "a", [1], {}, true, undefined],
  },
  {
    sentence: "branches of a union are chosen by a property that only one of them allows",
    schema: {
      oneOf: [
        { type: "object", required: ["kind", "r"], properties: { kind: { const: "circle" }, r: { type: "number" } } },
        {
          type: "object",
          required: ["kind"],
          properties: { kind: { enum: ["square", "tile"] }, a: { type: "number" } },
        },
        { type: "null" },
      ],
    },
    valid: [{ kind: "circle", r: 1 }, { kind: "square" }, { kind: "tile", a: 1 }, null],
    invalid: [{ kind: "circle" }, { kind: "tile", a: "1" }, { kind: "other" }, {}, [], "circle", { kind: null }],
  },
  {
    sentence: "one of two overlapping branches must match, not both",
    schema: {
      oneOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"] },
      ],
    },
    valid: [{ a: 1 }, { b: 1 }],
    invalid: [{}, { a: 1, b: 1 }, null],
  },
  {
    sentence: "a condition chooses what else must hold",
    schema: { if: { type: "string" }, then: { minLength: 2 }, else: { type: "integer" } },
    valid: ["ab", 1],
    invalid: ["a", 1.5, null],
  },
  { sentence: "the schema false accepts nothing", schema: false, valid: [], invalid: [null, 0, {}, undefined] },
  { sentence: "the schema true accepts anything", schema: true, valid: [null, 0, {}, undefined, NaN], invalid: [] },
  {
    sentence: "a format says nothing of a value",
    schema: { type: "string", format: "email" },
    valid: ["no address"],
    invalid: [1],
  },
];

describe("validators", () => {
  let validators: Validators;
  const nameOf = (index: number): string => `Case${index}`;
  beforeAll(async () => {
    const schemas = Object.fromEntries(cases.map(({ schema }, index) => [nameOf(index), schema]));
    validators = await loadValidators(schemas);
  });

  it.each(cases.map((one, index) => ({ ...one, index })))("know that $sentence", ({ index, valid, invalid }) => {
    for (const value of valid) {
      expect([value, validators.is(nameOf(index), value)]).toEqual([value, true]);
      expect(validators.validate(nameOf(index), value)).toEqual({ value });
    }
    for (const value of invalid) {
      expect([value, validators.is(nameOf(index), value)]).toEqual([value, false]);
      const issues = validators.validate(nameOf(index), value).issues ?? [];
      expect(issues.length).toBeGreaterThan(0);
      expect(issues.map(({ code }) => code)).not.toContain("unstable");
    }
  });
});
