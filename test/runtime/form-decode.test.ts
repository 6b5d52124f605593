import { describe, expect, it } from "vitest";
import { decodeForm } from "../../templates/runtime/form-decode.js";
import type { FormField, WireEdge, WireScalar, WireShape } from "../../templates/runtime/form-field.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const scalar = (...scalars: WireScalar[]): WireShape => ({ scalars });
const object = (properties: Record<string, WireShape>, additional?: WireShape): WireShape => ({
  scalars: [],
  properties: Object.entries(properties).map(([name, shape]) => ({ name, shape })),
  ...(additional ? { additional } : {}),
});
const array = (items: WireShape): WireShape => ({ scalars: [], items });
const deep = (name: string): FormField => ({ name, style: "deepObject", explode: true });

const anything: WireShape = object({});
const decode = (body: string, shape: WireShape = anything, fields: FormField[] = []) =>
  decodeForm(bytes(body), shape, fields);
/** The decoded value of `a`. */
const decodeA = (body: string, shape: WireShape, fields: FormField[] = []) =>
  decode(body, object({ a: shape }), fields);

describe("pairs", () => {
  it.each([
    ["", {}],
    ["&&", {}],
    ["a=1&&b=2&", { a: "1", b: "2" }],
    ["a", { a: "" }],
    ["a=", { a: "" }],
    ["a=b=c", { a: "b=c" }],
    ["a+b=c+d%20e%2Bf", { "a b": "c d e+f" }],
    ["n=S%C3%B6hne", { n: "Söhne" }],
    ["n=Söhne", { n: "Söhne" }],
    ["\u{FEFF}a=1", { "\u{FEFF}a": "1" }],
    ['{"a":1}', { '{"a":1}': "" }],
  ])("reads %j", (body, value) => {
    expect(decode(body)).toEqual({ value });
  });

  it.each([
    ["a=%zz", "a"],
    ["a=%", "a"],
    ["a=%4", "a"],
    ["b=1&a=%C3", "a"],
    ["a=%C0%80", "a"],
    ["a=%ED%A0%80", "a"],
    ["a=x%00y", "a"],
    ["a=x\0y", "a"],
    ["a[b]=%ff", "a[b]"],
    ["%zz=1", undefined],
    ["%00=1", undefined],
    ["=1", undefined],
    ["a=1&=", undefined],
  ])("refuses %j as malformed", (body, parameter) => {
    expect(decode(body).malformed?.parameter).toBe(parameter);
    expect(decode(body).malformed?.message).toMatch(/\.$/);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(decodeForm(Uint8Array.of(0x61, 0x3d, 0xff), anything, [])).toEqual({
      malformed: { message: "The body is not valid UTF-8." },
    });
  });

  it("agrees with URLSearchParams on what both accept", () => {
    const body = "x=1&y=a%26b+c&z&%F0%9F%90%95=%E2%82%AC&w==&v=%2B";
    expect(decode(body)).toEqual({ value: Object.fromEntries(new URLSearchParams(body)) });
  });
});

