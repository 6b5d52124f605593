/** The fixed fields of OpenAPI's objects, by the tables of OAS 3.0.4 section 4.7, 3.1.1 section 4.8, 3.2.0 section 4. */
import { all, from31, from32, of, only30, type Field } from "./field.js";

const forReaders = "It tells readers of the description where to find more, or who stands behind it.";
const ofServers = "It tells people which server is which.";
const ofTags = "Tags sort operations for readers; a package is sorted by paths.";
const elsewhere = "What is listed here counts where something refers to it.";
const sameForTexts = "It makes no difference to a text in a header.";
const onlyTheName = "Of the header for idempotency keys the name alone counts; what constrains a key is named.";
const withoutTokens = "Where people log in is no business of a client or a server of the API.";
const unshown = "It constrains nothing, and no output has a place for it yet.";

const done = { responses: { "204": { description: "Done." } } };
const text = { schema: { type: "string" } };
const url = "https://more.example";
const flow = { tokenUrl: url, scopes: {} };

export const fields: readonly Field[] = [
  ...of("openapi", all, {
    info: { title: "Others", version: "1.0.0" },
    servers: [{ url: "https://others.example" }],
    paths: { "/others": { get: done } },
    components: {},
    security: [],
  }),
  ...of("openapi", all, { openapi: "3.1.1" }, "All patch versions of a minor version mean the same."),
  ...of("openapi", all, { tags: [{ name: "dogs" }] }, ofTags),
  ...of("openapi", all, { externalDocs: { url } }, forReaders),
  ...of("openapi", from31, { jsonSchemaDialect: "https://other.example", webhooks: { created: { post: done } } }),
  ...of("openapi", all, { "x-webhooks": { created: { post: done } } }),
  ...of(
    "openapi",
    from32,
    { $self: "https://pets.example/openapi.yaml" },
    "References by that name lead here; there are none.",
  ),

  ...of("info", all, { title: "Others", description: "All pets.", version: "2.0.0" }),
  ...of("info", from31, { summary: "All pets." }),
  ...of("info", all, { termsOfService: url, contact: { email: "a@b.example" }, license: { name: "MIT" } }, forReaders),

  ...of("server", all, { url: "https://others.example", variables: { host: { default: "pets" } } }),
  ...of("server", all, { description: "Live." }, ofServers),
  ...of("server", from32, { name: "live" }, ofServers),

  ...of("tag", all, { name: "dogs", description: "All pets.", externalDocs: { url } }, ofTags),
  ...of("tag", from32, { summary: "Pets", parent: "animals", kind: "nav" }, ofTags),

  ...of("components", all, { responses: {}, schemas: {}, securitySchemes: {} }),
  ...of(
    "components",
    all,
    { parameters: {}, examples: {}, requestBodies: {}, headers: {}, links: {}, callbacks: {} },
    elsewhere,
  ),
  ...of("components", from31, { pathItems: {} }, elsewhere),
  ...of("components", from32, { mediaTypes: {} }, elsewhere),

  ...of("paths", all, { "/others": { get: done } }),
  ...of("pathItem", all, {
    $ref: "#/paths/~1others",
    summary: "Pets.",
    description: "All pets.",
    get: done,
    put: done,
    post: done,
    delete: done,
    options: done,
    head: done,
    patch: done,
    trace: done,
    servers: [{ url: "https://others.example" }],
    parameters: [{ name: "limit", in: "query", ...text }],
  }),
  ...of("pathItem", from32, { query: done, additionalOperations: { COPY: done } }),

  ...of("operation", all, {
    summary: "Create.",
    description: "Creates a pet.",
    operationId: "makePet",
    parameters: [{ name: "limit", in: "query", ...text }],
    requestBody: { required: true, content: { "application/json": text } },
    responses: {},
    callbacks: { created: { "{$request.body#/url}": { post: done } } },
    deprecated: true,
    security: [],
    servers: [{ url: "https://others.example" }],
  }),
  ...of("operation", all, { tags: ["dogs"] }, ofTags),
  ...of("operation", all, { externalDocs: { url } }, forReaders),
  ...of("securityRequirement", all, { login: ["admin"], other: [] }),

  ...of("header", all, {
    name: "X-Idempotency-Key",
    in: "query",
    required: true,
    deprecated: true,
    allowEmptyValue: true,
    allowReserved: true,
    schema: { type: "string", maxLength: 9 },
    content: { "text/plain": text },
  }),
  ...of("header", all, { style: "simple", explode: true }, sameForTexts),
  ...of("header", all, { description: "A key.", example: "a", examples: { a: { value: "a" } } }, onlyTheName),

  ...of("requestBody", all, { content: { "application/json": text }, required: true }),
  ...of("requestBody", all, { description: "A pet." }, unshown),
  ...of("form", all, {
    schema: { type: "object", properties: { other: { type: "string" } } },
    example: { names: ["Bello", "Rex"] },
    examples: { other: { value: { names: ["Bello", "Rex"] } } },
    encoding: { names: { style: "form", explode: false } },
  }),
  ...of("json", all, { example: { name: "Rex" }, examples: { other: { value: { name: "Rex" } } } }),
  ...of("form", from32, { itemSchema: {}, prefixEncoding: [{}], itemEncoding: {} }),
  ...of("json", all, { schema: { type: "string" }, encoding: { name: { contentType: "text/plain" } } }),
  ...of("json", from32, { itemSchema: {}, prefixEncoding: [{}], itemEncoding: {} }),
  ...of("encoding", all, {
    contentType: "application/json",
    headers: { "X-A": text },
    style: "spaceDelimited",
    explode: false,
    allowReserved: true,
  }),
  ...of("encoding", from32, { encoding: {}, prefixEncoding: [{}], itemEncoding: {} }),
  ...of("example", all, { value: { names: ["Bello", "Rex"] }, externalValue: url }),
  ...of("example", all, { summary: "Rex.", description: "A dog." }, unshown),
  ...of("example", from32, { dataValue: { names: ["Bello", "Rex"] }, serializedValue: "names=Bello&names=Rex" }),

  ...of("responses", all, {
    default: { description: "Else." },
    "500": { description: "Failed." },
    "5XX": { description: "Failed." },
  }),
  ...of("response", all, { description: "A pet." }, unshown),
  ...of("response", all, {
    headers: { "X-A": text },
    content: { "application/json": text },
    links: { again: { operationId: "createPet" } },
  }),
  ...of("answerHeader", all, {
    description: "How many more.",
    required: true,
    deprecated: true,
    style: "form",
    explode: true,
    allowEmptyValue: true,
    allowReserved: true,
    schema: { type: "string" },
    content: { "application/json": text },
    example: 3,
    examples: { few: { value: 3 } },
  }),
  ...of("answerHeader", all, { style: "simple" }, "It is the only style that a header has."),
  ...of("response", from32, { summary: "A pet." }, unshown),
  ...of("link", all, {
    operationId: "makePet",
    operationRef: "#/paths/~1pets/post",
    parameters: { limit: 1 },
    requestBody: { names: ["Rex", "Bello"] },
    description: "The same again.",
    server: { url: "https://others.example" },
  }),
  ...of("hook", all, {
    summary: "Created.",
    description: "A pet has been created.",
    operationId: "petCreated",
    parameters: [{ name: "limit", in: "query", ...text }],
    requestBody: { required: true, content: { "application/json": text } },
    responses: { "200": { description: "Taken." } },
    callbacks: { created: { "{$url}": { post: done } } },
    deprecated: true,
    security: [{ login: [] }],
    servers: [{ url: "https://others.example" }],
  }),
  ...of("hook", all, { tags: ["dogs"] }, ofTags),
  ...of("hook", all, { externalDocs: { url } }, forReaders),

  ...of("reference", all, { $ref: "#/components/responses/Other" }),
  ...of("reference", only30, { description: "Gone." }),
  ...of("reference", from31, { summary: "Gone.", description: "Gone." }, unshown),

  ...of("securityScheme", all, {
    type: "apiKey",
    name: "X-Key",
    in: "header",
    scheme: "basic",
    flows: {},
    openIdConnectUrl: url,
  }),
  ...of("securityScheme", all, { description: "A token." }),
  ...of("securityScheme", all, { bearerFormat: "JWT" }, "It is a hint for readers."),
  ...of("securityScheme", from32, { oauth2MetadataUrl: url, deprecated: true }),
  ...of("oauthScheme", all, { type: "openIdConnect", description: "Tokens.", flows: {} }),
  ...of("oauthScheme", from32, { oauth2MetadataUrl: url, deprecated: true }),
  ...of("oauthFlows", all, { implicit: { authorizationUrl: url, scopes: {} } }, withoutTokens),
  ...of("oauthFlows", all, { password: flow, authorizationCode: { ...flow, authorizationUrl: url } }),
  ...of("oauthFlows", from32, { deviceAuthorization: { ...flow, deviceAuthorizationUrl: url } }),
  ...of("oauthFlow", all, { tokenUrl: url, refreshUrl: url, scopes: [] }),
];
