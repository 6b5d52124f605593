import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDigits } from "../../templates/runtime/json-digits-read.js";
import { stringifyDigits } from "../../templates/runtime/json-digits-write.js";
import "../fast-check.js";

/** Behind it, the fast path for texts without long numbers is closed. */
const long = "1234567890123456.5";

/** `JSON.stringify` writes 1e20 as digits alone. */
function hasNoLongInteger(json: string): boolean {
  return !/(?:^|[^.\d])\d{16}/.test(json);
}

describe("parseDigits", () => {
  it.each([
    ["9007199254740991", 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9007199254740993", 9007199254740993n],
    ["-9223372036854775808", -9223372036854775808n],
    ["9223372036854775807", 9223372036854775807n],
    ["1e20", 1e20],
    ["12345678901234567890.0", 12345678901234567890],
    ["0.1234567890123456789", 0.1234567890123456789],
  ])("reads %s with its digits where it is whole and not safe as a number", (text, value) => {
    expect(parseDigits(text)).toBe(value);
  });

  it("keeps digits wherever they stand", () => {
    const text = ' { "a" : [ 9007199254740993 , { "b" : -9007199254740993 } , [ ] , { } , "9007199254740993" ] } ';
    expect(parseDigits(text)).toEqual({
      a: [9007199254740993n, { b: -9007199254740993n }, [], {}, "9007199254740993"],
    });
  });

  it("makes own properties of names that are special", () => {
    const value = parseDigits(`{"__proto__": {"constructor": ${long}}, "toString": 1}`);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value as object)).toEqual(["__proto__", "toString"]);
  });

  it("lets the last of two equal keys win, in the first one's place", () => {
    const value = parseDigits(`{"a": 9007199254740993, "b": 2, "a": 9007199254740995}`);
    expect(Object.entries(value as object)).toEqual([
      ["a", 9007199254740995n],
      ["b", 2],
    ]);
  });

  it.each([
    "",
    "01",
    "[1,]",
    "{a:1}",
    '"\n"',
    "9007199254740993n",
    "[9007199254740993",
    "+9007199254740993",
    "\u00a01",
  ])("refuses %j as JSON.parse does", (text) => {
    expect(() => parseDigits(text)).toThrow(SyntaxError);
  });

  it("reads whatever JSON.parse reads, and the same where no whole number is long", () => {
    fc.assert(
      fc.property(fc.json().filter(hasNoLongInteger), fc.constantFrom("", " ", "\n\t"), (json, space) => {
        const text = `${space}[${json},${space}${long}]${space}`;
        expect(parseDigits(text)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it("reads every string as JSON.parse does, escapes and lone surrogates included", () => {
    const escaped = fc
      .array(fc.constantFrom("\\\\", '\\"', "\\/", "\\u0041", "\\ud800", "\ud800", "é", "a", "\\n", "\u2028", "]", "}"))
      .map((parts) => `"${parts.join("")}"`);
    fc.assert(
      fc.property(escaped, escaped, (key, text) => {
        const json = `{${key}:[${text},${long}]}`;
        expect(parseDigits(json)).toStrictEqual(JSON.parse(json));
      }),
    );
  });

  it("reads 10,000 levels of nesting", () => {
    const depth = 10_000;
    let value = parseDigits('{"a":['.repeat(depth) + "9007199254740993" + "]}".repeat(depth));
    for (let level = 0; level < depth; level += 1) value = (value as { a: unknown[] }).a[0];
    expect(value).toBe(9007199254740993n);
  });

  it("takes time in proportion to the text, whatever it holds", () => {
    for (const text of [
      "9".repeat(2_000_000),
      `[${"9007199254740993,".repeat(100_000)}1]`,
      `["${"\\\\".repeat(1_000_000)}", ${long}]`,
      `["${'\\"'.repeat(1_000_000)}", ${long}]`,
      `[${" ".repeat(2_000_000)}${long}]`,
    ]) {
      const start = performance.now();
      parseDigits(text);
      expect(performance.now() - start).toBeLessThan(3_000);
    }
  });
});

describe("stringifyDigits", () => {
  it("writes a bigint as its digits", () => {
    expect(stringifyDigits({ id: 9007199254740993n, list: [-1n, 2] })).toBe('{"id":9007199254740993,"list":[-1,2]}');
  });

  it("writes digits even where the program has taught bigints to write themselves", () => {
    Object.defineProperty(BigInt.prototype, "toJSON", { value: () => "taught", configurable: true });
    try {
      expect(stringifyDigits([9007199254740993n])).toBe("[9007199254740993]");
    } finally {
      Reflect.deleteProperty(BigInt.prototype, "toJSON");
    }
  });

  it("writes everything else as JSON.stringify does", () => {
    const anything = fc.anything({ withBigInt: false, withDate: true, withBoxedValues: true, withSparseArray: true });
    fc.assert(
      fc.property(anything, (value) => {
        // With a bigint beside it, the text is not made by JSON.stringify.
        const text = stringifyDigits([value, 1n]);
        expect(text).toBe(`${JSON.stringify([value]).slice(0, -1)},1]`);
      }),
    );
  });

  it.each([undefined, () => 1, Symbol("a")])("has no text for %s", (value) => {
    expect(stringifyDigits(value)).toBeUndefined();
    expect(stringifyDigits({ a: value, b: 1n })).toBe('{"b":1}');
    expect(stringifyDigits([value, 1n])).toBe("[null,1]");
  });

  it("asks toJSON, with the key", () => {
    const value = { a: { toJSON: (key: string) => `at ${key}` }, b: [{ toJSON: (key: string) => BigInt(key) }] };
    expect(stringifyDigits(value)).toBe('{"a":"at a","b":[0]}');
  });

  it("refuses a value that holds itself, and takes one that is held twice", () => {
    const circle: unknown[] = [1n];
    circle.push(circle);
    expect(() => stringifyDigits(circle)).toThrow(TypeError);
    const shared = [1n];
    expect(stringifyDigits([shared, shared])).toBe("[[1],[1]]");
  });

  it("is undone by parseDigits, digits included", () => {
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.bigInt().filter((number) => !Number.isSafeInteger(Number(number))),
        fc.string({ unit: "binary" }),
        fc.integer(),
        fc.constantFrom(null, true, false),
        fc.array(tie("value")),
        fc.dictionary(fc.string(), tie("value")),
      ),
    }));
    fc.assert(
      fc.property(value, (written) => {
        expect(parseDigits(stringifyDigits(written) ?? "")).toEqual(written);
      }),
    );
  });

  it("writes 10,000 levels of nesting", () => {
    let value: unknown = 9007199254740993n;
    for (let level = 0; level < 10_000; level += 1) value = { a: [value] };
    expect(stringifyDigits(value)).toBe('{"a":['.repeat(10_000) + "9007199254740993" + "]}".repeat(10_000));
  });
});
