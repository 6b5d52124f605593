/** The request body of an operation: in Swagger 2.0 parameters that stand in it. */
import { isArray, member, objectOf, type JsonObject } from "../json.js";
import { below, type Location } from "../pointer.js";
import { entry, followed, isSamePlace, type MediaType, type SwaggerContext, type Written } from "./context.js";
import { schemaOf, styleOf } from "./parameter.js";
import { referenceTo } from "./reference-to.js";

/** A parameter as an operation lists it: `entry` is where, `location` where the object itself stands. */
interface Listed extends Written {
  readonly entry: Location;
}

/** The Request Body Object of an operation, with the origins of its parts; undefined where it takes no body. */
export function requestBodyOf(
  operation: Written,
  item: Written,
  consumes: readonly MediaType[],
  context: SwaggerContext,
): JsonObject | undefined {
  const parameters = effectiveParameters(operation, item, context);
  const at = below(operation.location, "requestBody");
  const body = parameters.find(({ value }) => member(value, "in") === "body");
  if (body !== undefined) return wholeBody(at, body, consumes, context);
  const fields = parameters.filter(({ value }) => member(value, "in") === "formData");
  return fields.length === 0 ? undefined : form(at, fields, consumes, context);
}

/** Those of the operation replace those of its path item (Swagger 2.0, Operation Object). */
function effectiveParameters(operation: Written, item: Written, context: SwaggerContext): readonly Listed[] {
  const listed = [...listedIn(item, context), ...listedIn(operation, context)];
  return [...new Map(listed.map((parameter) => [identityOf(parameter), parameter])).values()];
}

function listedIn(holder: Written, context: SwaggerContext): readonly Listed[] {
  const parameters = member(holder.value, "parameters");
  return (isArray(parameters) ? parameters : []).flatMap((_, index) => {
    const at = below(holder.location, "parameters", index);
    const parameter = followed(context, at);
    return parameter === undefined ? [] : [{ ...parameter, entry: at }];
  });
}

/** An operation has one body at most, whatever it is called. */
function identityOf({ value }: Listed): string {
  const place = member(value, "in") ?? null;
  return JSON.stringify(place === "body" ? [place] : [place, member(value, "name") ?? null]);
}

function wholeBody(at: Location, body: Listed, consumes: readonly MediaType[], context: SwaggerContext): JsonObject {
  const { origins } = context;
  const { location, value } = body;
  origins.add(at, location);
  const schema = member(value, "schema");
  const types = consumes.length > 0 ? consumes : [{ name: "application/json", location }];
  const content = types.map((type): readonly [string, JsonObject] => {
    origins.add(below(at, "content", type.name), type.location);
    origins.add(below(at, "content", type.name, "schema"), below(location, "schema"));
    if (schema === undefined) return [type.name, {}];
    // What several operations share is named after the place that it has of its own.
    const isShared = !isSamePlace(location, body.entry);
    return [type.name, { schema: isShared ? referenceTo(at, below(location, "schema"), context.document) : schema }];
  });
  return objectOf([
    ...entry("description", member(value, "description")),
    ...entry("required", member(value, "required")),
    ["content", objectOf(content)],
  ]);
}

const urlEncoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

/** Swagger 2.0, Parameter Object: form parameters stand in one of two media types; files in one of them alone. */
function form(
  at: Location,
  fields: readonly Listed[],
  consumes: readonly MediaType[],
  context: SwaggerContext,
): JsonObject {
  const { origins } = context;
  const [first] = fields;
  const list =
    first === undefined ? at : { file: first.entry.file, pointer: first.entry.pointer.replace(/\/\d+$/, "") };
  origins.add(at, list);
  const hasFiles = fields.some(({ value }) => member(value, "type") === "file");
  const declared = consumes.filter(({ name }) =>
    /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(name),
  );
  const types = declared.length > 0 ? declared : [{ name: hasFiles ? multipart : urlEncoded, location: list }];
  const content = types.map((type): readonly [string, JsonObject] => {
    const media = below(at, "content", type.name);
    origins.add(media, type.location);
    return [type.name, formContent(media, list, fields, context)];
  });
  const required = fields.some(({ value }) => member(value, "required") === true);
  return { required, content: objectOf(content) };
}

/** A Media Type Object whose schema is an object of the fields. */
function formContent(media: Location, list: Location, fields: readonly Listed[], context: SwaggerContext): JsonObject {
  const { origins } = context;
  // The list of parameters is what describes the object; each parameter describes a property.
  for (const part of [[], ["type"], ["properties"], ["required"]]) origins.add(below(media, "schema", ...part), list);
  const named = fields.flatMap((field) => {
    const name = member(field.value, "name");
    return typeof name === "string" ? [{ name, field }] : [];
  });
  for (const { name, field } of named) {
    origins.add(below(media, "schema", "properties", name), field.entry);
    origins.add(below(media, "encoding", name), below(field.location, "collectionFormat"));
  }
  const required = named.filter(({ field }) => member(field.value, "required") === true).map(({ name }) => name);
  const styles = named.map(({ name, field }) => [name, styleOf(field.value)] as const);
  const encoding = objectOf(styles.filter(([, style]) => Object.keys(style).length > 0));
  return {
    schema: {
      type: "object",
      properties: objectOf(named.map(({ name, field }) => [name, fieldSchema(field.value)])),
      ...(required.length === 0 ? {} : { required }),
    },
    ...(Object.keys(encoding).length === 0 ? {} : { encoding }),
  };
}

function fieldSchema(parameter: JsonObject): JsonObject {
  return { ...schemaOf(parameter), ...objectOf(entry("description", member(parameter, "description"))) };
}