describe("brackets", () => {
  it.each([
    ["a[b]=1&a[c][d]=2", { a: { b: "1", c: { d: "2" } } }],
    ["a%5Bb%5D=1&a[c]=2", { a: { b: "1", c: "2" } }],
    ["a[]=1&a[]=2", { a: ["1", "2"] }],
    ["a[1]=y&a[0]=x", { a: ["x", "y"] }],
    ["a[0][b]=x&a[1][b]=y", { a: [{ b: "x" }, { b: "y" }] }],
    ["a[b][]=x", { a: { b: ["x"] } }],
    ["a[01]=x", { a: { "01": "x" } }],
    ["a[-1]=x", { a: { "-1": "x" } }],
    ["a[7]=x", { a: { "7": "x" } }],
  ])("nests %s where nothing is known of a", (body, value) => {
    expect(decode(body)).toEqual({ value });
  });

  it.each(["a[b", "a]b", "[a]", "[]", "a[b]c", "a[b]]", "a[[b]]", "a[b[c]]", "]", "a]b[c]", "a[b][", "a[b]c[d]"])(
    "refuses the name %s, whose brackets do not pair up",
    (name) => {
      expect(decode(`${name}=1`)).toEqual({
        malformed: { message: "The brackets of the parameter's name do not pair up.", parameter: name },
      });
    },
  );

  it("refuses a[][b], which senders read differently", () => {
    expect(decode("a[][b]=1&a[][c]=2").malformed?.parameter).toBe("a[][b]");
  });

  it("takes a declared name with brackets literally", () => {
    const shape = object({ "ids[]": array(scalar("number")), "x[": scalar("string") });
    expect(decode("ids[]=1&ids[]=2&x[=y", shape)).toEqual({ value: { "ids[]": [1, 2], "x[": "y" } });
  });

  it.each([
    ["a=1&a[b]=2", "a[b]"],
    ["a[b]=2&a=1", "a"],
    ["a=1&a[]=2", "a[]"],
    ["a[]=1&a[0]=2", "a[0]"],
    ["a[b]=1&a[b][c]=2", "a[b][c]"],
    ["a[b][c]=1&a[b]=2", "a[b]"],
  ])("refuses %s, which contradicts itself", (body, parameter) => {
    expect(decode(body)).toEqual({
      malformed: { message: "The parameter is written in two ways that contradict each other.", parameter },
    });
  });

  it("reads an index as a property's name where only objects are allowed", () => {
    expect(decodeA("a[0]=x&a[5]=y", object({}, scalar("string")))).toEqual({ value: { a: { "0": "x", "5": "y" } } });
  });

  it.each(["a[999999999]=1", "a[0]=1&a[2]=2", "a[99999999999999999999]=1"])(
    "refuses %s, whose indexes have gaps, where only arrays are allowed",
    (body) => {
      expect(decodeA(body, array(scalar("string")))).toMatchObject({ malformed: { parameter: "a" } });
    },
  );

  it("names a nested array with gaps by its full path", () => {
    const shape = object({ b: array(array(scalar("string"))) });
    expect(decodeA("a[b][0][1]=x", shape).malformed?.parameter).toBe("a[b][0]");
  });
});

describe("types", () => {
  it.each<[string, WireShape, unknown]>([
    ["true", scalar("boolean"), true],
    ["false", scalar("boolean"), false],
    ["True", scalar("boolean"), "True"],
    ["1", scalar("boolean"), "1"],
    ["true", scalar("string"), "true"],
    ["true", scalar("string", "boolean"), "true"],
    ["12", scalar("number"), 12],
    ["-1.5e-3", scalar("number"), -0.0015],
    ["1e%2B21", scalar("number"), 1e21],
    ["012", scalar("number"), "012"],
    ["%2B1", scalar("number"), "+1"],
    ["0x1", scalar("number"), "0x1"],
    ["1.", scalar("number"), "1."],
    [".5", scalar("number"), ".5"],
    ["+1", scalar("number"), " 1"],
    ["NaN", scalar("number"), "NaN"],
    ["Infinity", scalar("number"), "Infinity"],
    ["1e999", scalar("number"), "1e999"],
    ["9007199254740991", scalar("number"), 9007199254740991],
    ["9007199254740993", scalar("number"), "9007199254740993"],
    ["12", scalar("string", "number"), "12"],
    ["", scalar("number"), ""],
    ["", scalar("null", "number"), null],
    ["", scalar("null", "string"), ""],
    ["null", scalar("null"), "null"],
    ["", { scalars: ["number", "null"], words: [""] }, ""],
    ["now", { scalars: ["number"], words: ["now"] }, "now"],
    ["12", { scalars: ["number"], words: ["now"] }, 12],
    ["later", { scalars: ["number"], words: ["now"] }, "later"],
  ])("reads a=%s by its shape %j", (text, shape, value) => {
    expect(decodeA(`a=${text}`, shape)).toEqual({ value: { a: value } });
  });

  it("leaves a scalar where an object is due, and the reverse, for validation to name", () => {
    expect(decodeA("a=x", object({ b: scalar("string") }), [deep("a")])).toEqual({ value: { a: "x" } });
    expect(decodeA("a[b]=x", scalar("string"))).toEqual({ value: { a: { b: "x" } } });
    expect(decodeA("a[]=x", object({ b: scalar("string") }))).toEqual({ value: { a: ["x"] } });
    expect(decodeA("a[b]=x", array(scalar("string")))).toEqual({ value: { a: { b: "x" } } });
  });

  it("gives types to items and properties at any depth, listed or additional", () => {
    const shape = object({ list: array(object({ on: scalar("boolean") })) }, scalar("number"));
    expect(decodeA("a[list][0][on]=true&a[other]=1", shape)).toEqual({
      value: { a: { list: [{ on: true }], other: 1 } },
    });
  });

  it("follows shapes that refer to each other in a circle", () => {
    const tree: WireShape = { scalars: ["number"], properties: [{ name: "left", shape: () => tree }] };
    expect(decodeA("a[left][left]=1", tree)).toEqual({ value: { a: { left: { left: 1 } } } });
  });
});

