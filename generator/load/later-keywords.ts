/** The keywords of schemas that came with OpenAPI 3.0 and 3.1: a schema of an older version has none of them. */

/** OAS 3.0.4 section 4.7.24, beside what Swagger 2.0 has. */
const since30 = "oneOf anyOf not nullable writeOnly deprecated";

/** JSON Schema 2020-12, which OpenAPI 3.1 took over whole, beside what OpenAPI 3.0 has. */
const since31 =
  "$id $schema $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs const examples if then else prefixItems " +
  "contains minContains maxContains patternProperties propertyNames dependentRequired dependentSchemas " +
  "unevaluatedItems unevaluatedProperties contentEncoding contentMediaType contentSchema";

const laterKeywords: ReadonlySet<string> = new Set(`${since30} ${since31}`.split(" "));

/**
 * Whether a keyword that a version of OpenAPI does not know has a meaning in a later one. Such a keyword is named and
 * read as there: OAS 3.0.4 section 4.7.24 leaves it unsupported, and to drop what an author asks for would accept more
 * than is described.
 */
export function isLaterKeyword(keyword: string): boolean {
  return laterKeywords.has(keyword);
}
