/**
 * Patterns that are regular expressions of ECMA-262 only without the flag `u` (its annex B): every part of a package
 * reads them so, and the reader is told.
 */
import { describe, expect, it } from "vitest";
import { loadValidators } from "../emitted-validators.js";

/** Pattern, a text that it matches and one that it does not: ECMA-262 annex B.1.2. */
const legacy: readonly (readonly [string, string, string])[] = [
  // An escape of a letter or a mark that needs none is that character.
  ["^\\@\\a$", "@a", "@b"],
  ["^a\\-b$", "a-b", "a\\-b"],
  // A brace that opens no quantifier is itself.
  ["^a{,3}$", "a{,3}", "aa"],
  ["^{id}$", "{id}", "id"],
  // A class escape at an end of what looks like a range is no range: the hyphen is itself.
  ["^[\\w-.]$", "-", "/"],
  // An escape of digits that names no group is a character by its octal number.
  ["^\\101$", "A", "\\101"],
  // Texts are sequences of UTF-16 units: what looks like one character can be two.
  ["^\\@.$", "@a", "@😀"],
];

describe.each(legacy)("the pattern %s", (pattern, matching, other) => {
  it("is none with the flag u, and one without", () => {
    expect(() => new RegExp(pattern, "u")).toThrow(SyntaxError);
    expect(new RegExp(pattern).test(matching)).toBe(true);
  });

  it("is what a string is checked by", async () => {
    const { is, validate, diagnostics } = await loadValidators({ Name: { type: "string", pattern } });
    expect([is("Name", matching), is("Name", other)]).toEqual([true, false]);
    expect([validate("Name", matching).issues, validate("Name", other).issues?.length]).toEqual([undefined, 1]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["pattern-without-unicode"]);
  });

  it("is what names of properties are told apart by", async () => {
    const patternProperties = { [pattern]: { type: "integer" } };
    const { is, validate, diagnostics } = await loadValidators({
      Open: { type: "object", patternProperties },
      Closed: { type: "object", patternProperties, additionalProperties: false },
      Evaluated: { type: "object", allOf: [{ patternProperties }], unevaluatedProperties: false },
    });
    for (const [name, value, isValid] of [
      ["Open", { [matching]: 1, [other]: "a" }, true],
      ["Open", { [matching]: "a" }, false],
      ["Closed", { [matching]: 1 }, true],
      ["Closed", { [other]: 1 }, false],
      ["Evaluated", { [matching]: 1 }, true],
      ["Evaluated", { [other]: 1 }, false],
    ] as const) {
      expect([name, value, is(name, value)]).toEqual([name, value, isValid]);
      expect(validate(name, value).issues === undefined).toBe(isValid);
    }
    expect(diagnostics.filter(({ code }) => code === "pattern-without-unicode")).toHaveLength(3);
  });
});

it("a pattern that is one with the flag u is read with it", async () => {
  const { is, diagnostics } = await loadValidators({ Letter: { type: "string", pattern: "^\\p{L}.$" } });
  expect([is("Letter", "é😀"), is("Letter", "p{L}a")]).toEqual([true, false]);
  expect(diagnostics).toEqual([]);
});
