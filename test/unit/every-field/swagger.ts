/** The fixed fields of Swagger 2.0's objects, by the tables of its section "Schema", and a description to plant them into. */
import type { JsonObject, JsonValue } from "../../../generator/load/json.js";
import type { Pointer } from "../../../generator/load/pointer.js";

export interface SwaggerField {
  readonly kind: keyof typeof swaggerPlaces;
  readonly name: string;
  readonly value: JsonValue;
  /** Why nothing is made of it and nothing said of it. */
  readonly silent?: string;
}

export const swaggerPlaces = {
  swagger: "",
  info: "/info",
  tag: "/tags/0",
  paths: "/paths",
  pathItem: "/paths/~1pets",
  operation: "/paths/~1pets/post",
  form: "/paths/~1pets~1search/post",
  body: "/paths/~1pets/post/parameters/0",
  text: "/paths/~1pets~1search/post/parameters/0",
  number: "/paths/~1pets~1search/post/parameters/1",
  array: "/paths/~1pets~1search/post/parameters/2",
  arrayItems: "/paths/~1pets~1search/post/parameters/2/items",
  key: "/paths/~1pets/post/parameters/1",
  responses: "/paths/~1pets/post/responses",
  response: "/paths/~1pets/post/responses/200",
  shared: "/responses/Missing",
  reference: "/paths/~1pets/post/responses/404",
  scheme: "/securityDefinitions/login",
  requirement: "/security/0",
  anySchema: "/definitions/Pet/properties/any",
  stringSchema: "/definitions/Pet/properties/name",
  numberSchema: "/definitions/Pet/properties/count",
  arraySchema: "/definitions/Pet/properties/names",
  objectSchema: "/definitions/Pet",
  referenceSchema: "/definitions/Pet/properties/kind",
} as const satisfies { readonly [kind: string]: Pointer };

const Pet = {
  type: "object",
  properties: {
    any: {},
    name: { type: "string" },
    count: { type: "integer" },
    names: { type: "array", items: { type: "string" } },
    kind: { $ref: "#/definitions/Kind" },
  },
};

/** All of it is honoured. */
export const swaggerDescription: JsonObject = {
  swagger: "2.0",
  info: { title: "Pets", version: "1.0.0" },
  host: "pets.example",
  schemes: ["https"],
  tags: [{ name: "pets" }],
  security: [{ login: [] }],
  securityDefinitions: { login: { type: "basic" } },
  paths: {
    "/pets": {
      post: {
        operationId: "createPet",
        tags: ["pets"],
        parameters: [
          { name: "pet", in: "body", schema: { $ref: "#/definitions/Pet" } },
          { name: "Idempotency-Key", in: "header", type: "string" },
        ],
        responses: {
          "200": { description: "The pet.", schema: { $ref: "#/definitions/Pet" } },
          "404": { $ref: "#/responses/Missing" },
        },
      },
    },
    "/pets/search": {
      post: {
        operationId: "searchPets",
        parameters: [
          { name: "name", in: "formData", type: "string" },
          { name: "limit", in: "formData", type: "integer" },
          { name: "kinds", in: "formData", type: "array", items: { type: "string" }, minItems: 2 },
        ],
        responses: { "204": { description: "Done." } },
      },
    },
  },
  responses: { Missing: { description: "There is none." } },
  definitions: { Pet, Kind: { type: "string" } },
};

function of(kind: SwaggerField["kind"], values: JsonObject, silent?: string): readonly SwaggerField[] {
  return Object.entries(values).map(([name, value]) => ({
    ...{ kind, name, value },
    ...(silent === undefined ? {} : { silent }),
  }));
}

const forReaders = "It tells readers of the description where to find more, or who stands behind it.";
const ofTags = "Tags sort operations for readers; a package is sorted by paths.";
const elsewhere = "What is listed here counts where something refers to it.";
const forXml = "It speaks of XML, which is named where an operation uses it.";
const unshown = "It constrains nothing, and no output has a place for it yet.";
const onlyTheName = "Of the header for idempotency keys the name alone counts; what constrains a key is named.";
const ofTheBody = "A body has no name on the wire.";

const done = { responses: { "204": { description: "Done." } } };
const text = { type: "string" };
const url = "https://more.example";

