/** The dialects of JSON Schema that a `$schema` or `jsonSchemaDialect` can name. */

/** Draft 6 is read as draft 7, of which it is a part. */
export type SchemaDialect = "2020-12" | "2019-09" | "draft-07";

/** The dialect of a URI; undefined where it names another one, or a meta-schema of somebody's own. */
export function knownDialect(uri: string): SchemaDialect | undefined {
  return dialects.find(([pattern]) => pattern.test(uri))?.[1];
}

/** The dialect of a URI, and 2020-12 where it is another one: that is what OpenAPI is written in. */
export function dialectNamed(uri: string | undefined): SchemaDialect {
  return (uri === undefined ? undefined : knownDialect(uri)) ?? "2020-12";
}

const dialects: readonly (readonly [RegExp, SchemaDialect])[] = [
  [/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, "2020-12"],
  // OpenAPI's dialects add annotations to it (OAS 3.1.1, section 4.8.24.5).
  [/^https:\/\/spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[^#]*#?$/, "2020-12"],
  [/^https:\/\/json-schema\.org\/draft\/2019-09\/schema#?$/, "2019-09"],
  [/^https?:\/\/json-schema\.org\/draft-0[67]\/schema#?$/, "draft-07"],
];
