import { describe, expect, it } from "vitest";
import { encodeForm } from "../../templates/runtime/form-encode.js";
import type { FormField } from "../../templates/runtime/form-field.js";

const deep = (name: string): FormField => ({ name, style: "deepObject", explode: true });
const json = (name: string): FormField => ({ name, style: "json" });
const joined = (name: string): FormField => ({ name, style: "form", explode: false });

describe("encodeForm", () => {
  it("writes what the URL standard's serializer writes: space as +, brackets and UTF-8 percent-encoded", () => {
    const value = { name: "Rex & Söhne", filter: { tag: "a*-._~" } };
    expect(encodeForm(value, [deep("filter")])).toBe("name=Rex+%26+S%C3%B6hne&filter%5Btag%5D=a*-._%7E");
  });

  it("keeps the value's own order of keys and leaves undefined out", () => {
    expect(encodeForm({ b: "1", a: undefined, c: { z: "1", y: undefined, x: "2" } }, [deep("c")])).toBe(
      "b=1&c%5Bz%5D=1&c%5Bx%5D=2",
    );
  });

  it("ignores inherited and symbol keys", () => {
    const value: object = Object.create({ inherited: "x" }, { own: { value: "y", enumerable: true } });
    expect(encodeForm(Object.assign(value, { [Symbol("s")]: "z" }), [])).toBe("own=y");
  });

  it.each([
    [1, "1"],
    [-0, "0"],
    [1e21, "1e%2B21"],
    [0.1, "0.1"],
    [12345678901234567890n, "12345678901234567890"],
    [true, "true"],
    [false, "false"],
    [null, ""],
    ["", ""],
    [new Date(0), "1970-01-01T00%3A00%3A00.000Z"],
  ])("writes the scalar %s as %s", (scalar, text) => {
    expect(encodeForm({ a: scalar }, [])).toBe(`a=${text}`);
    expect(encodeForm({ a: scalar }, [deep("a")])).toBe(`a=${text}`);
  });

  it.each<[string, FormField[], object, string]>([
    ["form, the default", [], { a: ["x", 1, null] }, "a=x&a=1&a="],
    ["form, not exploded", [joined("a")], { a: ["x", 1, true] }, "a=x,1,true"],
    ["deepObject", [deep("a")], { a: ["x", { b: [true] }] }, "a[0]=x&a[1][b][0]=true"],
    ["json", [json("a")], { a: { b: ["x", null] } }, 'a={"b":["x",null]}'],
    ["json of null", [json("a")], { a: null }, "a=null"],
  ])("writes arrays and objects in the style %s", (_style, fields, value, expected) => {
    expect(decodeURIComponent(encodeForm(value, fields))).toBe(expected);
  });

  it("writes a listed name with brackets as it is", () => {
    const value = { "a[]": ["x", "y"], "b[c]": "z", "d[]": 1 };
    const fields: FormField[] = [{ name: "a[]", style: "form", explode: true }, json("b[c]"), deep("d[]")];
    expect(decodeURIComponent(encodeForm(value, fields))).toBe('a[]=x&a[]=y&b[c]="z"&d[]=1');
  });

  it("leaves empty arrays and objects out, which have no form of their own", () => {
    expect(encodeForm({ a: [], b: {}, c: { d: [], e: { f: {} } }, g: "x" }, [deep("b"), deep("c")])).toBe("g=x");
  });

  it("writes an empty container of a JSON field, where it can be written", () => {
    expect(encodeForm({ a: [] }, [json("a")])).toBe("a=%5B%5D");
  });

  const loop: { self?: unknown } = {};
  loop.self = loop;
  it.each<[string, FormField[], object, string]>([
    ["NaN", [], { a: NaN }, "a is NaN"],
    ["an infinite number inside", [deep("a")], { a: { b: [1, Infinity] } }, "a[b][1] is Infinity"],
    ["a function", [], { a: () => 1 }, "a is a function"],
    ["a symbol", [deep("a")], { a: { b: Symbol("s") } }, "a[b] is a symbol"],
    ["a value that holds itself", [deep("a")], { a: loop }, "a[self] holds itself"],
    ["an object in style form", [], { a: { b: 1 } }, "a is an object"],
    ["an array in an array in style form", [], { a: ["x", ["y"]] }, "a[1] is an array"],
    ["undefined in an array", [], { a: ["x", undefined] }, "a[1] is undefined"],
    ["an item that would vanish", [deep("a")], { a: [{ b: undefined }, "x"] }, "a[0] is empty"],
    ["a comma in an array joined by commas", [joined("a")], { a: ["x", "y,z"] }, "a[1] holds a comma"],
    ["a bracket in a nested name", [deep("a")], { a: { "b]c": 1 } }, 'a has a property "b]c"'],
    ["an empty nested name", [deep("a")], { a: { "": 1 } }, 'a has a property ""'],
    ["a bracket in a name that is not listed", [], { "a[b]": 1 }, "a[b] has brackets in its name"],
    ["brackets after a bracketed name", [deep("a[]")], { "a[]": { b: 1 } }, "a[] has brackets in its name"],
    ["an empty name", [], { "": 1 }, "A parameter must have a name"],
    ["NaN in a JSON field", [json("a")], { a: { b: [NaN] } }, "a[b][0] is NaN"],
    ["a function in a JSON field", [json("a")], { a: { b: () => 1 } }, "a[b] is a function"],
    ["a loop in a JSON field", [json("a")], { a: loop }, "a holds itself"],
    ["a bigint that JSON would round", [json("a")], { a: { b: 2n ** 64n } }, "a[b] is a bigint"],
  ])("refuses %s, naming the parameter", (_what, fields, value, message) => {
    expect(() => encodeForm(value, fields)).toThrow(TypeError);
    expect(() => encodeForm(value, fields)).toThrow(message);
  });

  it("refuses nesting without end instead of overflowing the stack", () => {
    let nested: object = { end: 1 };
    for (let level = 0; level < 100_000; level += 1) nested = { n: nested };
    expect(() => encodeForm({ a: nested }, [deep("a")])).toThrow("nested deeper than 100 levels");
    expect(() => encodeForm({ a: nested }, [json("a")])).toThrow(TypeError);
  });

  it("writes a value that stands in two places twice, for it does not hold itself", () => {
    const shared = { x: 1 };
    expect(encodeForm({ a: { b: shared, c: shared } }, [deep("a")])).toBe("a%5Bb%5D%5Bx%5D=1&a%5Bc%5D%5Bx%5D=1");
  });
});