export const swaggerFields: readonly SwaggerField[] = [
  ...of("swagger", {
    info: { title: "Others", version: "1.0.0" },
    host: "others.example",
    basePath: "/v1",
    schemes: ["http", "https"],
    consumes: ["application/vnd.pets+json"],
    produces: ["application/xml"],
    paths: { "/others": { get: done } },
    definitions: {},
    responses: {},
    securityDefinitions: {},
    security: [],
  }),
  ...of("swagger", { parameters: { Limit: { name: "limit", in: "query", ...text } } }, elsewhere),
  ...of("swagger", { tags: [{ name: "dogs" }] }, ofTags),
  ...of("swagger", { externalDocs: { url } }, forReaders),
  ...of("info", { title: "Others", description: "All pets.", version: "2.0.0" }),
  ...of("info", { termsOfService: url, contact: { email: "a@b.example" }, license: { name: "MIT" } }, forReaders),
  ...of("tag", { name: "dogs", description: "All pets.", externalDocs: { url } }, ofTags),
  ...of("paths", { "/others": { get: done } }),
  ...of("pathItem", { get: done, put: done, post: done, delete: done, options: done, head: done, patch: done }),
  ...of("pathItem", { $ref: "#/paths/~1others", parameters: [{ name: "limit", in: "query", ...text }] }),
  ...of("operation", {
    summary: "Create.",
    description: "Creates a pet.",
    operationId: "makePet",
    consumes: ["application/vnd.pets+json"],
    produces: ["application/xml"],
    parameters: [{ name: "limit", in: "query", ...text }],
    responses: {},
    schemes: ["http"],
    deprecated: true,
    security: [],
  }),
  ...of("operation", { tags: ["dogs"] }, ofTags),
  ...of("operation", { externalDocs: { url } }, forReaders),
  ...of("form", { consumes: ["multipart/form-data"] }),
  ...of("body", { in: "query", required: true, schema: text }),
  ...of("body", { name: "animal", description: "A pet." }, `${ofTheBody} ${unshown}`),
  ...of("text", {
    name: "title",
    in: "query",
    description: "Its name.",
    required: true,
    type: "integer",
    format: "date",
    allowEmptyValue: true,
    collectionFormat: "csv",
    default: "Rex",
    maxLength: 9,
    minLength: 1,
    pattern: "^a",
    enum: ["a"],
  }),
  ...of("number", { maximum: 9, exclusiveMaximum: true, minimum: 1, exclusiveMinimum: true, multipleOf: 2 }),
  ...of("array", { items: { type: "integer" }, maxItems: 9, minItems: 1, uniqueItems: true }),
  ...of("array", { collectionFormat: "multi" }),
  ...of("arrayItems", { maxLength: 9, items: text, type: "integer" }),
  ...of("key", { name: "X-Idempotency-Key", in: "query", required: true, type: "integer", pattern: "^a" }),
  ...of("key", { description: "A key." }, onlyTheName),
  ...of("responses", { default: { description: "Else." }, "500": { description: "Failed." } }),
  ...of("response", { schema: text, headers: { "X-A": text }, examples: { "application/xml": "<a/>" } }),
  ...of("response", { description: "A pet." }, unshown),
  ...of("shared", { schema: text, headers: { "X-A": text }, examples: { "application/json": {} } }),
  ...of("reference", { $ref: "#/responses/Other" }),
  ...of("scheme", { type: "apiKey" }),
  ...of("scheme", { description: "A token." }),
  ...of("requirement", { login: ["admin"], other: [] }),
  ...of("anySchema", {
    type: "string",
    enum: ["a"],
    allOf: [text],
    title: "Any",
    description: "Anything.",
    default: "a",
    example: "a",
    readOnly: true,
    discriminator: "kind",
    $ref: "#/definitions/Kind",
    "x-nullable": true,
    oneOf: [text],
    anyOf: [text],
    not: text,
    nullable: true,
    const: "a",
  }),
  ...of("anySchema", { externalDocs: { url } }, forReaders),
  ...of("anySchema", { xml: { name: "any" } }, forXml),
  ...of("stringSchema", { minLength: 1, maxLength: 9, pattern: "^a", format: "date", "x-nullable": true }),
  ...of("numberSchema", { minimum: 1, maximum: 9, multipleOf: 2, exclusiveMinimum: true, exclusiveMaximum: true }),
  ...of("arraySchema", { items: { type: "integer" }, minItems: 1, maxItems: 9, uniqueItems: true }),
  ...of("objectSchema", {
    properties: { other: text },
    required: ["name"],
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 9,
  }),
  ...of("referenceSchema", { description: "Its kind.", "x-nullable": true }),
];
