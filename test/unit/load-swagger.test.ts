import { join } from "node:path";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it, onTestFinished } from "vitest";
import { Places } from "../../generator/diagnostics/places.js";
import { Report } from "../../generator/diagnostics/report.js";
import { generate } from "../../generator/generate.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { inTermsOf3 } from "../../generator/load/rewritten.js";
import { valueAt } from "../../generator/load/references.js";
import { validate } from "../../generator/load/validate.js";
import { optionsFor } from "../generation.js";
import { buildModel, onlyOperation } from "./build-model.js";
import { codesOf, loadDocument } from "./description-files.js";

const head = { swagger: "2.0", info: { title: "Pets", version: "1.0.0" } };
const done = { "204": { description: "Done." } };

/** What stands at a pointer of a description once it is rewritten. */
async function rewrittenAt(members: JsonObject, pointer: string): Promise<JsonValue | undefined> {
  const { document } = await loadDocument({ "swagger.json": JSON.stringify({ ...head, ...members }) });
  return valueAt(inTermsOf3(document).document, { file: document.root, pointer });
}

/** The request body of `POST /pets` with some parameters. */
async function bodyOf(parameters: readonly JsonObject[], members: JsonObject = {}): Promise<JsonValue | undefined> {
  const post = { parameters, responses: done, ...members };
  return rewrittenAt({ paths: { "/pets": { post } } }, "/paths/~1pets/post/requestBody");
}

describe("the servers of Swagger 2.0", () => {
  it.each<[JsonObject, readonly string[] | undefined]>([
    [{ host: "pets.example", basePath: "/v1", schemes: ["https"] }, ["https://pets.example/v1"]],
    [{ host: "pets.example", schemes: ["http", "wss"] }, ["http://pets.example", "wss://pets.example"]],
    [{ host: "pets.example:8080", basePath: "/" }, ["//pets.example:8080"]],
    [{ basePath: "/v1", schemes: ["https"] }, ["/v1"]],
    [{ schemes: ["https"] }, undefined],
  ])("of %j are %j", async (members, urls) => {
    const servers = urls?.map((url) => ({ url }));
    expect(await rewrittenAt({ paths: {}, ...members }, "/servers")).toEqual(servers);
  });
});

describe("the security definitions of Swagger 2.0", () => {
  const tokenUrl = "https://pets.example/token";
  const authorizationUrl = "https://pets.example/login";
  const scopes = { read: "Reads pets." };

  it.each<[JsonObject, JsonObject]>([
    [{ type: "basic" }, { type: "http", scheme: "basic" }],
    [
      { type: "apiKey", name: "X-Key", in: "header" },
      { type: "apiKey", name: "X-Key", in: "header" },
    ],
    [
      { type: "oauth2", flow: "accessCode", authorizationUrl, tokenUrl, scopes, description: "Ask." },
      { type: "oauth2", description: "Ask.", flows: { authorizationCode: { authorizationUrl, tokenUrl, scopes } } },
    ],
    [
      { type: "oauth2", flow: "application", tokenUrl, scopes },
      { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes } } },
    ],
    [
      { type: "oauth2", flow: "implicit", authorizationUrl, scopes },
      { type: "oauth2", flows: { implicit: { authorizationUrl, scopes } } },
    ],
    [
      { type: "oauth2", flow: "password", tokenUrl },
      { type: "oauth2", flows: { password: { tokenUrl, scopes: {} } } },
    ],
  ])("%j becomes %j", async (definition, scheme) => {
    const members = { paths: {}, securityDefinitions: { login: definition } };
    expect(await rewrittenAt(members, "/components/securitySchemes/login")).toEqual(scheme);
  });
});

