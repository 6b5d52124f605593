import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import { documentOf as loadedDocument, type Document, type LoadedFile } from "../../generator/load/document.js";
import type { JsonValue } from "../../generator/load/json.js";
import type { Location } from "../../generator/load/pointer.js";
import { follow, resolve, valueAt } from "../../generator/load/references.js";

/** A document of the given files, the first of which is the root, as if read from `/api`. */
function documentOf(files: { readonly [file: string]: JsonValue }, dialect: Document["dialect"] = "3.1"): Document {
  const [root, ...others] = Object.entries(files).map(([file, value]): LoadedFile => ({
    file,
    absolutePath: `${process.cwd()}/${file}`,
    text: "",
    value,
  }));
  if (root === undefined) throw new Error("There must be a file.");
  return loadedDocument(root, others, dialect);
}

const pets = documentOf({
  "api/openapi.yaml": {
    components: {
      schemas: {
        Pet: { type: "object", properties: { "a/b": {}, "50%": {}, "c~d": {}, "": {}, é: {} } },
        Alias: { $ref: "#/components/schemas/Pet" },
        Far: { $ref: "../shared/people.yaml#/Owner" },
        List: { prefixItems: [{ type: "string" }, { $ref: "#/components/schemas/Pet" }] },
      },
    },
  },
  "shared/people.yaml": { Owner: { properties: { pet: { $ref: "../api/openapi.yaml#/components/schemas/Pet" } } } },
});
const root: Location = { file: "api/openapi.yaml", pointer: "" };
const people: Location = { file: "shared/people.yaml", pointer: "/Owner" };

function resolved(document: Document, from: Location, reference: string) {
  const report = new Report();
  return { target: resolve(document, from, reference, report), diagnostics: report.diagnostics };
}

