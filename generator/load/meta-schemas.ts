/** The meta-schema of JSON Schema 2020-12 and its vocabularies, as published: references to them need no network. */
import type { JsonObject } from "./json.js";
import type { Uri } from "./uri.js";

const draft = "https://json-schema.org/draft/2020-12";

/** A meta-schema that says which vocabularies it has; all of them can be extended by way of the anchor `meta`. */
function metaSchema(path: string, title: string, vocabularies: readonly string[], members: JsonObject): JsonObject {
  return {
    $schema: `${draft}/schema`,
    $id: `${draft}/${path}`,
    $vocabulary: Object.fromEntries(vocabularies.map((name) => [`${draft}/vocab/${name}`, true])),
    $dynamicAnchor: "meta",
    title,
    type: ["object", "boolean"],
    ...members,
  };
}

const parts = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"];
const schema: JsonObject = { $dynamicRef: "#meta" };
const schemas: JsonObject = { type: "object", additionalProperties: schema, default: {} };

const all: readonly JsonObject[] = [
  metaSchema("schema", "Core and Validation specifications meta-schema", parts, {
    allOf: parts.map((name) => ({ $ref: `meta/${name}` })),
    // Keywords of earlier drafts that are still in use.
    properties: {
      definitions: { ...schemas, deprecated: true },
      dependencies: {
        type: "object",
        additionalProperties: { anyOf: [schema, { $ref: "meta/validation#/$defs/stringArray" }] },
        deprecated: true,
        default: {},
      },
      $recursiveAnchor: { $ref: "meta/core#/$defs/anchorString", deprecated: true },
      $recursiveRef: { $ref: "meta/core#/$defs/uriReferenceString", deprecated: true },
    },
  }),
  metaSchema("meta/core", "Core vocabulary meta-schema", ["core"], {
    properties: {
      $id: { $ref: "#/$defs/uriReferenceString", pattern: "^[^#]*#?$" },
      $schema: { $ref: "#/$defs/uriString" },
      $ref: { $ref: "#/$defs/uriReferenceString" },
      $anchor: { $ref: "#/$defs/anchorString" },
      $dynamicRef: { $ref: "#/$defs/uriReferenceString" },
      $dynamicAnchor: { $ref: "#/$defs/anchorString" },
      $vocabulary: {
        type: "object",
        propertyNames: { $ref: "#/$defs/uriString" },
        additionalProperties: { type: "boolean" },
      },
      $comment: { type: "string" },
      $defs: { type: "object", additionalProperties: schema },
    },
    $defs: {
      anchorString: { type: "string", pattern: "^[A-Za-z_][-A-Za-z0-9._]*$" },
      uriString: { type: "string", format: "uri" },
      uriReferenceString: { type: "string", format: "uri-reference" },
    },
  }),
  metaSchema("meta/applicator", "Applicator vocabulary meta-schema", ["applicator"], {
    properties: {
      prefixItems: { $ref: "#/$defs/schemaArray" },
      items: schema,
      contains: schema,
      additionalProperties: schema,
      properties: schemas,
      patternProperties: {
        type: "object",
        additionalProperties: schema,
        propertyNames: { format: "regex" },
        default: {},
      },
      dependentSchemas: schemas,
      propertyNames: schema,
      if: schema,
      then: schema,
      else: schema,
      allOf: { $ref: "#/$defs/schemaArray" },
      anyOf: { $ref: "#/$defs/schemaArray" },
      oneOf: { $ref: "#/$defs/schemaArray" },
      not: schema,
    },
    $defs: { schemaArray: { type: "array", minItems: 1, items: schema } },
  }),
  metaSchema("meta/unevaluated", "Unevaluated applicator vocabulary meta-schema", ["unevaluated"], {
    properties: { unevaluatedItems: schema, unevaluatedProperties: schema },
  }),
  metaSchema("meta/validation", "Validation vocabulary meta-schema", ["validation"], {
    properties: {
      type: {
        anyOf: [
          { $ref: "#/$defs/simpleTypes" },
          { type: "array", items: { $ref: "#/$defs/simpleTypes" }, minItems: 1, uniqueItems: true },
        ],
      },
      const: true,
      enum: { type: "array", items: true },
      multipleOf: { type: "number", exclusiveMinimum: 0 },
      maximum: { type: "number" },
      exclusiveMaximum: { type: "number" },
      minimum: { type: "number" },
      exclusiveMinimum: { type: "number" },
      maxLength: { $ref: "#/$defs/nonNegativeInteger" },
      minLength: { $ref: "#/$defs/nonNegativeIntegerDefault0" },
      pattern: { type: "string", format: "regex" },
      maxItems: { $ref: "#/$defs/nonNegativeInteger" },
      minItems: { $ref: "#/$defs/nonNegativeIntegerDefault0" },
      uniqueItems: { type: "boolean", default: false },
      maxContains: { $ref: "#/$defs/nonNegativeInteger" },
      minContains: { $ref: "#/$defs/nonNegativeInteger", default: 1 },
      maxProperties: { $ref: "#/$defs/nonNegativeInteger" },
      minProperties: { $ref: "#/$defs/nonNegativeIntegerDefault0" },
      required: { $ref: "#/$defs/stringArray" },
      dependentRequired: { type: "object", additionalProperties: { $ref: "#/$defs/stringArray" } },
    },
    $defs: {
      nonNegativeInteger: { type: "integer", minimum: 0 },
      nonNegativeIntegerDefault0: { $ref: "#/$defs/nonNegativeInteger", default: 0 },
      simpleTypes: { enum: ["array", "boolean", "integer", "null", "number", "object", "string"] },
      stringArray: { type: "array", items: { type: "string" }, uniqueItems: true, default: [] },
    },
  }),
  metaSchema("meta/meta-data", "Meta-data vocabulary meta-schema", ["meta-data"], {
    properties: {
      title: { type: "string" },
      description: { type: "string" },
      default: true,
      deprecated: { type: "boolean", default: false },
      readOnly: { type: "boolean", default: false },
      writeOnly: { type: "boolean", default: false },
      examples: { type: "array", items: true },
    },
  }),
  metaSchema("meta/format-annotation", "Format vocabulary meta-schema for annotation results", ["format-annotation"], {
    properties: { format: { type: "string" } },
  }),
  metaSchema("meta/content", "Content vocabulary meta-schema", ["content"], {
    properties: {
      contentEncoding: { type: "string" },
      contentMediaType: { type: "string" },
      contentSchema: schema,
    },
  }),
];

/** The schema that stands at a URI, if it is one of them. */
export function metaSchemaAt(uri: Uri): JsonObject | undefined {
  return all.find(({ $id }) => $id === uri);
}