describe("shapes of several parts", () => {
  const number = scalar("number");
  const boolean = scalar("boolean");

  it("know the first items by their position, the others by what the rest holds", () => {
    const tuple: WireShape = { scalars: [], prefix: [number, boolean], items: scalar("string") };
    const value = { a: [1, true, "1"] };
    expect(decodeA("a=1&a=true&a=1", tuple)).toEqual({ value });
    expect(decodeA("a[0]=1&a[1]=true&a[2]=1", tuple)).toEqual({ value });
    expect(decodeA("a[]=1&a[]=true&a[]=1", tuple)).toEqual({ value });
  });

  it("take a prefix alone for an array, of whose other items nothing is known", () => {
    expect(decodeA("a=1&a=1", { scalars: [], prefix: [number] })).toEqual({ value: { a: [1, "1"] } });
  });

  it("know properties by the pattern of their names where they are not listed", () => {
    const shape: WireShape = {
      scalars: [],
      properties: [{ name: "n_text", shape: scalar("string") }],
      patterns: [{ pattern: /^n_/u, shape: number }],
      additional: boolean,
    };
    expect(decodeA("a[n_1]=4&a[n_text]=4&a[other]=true", shape)).toEqual({
      value: { a: { n_1: 4, n_text: "4", other: true } },
    });
    expect(decode("n_1=4&other=true", shape)).toEqual({ value: { n_1: 4, other: true } });
  });

  it("take patterns alone for an object", () => {
    const shape: WireShape = { scalars: [], patterns: [{ pattern: /^\d$/u, shape: number }] };
    expect(decodeA("a[0]=4&a[x]=4", shape)).toEqual({ value: { a: { "0": 4, x: "4" } } });
    expect(decodeA("a[0]=4", shape)).toEqual({ value: { a: { "0": 4 } } });
  });

  it("add up where several may hold of one value", () => {
    const several = (...shapes: WireEdge[]): WireShape => ({ scalars: [], properties: [{ name: "a", shape: shapes }] });
    expect(decode("a=4", several(number, boolean))).toEqual({ value: { a: 4 } });
    expect(
      decode(
        "a=true",
        several(number, () => boolean),
      ),
    ).toEqual({ value: { a: true } });
    expect(decode("a=4", several(number, [scalar("string")]))).toEqual({ value: { a: "4" } });
    expect(decode("a=4", several({ scalars: [] }, number))).toEqual({ value: { a: 4 } });
    expect(decode("a=4&a=5", several(boolean, array(number)))).toEqual({ value: { a: [4, 5] } });
    const both = several(object({ b: number, c: number }), object({ b: boolean }, boolean));
    expect(decode("a[b]=true&a[c]=4&a[d]=true", both)).toEqual({ value: { a: { b: true, c: 4, d: true } } });
  });

  it("stay as many as the form has, however deep it goes", () => {
    const one: WireShape = { scalars: [], properties: [{ name: "n", shape: [() => one, () => other] }] };
    const other: WireShape = { scalars: ["number"], properties: [{ name: "n", shape: [() => other, () => one] }] };
    expect(decodeA(`a${"[n]".repeat(32)}=1`, one).malformed).toBeUndefined();
    expect(JSON.stringify(decodeA(`a${"[n]".repeat(32)}=1`, one))).toMatch(/"n":1\}+$/);
  });
});

