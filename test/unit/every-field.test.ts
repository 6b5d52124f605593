/**
 * Whatever a description says is honoured, or named where it stands. Each field that OpenAPI has is planted alone into
 * a description of which all is honoured: the output changes, or something is said at the field or below it, or it is
 * known to carry no meaning for a package.
 */
import { describe, expect, it } from "vitest";
import { keywordsOf, type ObjectKind } from "../../generator/load/grammar.js";
import { description, places } from "./every-field/description.js";
import { groundOf } from "./every-field/fate.js";
import { fields } from "./every-field/fields.js";
import { keywords } from "./every-field/keywords.js";

const cases = [...fields, ...keywords].flatMap((field) =>
  field.dialects.map((dialect) => ({ ...field, dialect, title: `${field.kind}.${field.name}` })),
);

describe.each(["3.0", "3.1", "3.2"] as const)("in OpenAPI %s", (dialect) => {
  const here = cases.filter((each) => each.dialect === dialect);
  const { base, fateOf } = groundOf(description(dialect), dialect);

  it("nothing is said of the description that the fields are planted into", async () => {
    const { diagnostics } = await base();
    expect(diagnostics).toEqual([]);
  });

  it.each(here.filter(({ silent }) => silent === undefined))(
    "$title is honoured or named",
    async ({ kind, name, value }) => {
      expect(await fateOf(places[kind], name, value)).not.toBe("silent");
    },
  );

  it.each(here.filter(({ silent }) => silent !== undefined))("$title: $silent", async ({ kind, name, value }) => {
    expect(await fateOf(places[kind], name, value)).toBe("silent");
  });
});

/** A discriminator is named as a whole. */
const kinds: readonly ObjectKind[] = [
  "openapi",
  "components",
  "pathItem",
  "operation",
  "parameter",
  "header",
  "requestBody",
  "mediaType",
  "encoding",
  "response",
  "schema",
];

it.each(kinds)("every keyword under which %s has objects of its own is planted", (kind) => {
  const names = new Set(cases.map(({ name }) => name));
  expect(keywordsOf(kind).filter((name) => !names.has(name))).toEqual([]);
});
