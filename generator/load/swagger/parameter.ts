/** Parameter and Header Objects of Swagger 2.0, which are schemas at the same time. */
import { isObject, member, objectOf, type JsonObject, type JsonValue } from "../json.js";
import { below } from "../pointer.js";
import { mapped, without, type SwaggerContext, type Written } from "./context.js";

/** The keywords of a schema among the fields of a parameter (Swagger 2.0, Parameter Object and Items Object). */
const keywords: ReadonlySet<string> = new Set(
  (
    "type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems " +
    "minItems uniqueItems enum multipleOf x-nullable"
  ).split(" "),
);

/** The schema that a parameter is: `{ name: "limit", in: "query", type: "integer" }` → `{ type: "integer" }`. */
export function schemaOf(parameter: JsonObject): JsonObject {
  if (member(parameter, "type") === "file") return { type: "string", format: "binary" };
  const entries = Object.entries(parameter).filter(([keyword]) => keywords.has(keyword));
  return objectOf(
    entries.map(([keyword, value]) => [keyword, keyword === "items" && isObject(value) ? schemaOf(value) : value]),
  );
}

/** How an array is written, in terms of OpenAPI 3.0; nothing for any other value, which has but one form. */
export function styleOf(parameter: JsonObject): JsonObject {
  if (member(parameter, "type") !== "array") return {};
  switch (member(parameter, "collectionFormat")) {
    case "multi":
      return { style: "form", explode: true };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    default: {
      const place = member(parameter, "in");
      return { style: place === "query" || place === "formData" ? "form" : "simple", explode: false };
    }
  }
}

const laterFields = ["schema", "content", "style", "explode", "allowReserved", "example", "examples", "deprecated"];

/** A parameter outside the body with a schema beside its own keywords, so that what refers to these still finds them. */
export function rewrittenParameter(written: Written, context: SwaggerContext): JsonObject {
  const { location, value } = written;
  const place = member(value, "in");
  if (typeof member(value, "$ref") === "string" || place === "body" || place === "formData") return value;
  return withSchema({ location, value: without(value, laterFields) }, context);
}

/** The headers of an answer: Header Objects are parameters without a name (Swagger 2.0, Header Object). */
export function rewrittenHeaders({ location, value }: Written, context: SwaggerContext): JsonValue | undefined {
  return mapped(member(value, "headers"), (header, name) =>
    isObject(header) ? withSchema({ location: below(location, "headers", name), value: header }, context) : header,
  );
}

function withSchema({ location, value }: Written, { origins }: SwaggerContext): JsonObject {
  origins.add(below(location, "schema"), location);
  return { ...value, schema: schemaOf(value), ...styleOf(value) };
}
