import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import { documentOf } from "../../generator/load/document.js";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { Dialect } from "../../generator/load/upgrade.js";
import { validate } from "../../generator/load/validate.js";
import { loadDocument } from "./description-files.js";

function deepFrozen<Value extends JsonValue>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

/** What is wrong with a description of the given members, as `message at pointer`. Its values cannot be changed. */
async function problemsOf(members: JsonObject, dialect: Exclude<Dialect, "2.0"> = "3.1"): Promise<readonly string[]> {
  const openapi = { "3.0": "3.0.4", "3.1": "3.1.1", "3.2": "3.2.0" }[dialect];
  const value = deepFrozen({ openapi, info: { title: "Pets", version: "1" }, ...members });
  const file = { file: "a.yaml", absolutePath: "/a.yaml", text: "", value };
  const document = documentOf(file, [], dialect);
  const report = new Report();
  await validate(document, report);
  return report.diagnostics.map(({ code, message, location }) => {
    expect(code).toBe("invalid-description");
    return `${message} at ${location?.pointer}`;
  });
}

const answers = { "200": { description: "Pets." } };

describe.each(["3.0", "3.1", "3.2"] as const)("the structure of OpenAPI %s", (dialect) => {
  it("may be right", async () => {
    const schemas = { Pet: { type: "object", properties: { friend: { $ref: "#/components/schemas/Pet" } } } };
    const paths = { "/pets": { get: { responses: answers } } };
    expect(await problemsOf({ paths, components: { schemas } }, dialect)).toEqual([]);
  });

  it("may name a license without saying more", async () => {
    const info = { title: "Pets", version: "1", license: { name: "MIT" } };
    expect(await problemsOf({ info, paths: {} }, dialect)).toEqual([]);
  });

  it("is missed in ways that are named each by itself, where it can be mended", async () => {
    const members = {
      paths: {
        cats: {},
        "/pets": { get: { responses: answers, sumary: "" } },
        "/dogs": { get: { responses: { "200": {} } } },
        "/birds": { parameters: [{ name: "limit", in: "query" }] },
        "/birds/{id}": { parameters: [{ name: "id", in: "path", schema: {} }] },
      },
      components: { securitySchemes: { basic: { type: "http" }, key: { type: "apiKey", name: "x" } } },
      info: { title: "Pets", version: 1 },
      tags: {},
    };
    const problems = await problemsOf(members, dialect);
    expect(problems.toSorted()).toEqual([
      'components.securitySchemes.basic must have a property "scheme". at /components/securitySchemes/basic',
      'components.securitySchemes.key must have a property "in". at /components/securitySchemes/key',
      'info.version must be a string: write "1" in quotes. at /info/version',
      'paths./birds.parameters.0 must have a property "schema" or "content". at /paths/~1birds/parameters/0',
      'paths./birds/{id}.parameters.0 must have a property "required". at /paths/~1birds~1{id}/parameters/0',
      // OAS 3.2.0 section 4.16 does not ask for it.
      ...(dialect === "3.2"
        ? []
        : ['paths./dogs.get.responses.200 must have a property "description". at /paths/~1dogs/get/responses/200']),
      'paths./pets.get.sumary has no meaning here. Did you mean "summary"? at /paths/~1pets/get/sumary',
      "paths.cats has no meaning here. at /paths/cats",
      "tags must be an array. at /tags",
    ]);
  });

  it("is missed by misspelt fields and status keys, of which the nearest are named", async () => {
    const responses = { "200": { description: "Pets." }, "4xx": { description: "None." } };
    const parameters = [{ name: "limit", in: "query", requird: true, schema: {} }];
    const get = { operationid: "listPets", parameters, responses, foo: 1 };
    const problems = await problemsOf({ paths: { "/pets": { get } } }, dialect);
    expect(problems.map((problem) => problem.replace(/^\S+ (.*) at \S+$/, "$1")).toSorted()).toEqual([
      "has no meaning here.",
      'has no meaning here. Did you mean "4XX"?',
      'has no meaning here. Did you mean "operationId"?',
      'has no meaning here. Did you mean "required"?',
    ]);
  });

  it("is missed by members of a wrong type", async () => {
    expect(await problemsOf({ paths: [], info: null }, dialect)).toEqual(
      expect.arrayContaining(["info must be an object. at /info", "paths must be an object. at /paths"]),
    );
  });

  it("names the values that a parameter's place can have", async () => {
    const parameters = [{ name: "limit", in: "qery", schema: {} }];
    const [problem, ...others] = await problemsOf({ paths: { "/pets": { parameters } } }, dialect);
    expect(others).toEqual([]);
    const [, values] = /^paths\.\/pets\.parameters\.0\.in must be (.*)\. at/.exec(problem ?? "") ?? [];
    expect(values?.split(/, | or /).toSorted()).toEqual(['"cookie"', '"header"', '"path"', '"query"']);
  });

  it("is reported in full, however many problems there are", async () => {
    const paths = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`pets${index}`, {}]));
    const problems = await problemsOf({ paths }, dialect);
    expect(problems).toHaveLength(25);
    expect(problems[24]).toBe("paths.pets24 has no meaning here. at /paths/pets24");
  });

  it("is looked at without following any reference", async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const references = [`${url}/a`, "none.yaml#/A", "#/none", "#/components/schemas/Circle", "file:///etc/hostname"];
    const schemas = {
      Circle: { $ref: "#/components/schemas/Circle" },
      Data: { type: "object", example: { $ref: `${url}/b` }, default: { $ref: "#/none" } },
      Union: { oneOf: references.map(($ref) => ({ $ref })) },
    };
    expect(await problemsOf({ paths: {}, components: { schemas } }, dialect)).toEqual([]);
    await new Promise((resolve) => server.close(resolve));
    expect(requests).toEqual([]);
  });
});

