/** What the generator decides of a description's own values, it decides as the packages do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOfFormat } from "../../generator/model/format-values.js";
import { isMultipleOf } from "../../generator/model/plain-assertion.js";
import { isDate } from "../../templates/runtime/format-date.js";
import { isDateTime } from "../../templates/runtime/format-date-time.js";
import { isInt32, isInt64, isInt64Text } from "../../templates/runtime/format-integer.js";
import { isIpv4 } from "../../templates/runtime/format-ipv4.js";
import { isUuid } from "../../templates/runtime/format-uuid.js";
import { isMultipleOf as isMultipleInPackages } from "../../templates/runtime/multiple-of.js";
import { emitValidators } from "../emitted-validators.js";

const digit = fc.constantFrom("0", "1", "2", "3", "5", "9");
const texts: Readonly<
  Record<string, { readonly check: (text: string) => boolean; readonly like: fc.Arbitrary<string> }>
> = {
  date: { check: isDate, like: fc.stringMatching(/^(?:2024|2023|0000)-(?:0[0-3]|1[0-3])-(?:0[01]|[23][0189])$/) },
  "date-time": {
    check: isDateTime,
    like: fc.stringMatching(
      /^2024-0[12]-30?[Tt ](?:2[34]|00):59:(?:59|60|0)(?:\.\d{0,2})?(?:Z|z|[+-](?:00|24):(?:00|60)|)$/,
    ),
  },
  ipv4: {
    check: isIpv4,
    like: fc
      .array(fc.array(digit, { maxLength: 3 }), { maxLength: 5 })
      .map((all) => all.map((each) => each.join("")).join(".")),
  },
  uuid: {
    check: isUuid,
    like: fc
      .uuid()
      .chain((uuid) => fc.constantFrom(uuid, uuid.toUpperCase(), uuid.slice(1), `${uuid}0`, uuid.replace("-", ""))),
  },
  int64: {
    check: isInt64Text,
    like: fc
      .bigInt(-(2n ** 64n), 2n ** 64n)
      .chain((value) => fc.constantFrom(`${value}`, `+${value}`, `0${value}`, `${value}.0`, "-0", "")),
  },
};

describe.each(Object.entries(texts))("a text of the format %s", (format, { check, like }) => {
  it("is one here where it is one in packages", () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: like }, fc.string()), (text) => {
        const isOf = isOfFormat(text, format, "assertion");
        if (!text.includes(":60")) expect(isOf).toBeTypeOf("boolean");
        if (isOf !== undefined) expect(isOf).toBe(check(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a number", () => {
  const edges = [31, 53, 63].flatMap((bits) => [-1, 0, 1].flatMap((by) => [2 ** bits + by, -(2 ** bits) + by]));
  it("of an integer format is one here where it is one in packages", () => {
    for (const value of [...edges, 0, -0, 0.5, 1e300]) {
      expect([value, isOfFormat(value, "int32", "assertion")]).toEqual([value, isInt32(value)]);
      expect([value, isOfFormat(value, "int64", "assertion")]).toEqual([value, isInt64(value)]);
    }
  });

  it("is a multiple here where it is one in packages", () => {
    const decimal = fc.oneof(
      fc
        .tuple(fc.integer({ min: -9999, max: 9999 }), fc.nat({ max: 4 }))
        .map(([digits, places]) => digits / 10 ** places),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(1e300, 5e-324, 2 ** 53, 0.3, 1e-7),
    );
    const divisor = decimal.map(Math.abs).filter((value) => value > 0);
    fc.assert(
      fc.property(decimal, divisor, (value, by) => {
        expect(isMultipleOf(value, by)).toBe(isMultipleInPackages(value, by));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a default that is not of its format", () => {
  const day = { type: "string", format: "date", default: "soon" };
  const components = { Event: { type: "object", properties: { day } } };

  it("is named and not filled in where formats are checked", async () => {
    const { files, diagnostics } = await emitValidators(components, { formats: "assertion" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["invalid-default"]);
    expect([...files.values()].join("\n")).not.toContain("fillEventDefaults");
  });

  it("is filled in where they only inform", async () => {
    const { files, diagnostics } = await emitValidators(components);
    expect(diagnostics).toEqual([]);
    expect([...files.values()].join("\n")).toContain("fillEventDefaults");
  });

  it("may be of a format of one's own", async () => {
    const { diagnostics } = await emitValidators(components, { formats: { date: { pattern: "^so" } } });
    expect(diagnostics).toEqual([]);
  });
});