describe("a parameter of Swagger 2.0 outside the body", () => {
  it.each<[JsonObject, JsonObject]>([
    [{ in: "query", type: "integer", maximum: 9, default: 1 }, { schema: { type: "integer", maximum: 9, default: 1 } }],
    [
      { in: "query", type: "array", items: { type: "string" } },
      { schema: { type: "array", items: { type: "string" } }, style: "form", explode: false },
    ],
    [
      { in: "query", type: "array", collectionFormat: "multi", items: { type: "integer" } },
      { schema: { type: "array", items: { type: "integer" } }, style: "form", explode: true },
    ],
    [
      { in: "query", type: "array", collectionFormat: "ssv", items: { type: "string", collectionFormat: "csv" } },
      { schema: { type: "array", items: { type: "string" } }, style: "spaceDelimited", explode: false },
    ],
    [
      { in: "query", type: "array", collectionFormat: "pipes", items: {} },
      { schema: { type: "array", items: {} }, style: "pipeDelimited", explode: false },
    ],
    [
      { in: "path", type: "array", items: { type: "string" } },
      { schema: { type: "array", items: { type: "string" } }, style: "simple", explode: false },
    ],
  ])("%j has %j", async (parameter, expected) => {
    const members = { paths: {}, parameters: { It: { name: "it", ...parameter } } };
    expect(await rewrittenAt(members, "/parameters/It")).toMatchObject(expected);
  });
});

describe("the body of Swagger 2.0", () => {
  const pet = { name: "pet", in: "body", schema: { type: "string" } };
  const file = { name: "photo", in: "formData", type: "file", required: true };
  const name = { name: "name", in: "formData", type: "string", description: "Its name." };

  it("stands in each media type that the operation consumes", async () => {
    const consumes = ["application/json", "application/xml"];
    const media = { schema: { type: "string" } };
    expect(await bodyOf([pet], { consumes })).toEqual({
      content: { "application/json": media, "application/xml": media },
    });
  });

  it("is JSON where nothing says what the operation consumes", async () => {
    expect(await bodyOf([pet])).toEqual({ content: { "application/json": { schema: { type: "string" } } } });
  });

  it("is a form of its form parameters, in the media types for forms among those consumed", async () => {
    const schema = { type: "object", properties: { name: { type: "string", description: "Its name." } } };
    const consumes = ["application/json", "multipart/form-data"];
    const urlEncoded = { required: false, content: { "application/x-www-form-urlencoded": { schema } } };
    expect(await bodyOf([name])).toEqual(urlEncoded);
    expect(await bodyOf([name], { consumes: ["application/json"] })).toEqual(urlEncoded);
    expect(await bodyOf([name], { consumes })).toEqual({
      required: false,
      content: { "multipart/form-data": { schema } },
    });
  });

  it("is multipart where it holds a file", async () => {
    const properties = { photo: { type: "string", format: "binary" } };
    const schema = { type: "object", properties, required: ["photo"] };
    expect(await bodyOf([file])).toEqual({ required: true, content: { "multipart/form-data": { schema } } });
  });

  it("is described for all operations of a path, unless one of them says otherwise", async () => {
    const own = { ...pet, schema: { type: "integer" } };
    const item = { parameters: [pet], post: { responses: done, parameters: [own] } };
    const at = "/paths/~1pets/post/requestBody/content/application~1json/schema";
    expect(await rewrittenAt({ paths: { "/pets": item } }, at)).toEqual({ type: "integer" });
  });
});

describe("an answer of Swagger 2.0", () => {
  const answerOf = async (response: JsonObject, members: JsonObject = {}): Promise<JsonValue | undefined> => {
    const get = { responses: { "200": { description: "A pet.", ...response } }, ...members };
    return rewrittenAt({ paths: { "/pets": { get } } }, "/paths/~1pets/get/responses/200/content");
  };

  it("has content in each media type that the operation produces, with the examples of each", async () => {
    const response = { schema: { type: "string" }, examples: { "application/json": "Rex" } };
    expect(await answerOf(response, { produces: ["application/json", "text/plain"] })).toEqual({
      "application/json": { schema: { type: "string" }, example: "Rex" },
      "text/plain": { schema: { type: "string" } },
    });
  });

  it("has no content without a schema", async () => {
    expect(await answerOf({}, { produces: ["application/json"] })).toBeUndefined();
  });

  it("may be a file", async () => {
    const schema = { type: "string", format: "binary" };
    expect(await answerOf({ schema: { type: "file" } }, { produces: ["image/png"] })).toEqual({
      "image/png": { schema },
    });
    expect(await answerOf({ schema: { type: "file" } })).toEqual({ "application/octet-stream": { schema } });
  });
});