describe("a reference", () => {
  it.each<[string, Location, string, string]>([
    ["#", root, "api/openapi.yaml", ""],
    ["#/components/schemas/Pet", root, "api/openapi.yaml", "/components/schemas/Pet"],
    ["#/components/schemas/Pet/properties/a~1b", root, "api/openapi.yaml", "/components/schemas/Pet/properties/a~1b"],
    ["#/components/schemas/Pet/properties/a%7E1b", root, "api/openapi.yaml", "/components/schemas/Pet/properties/a~1b"],
    ["#/components/schemas/Pet/properties/c~0d", root, "api/openapi.yaml", "/components/schemas/Pet/properties/c~0d"],
    ["#/components/schemas/Pet/properties/50%25", root, "api/openapi.yaml", "/components/schemas/Pet/properties/50%"],
    ["#/components/schemas/Pet/properties/50%", root, "api/openapi.yaml", "/components/schemas/Pet/properties/50%"],
    ["#/components/schemas/Pet/properties/%C3%A9", root, "api/openapi.yaml", "/components/schemas/Pet/properties/é"],
    ["#/components/schemas/Pet/properties/", root, "api/openapi.yaml", "/components/schemas/Pet/properties/"],
    ["#/components/schemas/List/prefixItems/0", root, "api/openapi.yaml", "/components/schemas/List/prefixItems/0"],
    ["openapi.yaml#/components", root, "api/openapi.yaml", "/components"],
    ["./openapi.yaml#/components", root, "api/openapi.yaml", "/components"],
    ["../shared/people.yaml", root, "shared/people.yaml", ""],
    ["../shared/people.yaml#/Owner", root, "shared/people.yaml", "/Owner"],
    ["#/Owner", people, "shared/people.yaml", "/Owner"],
    ["../api/openapi.yaml#/components/schemas/Pet", people, "api/openapi.yaml", "/components/schemas/Pet"],
  ])("%s leads to a place", (reference, from, file, pointer) => {
    expect(resolved(pets, from, reference)).toEqual({ target: { file, pointer }, diagnostics: [] });
  });

  it("takes one step, so that an alias keeps its name", () => {
    const { target } = resolved(pets, root, "#/components/schemas/Alias");
    expect(target).toEqual({ file: "api/openapi.yaml", pointer: "/components/schemas/Alias" });
  });

  it.each([
    ["#/components/schemas/Alias/properties/a~1b", "api/openapi.yaml", "/components/schemas/Pet/properties/a~1b"],
    ["#/components/schemas/Far/properties/pet", "shared/people.yaml", "/Owner/properties/pet"],
    ["#/components/schemas/Far/properties/pet/type", "api/openapi.yaml", "/components/schemas/Pet/type"],
  ])("%s leads through other references", (reference, file, pointer) => {
    expect(resolved(pets, root, reference).target).toEqual({ file, pointer });
  });

  it.each([
    ["#/components/schemas/Pat", "#/components/schemas/Pet"],
    ["#/component/schema/Pet", "#/components/schemas/Pet"],
    ["#components/schemas/Pet", "#/components/schemas/Pet"],
    ["#/definitions/Pet", "#/components/schemas/Pet"],
    ["../shared/people.yaml#/Ownr", "../shared/people.yaml#/Owner"],
    ["#/components/schemas/List/prefixItems/00", undefined],
    ["#/components/schemas/Building", undefined],
    ["#/constructor", undefined],
    ["#/components/schemas/__proto__", undefined],
  ])("%s leads nowhere, perhaps for %s", (reference, meant) => {
    const { target, diagnostics } = resolved(pets, root, reference);
    expect(target).toBeUndefined();
    const question = meant === undefined ? "" : ` Did you mean "${meant}"?`;
    expect(diagnostics).toMatchObject([
      { code: "unresolved-reference", message: `The reference "${reference}" leads nowhere.${question}` },
    ]);
  });

  it.each([
    ["https://example.com/a.yaml", "remote-reference"],
    ["HTTP://example.com/a.yaml#/Pet", "remote-reference"],
    ["//example.com/a.yaml", "remote-reference"],
    ["urn:example:pet", "unresolved-reference"],
    ["file:///pets.yaml", "unreadable-file"],
    ["#pet", "unresolved-reference"],
    ["../shared/people.yaml#owner", "unresolved-reference"],
    ["none.yaml#/Pet", "unreadable-file"],
  ])("%s cannot be followed: %s", (reference, code) => {
    const { target, diagnostics } = resolved(pets, root, reference);
    expect(target).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it("by a bare name finds the component that was meant", () => {
    expect(resolved(pets, root, "Pet").diagnostics).toMatchObject([
      { code: "unreadable-file", message: expect.stringContaining('Did you mean "#/components/schemas/Pet"?') },
    ]);
  });

  it("is reported where it stands: at $ref, or at the mapping that names it", () => {
    const document = documentOf({ "a.yaml": { A: { $ref: "#/none" }, mapping: { dog: "#/none" } } });
    expect(resolved(document, { file: "a.yaml", pointer: "/A" }, "#/none").diagnostics).toMatchObject([
      { location: { file: "a.yaml", pointer: "/A/$ref" } },
    ]);
    expect(resolved(document, { file: "a.yaml", pointer: "/mapping/dog" }, "#/none").diagnostics).toMatchObject([
      { location: { file: "a.yaml", pointer: "/mapping/dog" } },
    ]);
  });

  it("into a file that has reported itself says nothing more", () => {
    const failures = new Map([["api/broken.yaml", { kind: "reported" } as const]]);
    expect(resolved({ ...pets, failures }, root, "broken.yaml")).toEqual({ target: undefined, diagnostics: [] });
  });
});

describe("a schema with an $id", () => {
  const description = documentOf({
    "api/openapi.yaml": {
      openapi: "3.1.0",
      components: {
        schemas: {
          Tree: {
            $id: "https://example.com/tree",
            $defs: { Leaf: { $anchor: "leaf", type: "string" }, Branch: { $id: "branch", $ref: "#leaf" } },
            items: { $ref: "#/$defs/Leaf" },
          },
          Label: { $id: "urn:example:label", $dynamicAnchor: "leaf", $ref: "./tree" },
          Named: { $anchor: "named", const: { $id: "https://example.com/data", $anchor: "data" } },
          Far: { $ref: "people.yaml#/Owner/properties/pet" },
        },
      },
    },
    "api/people.yaml": {
      Owner: { $id: "https://example.com/owner", properties: { pet: { $ref: "#/$defs/pet" } }, $defs: { pet: true } },
    },
    "api/whole.yaml": { $id: "https://example.com/whole.yaml", $anchor: "whole" },
  });
  const at = (pointer: string): Location => ({ file: "api/openapi.yaml", pointer: `/components/schemas${pointer}` });

  it.each<[string, Location, string]>([
    ["#/$defs/Leaf", at("/Tree/items"), "/Tree/$defs/Leaf"],
    ["#leaf", at("/Tree"), "/Tree/$defs/Leaf"],
    ["branch", at("/Tree/items"), "/Tree/$defs/Branch"],
    ["tree#leaf", at("/Tree/$defs/Branch"), "/Tree/$defs/Leaf"],
    ["https://example.com/tree", at("/Far"), "/Tree"],
    ["https://example.com/branch", at(""), "/Tree/$defs/Branch"],
    ["urn:example:label", at("/Tree"), "/Label"],
    ["urn:example:label#leaf", at("/Named"), "/Label"],
    ["#named", at("/Far"), "/Named"],
    ["#/components/schemas/Named", at("/Far"), "/Named"],
  ])("is the base of %s", (reference, from, pointer) => {
    expect(resolved(description, from, reference)).toEqual({ target: at(pointer), diagnostics: [] });
  });

  it("counts in another file, also around the place that is referred to", () => {
    const from = { file: "api/people.yaml", pointer: "/Owner/properties/pet" };
    expect(resolved(description, from, "#/$defs/pet").target).toEqual({
      file: "api/people.yaml",
      pointer: "/Owner/$defs/pet",
    });
  });

  it.each([
    ["#leaf", at("/Named")],
    ["#leaf", at("/Tree/$defs/Branch")],
    ["./tree", at("/Label")],
    ["urn:example:none", at("/Tree")],
  ])("has names of its own alone: %s", (reference, from) => {
    expect(resolved(description, from, reference).diagnostics).toMatchObject([{ code: "unresolved-reference" }]);
  });

  it.each(["https://example.com/data", "https://example.com/tree/none"])(
    "is none where it is data: %s",
    (reference) => {
      expect(resolved(description, at(""), reference).diagnostics).toMatchObject([{ code: "remote-reference" }]);
    },
  );

  it("is known by its file's path, too, where it is a whole file", () => {
    const document = documentOf({
      "api/openapi.yaml": { openapi: "3.1.0", components: { schemas: { Pet: { $ref: "pet.yaml" } } } },
      "api/pet.yaml": { $id: "https://example.com/schemas/pet.yaml", properties: { tag: { $ref: "tag.yaml#tag" } } },
      "api/tag.yaml": { $defs: { tag: { $anchor: "tag" } } },
    });
    const tag = { file: "api/pet.yaml", pointer: "/properties/tag" };
    expect(resolved(document, tag, "tag.yaml#tag").target).toEqual({ file: "api/tag.yaml", pointer: "/$defs/tag" });
    expect(resolved(document, tag, "https://example.com/schemas/pet.yaml").target?.file).toBe("api/pet.yaml");
  });

  it("is an unknown keyword in OpenAPI 3.0", () => {
    const files = { "a.yaml": { openapi: "3.0.4", A: { $id: "https://example.com/a", items: { $ref: "#/A" } } } };
    const from = { file: "a.yaml", pointer: "/A/items" };
    expect(resolved(documentOf(files, "3.0"), from, "#/A").target).toEqual({ file: "a.yaml", pointer: "/A" });
  });
});

describe("references in a circle", () => {
  const circle = documentOf({
    "a.yaml": {
      In: { $ref: "#/C" },
      A: { $ref: "b.yaml#/B" },
      C: { $ref: "#/A" },
      Self: { $ref: "#/Self" },
      Through: { $ref: "#/Through/properties/x" },
      Tree: { properties: { left: { $ref: "#/Tree" } } },
    },
    "b.yaml": { B: { $ref: "a.yaml#/C" } },
  });
  const from = { file: "a.yaml", pointer: "" };

  it("are reported once, whoever runs into them", () => {
    const report = new Report();
    for (const name of ["In", "A", "C"]) expect(resolve(circle, from, `#/${name}`, report)).toBeUndefined();
    expect(report.diagnostics).toMatchObject([
      {
        code: "reference-cycle",
        location: { file: "a.yaml", pointer: "/A/$ref" },
        message: expect.stringContaining('"b.yaml#/B" → "a.yaml#/C" → "#/A"'),
      },
    ]);
  });

  it.each(["#/Self", "#/Through/properties/x"])("end: %s", (reference) => {
    const { target, diagnostics } = resolved(circle, from, reference);
    expect(target).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "reference-cycle" }]);
  });

  it("are none where there is structure between them", () => {
    expect(resolved(circle, from, "#/Tree").target).toEqual({ file: "a.yaml", pointer: "/Tree" });
  });
});

