import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constantTimeEqual } from "../../templates/runtime/constant-time.js";

describe("constantTimeEqual", () => {
  it.each([
    ["", "", true],
    ["sk_test_123", "sk_test_123", true],
    ["sk_test_123", "sk_test_124", false],
    ["sk_test_123", "sk_test_12", false],
    ["a", "", false],
    ["", "a", false],
    // What a shorter text is read over and over as, and what both read alike as.
    ["aa", "a", false],
    ["abab", "ab", false],
    ["\0", "", false],
    ["ä", "a\u0308", false],
    // Two halves of surrogate pairs, which UTF-8 has no bytes for.
    ["\ud800", "\ud801", false],
    ["\ud800", "\ufffd", false],
  ])("%j and %j: %s", (one, other, isSame) => {
    expect(constantTimeEqual(one, other)).toBe(isSame);
    expect(constantTimeEqual(other, one)).toBe(isSame);
  });

  it("says what === says", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "b", "\0", "\ud800", "€"), maxLength: 6 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(constantTimeEqual(one, other)).toBe(one === other);
        expect(constantTimeEqual(one, `${one}`)).toBe(true);
      }),
    );
  });

  it("reads both to the end of the longer one, wherever they differ", () => {
    const reads = (one: string, other: string): number => {
      let count = 0;
      const counting = (text: string): string =>
        new Proxy(Object(text), {
          get: (target, key) => {
            if (key === "length") return text.length;
            if (key === "charCodeAt") count += 1;
            return Reflect.get(target, key).bind(text);
          },
        });
      constantTimeEqual(counting(one), counting(other));
      return count;
    };
    expect(reads("secret", "xecret")).toBe(12);
    expect(reads("secret", "secrex")).toBe(12);
    expect(reads("secret", "secret")).toBe(12);
    expect(reads("secret", "x")).toBe(12);
    expect(reads("", "secret")).toBe(12);
  });
});
