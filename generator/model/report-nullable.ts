/** Names a `nullable: true` that lets no null in, and says what would. */
import { isArray, isObject, member, type JsonObject } from "../load/json.js";
import { below } from "../load/pointer.js";
import { hasOwnSchemas, type Dialect } from "../load/upgrade.js";
import type { Node, Source } from "./node.js";

/** Why null is not let in, and how to have it let in. */
interface Trouble {
  readonly why: string;
  readonly remedy: string;
}

/** A schema as it stands in the text. Where null is allowed without it, `nullable` is no more than a word too many. */
export function reportNullable({ document, report }: Source, { location, value }: Node): void {
  const { dialect } = document;
  // By the custom of Swagger 2.0.
  const keyword = dialect === "2.0" && "x-nullable" in value ? "x-nullable" : "nullable";
  if (member(value, keyword) === undefined) return;
  const place = below(location, keyword);
  const trouble = member(value, keyword) === true ? troubleWith(value, dialect) : undefined;
  if (trouble !== undefined) report.add("ineffective-nullable", place, keyword, trouble.why, trouble.remedy);
  else if (!hasEffect(value, dialect)) report.add("ineffective-keyword", place, keyword, whyNothing(value, dialect));
}

/** What says nothing of a value in OpenAPI 3.0 (`nullable: false`) has no need to. */
function hasEffect(schema: JsonObject, dialect: Dialect): boolean {
  if (!hasOwnSchemas(dialect) || isReference(schema)) return false;
  const isDenied = ["nullable", "x-nullable"].some((keyword) => member(schema, keyword) === false);
  return member(schema, "type") !== undefined || isDenied;
}

function whyNothing(schema: JsonObject, dialect: Dialect): string {
  return hasOwnSchemas(dialect) && isReference(schema)
    ? besideReference
    : "without a type beside it, or in OpenAPI 3.1, it says nothing";
}

const besideReference = "only what the $ref beside it names is read";

function isReference(schema: JsonObject): boolean {
  return typeof member(schema, "$ref") === "string";
}

/** OAS 3.0.4 section 4.7.24.1: `nullable` adds null to the `type` alone, and all keywords must hold. */
function troubleWith(schema: JsonObject, dialect: Dialect): Trouble | undefined {
  const isOwn = hasOwnSchemas(dialect);
  const type = member(schema, "type");
  if (isReference(schema)) {
    const why = isOwn ? besideReference : "OpenAPI 3.1 has no such keyword";
    return { why, remedy: alternative("$ref", dialect) };
  }
  if (!isOwn && type !== undefined) return typeTrouble(type);
  const values = member(schema, "enum");
  if (isArray(values) && !values.includes(null)) {
    return { why: "the enum beside it does not list null", remedy: "Add null to the enum" };
  }
  const composition = type === undefined ? ["allOf", "oneOf", "anyOf"].find((keyword) => keyword in schema) : undefined;
  if (composition === undefined) return undefined;
  const why = isOwn ? "there is no type beside it that it could add to" : "OpenAPI 3.1 has no such keyword";
  if (letsNullIn(schema, composition)) return undefined;
  return { why, remedy: alternative(composition, dialect) };
}

function typeTrouble(type: JsonObject[string]): Trouble | undefined {
  const types = isArray(type) ? type : [type];
  if (types.includes("null")) return undefined;
  const wanted = [...types, "null"].map((each) => (each === "null" ? '"null"' : String(each))).join(", ");
  return { why: "OpenAPI 3.1 has no such keyword", remedy: `Write type: [${wanted}]` };
}

/** A member of its own for null is what should stand there, and does. */
function letsNullIn(schema: JsonObject, composition: string): boolean {
  const members = member(schema, composition);
  if (composition === "allOf" || !isArray(members)) return false;
  return members.some((each) => {
    if (!isObject(each)) return false;
    const values = member(each, "enum");
    return (
      member(each, "type") === "null" || member(each, "nullable") === true || (isArray(values) && values.includes(null))
    );
  });
}

/** OpenAPI 3.0 has no `type: "null"`, and Swagger 2.0 no alternatives. */
function alternative(keyword: string, dialect: Dialect): string {
  if (dialect === "2.0") return "Say it beside the type of the schema that is referred to";
  const none = dialect === "3.0" ? "{ enum: [null] }" : '{ type: "null" }';
  if (keyword === "oneOf" || keyword === "anyOf") return `Add ${none} to the ${keyword}`;
  return `Write anyOf: [{ ${keyword}: … }, ${none}]`;
}
