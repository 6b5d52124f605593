/** Which of several definitions of Swagger 2.0's meta-schema an object was meant to fit. */
import { isArray, isObject, member, type JsonValue } from "../json.js";
import { tokensOf } from "../pointer.js";
import type { SchemaError } from "../schema-errors.js";

/** The definitions of the meta-schema, as far as they are looked at. */
export type Definitions = Readonly<Record<string, JsonValue | undefined>>;

/**
 * Without what the alternatives lack that were not meant: a parameter `in: body` has no `type`. Of an object that was
 * meant to be none of them only the key that decides is left, as the thing to mend. ajv's errors do not tell which
 * alternative they are of, but the object does.
 */
export function withoutUnmeant(
  errors: readonly SchemaError[],
  description: JsonValue,
  definitions: Definitions,
): readonly SchemaError[] {
  return errors.filter((error) => {
    const tokens = tokensOf(error.instancePath);
    const length = [tokens.length, tokens.length - 1].find((end) => familyOf(tokens.slice(0, end)) !== undefined);
    const family = length === undefined ? undefined : familyOf(tokens.slice(0, length));
    if (length === undefined || family === undefined) return true;
    const value = tokens.slice(0, length).reduce<JsonValue | undefined>(member, description);
    const isReference = member(value, "$ref") !== undefined;
    // What stands beside a reference is named where it is read.
    if (isReference || !isObject(value)) return !isReference;
    const meant = family.meant((key) => member(value, key));
    const key = tokens[length];
    // OAuth 2 is told apart further by its flow.
    if (meant === undefined) return key === (member(value, "type") === "oauth2" ? "flow" : family.keys[0]);
    if (key === undefined) return isLacking(error, definitions[meant]);
    return !family.keys.includes(key) && isKnown(key, definitions[meant]) && !isForFiles(error, meant);
  });
}

interface Family {
  /** What decides between the alternatives. */
  readonly keys: readonly string[];
  /** The name of the definition that an object was meant to fit. */
  readonly meant: (valueOf: (key: string) => JsonValue | undefined) => string | undefined;
}

const parameter: Family = {
  keys: ["in"],
  meant: (valueOf) => {
    const place = valueOf("in");
    const isPlace = typeof place === "string" && ["body", "header", "formData", "query", "path"].includes(place);
    if (!isPlace) return undefined;
    return place === "body" ? "bodyParameter" : `${place}ParameterSubSchema`;
  },
};

const scheme: Family = {
  keys: ["type", "flow"],
  meant: (valueOf) => {
    const type = valueOf("type");
    if (type === "basic") return "basicAuthenticationSecurity";
    if (type === "apiKey") return "apiKeySecurity";
    const flow = valueOf("flow");
    const isFlow = typeof flow === "string" && /^(?:implicit|password|application|accessCode)$/.test(flow);
    if (type !== "oauth2" || !isFlow) return undefined;
    return `oauth2${flow.slice(0, 1).toUpperCase()}${flow.slice(1)}Security`;
  },
};

const response: Family = { keys: [], meant: () => "response" };

const answerSchema: Family = { keys: [], meant: (valueOf) => (valueOf("type") === "file" ? "fileSchema" : "schema") };

/** What stands at a place of the description, if it has alternatives. */
function familyOf(tokens: readonly string[]): Family | undefined {
  const shape = tokens.map((token, index) => (sections.has(token) || index === 0 ? token : "*")).join("/");
  if (/^(?:parameters\/\*|paths\/\*\/(?:\*\/)?parameters\/\*)$/.test(shape)) return parameter;
  if (shape === "securityDefinitions/*") return scheme;
  if (/^(?:|paths\/\*\/\*\/)responses\/\*$/.test(shape)) return response;
  return /^(?:|paths\/\*\/\*\/)responses\/\*\/schema$/.test(shape) ? answerSchema : undefined;
}

const sections: ReadonlySet<string> = new Set(["parameters", "responses", "schema"]);

/** Whether an error of the object itself is one of the definition that was meant. */
function isLacking({ keyword, params }: SchemaError, definition: JsonValue | undefined): boolean {
  if (keyword === "additionalProperties") return !isKnown(String(params["additionalProperty"]), definition);
  if (keyword !== "required") return true;
  const required = member(definition, "required");
  const missing = params["missingProperty"];
  // Two definitions leave what all parameters outside the body need to the one around them.
  return isArray(required) ? required.some((name) => name === missing) : missing === "type" || missing === "name";
}

/** Whether it is the one `type` that an answer has beside those of schemas. */
function isForFiles({ keyword, params }: SchemaError, meant: string): boolean {
  const allowed = params["allowedValues"];
  return meant === "schema" && keyword === "enum" && Array.isArray(allowed) && allowed.join() === "file";
}

function isKnown(key: string, definition: JsonValue | undefined): boolean {
  return member(member(definition, "properties"), key) !== undefined;
}
