/** `format` as an annotation, which says nothing of a value, and as an assertion (JSON Schema 2020-12, section 7). */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { emitValidators, loadValidators } from "../emitted-validators.js";

const schemas: JsonObject = {
  Day: { type: "string", format: "date" },
  AnyDay: { format: "date" },
  Chip: { format: "int64" },
  Small: { type: "integer", format: "int32" },
  Secret: { type: "string", format: "password" },
  Mood: { type: "string", format: "mood" },
  Choice: { anyOf: [{ type: "string", format: "uuid" }, { type: "string", format: "ipv4" }, { type: "null" }] },
  // Its guard is called as the runtime's function is.
  Email: { type: "object", properties: { to: { type: "string", format: "email" } } },
};

describe("a format", () => {
  it("only informs, unless it is said to be an assertion", async () => {
    const validators = await loadValidators(schemas);
    expect(validators.is("Day", "2024-02-30")).toBe(true);
    expect(validators.is("Small", 2 ** 40)).toBe(true);
    expect(validators.diagnostics).toEqual([]);
  });

  it("holds as an assertion, for values of its own type", async () => {
    const { is } = await loadValidators(schemas, { formats: "assertion" });
    expect([is("Day", "2024-02-29"), is("Day", "2023-02-29"), is("Day", 20240229)]).toEqual([true, false, false]);
    expect([is("AnyDay", "2023-02-29"), is("AnyDay", 20230229), is("AnyDay", null)]).toEqual([false, true, true]);
    expect([is("Small", 2 ** 31 - 1), is("Small", 2 ** 31)]).toEqual([true, false]);
    expect([is("Chip", "9223372036854775807"), is("Chip", "9223372036854775808")]).toEqual([true, false]);
    expect([is("Chip", -5), is("Chip", 0.5), is("Chip", false)]).toEqual([true, false, true]);
    expect([is("Secret", ""), is("Mood", "grim")]).toEqual([true, true]);
    expect([is("Choice", "127.0.0.1"), is("Choice", "127.0.0.256"), is("Choice", null)]).toEqual([true, false, true]);
    expect([is("Email", { to: "a@b.c" }), is("Email", { to: "a@b@c" })]).toEqual([true, false]);
  });

  it("says which one a value is not of", async () => {
    const { validate } = await loadValidators(schemas, { formats: "assertion" });
    expect(validate("Email", { to: "a@b@c" }).issues).toEqual([
      {
        path: ["to"],
        code: "format",
        message: "must be a valid email",
        expected: "email",
        schema: "#/components/schemas/Email/properties/to/format",
      },
    ]);
  });

  it("brings along the runtime's checks of the formats that are used, and no others", async () => {
    const modules = async (formats: "annotation" | "assertion"): Promise<readonly string[]> => {
      const { files } = await emitValidators({ Day: { type: "string", format: "date" } }, { formats });
      return [...files.keys()].filter((path) => path.startsWith("src/runtime/format-"));
    };
    expect(await modules("annotation")).toEqual([]);
    expect(await modules("assertion")).toEqual(["src/runtime/format-date.ts"]);
  });
});

it("formats are checked as they are set one by one, those of one's own by their patterns", async () => {
  const text = (format: string): JsonObject => ({ format });
  const schemas = { Color: text("color-hex"), Id: text("uuid"), Day: text("date"), Other: text("other") };
  const formats = { "*": "assertion", uuid: "annotation", "color-hex": { pattern: "^#[0-9a-f]{6}$" } } as const;
  const { is, validate, diagnostics } = await loadValidators(schemas, { formats });
  expect([is("Color", "#00ff00"), is("Color", "green"), is("Color", 5)]).toEqual([true, false, true]);
  expect([is("Id", "none"), is("Day", "none"), is("Day", "2026-11-22")]).toEqual([true, false, true]);
  expect(validate("Color", "green").issues).toMatchObject([
    { code: "format", message: "must be a valid color-hex", expected: "color-hex" },
  ]);
  expect(diagnostics.map(({ code, location }) => `${code} ${location?.pointer ?? ""}`)).toEqual([
    "unknown-format /components/schemas/Other/format",
  ]);
});

it("a slow pattern of a format of one's own is named where the format is", async () => {
  const { diagnostics } = await loadValidators(
    { A: { format: "as" }, B: { format: "as" } },
    { formats: { as: { pattern: "^(a+)+$" } } },
  );
  expect(diagnostics.map(({ code, location }) => `${code} ${location?.pointer ?? ""}`)).toEqual([
    "slow-pattern /components/schemas/A/format",
  ]);
});
