/** What is said of a parameter that is the whole query (OAS 3.2.1 section 4.12.1, `in: querystring`). */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { buildModel, withPaths, type Built } from "./build-model.js";

const form = "application/x-www-form-urlencoded";
const at = "#/paths/~1pets/get/parameters/0";

function built(mediaType: string, media: JsonObject, others: JsonObject = {}, operation: JsonObject = {}): Built {
  const parameter = { name: "q", in: "querystring", content: { [mediaType]: media }, ...others };
  const get = { operationId: "find", parameters: [parameter], responses: { "204": { description: "" } }, ...operation };
  const securitySchemes = { key: { type: "apiKey", in: "query", name: "api_key" } };
  return buildModel(withPaths({ "/pets": { get } }, { components: { securitySchemes } }), { dialect: "3.2" });
}

describe("a field of a form that is called like a key in the query", () => {
  const properties = { api_key: { type: "string" }, name: { type: "string" } };
  const security = { security: [{ key: [] }] };
  const schemaAt = `${at}/content/application~1x-www-form-urlencoded/schema`;

  it("is named where it stands", () => {
    const schema = { type: "object", minProperties: 1, properties };
    expect(built(form, { schema }, {}, security).said).toEqual([
      `info ineffective-keyword ${schemaAt}/properties/api_key`,
    ]);
    expect(built(form, { schema }).said).toEqual([]);
  });

  it("leaves the form out that requires it", () => {
    const schema = { type: "object", allOf: [{ required: ["api_key"] }], properties };
    const optional = built(form, { schema }, {}, security);
    expect(optional.said).toEqual([`warning crowded-querystring ${at}`]);
    expect(optional.api?.operations.map(({ parameters }) => parameters)).toEqual([[]]);
    const required = built(form, { schema }, { required: true }, security);
    expect(required.said.slice(0, 2)).toEqual([
      `warning crowded-querystring ${at}`,
      "warning operation-left-out #/paths/~1pets/get",
    ]);
    expect(required.api?.operations).toEqual([]);
  });
});

describe("an empty value where there may be none", () => {
  const ambiguous = (mediaType: string): string =>
    `warning ambiguous-parameter-value ${at}/content/${mediaType.replaceAll("/", "~1")}/schema`;
  const properties = { name: { type: "string" } };

  it.each<[string, JsonObject]>([
    ["text/plain", { type: "string" }],
    ["text/plain", { type: "string", enum: ["", "a"] }],
    [form, { type: "object", properties }],
  ])("of %s with %j is named", (mediaType, schema) => {
    expect(built(mediaType, { schema }).said).toEqual([ambiguous(mediaType)]);
    expect(built(mediaType, { schema }, { required: true }).said).toEqual([]);
  });

  it("is named where a text has no schema", () => {
    expect(built("text/plain", {}).said).toHaveLength(1);
    expect(built("text/plain", {}, { required: true }).said).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ["text/plain", { type: "string", minLength: 1 }],
    ["application/jsonpath", { type: "string", pattern: "^\\$" }],
    [form, { type: "object", properties, required: ["name"] }],
    [form, { type: "object", properties, minProperties: 1 }],
    ["application/json", { type: "object", properties }],
    ["application/json", { type: "string" }],
  ])("is none of %s with %j", (mediaType, schema) => {
    expect(built(mediaType, { schema }).said).toEqual([]);
  });
});
