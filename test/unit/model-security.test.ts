import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { buildModel, namesOf, onlyOperation, withPaths } from "./build-model.js";

const components = {
  securitySchemes: {
    basicAuth: { type: "http", scheme: "basic" },
    bearerAuth: { type: "http", scheme: "Bearer" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
  },
};
const responses = { "204": { description: "Done." } };
const open = { get: { security: [], responses } };

/** `POST /pets` with the given requirements, beside an operation that needs none. */
function secured(security: JsonValue): JsonObject {
  return withPaths({ "/open": open, "/pets": { post: { security, responses } } }, { components });
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
      security: [{ schemes: ["basicAuth"] }, { schemes: ["bearerAuth"] }],
      securityOptional: false,
    });
  });

  it("may be left out where {} is among them", () => {
    const { api, said } = buildModel(secured([{}, { basicAuth: [] }]));
    expect(said).toEqual([]);
    expect(api?.operations[1]).toMatchObject({ security: [{ schemes: ["basicAuth"] }], securityOptional: true });
  });

  it("keep their place in the text when one before them is left out", () => {
    const { said } = buildModel(secured([{}, { key: [] }, { unheard: [] }, { basicAuth: [] }]));
    expect(said).toEqual([
      "warning unsupported-security #/paths/~1pets/post/security/1",
      "warning unknown-security-scheme #/paths/~1pets/post/security/2",
    ]);
  });

  it("never vanish: without a supported one the operation is left out", () => {
    const built = buildModel(secured([{ key: [] }]));
    expect(built.said).toEqual(["warning unsupported-security #/paths/~1pets/post/security/0", leftOut]);
    expect(namesOf(built)).toEqual(["GET /open"]);
  });

  it("name roles, which are not checked", () => {
    const security = [{ bearerAuth: ["admin"] }];
    const built = buildModel(withPaths({ "/pets": { post: { security, responses } } }, { components }));
    expect(built.said).toEqual(["warning unchecked-roles #/paths/~1pets/post/security/0/bearerAuth"]);
    expect(onlyOperation(built).security).toEqual([{ schemes: ["bearerAuth"] }]);
  });
});
