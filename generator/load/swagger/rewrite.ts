/**
 * A Swagger 2.0 description in the terms of OpenAPI 3.0. What the two have in common stays where it is, so that every
 * reference still leads where it led; what 3.0 puts elsewhere is added beside it, with a note of where it comes from.
 */
import type { Document, LoadedFile } from "../document.js";
import { isArray, isObject, member, objectOf, type JsonObject, type JsonValue } from "../json.js";
import { below, tokensOf, type Location } from "../pointer.js";
import { requestBodyOf } from "./body.js";
import { entry, followed, mapped, mediaTypesOf, without, type SwaggerContext, type Written } from "./context.js";
import { Origins } from "./origins.js";
import { rewrittenParameter } from "./parameter.js";
import { responsesOf } from "./response.js";
import { securitySchemesOf, serversOf } from "./root.js";

export interface RewrittenSwagger {
  readonly document: Document;
  readonly origins: Origins;
}

/** The document itself is not changed. */
export function rewriteSwagger(document: Document): RewrittenSwagger {
  const origins = new Origins();
  const location = { file: document.root, pointer: "" };
  const value = document.files.get(document.root)?.value;
  if (!isObject(value)) return { document, origins };
  const root = { location, value };
  const consumes = mediaTypesOf(root, "consumes");
  const context: SwaggerContext = { document, origins, consumes, produces: mediaTypesOf(root, "produces") };
  const files = new Map(document.files);
  replaceIn(files, location, rewrittenRoot(root, context));
  for (const { kind, location: at, value: part } of document.parts) {
    if (kind === "parameter" && isObject(part)) {
      replaceIn(files, at, rewrittenParameter({ location: at, value: part }, context));
    }
  }
  for (const item of itemsElsewhere(root, context)) replaceIn(files, item.location, rewrittenPathItem(item, context));
  return { document: { ...document, files }, origins };
}

function rewrittenRoot(root: Written, context: SwaggerContext): JsonObject {
  const { location, value } = root;
  const servers = serversOf(root, context);
  const schemes = securitySchemesOf(root, context);
  const paths = mapped(member(value, "paths"), (item, path) =>
    isObject(item) ? rewrittenPathItem({ location: below(location, "paths", path), value: item }, context) : item,
  );
  const parameters = mapped(member(value, "parameters"), (parameter, name) =>
    rewrittenEntry(below(location, "parameters", name), parameter, context),
  );
  return {
    ...without(value, ["servers", "components", "webhooks", "jsonSchemaDialect", "$self"]),
    ...(servers.length === 0 ? {} : { servers }),
    ...objectOf([...entry("paths", paths), ...entry("parameters", parameters)]),
    ...(schemes === undefined ? {} : { components: { securitySchemes: schemes } }),
  };
}

/** The path items that others refer to: in other files, or at places of this one that have no meaning of their own. */
function itemsElsewhere({ location, value }: Written, context: SwaggerContext): readonly Written[] {
  const paths = member(value, "paths");
  return (isObject(paths) ? Object.entries(paths) : []).flatMap(([path, item]) =>
    typeof member(item, "$ref") === "string" ? (followed(context, below(location, "paths", path)) ?? []) : [],
  );
}

/** The methods of Swagger 2.0, Path Item Object. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

const laterMembers = ["summary", "description", "servers", "trace", "query", "additionalOperations"];

function rewrittenPathItem(item: Written, context: SwaggerContext): JsonObject {
  const value = without(item.value, laterMembers);
  const operations = methods.flatMap((method) => {
    const operation = member(value, method);
    if (!isObject(operation)) return [];
    const written = { location: below(item.location, method), value: operation };
    return [[method, rewrittenOperation(written, item, context)] as const];
  });
  return { ...value, ...objectOf([...operations, ...parametersOf(item, context)]) };
}

function rewrittenOperation(operation: Written, item: Written, context: SwaggerContext): JsonObject {
  const consumes = mediaTypesOf(operation, "consumes");
  const produces = mediaTypesOf(operation, "produces");
  const declares = (key: string): boolean => member(operation.value, key) !== undefined;
  const body = requestBodyOf(operation, item, declares("consumes") ? consumes : context.consumes, context);
  const responses = responsesOf(operation, declares("produces") ? produces : context.produces, context);
  return {
    ...without(operation.value, ["requestBody", "callbacks", "servers"]),
    ...objectOf([...parametersOf(operation, context), ...entry("requestBody", body), ...entry("responses", responses)]),
  };
}

function parametersOf(
  { location, value }: Written,
  context: SwaggerContext,
): readonly (readonly [string, JsonValue])[] {
  const parameters = member(value, "parameters");
  if (!isArray(parameters)) return [];
  const rewritten = parameters.map((parameter, index) =>
    rewrittenEntry(below(location, "parameters", index), parameter, context),
  );
  return [["parameters", rewritten]];
}

function rewrittenEntry(location: Location, value: JsonValue, context: SwaggerContext): JsonValue {
  return isObject(value) ? rewrittenParameter({ location, value }, context) : value;
}

/** Puts a value in its place in a file, whose own value stays as it is. */
function replaceIn(files: Map<string, LoadedFile>, { file, pointer }: Location, value: JsonValue): void {
  const loaded = files.get(file);
  if (loaded !== undefined) files.set(file, { ...loaded, value: replaced(loaded.value, tokensOf(pointer), value) });
}

function replaced(value: JsonValue | undefined, [token, ...rest]: readonly string[], inner: JsonValue): JsonValue {
  if (token === undefined) return inner;
  const next = replaced(member(value, token), rest, inner);
  if (isArray(value)) return value.map((item, index) => (String(index) === token ? next : item));
  return objectOf([...Object.entries(isObject(value) ? value : {}), [token, next]]);
}