describe("many references", () => {
  it("double no ways, where each leads through the next one twice", () => {
    const links = Array.from({ length: 40 }, (_, index): [string, JsonValue] => [
      `a${String(index)}`,
      { $ref: `#/a${String(index + 1)}/x/y` },
    ]);
    const document = documentOf({ "api.yaml": { ...Object.fromEntries(links), a40: { x: { $ref: "#/a40" }, y: {} } } });
    // Which way it ends is of no matter: it could be a circle, or too long to tell.
    expect(resolved(document, { file: "api.yaml", pointer: "" }, "#/a0/x").diagnostics.length).toBeLessThan(2);
  });

  it("in one long chain are each walked once", () => {
    const links = Array.from({ length: 3_000 }, (_, index): [string, JsonValue] => [
      `a${String(index)}`,
      { $ref: `#/a${String(index + 1)}` },
    ]);
    const document = documentOf({ "api.yaml": { ...Object.fromEntries(links), a3000: { type: "string" } } });
    const report = new Report();
    const end = follow(document, { file: "api.yaml", pointer: "/a0" }, report);
    expect([end?.pointer, report.diagnostics]).toEqual(["/a3000", []]);
  });
});

describe("following", () => {
  const report = new Report();

  it("ends at what is no reference", () => {
    expect(follow(pets, { file: "api/openapi.yaml", pointer: "/components/schemas/Far" }, report)).toEqual(people);
    expect(follow(pets, people, report)).toEqual(people);
    expect(follow(pets, { file: "shared/people.yaml", pointer: "/Owner/properties/pet" }, report)).toEqual({
      file: "api/openapi.yaml",
      pointer: "/components/schemas/Pet",
    });
  });

  it("leaves values as they are", () => {
    expect(valueAt(pets, { file: "api/openapi.yaml", pointer: "/components/schemas/Alias" })).toEqual({
      $ref: "#/components/schemas/Pet",
    });
    expect(valueAt(pets, { file: "api/openapi.yaml", pointer: "/none" })).toBeUndefined();
    expect(valueAt(pets, { file: "none.yaml", pointer: "" })).toBeUndefined();
  });
});

describe("references of a description that names itself, as OpenAPI 3.2 has it", () => {
  const self = documentOf(
    {
      "api/openapi.yaml": {
        openapi: "3.2.0",
        $self: "https://pets.example/api/openapi",
        components: { schemas: { Pet: { type: "object" } } },
      },
    },
    "3.2",
  );

  it.each([
    "https://pets.example/api/openapi#/components/schemas/Pet",
    "openapi#/components/schemas/Pet",
    "#/components/schemas/Pet",
  ])("are resolved against that name: %s", (reference) => {
    const pet = { file: "api/openapi.yaml", pointer: "/components/schemas/Pet" };
    expect(resolved(self, root, reference)).toEqual({ target: pet, diagnostics: [] });
  });
});
