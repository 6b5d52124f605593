/** A description with a parameter and a body of every kind, for what is sent to it by hand. */
import type { JsonObject } from "../../generator/load/json.js";

const string: JsonObject = { type: "string" };
const texts: JsonObject = { type: "object", additionalProperties: string };
const list: JsonObject = { type: "array", items: string };
const done: JsonObject = { "204": { description: "Done." } };

function inPath(name: string, style: string, schema: JsonObject): JsonObject {
  return { name, in: "path", required: true, style, explode: true, schema };
}

function get(operationId: string, ...parameters: readonly JsonObject[]): JsonObject {
  return { get: { operationId, parameters, responses: done } };
}

function taking(operationId: string, mediaType: string, media: JsonObject): JsonObject {
  return { post: { operationId, requestBody: { required: true, content: { [mediaType]: media } }, responses: done } };
}

const parts: JsonObject = {
  schema: {
    type: "object",
    properties: {
      name: string,
      size: { type: "integer" },
      tags: list,
      tree: { $ref: "#/components/schemas/Tree" },
      file: { type: "string", format: "binary" },
      a: { type: "array", items: {} },
    },
  },
  encoding: { name: { headers: { "X-Count": { schema: { type: "integer" } } } } },
};

export const parameterKinds: JsonObject = {
  openapi: "3.2.0",
  info: { title: "Kinds", version: "1.0.0" },
  components: {
    schemas: {
      Tree: {
        type: "object",
        properties: { size: { type: "integer" } },
        additionalProperties: { anyOf: [{ $ref: "#/components/schemas/Tree" }, string] },
      },
    },
  },
  paths: {
    "/files/{name}": get("getFile", inPath("name", "simple", string)),
    "/files/{name}/lines/{line}": get(
      "getLine",
      inPath("name", "simple", string),
      inPath("line", "simple", { type: "integer" }),
    ),
    "/archives/{name}.{format}": get(
      "getArchive",
      inPath("name", "simple", string),
      inPath("format", "simple", string),
    ),
    "/simple/{v}": get("getSimple", inPath("v", "simple", texts)),
    "/label/{v}": get("getLabel", inPath("v", "label", texts)),
    "/matrix/{v}": get("getMatrix", inPath("v", "matrix", texts)),
    "/list/{v}": get("getList", inPath("v", "matrix", list)),
    "/search": get(
      "search",
      { name: "q", in: "query", schema: string },
      { name: "n", in: "query", schema: { type: "integer" } },
      { name: "tags", in: "query", schema: list },
      { name: "ids", in: "query", style: "pipeDelimited", explode: false, schema: list },
      { name: "words", in: "query", style: "spaceDelimited", explode: false, schema: list },
      {
        name: "filter",
        in: "query",
        style: "deepObject",
        explode: true,
        schema: { $ref: "#/components/schemas/Tree" },
      },
      { name: "items", in: "query", style: "deepObject", explode: true, schema: list },
      { name: "json", in: "query", content: { "application/json": { schema: {} } } },
    ),
    "/spread": get("spread", { name: "all", in: "query", style: "form", explode: true, schema: texts }),
    "/headers": get(
      "headers",
      { name: "X-Object", in: "header", style: "simple", explode: true, schema: texts },
      { name: "X-List", in: "header", style: "simple", schema: list },
      { name: "X-Json", in: "header", content: { "application/json": { schema: {} } } },
    ),
    "/cookies": get(
      "cookies",
      { name: "sid", in: "cookie", style: "cookie", schema: string },
      { name: "all", in: "cookie", style: "form", explode: true, schema: texts },
    ),
    "/form": {
      post: {
        operationId: "sendForm",
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: {
                type: "object",
                properties: { tree: { $ref: "#/components/schemas/Tree" }, tags: list },
                additionalProperties: string,
              },
              encoding: { tree: { style: "deepObject" } },
            },
          },
        },
        responses: done,
      },
    },
    "/whole": get("whole", {
      ...{ name: "whole", in: "querystring" },
      content: { "application/x-www-form-urlencoded": { schema: texts } },
    }),
    "/parts": taking("sendParts", "multipart/form-data", parts),
    "/streamed": taking("streamParts", "multipart/form-data", parts),
    "/lines": taking("sendLines", "application/jsonl", { itemSchema: { $ref: "#/components/schemas/Tree" } }),
    "/sequence": taking("sendSequence", "application/json-seq", { itemSchema: {} }),
    "/events": taking("sendEvents", "text/event-stream", { itemSchema: { type: "object", required: ["data"] } }),
    "/text": taking("sendText", "text/plain", { schema: string }),
    "/bytes": taking("sendBytes", "application/octet-stream", {}),
    "/json": {
      post: {
        operationId: "sendJson",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Tree" } } },
        },
        responses: { "200": { description: "The same.", content: { "application/json": { schema: {} } } } },
      },
    },
  },
};
