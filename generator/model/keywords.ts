/** The keywords of a schema object: which are read, and what happens instead of those that are not. */

export type Standing = "read" | { readonly instead: string } | { readonly ineffective: string };

const read =
  "$ref $dynamicRef $defs definitions $comment $schema type enum const minimum maximum exclusiveMinimum exclusiveMaximum " +
  "multipleOf minLength maxLength pattern format minItems maxItems uniqueItems prefixItems items contains minContains " +
  "maxContains minProperties maxProperties required properties patternProperties additionalProperties propertyNames " +
  "dependentRequired dependentSchemas allOf anyOf oneOf not if then else unevaluatedItems unevaluatedProperties title " +
  "description default example examples deprecated externalDocs xml contentEncoding contentMediaType contentSchema";

const notYet: { readonly [keyword: string]: string } = {
  $anchor: "references by anchor are not followed",
  $dynamicAnchor: "references by anchor are not followed",
  $id: "references are resolved against the file",
  $vocabulary: "all vocabularies count",
  discriminator: "a value must still match exactly one member of a oneOf, and at least one of an anyOf",
  readOnly: "the property stands in requests as in answers",
  writeOnly: "the property stands in answers as in requests",
};

export const knownKeywords: ReadonlyMap<string, Standing> = new Map<string, Standing>([
  ...read.split(" ").map((keyword) => [keyword, "read"] as const),
  // Where OpenAPI 3.0 gives it an effect, it has become part of `type` by now.
  ["nullable", { ineffective: "without a type beside it, or in OpenAPI 3.1, it says nothing" }],
  ...Object.entries(notYet).map(([keyword, instead]) => [keyword, { instead }] as const),
]);