/** A temporary `swagger.yaml`, and files beside it, with what is said of them: `warning code file:line:column`. */
async function saidOf(files: { readonly [name: string]: string }): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "swagger-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { diagnostics, sources } = await generate(optionsFor(join(folder, "swagger.yaml")));
  const places = new Places(sources);
  return diagnostics.map((diagnostic) => {
    const place = places.of(diagnostic);
    const name = place?.file.split("/").at(-1);
    return `${diagnostic.severity} ${diagnostic.code} ${name}:${place?.span?.line}:${place?.span?.column}`;
  });
}

describe("what is said of a Swagger 2.0 description", () => {
  it("stands at the lines and columns of its text", async () => {
    const text = `swagger: "2.0"
info: { title: Pets, version: 1.0.0 }
host: pets.example
schemes: [https, http]
paths:
  /pets:
    post:
      schemes: [http]
      consumes: [application/json, text/csv]
      parameters:
        - name: pet
          in: body
          schema: { type: object, properties: { name: { type: string, unheard: 1 } } }
      responses:
        "200":
          description: A pet.
          schema: { type: string, pattern: "(" }
          examples: { text/plain: Rex }
        "404": { $ref: "#/responses/Missing" }
  /search:
    post:
      parameters:
        - { name: tags, in: formData, type: array, items: { type: string }, collectionFormat: tsv }
        - { name: limit, in: formData, type: integer, exclusiveMaximum: true }
      responses: { "204": { description: Done. } }
responses:
  Missing:
    description: There is none.
    schema: { type: string, oneOf: [{ minLength: 1 }] }
`;
    expect(await saidOf({ "swagger.yaml": text })).toEqual(
      expect.arrayContaining([
        "warning unsupported-keyword swagger.yaml:8:7",
        "warning unsupported-media-type swagger.yaml:9:36",
        "warning invalid-description swagger.yaml:13:71",
        "warning invalid-pattern swagger.yaml:17:35",
        "info ineffective-keyword swagger.yaml:18:23",
        "warning unsupported-keyword swagger.yaml:23:77",
        "info ineffective-keyword swagger.yaml:24:55",
        // By the meta-schema.
        "warning invalid-description swagger.yaml:29:29",
      ]),
    );
  });

  it("stands in the file that it is said of", async () => {
    const text = `swagger: "2.0"
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    $ref: paths.yaml#/pets
`;
    const paths = `pets:
  post:
    parameters:
      - $ref: "parameters.yaml#/Pet"
    responses:
      "200": { $ref: "#/answer" }
answer:
  description: A pet.
  schema: { type: string, unheard: 1 }
`;
    const parameters = `Pet: { name: pet, in: body, schema: { $ref: "#/Schema" } }
Schema: { type: string, unheard: 2 }
`;
    const said = await saidOf({ "swagger.yaml": text, "paths.yaml": paths, "parameters.yaml": parameters });
    expect(said.filter((line) => line.includes("invalid-description"))).toEqual([
      "warning invalid-description parameters.yaml:2:25",
      "warning invalid-description paths.yaml:9:27",
    ]);
    expect(said.filter((line) => line.startsWith("error"))).toEqual([]);
  });

  it("is what the alternative lacks that was meant, in the words of the meta-schema", async () => {
    const schema = { type: "string" };
    const parameters = [
      { name: "a", in: "body" },
      { name: "b", in: "qury", type: "string" },
      { name: "c", in: "query", schema },
      { $ref: "#/parameters/Limit", required: true },
    ];
    const responses = { "200": { schema: { ...schema, oneOf: [] } }, "404": { $ref: "#/responses/Missing" } };
    const securityDefinitions = {
      basic: { type: "http" },
      key: { type: "apiKey", in: "cookie", name: "x" },
      implicit: { type: "oauth2", flow: "implicit", scopes: {} },
      flow: { type: "oauth2", flow: "code" },
    };
    const { document } = await loadDocument({
      "swagger.json": JSON.stringify({
        ...head,
        paths: { "/pets": { get: { parameters, responses } } },
        parameters: { Limit: { name: "limit", in: "query", type: "integer" } },
        responses: { Missing: { description: "There is none." } },
        securityDefinitions,
      }),
    });
    const report = new Report();
    await validate(document, report);
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'paths./pets.get.parameters.0 must have a property "schema".',
      expect.stringMatching(/^paths\.\/pets\.get\.parameters\.1\.in must be .*"query"/),
      "paths./pets.get.parameters.2.schema has no meaning here.",
      'paths./pets.get.parameters.2 must have a property "type".',
      'paths./pets.get.responses.200 must have a property "description".',
      "paths./pets.get.responses.200.schema.oneOf is a keyword of a later version of OpenAPI, and is read as there.",
      'securityDefinitions.basic.type must be "basic", "apiKey" or "oauth2".',
      'securityDefinitions.key.in must be "header" or "query".',
      'securityDefinitions.implicit must have a property "authorizationUrl".',
      expect.stringMatching(/^securityDefinitions\.flow\.flow must be .*"accessCode"/),
    ]);
  });

  it("is that a version in numbers wants quotes", async () => {
    const { document } = await loadDocument({
      "swagger.yaml": "swagger: 2.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n",
    });
    const report = new Report();
    await validate(document, report);
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'swagger must be a string: write "2.0" in quotes.',
    ]);
  });
});

