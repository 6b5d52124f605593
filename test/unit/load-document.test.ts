import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import { load } from "../../generator/load/document.js";
import { codesOf, loadDocument, loadFiles } from "./description-files.js";

/** A description whose one answer has the given schema, in YAML's flow style. */
function describing(schema: string, rest = ""): string {
  return `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      responses:
        "200": { description: Pets., content: { application/json: { schema: ${schema} } } }
${rest}`;
}

describe("the files of a description", () => {
  it("are those that references lead to, by paths from the file that refers", async () => {
    const { document, report, nameOf } = await loadDocument({
      "openapi.yaml": describing('{ $ref: "schemas/pet.yaml#/Pet" }'),
      "schemas/pet.yaml": 'Pet: { properties: { owner: { $ref: "../people/owner.json" } } }',
      "people/owner.json": '{ "properties": { "address": { "$ref": "common/address%20book.yml#/Address" } } }',
      "people/common/address book.yml": "Address: { type: string }",
      "unused.yaml": "{}",
    });
    const names = ["openapi.yaml", "schemas/pet.yaml", "people/owner.json", "people/common/address book.yml"];
    expect([...document.files.keys()]).toEqual(names.map(nameOf));
    expect(document.root).toBe(nameOf("openapi.yaml"));
    expect(report.diagnostics).toEqual([]);
  });

  it("are read once, however many references lead to them and back", async () => {
    const { document, report } = await loadDocument({
      "openapi.yaml": describing('{ $ref: "a.yaml#/A" }'),
      "a.yaml": 'A: { properties: { b: { $ref: "b.yaml#/B" }, again: { $ref: "./b.yaml#/B" } } }',
      "b.yaml": 'B: { properties: { a: { $ref: "a.yaml#/A" }, root: { $ref: "openapi.yaml" } } }',
    });
    expect(document.files.size).toBe(3);
    expect(report.sources).toHaveLength(3);
  });

  it.each([
    ["example", '{ example: { $ref: "other.yaml" } }'],
    ["examples", '{ examples: [{ $ref: "other.yaml" }] }'],
    ["default", '{ default: { $ref: "other.yaml" } }'],
    ["const", '{ const: { $ref: "other.yaml" } }'],
    ["enum", '{ enum: [{ $ref: "other.yaml" }] }'],
    ["an extension", '{ x-see: { $ref: "other.yaml" } }'],
    ["a property that is an example", '{ properties: { a: { example: { $ref: "other.yaml" } } } }'],
    ["a keyword that is not known", '{ extends: { $ref: "other.yaml" } }'],
    ["$ref that is no string", "{ properties: { $ref: { type: string } } }"],
  ])("are not those that data names: %s", async (_, schema) => {
    const { document } = await loadDocument({ "openapi.yaml": describing(schema), "other.yaml": "{}" });
    expect(document.files.size).toBe(1);
    expect(document.failures.size).toBe(0);
  });

  it.each([
    ["a property called example", '{ properties: { example: { $ref: "other.yaml" } } }'],
    ["a property called default", '{ properties: { default: { $ref: "other.yaml" } } }'],
    ["a property called x-size", '{ properties: { x-size: { $ref: "other.yaml" } } }'],
    ["patternProperties", '{ patternProperties: { enum: { $ref: "other.yaml" } } }'],
    ["$defs", '{ $defs: { const: { $ref: "other.yaml" } } }'],
    ["dependentSchemas", '{ dependentSchemas: { value: { $ref: "other.yaml" } } }'],
    ["items", '{ items: { $ref: "other.yaml" } }'],
    ["prefixItems", '{ prefixItems: [{ $ref: "other.yaml" }] }'],
    ["if", '{ if: { not: { $ref: "other.yaml" } } }'],
    ["beside $ref", '{ $ref: "#/components/x", properties: { a: { $ref: "other.yaml" } } }'],
    ["a discriminator", "{ discriminator: { propertyName: kind, mapping: { cat: other.yaml, dog: Dog } } }"],
  ])("are those that schemas name: %s", async (_, schema) => {
    const { document, nameOf } = await loadDocument({ "openapi.yaml": describing(schema), "other.yaml": "{}" });
    expect([...document.files.keys()]).toEqual([nameOf("openapi.yaml"), nameOf("other.yaml")]);
  });

  it.each([
    ["a response called default", 'components: { responses: { default: { $ref: "other.yaml" } } }'],
    ["an example by reference", 'components: { examples: { value: { $ref: "other.yaml" } } }'],
    ["a header called x-request-id", 'components: { headers: { x-request-id: { $ref: "other.yaml" } } }'],
    ["a path item", 'webhooks: { created: { $ref: "other.yaml" } }'],
    ["a callback", 'components: { callbacks: { done: { "{$url}": { $ref: "other.yaml" } } } }'],
    ["a parameter's schema", "components: { parameters: { a: { schema: { $ref: other.yaml } } } }"],
  ])("are those that other objects name: %s", async (_, rest) => {
    const { document } = await loadDocument({ "openapi.yaml": describing("{}", rest), "other.yaml": "{}" });
    expect(document.files.size).toBe(2);
  });

  it("are looked at in other files only where a reference leads, since keys there may be names or keywords", async () => {
    const { document } = await loadDocument({
      "openapi.yaml": describing('{ $ref: "shared.yaml#/default" }'),
      "shared.yaml": 'default: { items: { $ref: "wanted.yaml" } }\nitems: { $ref: "unwanted.yaml" }',
      "wanted.yaml": "{}",
    });
    expect(document.files.size).toBe(3);
    expect(document.failures.size).toBe(0);
    expect(document.parts.map(({ kind, location }) => [kind, location.pointer])).toEqual([
      ["schema", "/default"],
      ["schema", ""],
    ]);
  });

  it("are found through an object that is itself a reference", async () => {
    const { document } = await loadDocument({
      "openapi.yaml": describing('{ $ref: "a.yaml#/Alias/properties/name" }'),
      "a.yaml": 'Alias: { $ref: "b.yaml#/Pet" }',
      "b.yaml": 'Pet: { properties: { name: { items: { $ref: "c.yaml" } } } }',
      "c.yaml": "{}",
    });
    expect(document.files.size).toBe(4);
  });

  it("may be missing, which is kept for whoever needs them", async () => {
    const { document, report, nameOf } = await loadDocument({
      "openapi.yaml": describing('{ anyOf: [{ $ref: "none.yaml" }, { $ref: "folder" }] }'),
      "folder/a.yaml": "{}",
    });
    expect(report.diagnostics).toEqual([]);
    expect(document.failures).toEqual(
      new Map([
        [nameOf("none.yaml"), { kind: "unreadable", reason: "it does not exist" }],
        [nameOf("folder"), { kind: "unreadable", reason: "it is not a file" }],
      ]),
    );
  });

  it("report their syntax errors themselves", async () => {
    const { document, report, nameOf } = await loadDocument({
      "openapi.yaml": describing('{ $ref: "broken.yaml" }'),
      "broken.yaml": "a: [1",
    });
    expect(report.diagnostics).toMatchObject([{ code: "invalid-syntax", position: { file: nameOf("broken.yaml") } }]);
    expect(document.failures).toEqual(new Map([[nameOf("broken.yaml"), { kind: "reported" }]]));
  });

  it("are never fetched", async () => {
    const { document } = await loadDocument({
      "openapi.yaml": describing('{ anyOf: [{ $ref: "http://localhost:1/a" }, { $ref: "//localhost:1/a" }] }'),
    });
    expect(document.files.size).toBe(1);
    expect([...document.failures.values()]).toEqual([{ kind: "remote" }, { kind: "remote" }]);
  });

  it("keep their text as it is, without a byte order mark", async () => {
    const text = describing("{}").replaceAll("\n", "\r\n");
    const { document } = await loadDocument({ "openapi.yaml": `\ufeff${text}` });
    const file = document.files.get(document.root);
    expect(file?.text).toBe(text);
    expect(await readFile(file?.absolutePath ?? "", "utf8")).toBe(`\ufeff${text}`);
  });
});

