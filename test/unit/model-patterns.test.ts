import { describe, expect, it } from "vitest";
import { emitValidators } from "../emitted-validators.js";
import { backtrackingOf } from "../../generator/model/backtracking.js";
import { repetitionOf } from "../../generator/model/repetition.js";
import { readPattern } from "../../generator/model/regular-expression.js";

describe("how much an expression repeats", () => {
  it.each([
    ["^abc$", 0, 0],
    ["^a?b?$", 0, 0],
    ["^[a-z]+$", 1, 1],
    ["^[*+]{2}\\+\\*\\p{L}$", 1, 1],
    ["^a{3}b{1}c{2,}$", 2, 1],
    ["^(a+b)*$", 2, 2],
    ["^(?:a|b)*$", 1, 2],
    ["a|b", 0, 1],
    ["^[a-z]+(-[a-z]+)*$", 3, 2],
    ["^((a*)*)*$", 3, 3],
    ["(?<name>a)\\k<name>(?=b+)", 1, 1],
  ])("%s: %d, nested %d deep", (source, count, depth) => {
    expect(repetitionOf(source)).toMatchObject({ count, depth });
  });

  it.each([
    ["^[a-z]+(-[a-z]+)*$", 0],
    ["^(red|green|blue)$", 1],
    ["a|b|c", 1],
    ["^(?:a?b?)+$", 2],
    ["^(?<x>a+)?(?=b)$", 1],
    ["a*?b+?[?|]\\?\\|", 0],
    ["(a|a)".repeat(27), 27],
  ])("%s: %d choices", (source, choices) => {
    expect(repetitionOf(source)).toMatchObject({ choices });
  });
});

describe("an expression that takes long", () => {
  it.each([
    ["^(a+)+$", "exponential", ["a+", "(a+)+"]],
    ["^(\\w+\\s?)*$", "exponential", ["\\w+", "(\\w+\\s?)*"]],
    ["^a*a*$", "polynomial", ["a*", "a*"]],
    ["(".repeat(9) + "a*" + ")*".repeat(9), "unknown", []],
    ["^(a|a)*$", "exponential", ["a", "a"]],
    ["^(?:a|aa)+$", "exponential", ["a", "aa"]],
    ["^(?<word>[a-z]|\\w)*!", "exponential", ["[a-z]", "\\w"]],
    ["^(?:\\d|-|.){2,}$", "exponential", ["\\d", "."]],
    ["^(ab|a|ba|c)*$", "exponential", ["ab", "a"]],
    ["^((?:x|\\u0078)*)$", "exponential", ["x", "\\u0078"]],
  ] as const)("is told: %s", (source, growth, rivals) => {
    expect(backtrackingOf(source, "u")).toEqual({ growth, rivals });
  });

  it.each([
    "^[a-z]+(-[a-z]+)*$",
    "^\\d{4}-\\d{2}$",
    "^(?:a|b)*$",
    "^a+b+$",
    "^(?:\\d|[a-z]|-)*$",
    "^(?:ab|ac|b)*$",
    "^(?:a|a){3}$",
    "^(?:a|aa)*",
    "^(\\(a|a\\)*|[(a|a)*])$",
  ])("is not seen in %s", (source) => {
    expect(backtrackingOf(source, "u")).toBeUndefined();
  });

  it("is not tried on the name of a property, which is said", async () => {
    const Pet = { type: "object", properties: { aa: {}, b: {} }, patternProperties: { "^(a+)+$": { type: "string" } } };
    const { diagnostics } = await emitValidators({ Pet });
    expect(diagnostics.map(({ code }) => code)).toEqual(["slow-pattern", "unsupported-keyword", "unsupported-keyword"]);
  });

  it("is not executed", () => {
    const pattern = readPattern("^(a+)+$");
    expect(pattern.kind === "valid" && pattern.matches("aa!")).toBeUndefined();
  });

  it("is not executed where many choices follow each other, and the text is long", () => {
    const pattern = readPattern(`^${"(a|a)".repeat(40)}$`);
    expect(pattern.kind === "valid" && pattern.matches(`${"a".repeat(40)}b`)).toBeUndefined();
    expect(pattern.kind === "valid" && pattern.matches("aab")).toBe(false);
  });
});
