import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { int64Codec, int64TextCodec, isInt64Digits } from "../../templates/runtime/int64.js";
import { isMultipleOf } from "../../templates/runtime/multiple-of.js";
import "../fast-check.js";

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe("isInt64Digits", () => {
  it.each([0, -0, 5, Number.MAX_SAFE_INTEGER, -(2 ** 63), 2n ** 63n - 1n, -(2n ** 63n)])("takes %s", (value) => {
    expect(isInt64Digits(value)).toBe(true);
  });

  it.each([0.5, NaN, Infinity, 2 ** 63, 2n ** 63n, -(2n ** 63n) - 1n])("refuses %s", (value) => {
    expect(isInt64Digits(value)).toBe(false);
  });
});

describe("int64Codec", () => {
  it("gives every whole number as a bigint", () => {
    expect(int64Codec.decode(5)).toBe(5n);
    expect(int64Codec.decode(-0)).toBe(0n);
    expect(int64Codec.decode(9007199254740993n)).toBe(9007199254740993n);
  });

  it("writes a number where that is safe, and else the bigint", () => {
    expect(int64Codec.encode(5n)).toBe(5);
    expect(int64Codec.encode(9007199254740991n)).toBe(9007199254740991);
    expect(int64Codec.encode(9007199254740992n)).toBe(9007199254740992n);
  });

  it.each([0.5, "5", null, true])("leaves %j as it is", (value) => {
    expect(int64Codec.decode(value)).toBe(value);
    expect(int64Codec.encode(value)).toBe(value);
  });

  it("reads what it wrote", () => {
    fc.assert(
      fc.property(int64, (value) => {
        expect(int64Codec.decode(int64Codec.encode(value))).toBe(value);
      }),
    );
  });
});

describe("int64TextCodec", () => {
  it("gives the digits of every whole number", () => {
    expect(int64TextCodec.decode(5)).toBe("5");
    expect(int64TextCodec.decode(-0)).toBe("0");
    expect(int64TextCodec.decode(1e18)).toBe("1000000000000000000");
    expect(int64TextCodec.decode(-9223372036854775808n)).toBe("-9223372036854775808");
  });

  it.each(["", "05", "+5", "5.0", "1e3", " 5", "0x5", "12345678901234567890", 5.5, null])(
    "leaves %j as it is",
    (value) => {
      expect(int64TextCodec.encode(value)).toBe(value);
    },
  );

  it("reads what it wrote", () => {
    fc.assert(
      fc.property(int64.map(String), (value) => {
        expect(int64TextCodec.decode(int64TextCodec.encode(value))).toBe(value);
      }),
    );
  });
});

it.each([
  [9007199254740993n, 3, true],
  [9007199254740993n, 2, false],
  [9007199254740993n, 0.5, true],
  [-9223372036854775808n, 1024, true],
])("%s is a multiple of %s: %s", (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});
