/** Each field that Swagger 2.0 has, planted alone into a description of which all is honoured. */
import { describe, expect, it } from "vitest";
import { keywordsOf, type ObjectKind } from "../../generator/load/grammar.js";
import { groundOf } from "./every-field/fate.js";
import { swaggerDescription, swaggerFields, swaggerPlaces } from "./every-field/swagger.js";

const cases = swaggerFields.map((field) => ({ ...field, title: `${field.kind}.${field.name}` }));

describe("in Swagger 2.0", () => {
  const { base, fateOf } = groundOf(swaggerDescription, "2.0");

  it("nothing is said of the description that the fields are planted into", async () => {
    const { diagnostics } = await base();
    expect(diagnostics).toEqual([]);
  });

  it.each(cases.filter(({ silent }) => silent === undefined))(
    "$title is honoured or named",
    async ({ kind, name, value }) => {
      expect(await fateOf(swaggerPlaces[kind], name, value)).not.toBe("silent");
    },
  );

  it.each(cases.filter(({ silent }) => silent !== undefined))("$title: $silent", async ({ kind, name, value }) => {
    expect(await fateOf(swaggerPlaces[kind], name, value)).toBe("silent");
  });

  it.each<ObjectKind>(["swagger"])("every keyword under which %s has objects of its own is planted", (kind) => {
    const names = new Set(cases.map(({ name }) => name));
    expect(keywordsOf(kind).filter((name) => !names.has(name))).toEqual([]);
  });
});