describe("the root of a description", () => {
  it.each([
    ["3.0.4", "3.0"],
    ["3.1.1", "3.1"],
    ["3.2.0", "3.2"],
    ["3.1.0-rc1", "3.1"],
  ])("says its dialect: %s", async (version, dialect) => {
    const { document } = await loadDocument({ "a.json": JSON.stringify({ openapi: version }) });
    expect(document.dialect).toBe(dialect);
  });

  it.each([
    ['swagger: "1.2"', "unsupported-version"],
    ["openapi: 4.0.0", "unsupported-version"],
    ["openapi: 3.1", "unsupported-version"],
    ["openapi: { a: 1 }", "unsupported-version"],
    ["asyncapi: 3.0.0", "not-openapi"],
    ["[openapi]", "not-openapi"],
    ["just text", "not-openapi"],
    ["", "not-openapi"],
    ["a: [", "invalid-syntax"],
    ["a: 1\na: 2", "duplicate-key"],
  ])("is refused: %j", async (text, code) => {
    const { document, report } = await loadFiles({ "openapi.yaml": text });
    expect(document === undefined || report.hasErrors).toBe(true);
    expect(codesOf(report)[0]).toBe(code);
  });

  it.each([
    ["spec.json", '{"openapi": "3.1.0"}'],
    ["spec", '\n {"openapi": "3.1.0"}'],
    ["spec", "openapi: 3.1.0"],
    ["spec.yaml", '{"openapi": "3.1.0"}'],
    ["spec.txt", "openapi: 3.1.0"],
  ])("may be %s with %j", async (name, text) => {
    const { document } = await loadDocument({ [name]: text });
    expect(document.dialect).toBe("3.1");
  });
});

describe("a path that leads to no description", () => {
  it.each([
    ["no/such/file.yaml", "it does not exist"],
    ["test", "it is not a file"],
    ["https://example.com/openapi.yaml", "it lies on the network, and nothing is fetched"],
  ])("is refused: %s", async (path, reason) => {
    const report = new Report();
    expect(await load(path, report)).toBeUndefined();
    expect(report.diagnostics).toMatchObject([
      { code: "unreadable-file", message: `The file "${path}" cannot be read: ${reason}.` },
    ]);
  });
});
