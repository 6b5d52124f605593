/** Dialects of OpenAPI, and their schemas rewritten to the one that all later stages read: OpenAPI 3.1. */
import { isArray, objectOf, type JsonObject, type JsonValue } from "./json.js";

/** The minor version of OpenAPI that a description is written in; `2.0` is Swagger's. */
export type Dialect = "2.0" | "3.0" | "3.1" | "3.2";

/** Whether schemas are of a kind of their own: from 3.1 on they are JSON Schema's, of draft 2020-12. */
export function hasOwnSchemas(dialect: Dialect): dialect is "2.0" | "3.0" {
  return dialect === "2.0" || dialect === "3.0";
}

/**
 * A schema object in OpenAPI 3.1's terms (JSON Schema 2020-12), by the rules of OpenAPI's migration guide. Only the
 * object itself is rewritten, not the schemas inside it: call it wherever a schema is read, so that pointers stay
 * those of the text.
 *
 * `{ type: "string", nullable: true }` in 3.0 → `{ type: ["string", "null"] }`. A `nullable: true` that has no effect
 * (without `type`, or in 3.1) is left where it is, for the reader to report.
 */
export function upgradeSchema(schema: JsonObject, dialect: Dialect): JsonObject {
  // OAS 3.0.4 section 4.7.23, and JSON Reference section 3 for Swagger 2.0: what stands beside `$ref` is ignored.
  if (hasOwnSchemas(dialect) && typeof schema["$ref"] === "string") return { $ref: schema["$ref"] };
  const rewrites = dialect === "2.0" ? rewritesOf20 : dialect === "3.0" ? rewritesOf30 : commonRewrites;
  if (!Object.keys(schema).some((keyword) => rewrites.has(keyword))) return schema;
  return objectOf(
    Object.entries(schema).flatMap(([keyword, value]) => {
      const rewrite = rewrites.get(keyword);
      return rewrite === undefined ? [[keyword, value] as const] : rewrite(value, schema);
    }),
  );
}

type Entries = readonly (readonly [string, JsonValue])[];
/** What becomes of one keyword; `schema` is the whole object, as other keywords may have a say. */
type Rewrite = (value: JsonValue, schema: JsonObject) => Entries;

/** `example` is deprecated in 3.1 too, and means the same there. */
const commonRewrites: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ["example", (value, schema) => ("examples" in schema ? [] : [["examples", [value]]])],
  ["examples", (value, schema) => [["examples", withExample(value, schema["example"])]]],
]);

const rewritesOf30: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ...commonRewrites,
  ["type", (value, schema) => [["type", schema["nullable"] === true ? withNull(value) : value]]],
  // OAS 3.0.4 section 4.7.24.1: `nullable` only adds to a `type` in the same object. It never adds to an `enum`:
  // where null is not listed there, null stays forbidden, which is what JSON Schema says of the two keywords anyway.
  ["nullable", (value, schema) => (value === true && !("type" in schema) ? [["nullable", true]] : [])],
  ["minimum", (value, schema) => [[schema["exclusiveMinimum"] === true ? "exclusiveMinimum" : "minimum", value]]],
  ["maximum", (value, schema) => [[schema["exclusiveMaximum"] === true ? "exclusiveMaximum" : "maximum", value]]],
  ["exclusiveMinimum", (value) => (typeof value === "boolean" ? [] : [["exclusiveMinimum", value]])],
  ["exclusiveMaximum", (value) => (typeof value === "boolean" ? [] : [["exclusiveMaximum", value]])],
]);

/**
 * Swagger 2.0 has the limits of 3.0, a discriminator that is a property's name, and by a custom that most tools share
 * `x-nullable`.
 */
const rewritesOf20: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ...rewritesOf30,
  ["type", (value, schema) => [["type", isNullable(schema) ? withNull(value) : value]]],
  ["discriminator", (value) => [["discriminator", typeof value === "string" ? { propertyName: value } : value]]],
]);

function isNullable(schema: JsonObject): boolean {
  return schema["nullable"] === true || schema["x-nullable"] === true;
}

function withNull(type: JsonValue): JsonValue {
  const types = isArray(type) ? type : [type];
  return types.includes("null") ? types : [...types, "null"];
}

function withExample(examples: JsonValue, example: JsonValue | undefined): JsonValue {
  return example === undefined || !isArray(examples) ? examples : [example, ...examples];
}
