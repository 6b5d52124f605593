import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { buildModel, namesOf, onlyOperation, withPaths } from "./build-model.js";

const components = {
  securitySchemes: {
    basicAuth: { type: "http", scheme: "basic" },
    bearerAuth: { type: "http", scheme: "Bearer" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    other: { type: "magic" },
  },
};
const responses = { "204": { description: "Done." } };
const open = { get: { security: [], responses } };

/** `POST /pets` with the given requirements, beside an operation that needs none. */
function secured(security: JsonValue): JsonObject {
  return withPaths({ "/open": open, "/pets": { post: { security, responses } } }, { components });
}

/** A requirement of some schemes, without scopes. */
function needing(...names: readonly string[]): object {
  return { schemes: names.map((name) => ({ name, scopes: [] })) };
}

const leftOut = "warning operation-left-out #/paths/~1pets/post";

describe("a security that is no list of requirements", () => {
  const at = "/paths/~1pets/post/security";
  it.each<[string, JsonValue, string]>([
    ["the name of a scheme", "basicAuth", at],
    ["null", null, at],
    ["an object", { basicAuth: [] }, at],
    ["names instead of objects", ["basicAuth"], `${at}/0`],
    ["null among requirements", [{ basicAuth: [] }, null], `${at}/1`],
    ["an array among requirements", [[], { basicAuth: [] }], `${at}/0`],
    ["a scheme without roles", [{ basicAuth: null }], `${at}/0/basicAuth`],
    ["a scheme with an object of roles", [{ basicAuth: {} }], `${at}/0/basicAuth`],
    ["roles that are no texts", [{ bearerAuth: [1] }], `${at}/0/bearerAuth`],
    ["one such beside a right one", [{ basicAuth: [] }, { bearerAuth: "admin" }], `${at}/1/bearerAuth`],
    ["one such beside an empty one", [{}, "basicAuth"], `${at}/1`],
  ])("is %s: it is named, and the operation left out", (_, security, place) => {
    const built = buildModel(secured(security));
    expect(built.said).toEqual([`warning invalid-value #${place}`, leftOut]);
    expect(namesOf(built)).toEqual(["GET /open"]);
  });

  it("may stand at the root, for all operations without their own", () => {
    const paths = { "/open": open, "/pets": { post: { responses } } };
    const built = buildModel(withPaths(paths, { components, security: "basicAuth" }));
    expect(built.said).toEqual(["warning invalid-value #/security", leftOut]);
    expect(namesOf(built)).toEqual(["GET /open"]);
  });
});

describe("security requirements", () => {
  it("are alternatives", () => {
    const { api, said } = buildModel(secured([{ basicAuth: [] }, { bearerAuth: [] }]));
    expect(said).toEqual([]);
    expect(api?.operations[1]).toMatchObject({
      security: [needing("basicAuth"), needing("bearerAuth")],
      securityOptional: false,
    });
  });

  it("may be left out where {} is among them", () => {
    const { api, said } = buildModel(secured([{}, { basicAuth: [] }]));
    expect(said).toEqual([]);
    expect(api?.operations[1]).toMatchObject({ security: [needing("basicAuth")], securityOptional: true });
  });

  it("keep their place in the text when one before them is left out", () => {
    const { said } = buildModel(secured([{}, { other: [] }, { unheard: [] }, { basicAuth: [] }]));
    expect(said).toEqual([
      "warning unsupported-security #/paths/~1pets/post/security/1",
      "warning unknown-security-scheme #/paths/~1pets/post/security/2",
    ]);
  });

  it("never vanish: without a supported one the operation is left out", () => {
    const built = buildModel(secured([{ other: [] }]));
    expect(built.said).toEqual(["warning unsupported-security #/paths/~1pets/post/security/0", leftOut]);
    expect(namesOf(built)).toEqual(["GET /open"]);
  });

  it("name roles, which are not checked", () => {
    const security = [{ bearerAuth: ["admin"] }];
    const built = buildModel(withPaths({ "/pets": { post: { security, responses } } }, { components }));
    expect(built.said).toEqual(["warning unchecked-roles #/paths/~1pets/post/security/0/bearerAuth"]);
    expect(onlyOperation(built).security).toEqual([needing("bearerAuth")]);
  });
});

describe("schemes that are needed together", () => {
  const together = (...schemes: readonly JsonObject[]): ReturnType<typeof buildModel> => {
    const named = Object.fromEntries(schemes.map((scheme, index) => [`s${String(index)}`, scheme]));
    const security = [Object.fromEntries(Object.keys(named).map((name) => [name, []]))];
    return buildModel(
      withPaths({ "/pets": { get: { security, responses } } }, { components: { securitySchemes: named } }),
    );
  };
  const key = (place: string, name: string): JsonObject => ({ type: "apiKey", in: place, name });
  const bearer: JsonObject = { type: "http", scheme: "bearer" };
  const oidc: JsonObject = { type: "openIdConnect", openIdConnectUrl: "https://id.example/c" };
  const oauth: JsonObject = { type: "oauth2", flows: {} };
  const tls: JsonObject = { type: "mutualTLS" };
  const digest: JsonObject = { type: "http", scheme: "Digest" };

  it.each<[string, readonly JsonObject[]]>([
    ["a bearer token and keys in three places", [bearer, key("header", "k"), key("query", "k"), key("cookie", "k")]],
    ["two keys in headers of their own", [key("header", "a"), key("header", "b")]],
    ["two keys in the query whose names differ in case", [key("query", "a"), key("query", "A")]],
    ["a certificate with a token", [tls, oauth]],
  ])("may be %s", (_, schemes) => {
    const built = together(...schemes);
    expect(built.said).toEqual([]);
    expect(onlyOperation(built).security).toEqual([needing(...schemes.map((__, index) => `s${String(index)}`))]);
  });

  it.each<[string, readonly JsonObject[]]>([
    ["two tokens", [bearer, oidc]],
    ["OAuth 2 and OpenID Connect", [oauth, oidc]],
    ["keys in one header, whatever its case", [key("header", "X-Key"), key("header", "x-key")]],
    ["keys in one query parameter", [key("query", "key"), key("query", "key")]],
    ["keys in one cookie", [key("cookie", "key"), key("cookie", "key")]],
    ["HTTP schemes of one name", [digest, { ...digest, scheme: "digest" }]],
  ])("share one credential where they are %s", (_, schemes) => {
    const built = together(...schemes);
    expect(built.said).toEqual(["warning shared-credential #/components/securitySchemes/s1"]);
    expect(onlyOperation(built).security).toEqual([needing("s0")]);
  });

  it.each<[string, readonly JsonObject[]]>([
    ["a token and a key in Authorization", [bearer, key("header", "authorization")]],
    ["a token and a password", [oauth, { type: "http", scheme: "basic" }]],
    ["two HTTP schemes", [digest, { type: "http", scheme: "HOBA" }]],
  ])("cannot be %s", (_, schemes) => {
    expect(together(...schemes).said.slice(0, 2)).toEqual([
      "warning unsupported-security #/paths/~1pets/get/security/0",
      "warning operation-left-out #/paths/~1pets/get",
    ]);
  });
});

describe("a scheme by its URI", () => {
  const paths = (uri: string): JsonObject => ({ "/pets": { get: { security: [{ [uri]: [] }], responses } } });
  const own = "#/components/securitySchemes/bearerAuth";

  it.each([
    own,
    "api.yaml#/components/securitySchemes/bearerAuth",
    "./api.yaml#/components/securitySchemes/bearerAuth",
  ])("is that component in OpenAPI 3.2 (section 4.30): %s", (uri) => {
    const built = buildModel(withPaths(paths(uri), { components }), { dialect: "3.2" });
    expect(built.said).toEqual([]);
    expect(onlyOperation(built).security).toEqual([needing("bearerAuth")]);
  });

  it.each(["#/components/securitySchemes/baererAuth", "#/info", "https://other.example/api.yaml#/login"])(
    "that leads to no component is not known: %s",
    (uri) => {
      const { said } = buildModel(withPaths(paths(uri), { components }), { dialect: "3.2" });
      expect(said[0]).toBe("warning unknown-security-scheme #/paths/~1pets/get/security/0");
    },
  );

  it("is no name before 3.2", () => {
    const { said } = buildModel(withPaths(paths(own), { components }), { dialect: "3.1" });
    expect(said[0]).toBe("warning unknown-security-scheme #/paths/~1pets/get/security/0");
  });
});

describe("a scheme that cannot be used", () => {
  it.each<[string, JsonObject]>([
    ["has no type", {}],
    ["is of an unknown type", { type: "magic" }],
    ["has no place for its key", { type: "apiKey", name: "k" }],
    ["has an unknown place for its key", { type: "apiKey", in: "body", name: "k" }],
    ["has no name for its key", { type: "apiKey", in: "query" }],
    ["has an empty name for its key", { type: "apiKey", in: "query", name: "" }],
    ["has a name that no header has", { type: "apiKey", in: "header", name: "X Key" }],
    ["has a name that would end the header", { type: "apiKey", in: "header", name: "k\r\nx" }],
    ["has a name that no cookie has", { type: "apiKey", in: "cookie", name: "a;b" }],
    ["has the name of a header that frames the message", { type: "apiKey", in: "header", name: "Content-Length" }],
    ["has no HTTP scheme", { type: "http" }],
    ["has an HTTP scheme that is none", { type: "http", scheme: "a b" }],
  ])("%s: it is named where an operation needs it, and never passes for none", (_, scheme) => {
    const paths = { "/open": open, "/pets": { post: { security: [{ s: [] }], responses } } };
    const built = buildModel(withPaths(paths, { components: { securitySchemes: { s: scheme } } }));
    expect(built.said).toEqual(["warning unsupported-security #/paths/~1pets/post/security/0", leftOut]);
    expect(namesOf(built)).toEqual(["GET /open"]);
  });
});

describe("scopes", () => {
  const flows = {
    clientCredentials: { tokenUrl: "/token", scopes: { read: "Read.", write: "Write." } },
    implicit: { authorizationUrl: "/login", scopes: { admin: "All." } },
  };
  const securitySchemes = {
    oauth: { type: "oauth2", flows },
    oidc: { type: "openIdConnect", openIdConnectUrl: "https://id.example/c" },
  };
  const needed = (requirement: JsonObject): ReturnType<typeof buildModel> =>
    buildModel(
      withPaths({ "/pets": { get: { security: [requirement], responses } } }, { components: { securitySchemes } }),
    );

  it("are those of any flow, each once", () => {
    const built = needed({ oauth: ["read", "admin", "read"] });
    expect(built.said).toEqual([]);
    expect(onlyOperation(built).security).toEqual([{ schemes: [{ name: "oauth", scopes: ["read", "admin"] }] }]);
  });

  it("are named where no flow describes them, and needed all the same", () => {
    const built = needed({ oauth: ["wriet"] });
    expect(built.said).toEqual(["warning undescribed-scope #/paths/~1pets/get/security/0/oauth/0"]);
    expect(onlyOperation(built).security).toEqual([{ schemes: [{ name: "oauth", scopes: ["wriet"] }] }]);
  });

  it("may be any of OpenID Connect", () => {
    const built = needed({ oidc: ["openid"] });
    expect(built.said).toEqual([]);
    expect(onlyOperation(built).security).toEqual([{ schemes: [{ name: "oidc", scopes: ["openid"] }] }]);
  });

  it.each(["a b", "", 'a"', "ä", "a\\b", "a\r\nb"])("cannot be %j (RFC 6749 section 3.3)", (scope) => {
    expect(needed({ oidc: [scope] }).said.slice(0, 2)).toEqual([
      "warning invalid-value #/paths/~1pets/get/security/0/oidc/0",
      "warning operation-left-out #/paths/~1pets/get",
    ]);
  });

  it("come with the URLs of tokens, as they stand; those that are none are named", () => {
    expect(needed({ oauth: [] }).api?.securitySchemes).toMatchObject([
      { kind: "oauth2", flows: [{ name: "clientCredentials", tokenUrl: "/token" }, { name: "implicit" }] },
    ]);
    const bad = { oauth: { type: "oauth2", flows: { password: { tokenUrl: "javascript:alert(1)", scopes: {} } } } };
    const security = [{ oauth: [] }];
    const built = buildModel(
      withPaths({ "/pets": { get: { security, responses } } }, { components: { securitySchemes: bad } }),
    );
    expect(built.said).toEqual(["warning invalid-value #/components/securitySchemes/oauth/flows/password/tokenUrl"]);
  });
});

describe("a parameter that is the key of the operation's security", () => {
  const securitySchemes = {
    header: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "key" },
    cookie: { type: "apiKey", in: "cookie", name: "sid" },
  };
  const schema = { type: "string" };
  const operation = {
    security: [{ header: [] }, { query: [], cookie: [] }],
    parameters: [
      { in: "header", name: "x-key", required: true, schema },
      { in: "query", name: "key", schema },
      { in: "cookie", name: "sid", schema },
      // Not of these places, or not of these names.
      { in: "query", name: "X-Key", schema },
      { in: "query", name: "KEY", schema },
    ],
    responses,
  };

  it("is given as a credential, and named", () => {
    const built = buildModel(withPaths({ "/pets": { get: operation } }, { components: { securitySchemes } }));
    expect(built.said).toEqual(
      [0, 1, 2].map((index) => `info ineffective-keyword #/paths/~1pets/get/parameters/${String(index)}`),
    );
    const names = onlyOperation(built).parameters.flatMap(({ parameters }) =>
      parameters.map(({ wireName }) => wireName),
    );
    expect(names).toEqual(["X-Key", "KEY"]);
  });

  it("is a parameter like others where the operation does without the key", () => {
    const open = { ...operation, security: [] };
    const built = buildModel(withPaths({ "/pets": { get: open } }, { components: { securitySchemes } }));
    expect(built.said).toEqual([]);
  });
});

