/**
 * Where OpenAPI has objects of its own, and where it has data. Whatever the grammar does not name is data (examples,
 * defaults, enums, extensions): a `$ref` in there is a key like any other.
 */
import { isArray, isObject, type JsonValue } from "./json.js";
import { below, type Location } from "./pointer.js";

/** The kinds of object in OpenAPI 3.0 to 3.2 and Swagger 2.0, named as the specifications name them. */
export type ObjectKind =
  | "openapi"
  /** The root of a Swagger 2.0 description. Most of what it holds has a name and a place that OpenAPI kept. */
  | "swagger"
  | "components"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "responses"
  | "response"
  | "callback"
  | "example"
  | "link"
  | "securityScheme"
  | "schema"
  | "discriminator"
  /** A value of a discriminator's `mapping`: a string that is a reference or a component's name. */
  | "schemaName";

/** What stands under a keyword: one object, a list of them, or a map from names to them. */
interface Edge {
  readonly holds: "one" | "list" | "map" | "oneOrList";
  readonly kind: ObjectKind;
}

/** What a kind of object holds, by keyword; or, where its keys are no keywords, what each of its members is. */
type Production = { readonly keywords: { readonly [keyword: string]: Edge } } | { readonly members: ObjectKind };

const one = (kind: ObjectKind): Edge => ({ holds: "one", kind });
const list = (kind: ObjectKind): Edge => ({ holds: "list", kind });
const map = (kind: ObjectKind): Edge => ({ holds: "map", kind });
const each = (edge: Edge, keywords: readonly string[]): { readonly [keyword: string]: Edge } =>
  Object.fromEntries(keywords.map((keyword) => [keyword, edge]));

const described = { schema: one("schema"), content: map("mediaType"), examples: map("example") };

const grammar: { readonly [Kind in ObjectKind]: Production } = {
  openapi: {
    keywords: {
      paths: one("paths"),
      webhooks: map("pathItem"),
      // What OpenAPI 3.0 has no keyword for, and descriptions have nonetheless.
      "x-webhooks": map("pathItem"),
      components: one("components"),
    },
  },
  swagger: {
    keywords: {
      paths: one("paths"),
      definitions: map("schema"),
      parameters: map("parameter"),
      responses: map("response"),
    },
  },
  components: {
    keywords: {
      schemas: map("schema"),
      responses: map("response"),
      parameters: map("parameter"),
      examples: map("example"),
      requestBodies: map("requestBody"),
      headers: map("header"),
      securitySchemes: map("securityScheme"),
      links: map("link"),
      callbacks: map("callback"),
      pathItems: map("pathItem"),
      mediaTypes: map("mediaType"),
    },
  },
  paths: { members: "pathItem" },
  pathItem: {
    keywords: {
      ...each(one("operation"), ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]),
      additionalOperations: map("operation"),
      parameters: list("parameter"),
    },
  },
  operation: {
    keywords: {
      parameters: list("parameter"),
      requestBody: one("requestBody"),
      responses: one("responses"),
      callbacks: map("callback"),
    },
  },
  parameter: { keywords: described },
  header: { keywords: described },
  requestBody: { keywords: { content: map("mediaType") } },
  mediaType: {
    keywords: {
      schema: one("schema"),
      itemSchema: one("schema"),
      examples: map("example"),
      encoding: map("encoding"),
      prefixEncoding: list("encoding"),
      itemEncoding: one("encoding"),
    },
  },
  encoding: { keywords: { headers: map("header"), encoding: map("encoding") } },
  responses: { members: "response" },
  // `schema` is Swagger 2.0's.
  response: {
    keywords: { schema: one("schema"), headers: map("header"), content: map("mediaType"), links: map("link") },
  },
  callback: { members: "pathItem" },
  example: { keywords: {} },
  link: { keywords: {} },
  securityScheme: { keywords: {} },
  schema: {
    keywords: {
      // Up to draft 2019-09 `items` may be a list of schemas.
      items: { holds: "oneOrList", kind: "schema" },
      ...each(one("schema"), ["contains", "additionalItems", "unevaluatedItems", "contentSchema"]),
      ...each(one("schema"), ["additionalProperties", "unevaluatedProperties", "propertyNames"]),
      ...each(one("schema"), ["not", "if", "then", "else"]),
      ...each(list("schema"), ["allOf", "anyOf", "oneOf", "prefixItems"]),
      ...each(map("schema"), ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]),
      // Of draft 7: a list of names is no schema and holds none.
      dependencies: map("schema"),
      discriminator: one("discriminator"),
    },
  },
  discriminator: { keywords: { mapping: map("schemaName") } },
  schemaName: { keywords: {} },
};

/** The keywords under which a kind of object holds others; none where its keys are no keywords. */
export function keywordsOf(kind: ObjectKind): readonly string[] {
  const production = grammar[kind];
  return "members" in production ? [] : Object.keys(production.keywords);
}

/** An object of OpenAPI's, and where it stands. */
export interface PlacedObject {
  readonly kind: ObjectKind;
  readonly location: Location;
  readonly value: JsonValue;
}

/** The objects directly inside another, in the order of the text. */
export function* objectsIn({ kind, location, value }: PlacedObject): Generator<PlacedObject> {
  if (!isObject(value)) return;
  const production = grammar[kind];
  for (const [key, inner] of Object.entries(value)) {
    if ("members" in production) {
      if (!key.startsWith("x-")) yield { kind: production.members, location: below(location, key), value: inner };
    } else if (Object.hasOwn(production.keywords, key)) {
      const edge = production.keywords[key];
      if (edge !== undefined) yield* held(edge, below(location, key), inner);
    }
  }
}

function* held({ holds, kind }: Edge, location: Location, value: JsonValue): Generator<PlacedObject> {
  if (holds === "one" || (holds === "oneOrList" && !isArray(value))) yield { kind, location, value };
  else if (holds !== "map" && isArray(value)) {
    for (const [index, item] of value.entries()) yield { kind, location: below(location, index), value: item };
  } else if (holds === "map" && isObject(value)) {
    for (const [name, item] of Object.entries(value)) yield { kind, location: below(location, name), value: item };
  }
}

/**
 * The reference that an object makes: its `$ref`, or what a discriminator's mapping says, unless that is a name.
 * OAS 3.1.1 section 4.8.25.3 leaves open which it is; a name has neither `#` nor `/` nor a file's ending.
 */
export function referenceOf({ kind, value }: PlacedObject): string | undefined {
  if (kind === "schemaName") return typeof value === "string" && /[#/]|\.\w+$/.test(value) ? value : undefined;
  return textAt(value, "$ref");
}

/** All that an object refers to: a schema may do so dynamically, too. */
export function referencesOf(placed: PlacedObject): readonly string[] {
  return [...present(referenceOf(placed)), ...dynamicReferencesOf(placed)];
}

/** The references of a schema whose target depends on how it was reached. */
export function dynamicReferencesOf({ kind, value }: PlacedObject): readonly string[] {
  return kind === "schema"
    ? ["$dynamicRef", "$recursiveRef"].flatMap((keyword) => present(textAt(value, keyword)))
    : [];
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

function textAt(value: JsonValue, keyword: string): string | undefined {
  const text = isObject(value) && Object.hasOwn(value, keyword) ? value[keyword] : undefined;
  return typeof text === "string" ? text : undefined;
}
