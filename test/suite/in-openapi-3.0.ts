/** Which schemas of draft 4 can stand in an OpenAPI 3.0 description: those that use nothing but what 3.0 took over. */
import { isArray, isObject, type JsonValue } from "../../generator/load/json.js";

/**
 * The fields of a Schema Object (OAS 3.0.4 section 4.7.24), each with what stands under it. Whatever is not listed is
 * "strictly unsupported" there.
 */
const fields: { readonly [keyword: string]: "value" | "schema" | "schemas" | "schemasByName" } = {
  ...all("value", "title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern"),
  ...all("value", "maxItems minItems uniqueItems maxProperties minProperties required enum type description format"),
  ...all("value", "default nullable discriminator readOnly writeOnly xml externalDocs example deprecated $ref"),
  ...all("schemas", "allOf oneOf anyOf"),
  ...all("schema", "not items additionalProperties"),
  properties: "schemasByName",
};

function all<Holds extends string>(holds: Holds, keywords: string): { readonly [keyword: string]: Holds } {
  return Object.fromEntries(keywords.split(" ").map((keyword) => [keyword, holds]));
}

/**
 * Why a schema of draft 4 is none of OpenAPI 3.0, in terms of OAS 3.0.4; undefined where it is one. `schema` is what
 * the suite calls so, and the root of its references.
 */
export function whyNotIn30(schema: JsonValue): string | undefined {
  // 4.7.24: "Value can be boolean or object" is said of `additionalProperties` alone.
  if (!isObject(schema)) return "a schema that is no object";
  const reference = schema["$ref"];
  // 4.7.23: the reference alone is read, in draft 4 as well. What lies on the network the suite serves by itself.
  if (typeof reference === "string") return reference.startsWith("#") ? undefined : "a reference to the network";
  const { type, items } = schema;
  if (isArray(type)) return "several types (4.7.24.1: type must be a string)";
  if (type === "null") return "the type null (4.7.12)";
  if (isArray(items)) return "a list of items (4.7.24.1: items must be an object)";
  if (type === "array" && items === undefined) return "an array without items (4.7.24.1: items must be present)";
  for (const [keyword, value] of Object.entries(schema)) {
    if (!Object.hasOwn(fields, keyword)) return `the keyword ${keyword} (4.7.24)`;
    for (const inner of schemasUnder(keyword, value)) {
      const reason = whyNotIn30(inner);
      if (reason !== undefined) return reason;
    }
  }
  return undefined;
}

function schemasUnder(keyword: string, value: JsonValue): readonly JsonValue[] {
  switch (fields[keyword]) {
    case "schemas":
      return isArray(value) ? value : [];
    case "schemasByName":
      return isObject(value) ? Object.values(value) : [];
    case "schema":
      return keyword === "additionalProperties" && typeof value === "boolean" ? [] : [value];
    default:
      return [];
  }
}
