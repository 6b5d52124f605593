import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMultipleOf } from "../../templates/runtime/multiple-of.js";

describe("a multiple", () => {
  it.each([
    [0, 7],
    [-0, 0.1],
    [21, 7],
    [-21, 7],
    [0.3, 0.1],
    [1.1, 0.1],
    [-4.35, 0.01],
    [0.0075, 0.0001],
    [12391239123, 1e-8],
    [1e23, 10],
    [1e308, 0.5],
    [5e-324, 5e-324],
    [7.5, 2.5],
  ])("is %d of %d", (value, divisor) => {
    expect(isMultipleOf(value, divisor)).toBe(true);
  });

  it.each([
    [22, 7],
    [0.35, 0.1],
    [0.00751, 0.0001],
    [1.5, 1],
    [1e308, 0.123456789],
    [0.1, 0.3],
    [NaN, 1],
    [Infinity, 1],
    [1, 0],
  ])("is not %d of %d", (value, divisor) => {
    expect(isMultipleOf(value, divisor)).toBe(false);
  });

  it("of a decimal unit is what is written with that many digits", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        expect(isMultipleOf(value, Number(`1e-${places}`))).toBe(true);
        expect(isMultipleOf(value, Number(`1e${1 - places}`))).toBe(digits % 10 === 0);
      }),
    );
  });
});
