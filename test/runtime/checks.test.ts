import { describe, expect, it } from "vitest";
import {
  countKeys,
  countProperties,
  hasOnly,
  isArray,
  isBoxed,
  isInteger,
  isNumber,
  isObject,
  otherProperties,
  ownValue,
} from "../../templates/runtime/checks.js";

describe("the JSON types", () => {
  it("are each told from everything else that JavaScript has", () => {
    const values = [null, undefined, true, 1, 1.5, NaN, Infinity, 1n, "a", Symbol("a"), [], {}, () => 1, new Date()];
    expect(values.filter(isObject)).toEqual([{}, values.at(-1)]);
    expect(values.filter(isArray)).toEqual([[]]);
    expect(values.filter(isNumber)).toEqual([1, 1.5]);
    expect(values.filter(isInteger)).toEqual([1]);
  });

  it("have no place for boxed primitives", () => {
    const boxed = [1, "a", true, 1n, Symbol("a")].map((value): object => Object(value));
    expect(boxed.every(isBoxed)).toBe(true);
    expect([{}, [], Object.create(null)].some(isBoxed)).toBe(false);
  });
});

describe("the properties of an object", () => {
  const value: Readonly<Record<string, unknown>> = Object.assign(Object.create({ inherited: 1 }), {
    a: 1,
    b: undefined,
    ["__proto__x"]: 2,
  });

  it("are its own", () => {
    expect(ownValue(value, "a")).toBe(1);
    expect(ownValue(value, "toString")).toBeUndefined();
    expect(ownValue(JSON.parse('{"__proto__":7}'), "__proto__")).toBe(7);
  });

  it("are counted with those inherited, which are read like own ones", () => {
    expect(countKeys(value)).toBe(4);
    expect(countKeys(Object.assign(Object.create(null), { a: undefined }))).toBe(1);
    expect(countKeys({})).toBe(0);
  });

  it("do not count where they hold undefined", () => {
    expect(countProperties(value)).toBe(2);
    expect(hasOnly(value, ["a", "__proto__x"])).toBe(true);
    expect(hasOnly(value, ["a", "b"])).toBe(false);
    expect(otherProperties(value, ["a"])).toEqual([["__proto__x", 2]]);
  });

  it("are not all listed where there are more of them than listed ones, nor by their number alone", () => {
    expect(hasOnly({ a: 1, b: undefined, c: 1 }, ["a", "b"], 1)).toBe(false);
    expect(hasOnly({ a: 1, b: undefined }, ["a", "b"], 1)).toBe(true);
    expect(hasOnly({ a: 1, b: 2, c: 3 }, ["a", "b"], 2)).toBe(false);
    expect(hasOnly({ b: 2, c: undefined, a: 1 }, ["a", "b"], 2)).toBe(true);
    expect(hasOnly({ b: 2, c: 3, a: 1 }, ["a", "b"], 2)).toBe(false);
    expect(hasOnly(Object.assign(Object.create({ a: 1 }), { c: 1 }), ["a"], 1)).toBe(false);
  });

  it("are found in any order", () => {
    expect(otherProperties({ c: 1, x: 2, a: 3, y: 4, b: 5 }, ["a", "b", "c"])).toEqual([
      ["x", 2],
      ["y", 4],
    ]);
  });

  it("are all other ones where none is listed", () => {
    expect(otherProperties({ a: 1, b: undefined })).toEqual([["a", 1]]);
    expect(hasOnly({ b: undefined })).toBe(true);
    expect(hasOnly({ a: null })).toBe(false);
  });
});
