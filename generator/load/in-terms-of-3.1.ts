/**
 * An OpenAPI 3.2 description as far as the meta-schema of 3.1 can judge it: without the fields that only 3.2 has, and
 * with its new operations where 3.1 has a place for them.
 */
import { objectsIn, type ObjectKind, type PlacedObject } from "./grammar.js";
import { isArray, isObject, member, objectOf, type JsonObject, type JsonValue } from "./json.js";
import { child, tokensOf, type Pointer } from "./pointer.js";

export interface Adapted {
  readonly description: JsonObject;
  /** For pointers that the description had not, those that it had. */
  readonly moved: ReadonlyMap<Pointer, Pointer>;
}

/** The description itself is not changed; what it shares with 3.1 keeps its pointer. */
export function inTermsOf31(root: JsonObject): Adapted {
  const operations: Moved[] = [];
  const description = adapted({ kind: "openapi", location: { file: "", pointer: "" }, value: root }, operations);
  const moved = new Map<Pointer, Pointer>();
  if (!isObject(description)) return { description: root, moved };
  const paths = member(description, "paths") ?? {};
  if (operations.length === 0 || !isObject(paths)) return { description, moved };
  const items = operations.map(({ pointer, value }, index) => {
    const path = `/specwright-operation-${String(index)}`;
    moved.set(child("/paths", path, "post"), pointer);
    return [path, { post: value }] as const;
  });
  return { description: { ...description, paths: { ...paths, ...objectOf(items) } }, moved };
}

/** An operation that 3.1 has no field for. */
interface Moved {
  readonly pointer: Pointer;
  readonly value: JsonValue;
}

/** The object with those inside it adapted, and then itself. The insides of schemas are not for this meta-schema. */
function adapted(placed: PlacedObject, moved: Moved[]): JsonValue {
  const { kind, location } = placed;
  if (kind === "schema") return placed.value;
  let value = placed.value;
  for (const inner of objectsIn(placed)) {
    const result = adapted(inner, moved);
    const path = tokensOf(inner.location.pointer.slice(location.pointer.length));
    if (result !== inner.value) value = replaced(value, path, result);
  }
  if (!isObject(value)) return value;
  if (kind === "pathItem") moved.push(...laterOperations(value, location.pointer));
  return filled(kind, without(value, laterFields[kind] ?? []));
}

/** OAS 3.2.0 section 4.7: `query`, and operations by the name of their method. */
function laterOperations(item: JsonObject, pointer: Pointer): readonly Moved[] {
  const query = member(item, "query");
  const others = member(item, "additionalOperations");
  return [
    ...(query === undefined ? [] : [{ pointer: child(pointer, "query"), value: query }]),
    ...(isObject(others) ? Object.entries(others) : []).map(([method, value]) => ({
      pointer: child(pointer, "additionalOperations", method),
      value,
    })),
  ];
}

/** The fields that came with OAS 3.2.0, by the kind of object. */
const laterFields: { readonly [Kind in ObjectKind]?: readonly string[] } = {
  openapi: ["$self"],
  components: ["mediaTypes"],
  pathItem: ["query", "additionalOperations"],
  mediaType: ["itemSchema", "prefixEncoding", "itemEncoding"],
  encoding: ["encoding", "prefixEncoding", "itemEncoding"],
  response: ["summary"],
  example: ["dataValue", "serializedValue"],
  securityScheme: ["deprecated", "oauth2MetadataUrl"],
};

/** What 3.1 asks for and 3.2 does not, and values that only 3.2 knows. */
function filled(kind: ObjectKind, value: JsonObject): JsonObject {
  switch (kind) {
    case "openapi":
      return {
        ...value,
        ...listed(value, "tags", ["summary", "parent", "kind"]),
        ...listed(value, "servers", ["name"]),
      };
    case "pathItem":
    case "operation":
      return { ...value, ...listed(value, "servers", ["name"]) };
    case "response":
      return "description" in value || "$ref" in value ? value : { ...value, description: "" };
    case "parameter":
    case "header":
      return filledParameter(value);
    case "mediaType":
      // OAS 3.2.0 section 4.14: a media type may be a reference.
      return typeof member(value, "$ref") === "string" ? {} : value;
    case "securityScheme": {
      const flows = member(value, "flows");
      return isObject(flows) ? { ...value, flows: without(flows, ["deviceAuthorization"]) } : value;
    }
    default:
      return value;
  }
}

/** OAS 3.2.0 sections 4.12.1 and 4.12.2.3: a whole query as one parameter, and a style for cookies. */
function filledParameter(value: JsonObject): JsonObject {
  const plain = member(value, "style") === "cookie" ? without(value, ["style"]) : value;
  if (member(value, "in") !== "querystring") return plain;
  return { ...plain, in: "query" };
}

/** A list of objects without some of their fields. */
function listed(holder: JsonObject, key: string, fields: readonly string[]): JsonObject {
  const list = member(holder, key);
  if (!isArray(list)) return {};
  return { [key]: list.map((item) => (isObject(item) ? without(item, fields) : item)) };
}

function without(value: JsonObject, fields: readonly string[]): JsonObject {
  if (!fields.some((field) => field in value)) return value;
  return objectOf(Object.entries(value).filter(([key]) => !fields.includes(key)));
}

function replaced(value: JsonValue | undefined, [token, ...rest]: readonly string[], inner: JsonValue): JsonValue {
  if (token === undefined) return inner;
  const next = replaced(member(value, token), rest, inner);
  if (isArray(value)) return value.map((item, index) => (String(index) === token ? next : item));
  return objectOf([...Object.entries(isObject(value) ? value : {}), [token, next]]);
}