describe("styles", () => {
  const numbers = array(scalar("number"));

  it("reads exploded arrays, also of one item", () => {
    expect(decodeA("a=1&a=2", numbers)).toEqual({ value: { a: [1, 2] } });
    expect(decodeA("a=1", numbers)).toEqual({ value: { a: [1] } });
    expect(decodeA("a=1,2", numbers)).toEqual({ value: { a: ["1,2"] } });
  });

  it("splits arrays that are not exploded at commas", () => {
    expect(decodeA("a=1,2", numbers, [{ name: "a", style: "form", explode: false }])).toEqual({ value: { a: [1, 2] } });
  });

  it("reads one text as the scalar where a scalar is allowed beside an array", () => {
    const shape: WireShape = { scalars: ["number"], items: scalar("string") };
    expect(decodeA("a=1", shape)).toEqual({ value: { a: 1 } });
    expect(decodeA("a=x", shape)).toEqual({ value: { a: ["x"] } });
  });

  it("reads a JSON field, whatever its text looks like", () => {
    const fields: FormField[] = [{ name: "a", style: "json" }];
    expect(decode('a={"b":[1,null],"__proto__":{"c":true}}', anything, fields)).toEqual({
      value: { a: JSON.parse('{"b":[1,null],"__proto__":{"c":true}}') },
    });
    for (const body of ["a=", "a={", "a=x", "a[b]=1", "a=1&a=2"]) {
      expect(decode(body, anything, fields).malformed?.parameter, body).toMatch(/^a/);
    }
  });

  it.each([
    ["a=1&a=2", scalar("string"), []],
    ["a=1&a=2", anything, []],
    ["a=1&a=2", numbers, [deep("a")]],
  ])("refuses %s given twice where no repeated array is due", (body, shape, fields) => {
    expect(decodeA(body, shape, fields)).toEqual({
      malformed: { message: "The parameter is given more than once.", parameter: "a" },
    });
  });

  it("refuses a nested parameter given twice, by its full name", () => {
    expect(decode("a[b]=1&a[b]=2").malformed?.parameter).toBe("a[b]");
  });

  it.each([
    ["a[b]=1&a[b]=2", { b: [1, 2] }],
    ["a[b]=1", { b: [1] }],
    ["a[b][]=1", { b: [1] }],
    ["a[b][0]=1", { b: [1] }],
  ])("takes %s for an array where one is due", (body, value) => {
    expect(decodeA(body, object({ b: array(scalar("number")) }))).toEqual({ value: { a: value } });
  });

  it("takes an empty text for null where no empty string is due", () => {
    const filled: WireShape = { scalars: ["string", "null"], strings: "filled" };
    expect(decodeA("a=", filled)).toEqual({ value: { a: null } });
    expect(decodeA("a=x", filled)).toEqual({ value: { a: "x" } });
    expect(decodeA("a=", { scalars: ["string", "null"] })).toEqual({ value: { a: "" } });
    expect(
      decodeForm(bytes("a="), { scalars: [], properties: [{ name: "a", shape: [filled, scalar("string")] }] }, []),
    ).toEqual({
      value: { a: "" },
    });
  });

  it("takes one nested text for the scalar where either is due", () => {
    const either: WireShape = { scalars: ["null"], items: scalar("string") };
    expect(decodeA("a[b]=", object({ b: either }))).toEqual({ value: { a: { b: null } } });
    expect(decodeA("a[b]=x", object({ b: either }))).toEqual({ value: { a: { b: ["x"] } } });
  });
});

describe("names that mean something to JavaScript", () => {
  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"])(
    "%s is a name like any other",
    (name) => {
      const { value } = decode(`${name}[polluted]=yes&x[${name}]=1`) as { value: Record<string, object> };
      expect(Object.keys(value)).toEqual([name, "x"]);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.getOwnPropertyDescriptor(value, name)?.value).toEqual({ polluted: "yes" });
      expect(Object.keys(value["x"] ?? {})).toEqual([name]);
      expect("polluted" in {}).toBe(false);
    },
  );
});

describe("limits", () => {
  it("refuses more pairs than allowed before reading them all", () => {
    const body = Array.from({ length: 100_000 }, (_, index) => `k${index}=1`).join("&");
    expect(decode(body)).toEqual({ malformed: { message: "The form holds more than 10000 parameters." } });
  });

  it("reads 100,000 keys where the limit allows them", () => {
    const body = Array.from({ length: 100_000 }, (_, index) => `a[${index}]=${index}`).join("&");
    const shape = object({ a: array(scalar("number")) });
    const { value } = decodeForm(bytes(body), shape, [], { maxPairs: 100_000 }) as { value: { a: number[] } };
    expect(value.a).toHaveLength(100_000);
    expect(value.a[99_999]).toBe(99_999);
  });

  it("takes the last pair and the last level that a limit allows, and no more", () => {
    const limits = { maxPairs: 2, maxDepth: 2 };
    expect(decodeForm(bytes("a[b][c]=1&d=2"), anything, [], limits).malformed).toBeUndefined();
    expect(decodeForm(bytes("a[b][c][d]=1"), anything, [], limits).malformed?.message).toBe(
      "A parameter is nested deeper than 2 levels.",
    );
    expect(decodeForm(bytes("a=1&b=2&c=3"), anything, [], limits).malformed).toBeDefined();
  });

  it("refuses thousands of nested brackets, quoting only the start of the name", () => {
    const { malformed } = decode(`a${"[b]".repeat(50_000)}=1`);
    expect(malformed?.message).toBe("A parameter is nested deeper than 32 levels.");
    expect(malformed?.parameter).toHaveLength(201);
  });

  it("reads a value of a million characters", () => {
    expect(decode(`a=${"x".repeat(1_000_000)}`)).toEqual({ value: { a: "x".repeat(1_000_000) } });
  });
});