describe("the structure of a description", () => {
  it("needs paths in 3.0, and one of three members in 3.1", async () => {
    expect(await problemsOf({}, "3.0")).toEqual(['The description must have a property "paths". at ']);
    expect(await problemsOf({}, "3.1")).toEqual([
      'The description must have a property "paths", "components" or "webhooks". at ',
    ]);
    expect(await problemsOf({ components: {} }, "3.1")).toEqual([]);
    expect(await problemsOf({ webhooks: {} }, "3.1")).toEqual([]);
  });

  it("names keywords that came after 3.0, which are read all the same", async () => {
    const Pet = { properties: { kind: { const: "dog" }, tags: { type: ["array", "null"], items: {} } }, if: {} };
    expect(await problemsOf({ paths: {}, components: { schemas: { Pet } } }, "3.0")).toEqual([
      "components.schemas.Pet.if is a keyword of a later version of OpenAPI, and is read as there. at /components/schemas/Pet/if",
      "components.schemas.Pet.properties.kind.const is a keyword of a later version of OpenAPI, and is read as there. at /components/schemas/Pet/properties/kind/const",
      "components.schemas.Pet.properties.tags.type must be a string. at /components/schemas/Pet/properties/tags/type",
    ]);
  });

  it("reaches into the schemas of 3.0", async () => {
    const Pet = { type: "strin", properties: { age: { minimum: "1" } } };
    expect(await problemsOf({ paths: {}, components: { schemas: { Pet } } }, "3.0")).toEqual([
      expect.stringMatching(
        /^components\.schemas\.Pet\.type must be "array", .* or "string"\. at \/components\/schemas\/Pet\/type$/,
      ),
      "components.schemas.Pet.properties.age.minimum must be a number. at /components/schemas/Pet/properties/age/minimum",
    ]);
  });

  it("names a component whose name is not allowed", async () => {
    expect(await problemsOf({ components: { schemas: { "a b": {} } } })).toEqual([
      "components.schemas.a b has a name that is not allowed. at /components/schemas/a b",
    ]);
  });

  it("of 3.2 may have all that came with it", async () => {
    const content = { "application/jsonl": { itemSchema: {}, prefixEncoding: [{}], itemEncoding: {} } };
    const query = {
      parameters: [
        { name: "all", in: "querystring", content: { "application/json": { schema: {} } } },
        { name: "session", in: "cookie", style: "cookie", schema: {} },
      ],
      requestBody: { content: { "application/json": { $ref: "#/components/mediaTypes/Pets" } } },
      responses: { "200": { summary: "Pets.", content } },
    };
    const scheme = {
      type: "oauth2",
      deprecated: true,
      oauth2MetadataUrl: "https://pets.example/metadata",
      flows: { deviceAuthorization: { deviceAuthorizationUrl: "/device", tokenUrl: "/token", scopes: {} } },
    };
    const members = {
      $self: "https://pets.example/openapi.yaml",
      servers: [{ url: "/", name: "live" }],
      tags: [{ name: "pets", summary: "Pets", parent: "animals", kind: "nav" }],
      paths: { "/pets": { query, additionalOperations: { COPY: { responses: answers } } } },
      components: {
        mediaTypes: { Pets: { schema: {}, examples: { one: { dataValue: [], serializedValue: "[]" } } } },
        securitySchemes: { login: scheme },
      },
    };
    expect(await problemsOf(members, "3.2")).toEqual([]);
  });

  it("of 3.2 is missed in its own operations as in others, and named where they stand", async () => {
    const wrong = { responses: { "200": { descripton: "Pets." } }, sumary: "" };
    const item = { query: wrong, additionalOperations: { COPY: { responses: [] } }, parameters: [{ in: "query" }] };
    const problems = await problemsOf({ paths: { "/pets": item }, nonsense: true }, "3.2");
    expect(problems.toSorted()).toEqual([
      "nonsense has no meaning here. at /nonsense",
      "paths./pets.additionalOperations.COPY.responses must be an object. at /paths/~1pets/additionalOperations/COPY/responses",
      'paths./pets.parameters.0 must have a property "schema" or "content". at /paths/~1pets/parameters/0',
      'paths./pets.query.responses.200.descripton has no meaning here. Did you mean "description"? at /paths/~1pets/query/responses/200/descripton',
      'paths./pets.query.sumary has no meaning here. Did you mean "summary"? at /paths/~1pets/query/sumary',
    ]);
  });

  it("is looked at in other files, where references lead", async () => {
    const { document, report, nameOf } = await loadDocument({
      "openapi.yaml":
        'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: { /pets: { $ref: "paths.yaml#/~1pets" } }\n',
      "paths.yaml":
        '/pets: { get: { responses: { default: { $ref: "responses.yaml#/Problem" } } } }\nother: { get: 1 }',
      "responses.yaml": "Problem: { content: {} }",
    });
    await validate(document, report);
    expect(report.diagnostics).toMatchObject([
      {
        message: 'Problem must have a property "description".',
        location: { file: nameOf("responses.yaml"), pointer: "/Problem" },
      },
    ]);
  });
});
