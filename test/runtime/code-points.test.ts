import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCodePoints, hasMaxLength, hasMinLength } from "../../templates/runtime/code-points.js";

describe("the length of a string", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["😀", 1],
    ["a😀b", 3],
    ["e\u0301", 2],
    ["\ud83d", 1],
    ["\ude00\ud83d", 2],
    ["\ud83d\ud83d\ude00", 2],
  ])("of %j is %i code points", (text, length) => {
    expect(countCodePoints(text)).toBe(length);
  });

  it("is what iteration counts, whatever the string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(12), (text, limit) => {
        const length = [...text].length;
        expect(countCodePoints(text)).toBe(length);
        expect(hasMaxLength(text, limit)).toBe(length <= limit);
        expect(hasMinLength(text, limit)).toBe(length >= limit);
      }),
    );
  });
});
