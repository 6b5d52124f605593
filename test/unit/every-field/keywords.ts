/** The keywords of schemas: OAS 3.0.4 section 4.7.24, and JSON Schema 2020-12 with those that OpenAPI 3.1 adds. */
import { all, from31, from32, of, only30, type Field } from "./field.js";

const forReaders = "It tells readers of the description where to find more.";
const forXml = "It speaks of XML, which is named where an operation uses it.";
const elsewhere = "What is listed here counts where something refers to it.";
const forReferences = "It is a name that references can use.";
const ofMetaSchemas = "It counts where the schema is the $schema of another.";
const notHere = "It says nothing of values.";

const a = { type: "string" };

export const keywords: readonly Field[] = [
  ...of("anySchema", all, {
    type: "string",
    enum: ["a"],
    allOf: [a],
    anyOf: [a],
    oneOf: [a],
    not: a,
    title: "Any",
    description: "Anything.",
    default: "a",
    example: "a",
    deprecated: true,
    readOnly: true,
    writeOnly: true,
    discriminator: { propertyName: "kind" },
    $ref: "#/components/schemas/Kind",
  }),
  ...of("anySchema", all, { externalDocs: { url: "https://more.example" } }, forReaders),
  ...of("anySchema", all, { xml: { name: "any" } }, forXml),
  ...of("anySchema", only30, { nullable: true }),
  ...of("anySchema", from31, {
    const: "a",
    examples: ["a"],
    if: a,
    then: a,
    else: a,
    $dynamicRef: "#/components/schemas/Kind",
    $schema: "http://json-schema.org/draft-07/schema#",
    unevaluatedItems: false,
    unevaluatedProperties: false,
    unheard: true,
  }),
  ...of("anySchema", from31, { $defs: { Inner: a }, definitions: { Inner: a } }, elsewhere),
  ...of("anySchema", from31, { $anchor: "any", $dynamicAnchor: "any", $id: "any.json" }, forReferences),
  ...of("anySchema", from31, { $vocabulary: { "https://vocabulary.example": true } }, ofMetaSchemas),
  ...of("anySchema", from31, { $comment: "A note." }, notHere),
  ...of("stringSchema", all, { minLength: 1, maxLength: 9, pattern: "^a", format: "date" }),
  ...of("stringSchema", only30, { nullable: true }),
  ...of("stringSchema", from31, { contentEncoding: "base64", contentMediaType: "text/html", contentSchema: a }),
  ...of("numberSchema", all, { minimum: 1, maximum: 9, multipleOf: 2, format: "int32" }),
  ...of("numberSchema", only30, { exclusiveMinimum: true, exclusiveMaximum: true }),
  ...of("numberSchema", from31, { exclusiveMinimum: 1, exclusiveMaximum: 9 }),
  ...of("arraySchema", all, { items: { type: "integer" }, minItems: 1, maxItems: 9, uniqueItems: true }),
  ...of("arraySchema", all, { additionalItems: false }),
  ...of("arraySchema", from31, {
    prefixItems: [{ type: "integer" }],
    contains: a,
    minContains: 2,
    maxContains: 2,
  }),
  ...of("objectSchema", all, {
    properties: { other: a },
    required: ["name"],
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 9,
  }),
  ...of("objectSchema", from31, {
    patternProperties: { "^x-": a },
    propertyNames: { maxLength: 9 },
    dependentRequired: { name: ["count"] },
    dependentSchemas: { name: { required: ["count"] } },
    dependencies: { name: ["count"] },
    unevaluatedProperties: false,
  }),
  ...of("referenceSchema", all, { description: "Its kind.", deprecated: true, default: "dog" }),
  ...of("referenceSchema", only30, { nullable: true }),
  ...of("referenceSchema", from31, { maxLength: 3, type: "string" }),
  ...of("referenceSchema", from32, { example: "dog" }),
];
