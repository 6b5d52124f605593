/** What a call of an operation is given, and what the handler at the other end is to see of it. */
import { paramsShape } from "../../../generator/emit/calls/arguments.js";
import { placeMembers } from "../../../generator/emit/operation-text.js";
import { isObject, type JsonObject, type JsonValue } from "../../../generator/load/json.js";
import type { Api, BodyContent, Operation } from "../../../generator/model/api.js";
import { isTagged } from "../../../generator/model/contents.js";
import { drawValue } from "./draw-value.js";

export interface MockRequest {
  /** Behind the client, and before the options of the call. */
  readonly args: readonly unknown[];
  /** By the members of what a handler is given. */
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Undefined where some part of it could not be drawn. */
export function mockRequest(operation: Operation, api: Api): MockRequest | undefined {
  const places: Record<string, JsonObject> = {};
  for (const { in: place, schema } of operation.parameters) {
    const value = drawValue(schema, api);
    if (!isObject(value)) return undefined;
    places[placeMembers[place]] = value;
  }
  const body = operation.requestBody === undefined ? undefined : mockBody(operation.requestBody.contents, api);
  if (operation.requestBody !== undefined && body === undefined) return undefined;
  const { path = {}, ...beside } = places;
  const inPath = (name: string): number => operation.path.indexOf(`{${name}}`);
  const pathValues = Object.keys(path)
    .sort((one, other) => inPath(one) - inPath(other))
    .map((name) => path[name]);
  const members = { ...beside, ...(body === undefined ? {} : { body }) };
  const expected = { ...places, ...(body === undefined ? {} : { body }) };
  switch (paramsShape(operation, api)) {
    case "none":
      return { args: pathValues, expected };
    case "body":
      return { args: [...pathValues, body], expected };
    case "placed":
      return { args: [...pathValues, members], expected };
    case "flat": {
      const parts = [...Object.values(beside), ...(isObjectBody(body) ? [body] : [])];
      return { args: [...pathValues, Object.assign({}, ...parts)], expected };
    }
  }
}

function mockBody(contents: readonly BodyContent[], api: Api): unknown {
  const [content] = contents;
  const value = content === undefined ? undefined : bodyOf(content, api);
  return value !== undefined && content !== undefined && isTagged(contents)
    ? { mediaType: content.mediaType, body: value }
    : value;
}

/** What comes in pieces (bytes, items, files) is left to tests of the wire. */
function bodyOf(content: BodyContent, api: Api): JsonValue | undefined {
  switch (content.kind) {
    case "json":
    case "form":
      return drawValue(content.schema, api);
    case "multipart":
      return content.parts.some((part) => part.content === "bytes" || part.headers !== undefined)
        ? undefined
        : drawValue(content.schema, api);
    case "text":
      return content.schema === undefined ? "a text" : drawValue(content.schema, api);
    case "items":
    case "bytes":
      return undefined;
  }
}

function isObjectBody(body: unknown): body is object {
  return typeof body === "object" && body !== null;
}
