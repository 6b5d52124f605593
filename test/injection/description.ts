/** A description with text at every place where text can stand. */

/**
 * What a place does with its text:
 * - `text`: any, as a value or in a comment;
 * - `name`: a key, of which names in the code are made;
 * - `path`: the rest of a path, where `/`, `{` and `}` have a meaning;
 * - `url`: the rest of a server's URL, where `{` and `}` have a meaning;
 * - `mediaType`: the middle of a media type, where `/` and `;` have a meaning;
 * - `pattern`: a regular expression, which is reported and left out where it is none.
 */
export type PlaceKind = "text" | "name" | "path" | "url" | "mediaType" | "pattern";

export interface Place {
  readonly name: string;
  readonly kind: PlaceKind;
}

/** What stands at a place. */
export type Planting = (place: Place) => string;

/** All places, in the order in which `describe` asks for them. */
export function placesOf(): readonly Place[] {
  const places = new Map<string, Place>();
  describe((place) => {
    places.set(place.name, place);
    return place.name.replaceAll(" ", "");
  });
  return [...places.values()];
}

export function describe(plant: Planting): object {
  const text = (name: string): string => plant({ kind: "text", name });
  const key = (name: string): string => plant({ kind: "name", name });
  const basic = key("basic scheme");
  const bearer = key("bearer scheme");
  const apiKey = key("key scheme");
  const tokens = key("token scheme");
  const identity = key("identity scheme");
  return {
    openapi: "3.1.0",
    info: {
      title: text("title"),
      version: text("version"),
      summary: text("api summary"),
      description: text("api description"),
    },
    servers: [
      { url: `https://example.com/${plant({ kind: "url", name: "server" })}`, description: text("server description") },
    ],
    tags: [{ name: key("tag"), description: text("tag description") }],
    security: [{ [basic]: [] }, { [bearer]: [], [apiKey]: [] }, { [tokens]: [] }, { [identity]: [] }],
    paths: {
      "/fixed": { post: formOperation(plant) },
      // Apart from the others: a text that these two cannot be made of leaves them out.
      [`/shop/${plant({ kind: "path", name: "path" })}`]: { put: jsonOperation("application/json") },
      "/other": { put: jsonOperation(`application/x${plant({ kind: "mediaType", name: "media type" })}+json`) },
    },
    webhooks: { [key("webhook name")]: { post: hookOperation(plant) } },
    components: {
      securitySchemes: {
        [basic]: { type: "http", scheme: "basic", description: text("scheme description") },
        [bearer]: { type: "http", scheme: "bearer" },
        [apiKey]: { type: "apiKey", in: "query", name: `key ${text("key parameter")}` },
        [tokens]: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: `https://example.com/${text("token URL")}`, scopes: {} } },
        },
        [identity]: { type: "openIdConnect", openIdConnectUrl: text("identity URL") },
      },
      schemas: schemas(plant),
    },
  };
}

function formOperation(plant: Planting): object {
  const text = (name: string): string => plant({ kind: "text", name });
  const key = (name: string): string => plant({ kind: "name", name });
  const field = key("field");
  return {
    operationId: key("operationId"),
    tags: [key("tag")],
    summary: text("operation summary"),
    description: text("operation description"),
    deprecated: true,
    requestBody: {
      required: true,
      description: text("body description"),
      content: {
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            additionalProperties: false,
            required: [field],
            properties: { [field]: { type: "object", properties: { inner: { type: "string" } } } },
          },
          encoding: { [field]: { style: "deepObject" } },
          examples: {
            [key("example name")]: {
              summary: text("example summary"),
              value: { [field]: { inner: text("example value") } },
            },
          },
        },
      },
    },
    callbacks: {
      [key("callback name")]: {
        [`https://example.com/${plant({ kind: "url", name: "callback URL" })}`]: { put: hookOperation(plant) },
      },
    },
    responses: {
      "200": {
        description: text("answer description"),
        links: {
          [text("link name")]: {
            operationRef: "#/paths/~1fixed/post",
            description: text("link description"),
            requestBody: text("link body"),
            server: { url: text("link server") },
          },
        },
        content: { "application/json": { schema: reference(key("component")) } },
      },
      "4XX": {
        description: "An error.",
        content: { "application/json": { schema: { type: "object", properties: { [field]: { type: "string" } } } } },
      },
    },
  };
}

function hookOperation(plant: Planting): object {
  const content = { "application/json": { schema: reference(plant({ kind: "name", name: "component" })) } };
  return {
    summary: plant({ kind: "text", name: "hook summary" }),
    requestBody: { required: true, content },
    responses: { "204": { description: "Taken." } },
  };
}

function jsonOperation(mediaType: string): object {
  const content = { [mediaType]: { schema: reference("Union") } };
  return { requestBody: { content }, responses: { default: { description: "", content } } };
}

function schemas(plant: Planting): object {
  const text = (name: string): string => plant({ kind: "text", name });
  const key = (name: string): string => plant({ kind: "name", name });
  const pattern = (name: string): string => plant({ kind: "pattern", name });
  return {
    [key("component")]: {
      type: "object",
      title: text("schema title"),
      description: text("schema description"),
      required: [key("required property"), key("unlisted property")],
      properties: {
        [key("required property")]: {
          type: "string",
          description: text("property description"),
          default: text("default"),
          examples: [text("example")],
          format: text("format"),
          pattern: pattern("pattern"),
        },
        [key("optional property")]: {
          type: "object",
          title: text("property title"),
          properties: { [key("nested property")]: { type: "array", items: reference("Fixed") } },
          default: { [key("default key")]: [text("nested default")] },
        },
        listed: { enum: [text("enum value"), "other"], description: text("enum description") },
        described: {
          oneOf: [{ const: text("constant"), description: text("constant description") }, { const: "other" }],
        },
        literal: { const: text("literal") },
        objects: { const: { [key("literal key")]: text("literal member") } },
        patterned: { type: "object", patternProperties: { [pattern("property pattern")]: { type: "null" } } },
        depends: { type: "object", dependentRequired: { [key("dependent property")]: ["other"] } },
      },
    },
    [key("second component")]: { enum: [1, 2] },
    Fixed: { type: "object", properties: { second: reference(key("second component")) } },
    Union: {
      oneOf: [
        { type: "object", required: ["kind"], properties: { kind: { const: text("discriminator value") } } },
        { type: "object", required: ["kind"], properties: { kind: { const: "other" } } },
      ],
    },
  };
}

/** A JSON pointer as a URI fragment, with no more escapes than it needs (RFC 6901 sections 3 and 6). */
function reference(component: string): object {
  const token = component.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
  return { $ref: `#/components/schemas/${token}` };
}
