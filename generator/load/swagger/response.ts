/** The answers of an operation: in Swagger 2.0 one schema, in all the media types that the operation produces. */
import { member, objectOf, type JsonObject, type JsonValue } from "../json.js";
import { below, type Location } from "../pointer.js";
import {
  entry,
  followed,
  isSamePlace,
  mapped,
  without,
  type MediaType,
  type SwaggerContext,
  type Written,
} from "./context.js";
import { rewrittenHeaders } from "./parameter.js";
import { referenceTo } from "./reference-to.js";

/**
 * The Responses Object of an operation. A response that stands elsewhere is taken in, as its media types are the
 * operation's; one that cannot be found is left for the reader to name.
 */
export function responsesOf(
  operation: Written,
  produces: readonly MediaType[],
  context: SwaggerContext,
): JsonValue | undefined {
  return mapped(member(operation.value, "responses"), (value, status) => {
    if (status.startsWith("x-")) return value;
    const at = below(operation.location, "responses", status);
    const response = followed(context, at);
    return response === undefined ? value : rewrittenResponse(at, response, produces, context);
  });
}

function rewrittenResponse(
  at: Location,
  response: Written,
  produces: readonly MediaType[],
  context: SwaggerContext,
): JsonObject {
  const { location, value } = response;
  if (!isSamePlace(at, location)) context.origins.add(at, location);
  return {
    ...without(value, ["content", "links"]),
    ...objectOf(entry("headers", rewrittenHeaders(response, context))),
    ...objectOf(entry("content", contentOf(at, response, produces, context))),
  };
}

/** Swagger 2.0, Response Object: without a schema there is no content. */
function contentOf(
  at: Location,
  { location, value }: Written,
  produces: readonly MediaType[],
  { document, origins }: SwaggerContext,
): JsonObject | undefined {
  const schema = member(value, "schema");
  if (schema === undefined) return undefined;
  const isFile = member(schema, "type") === "file";
  const written = below(location, "schema");
  const types =
    produces.length > 0 ? produces : [{ name: isFile ? "application/octet-stream" : "application/json", location }];
  const shown = isFile ? { type: "string", format: "binary" } : schema;
  const isTaken = isSamePlace(at, location) || isFile;
  return objectOf(
    types.map((type) => {
      const media = below(at, "content", type.name);
      origins.add(media, type.location);
      origins.add(below(media, "schema"), written);
      origins.add(below(media, "example"), below(location, "examples", type.name));
      const example = member(member(value, "examples"), type.name);
      const content = { schema: isTaken ? shown : referenceTo(media, written, document) };
      return [type.name, { ...content, ...objectOf(entry("example", example)) }];
    }),
  );
}
