/** A small description of which all is honoured, and where its objects are. */
import type { JsonObject } from "../../../generator/load/json.js";
import type { Pointer } from "../../../generator/load/pointer.js";
import type { Dialect } from "../../../generator/load/upgrade.js";

/** The kinds of object that fields are planted into; what is left out as a whole is planted as a field. */
export type Kind = keyof typeof places;

export const places = {
  openapi: "",
  info: "/info",
  server: "/servers/0",
  tag: "/tags/0",
  components: "/components",
  paths: "/paths",
  pathItem: "/paths/~1pets",
  operation: "/paths/~1pets/post",
  securityRequirement: "/security/0",
  header: "/paths/~1pets/post/parameters/0",
  requestBody: "/paths/~1pets/post/requestBody",
  form: "/paths/~1pets/post/requestBody/content/application~1x-www-form-urlencoded",
  encoding: "/paths/~1pets/post/requestBody/content/application~1x-www-form-urlencoded/encoding/names",
  example: "/paths/~1pets/post/requestBody/content/application~1x-www-form-urlencoded/examples/first",
  responses: "/paths/~1pets/post/responses",
  response: "/paths/~1pets/post/responses/200",
  link: "/paths/~1pets/post/responses/200/links/self",
  hook: "/paths/~1pets/post/callbacks/created/{$url}/post",
  reference: "/paths/~1pets/post/responses/404",
  answerHeader: "/paths/~1pets/post/responses/200/headers/X-Left",
  json: "/paths/~1pets/post/responses/200/content/application~1json",
  securityScheme: "/components/securitySchemes/login",
  oauthScheme: "/components/securitySchemes/tokens",
  oauthFlows: "/components/securitySchemes/tokens/flows",
  oauthFlow: "/components/securitySchemes/tokens/flows/clientCredentials",
  anySchema: "/components/schemas/Pet/properties/any",
  stringSchema: "/components/schemas/Pet/properties/name",
  numberSchema: "/components/schemas/Pet/properties/count",
  arraySchema: "/components/schemas/Pet/properties/names",
  objectSchema: "/components/schemas/Pet",
  referenceSchema: "/components/schemas/Pet/properties/kind",
} as const satisfies { readonly [kind: string]: Pointer };

export function description(dialect: Dialect): JsonObject {
  return {
    openapi: `${dialect}.0`,
    info: { title: "Pets", version: "1.0.0" },
    servers: [{ url: "https://pets.example" }],
    tags: [{ name: "pets" }],
    security: [{ login: [] }, { tokens: ["read"] }],
    paths: { "/pets": { post: createPet } },
    components: {
      securitySchemes: {
        login: { type: "http", scheme: "bearer" },
        tokens: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://pets.example/token", scopes: { read: "Read." } } },
        },
      },
      responses: { Missing: { description: "There is none." } },
      schemas: { Pet, PetForm, Kind: { type: "string" } },
    },
  };
}

const createPet = {
  operationId: "createPet",
  tags: ["pets"],
  parameters: [{ name: "Idempotency-Key", in: "header", schema: { type: "string" } }],
  requestBody: {
    content: {
      "application/x-www-form-urlencoded": {
        schema: { $ref: "#/components/schemas/PetForm" },
        encoding: { names: { style: "form" } },
        examples: { first: { value: { names: ["Rex", "Bello"] } } },
      },
    },
  },
  responses: {
    "200": {
      description: "The pet.",
      headers: { "X-Left": { schema: { type: "integer" } } },
      content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
      links: { self: { operationId: "createPet" } },
    },
    "404": { $ref: "#/components/responses/Missing" },
  },
  callbacks: { created: { "{$url}": { post: { responses: { "204": { description: "Taken." } } } } } },
};

const PetForm = {
  type: "object",
  additionalProperties: false,
  required: ["names"],
  properties: { names: { type: "array", minItems: 2, items: { type: "string" } } },
};

const Pet = {
  type: "object",
  properties: {
    any: {},
    name: { type: "string" },
    count: { type: "integer" },
    names: { type: "array", items: { type: "string" } },
    kind: { $ref: "#/components/schemas/Kind" },
  },
};
