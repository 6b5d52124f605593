import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { buildModel, onlyOperation, withPaths, type Built } from "./build-model.js";

const text = { schema: { type: "string" } };

function withHeaders(headers: JsonObject, members: JsonObject = {}, settings = {}): Built {
  const responses = { "200": { description: "Done.", headers } };
  return buildModel(withPaths({ "/pets": { get: { responses } } }, members), settings);
}

/** Whether the answer has each header, and how it is written. */
function writtenIn(built: Built): object {
  const headers = onlyOperation(built).responses[0]?.headers?.headers ?? [];
  return Object.fromEntries(headers.map(({ wireName, serialization }) => [wireName, serialization]));
}

const at = (name: string): string => `#/paths/~1pets/get/responses/200/headers/${name}`;

describe("the headers of an answer", () => {
  it("are an object with a property for each, in the description's own spelling", () => {
    const built = withHeaders({ ETag: { required: true, ...text }, "X-Left": { schema: { type: "integer" } } });
    expect(built.said).toEqual([]);
    const [response] = onlyOperation(built).responses;
    const type = built.api?.types.get(response?.headers?.schema ?? ("" as never));
    expect(type).toMatchObject({
      kind: "object",
      properties: [
        { wireName: "ETag", required: true },
        { wireName: "X-Left", required: false },
      ],
    });
  });

  it("are absent where none is declared", () => {
    expect(onlyOperation(withHeaders({})).responses[0]).not.toHaveProperty("headers");
  });

  it("are written as OpenAPI 3.2.1, section 4.21, has it", () => {
    const built = withHeaders({
      A: text,
      B: { style: "simple", explode: true, ...text },
      C: { content: { "application/json": text } },
      D: { content: { "text/plain": text } },
    });
    expect(built.said).toEqual([]);
    expect(writtenIn(built)).toEqual({
      A: { kind: "style", style: "simple", explode: false },
      B: { kind: "style", style: "simple", explode: true },
      C: { kind: "content", mediaType: "application/json" },
      D: { kind: "style", style: "simple", explode: false },
    });
  });

  it("may be components", () => {
    const components = { headers: { Left: { schema: { type: "integer" } } } };
    const built = withHeaders({ "X-Left": { $ref: "#/components/headers/Left" } }, { components });
    expect(built.said).toEqual([]);
    expect(writtenIn(built)).toHaveProperty("X-Left");
  });

  it("are one schema for all operations of an answer that stands elsewhere, called after it", () => {
    const get = { responses: { "429": { $ref: "#/components/responses/Slow" } } };
    const components = { responses: { Slow: { description: "Slow down.", headers: { ETag: text } } } };
    const built = buildModel(withPaths({ "/pets": { get, put: get } }, { components }));
    expect(built.said).toEqual([]);
    const schemas = built.api?.operations.map(({ responses: [response] }) => response?.headers?.schema);
    expect(schemas).toEqual(["#/components/responses/Slow~headers", "#/components/responses/Slow~headers"]);
    expect(built.api?.schemas.get(schemas?.[0] ?? ("" as never))?.componentName).toBe("Slow Response Headers");
  });

  it.each<[string, JsonObject, readonly string[]]>([
    ["Content-Type, which the media types say", { "content-type": text }, ["ineffective-keyword"]],
    ["what frames the message", { "Content-Length": text }, ["ineffective-keyword"]],
    ["a name that no header can have", { "a b": text }, ["unsupported-parameter"]],
    ["a name that is lost in objects", { ["__proto__"]: text }, ["unsupported-parameter"]],
    ["content that is neither JSON nor text", { A: { content: { "text/csv": text } } }, ["unsupported-parameter"]],
  ])("are without %s, which is named", (_what, headers, codes) => {
    const built = withHeaders(headers);
    expect(built.said.map((line) => line.split(" ")[1])).toEqual(codes);
    expect(onlyOperation(built).responses[0]).not.toHaveProperty("headers");
  });

  it("are told apart whatever their case (RFC 9110, section 5.1)", () => {
    const built = withHeaders({ ETag: text, etag: { schema: { type: "integer" } } });
    expect(built.said).toEqual([`warning invalid-value ${at("etag")}`]);
    expect(writtenIn(built)).toHaveProperty("ETag");
    expect(writtenIn(built)).not.toHaveProperty("etag");
  });

  it("hold no objects inside others, for which there is no form", () => {
    const schema = { type: "object", properties: { inner: { type: "object" } } };
    const built = withHeaders({ A: { schema }, B: text });
    expect(built.said).toEqual([`warning unwritable-parameter ${at("A")}`]);
    expect(Object.keys(writtenIn(built))).toEqual(["B"]);
  });

  it("say what text cannot carry unchanged", () => {
    const built = withHeaders({ A: { schema: { type: ["string", "integer"] } } });
    expect(built.said).toEqual([`warning ambiguous-parameter-value ${at("A/schema")}`]);
  });

  it("are there with an answer that has no body", () => {
    const responses = { "204": { description: "Done.", headers: { ETag: text } } };
    const built = buildModel(withPaths({ "/pets": { head: { responses } } }));
    expect(built.said).toEqual([]);
    expect(writtenIn(built)).toHaveProperty("ETag");
  });
});
