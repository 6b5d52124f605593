/** The keywords of a schema object: which are read, and why others say nothing. */

export type Standing = "read" | { readonly ineffective: string };

const read =
  "$ref $dynamicRef $id $anchor $dynamicAnchor $vocabulary $defs definitions $comment $schema type enum const minimum " +
  "maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format minItems maxItems " +
  "uniqueItems prefixItems items contains minContains maxContains minProperties maxProperties required properties " +
  "patternProperties additionalProperties propertyNames dependentRequired dependentSchemas dependencies allOf anyOf " +
  "oneOf not if then else unevaluatedItems unevaluatedProperties title description discriminator default example " +
  "examples deprecated readOnly writeOnly externalDocs xml";

/** JSON Schema 2020-12 validation, section 8: annotations, which by themselves constrain nothing. */
export const passedOn = "a text is passed on as it stands";
const contentKeywords = ["contentEncoding", "contentMediaType", "contentSchema"];

/** Keywords that say nothing without one of others beside them (JSON Schema 2020-12, sections 10.2.2 and 10.3.1). */
export const companions: ReadonlyMap<string, readonly string[]> = new Map([
  ["if", ["then", "else"]],
  ["then", ["if"]],
  ["else", ["if"]],
  ["minContains", ["contains"]],
  ["maxContains", ["contains"]],
]);

export const knownKeywords: ReadonlyMap<string, Standing> = new Map<string, Standing>([
  ...read.split(" ").map((keyword) => [keyword, "read"] as const),
  // What it has no effect on is told where it stands in the text, before it becomes part of `type`.
  ["nullable", "read"],
  ...contentKeywords.map((keyword) => [keyword, { ineffective: passedOn }] as const),
]);
