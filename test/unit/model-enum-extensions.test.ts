import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { EnumMember } from "../../generator/model/schema.js";
import { buildModel, withPaths } from "./build-model.js";

function read(Pet: JsonObject): { readonly members: readonly EnumMember[]; readonly said: readonly string[] } {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } };
  const get = { responses: { "200": { description: "A pet.", content } } };
  const { api, said } = buildModel(withPaths({ "/pets": { get } }, { components: { schemas: { Pet } } }));
  const assertions = [...(api?.schemas.values() ?? [])].flatMap((schema) => schema.assertions);
  return { members: assertions.flatMap((each) => (each.kind === "enum" ? each.members : [])), said };
}

describe("extensions of an enum", () => {
  it("are read by position and by value", () => {
    const { members, said } = read({
      enum: ["a", 2],
      "x-enum-names": { a: "A" },
      "x-enumDescriptions": ["First.", "Second."],
      "x-enum-deprecated": { 2: true },
    });
    expect(said).toEqual([]);
    expect(members).toEqual([
      { value: "a", name: "A", description: "First.", deprecated: false },
      { value: 2, description: "Second.", deprecated: true },
    ]);
  });

  it("say which are deprecated by flags, too", () => {
    const { members } = read({ enum: ["a", "b"], "x-enum-deprecated": [true, false] });
    expect(members.map(({ deprecated }) => deprecated)).toEqual([true, false]);
  });

  it.each<[string, JsonObject]>([
    ["x-enum-varnames", { enum: ["a", "b"], "x-enum-varnames": ["A"] }],
    ["x-enum-varnames", { enum: ["a", "b"], "x-enum-varnames": ["A", "A"] }],
    ["x-enum-varnames", { enum: ["a", "b"], "x-enum-varnames": ["A", 5] }],
    ["x-enum-varnames", { enum: ["a", "b"], "x-enum-varnames": ["A", ""] }],
    ["x-enum-varnames", { enum: ["a", "b"], "x-enum-varnames": "A" }],
    ["x-enum-descriptions", { enum: ["a", "b"], "x-enum-descriptions": { c: "C" } }],
    ["x-enum-deprecated", { enum: ["a", "b"], "x-enum-deprecated": ["c"] }],
  ])("are left out and named where %s does not fit: %j", (key, schema) => {
    const { members, said } = read(schema);
    expect(said).toEqual([`warning invalid-value #/components/schemas/Pet/${key}`]);
    expect(members).toEqual([
      { value: "a", deprecated: false },
      { value: "b", deprecated: false },
    ]);
  });

  it("are named where there is no enum", () => {
    expect(read({ type: "string", "x-enum-varnames": ["A"] }).said).toEqual([
      "info ineffective-keyword #/components/schemas/Pet/x-enum-varnames",
    ]);
  });
});
