import { describe, expect, it } from "vitest";
import { isKept } from "../../generator/load/number-text.js";

describe("a number as written", () => {
  it.each([
    ..."0 -0 1 -17 0.1 1.50 100 1e3 1E+3 120e-1 0.000001 1e21 5e-324 1.7976931348623157e308".split(" "),
    ..."9007199254740992 9007199254740994 .5 5. +7 0x1F 0o17 000017 10000000000000000000000".split(" "),
  ])("is kept: %s", (source) => {
    expect(isKept(source)).toBe(true);
  });

  it.each([
    ..."9007199254740993 -9007199254740993 9223372036854775807 0.1234567890123456789 1e999 -1e999 1e-999".split(" "),
    ..."0x20000000000001 3.14159265358979323846".split(" "),
  ])("is not kept: %s", (source) => {
    expect(isKept(source)).toBe(false);
  });
});
