import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../../templates/runtime/canonical-text.js";
import { jsonEqual } from "../../templates/runtime/json-equal.js";
import { hasUniqueItems } from "../../templates/runtime/unique-items.js";

const equal: readonly (readonly [unknown, unknown])[] = [
  [
    { a: 1, b: [2, { c: null }] },
    { b: [2, { c: null }], a: 1 },
  ],
  [0, -0],
  [[], []],
  [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
  [{ a: 1, b: undefined }, { a: 1 }],
];

const different: readonly (readonly [unknown, unknown])[] = [
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [
    [1, 2],
    [2, 1],
  ],
  [[], {}],
  [[[1]], [1]],
  [{ a: "1" }, { a: 1 }],
  [{}, JSON.parse('{"__proto__":{}}')],
  [{ toString: 1 }, { valueOf: 1 }],
  [["a,b"], ["a", "b"]],
  [null, {}],
];

describe("two JSON values", () => {
  it.each(equal)("%j and %j are equal", (left, right) => {
    expect(jsonEqual(left, right)).toBe(true);
    expect(canonicalText(left)).toBe(canonicalText(right));
    expect(hasUniqueItems([left, right])).toBe(false);
  });

  it.each(different)("%j and %j differ", (left, right) => {
    expect(jsonEqual(left, right)).toBe(false);
    expect(canonicalText(left)).not.toBe(canonicalText(right));
    expect(hasUniqueItems([left, right])).toBe(true);
  });

  it("are equal to themselves read back from text, and to nothing else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(jsonEqual(JSON.parse(JSON.stringify(left)), left)).toBe(true);
        expect(canonicalText(left) === canonicalText(right)).toBe(jsonEqual(left, right));
      }),
    );
  });

  it("are not equal where one is a boxed primitive", () => {
    expect(jsonEqual(Object(1), {})).toBe(false);
    expect(jsonEqual(Object("a"), "a")).toBe(false);
  });
});

describe("unique items", () => {
  it("are found among many without comparing each with each", () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({ id: index, tags: [index] }));
    expect(hasUniqueItems(items)).toBe(true);
    expect(hasUniqueItems([...items, { tags: [7], id: 7 }])).toBe(false);
  });
});

describe("the canonical text", () => {
  it("has no end for a value that holds itself, and says so", () => {
    const list: unknown[] = [];
    list.push([list]);
    expect(() => canonicalText(list)).toThrow(RangeError);
  });

  it("takes one part that stands in two places for what it is", () => {
    const part = { a: 1 };
    expect(canonicalText([part, part])).toBe(canonicalText([{ a: 1 }, { a: 1 }]));
  });
});