describe("the security definitions of Swagger 2.0", () => {
  const securityDefinitions = {
    key: { type: "apiKey", in: "query", name: "api key" },
    login: { type: "basic" },
    tokens: { type: "oauth2", flow: "application", tokenUrl: "https://id.example/token", scopes: { read: "Read." } },
    code: {
      type: "oauth2",
      flow: "accessCode",
      authorizationUrl: "https://id.example/login",
      tokenUrl: "https://id.example/token",
      scopes: {},
    },
  };
  const description = (security: JsonValue): JsonObject => ({
    swagger: "2.0",
    info: { title: "Pets", version: "1.0.0" },
    securityDefinitions,
    paths: { "/pets": { get: { security, responses } } },
  });

  it("are the same schemes under other names", () => {
    const security = [{ key: [], login: [] }, { tokens: ["read"] }, { code: [] }];
    const { api, said } = buildModel(description(security), { dialect: "2.0" });
    expect(said).toEqual([]);
    expect(api?.securitySchemes).toMatchObject([
      { name: "key", kind: "apiKey", in: "query", wireName: "api key" },
      { name: "login", kind: "basic" },
      { name: "tokens", kind: "oauth2", flows: [{ name: "clientCredentials", tokenUrl: "https://id.example/token" }] },
      { name: "code", kind: "oauth2", flows: [{ name: "authorizationCode" }] },
    ]);
  });

  it("are named at their places in the text", () => {
    const { said } = buildModel(description([{ tokens: ["raed"] }]), { dialect: "2.0" });
    expect(said).toEqual(["warning undescribed-scope #/paths/~1pets/get/security/0/tokens/0"]);
  });
});