describe("the references of Swagger 2.0", () => {
  it("lead to where the text has their targets, whatever is rewritten around them", () => {
    const schema = { type: "object", properties: { name: { type: "string" } } };
    const post = {
      parameters: [{ name: "pet", in: "body", schema }],
      responses: {
        "200": {
          description: "The name.",
          schema: { $ref: "#/paths/~1pets/post/parameters/0/schema/properties/name" },
        },
      },
    };
    const built = buildModel({ ...head, paths: { "/pets": { post } } }, { dialect: "2.0" });
    const [response] = onlyOperation(built).responses;
    expect(response?.contents[0]?.schema).toBe("#/paths/~1pets/post/parameters/0/schema/properties/name");
    expect(built.said).toEqual([]);
  });

  it("that lead nowhere are told what may have been meant", async () => {
    const schema = { $ref: "#/components/schemas/Pet" };
    const members = { paths: { "/pets": { get: { responses: { "200": { description: "A pet.", schema } } } } } };
    const { said } = buildModel({ ...head, ...members, definitions: { Pet: {} } }, { dialect: "2.0" });
    expect(said).toContain("error unresolved-reference #/paths/~1pets/get/responses/200/schema/$ref");
  });

  it("in circles are named, not followed for ever", async () => {
    const { said } = buildModel(
      {
        ...head,
        paths: { "/pets": { get: { responses: { "200": { $ref: "#/responses/A" } } } } },
        responses: { A: { $ref: "#/responses/A" } },
      },
      { dialect: "2.0" },
    );
    expect(said).toContain("error reference-cycle #/responses/A/$ref");
  });
});

it("Swagger 1.2 is not read", async () => {
  const { loadFiles } = await import("./description-files.js");
  const { document, report } = await loadFiles({ "swagger.json": '{ "swaggerVersion": "1.2" }' });
  expect([document, codesOf(report)]).toEqual([undefined, ["not-openapi"]]);
});

it("advises on a field of a form without speaking of an encoding, which Swagger 2.0 does not have", async () => {
  const folder = mkdtempSync(join(tmpdir(), "swagger-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const parameters = [{ name: "tags", in: "formData", type: "array", items: { type: "string" } }];
  const post = { consumes: ["application/x-www-form-urlencoded"], parameters, responses: done };
  writeFileSync(join(folder, "swagger.yaml"), JSON.stringify({ ...head, paths: { "/pets": { post } } }));
  const { diagnostics } = await generate(optionsFor(join(folder, "swagger.yaml")));
  const losses = diagnostics.filter(({ code }) => code === "ambiguous-form-value");
  expect(losses.length).toBeGreaterThan(0);
  for (const { help } of losses) expect(help).toMatch(/^Narrow the field .* body parameter\.$/);
});
