/** What the dialect of a schema resource makes of its keywords: which count, and which the dialect does not know. */
import { isObject, member, objectOf } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import type { Resource } from "../load/resources.js";
import { dialectNamed, knownDialect, type SchemaDialect } from "../load/schema-dialect.js";
import type { Node, Source } from "./node.js";

export interface Reading {
  readonly dialect: SchemaDialect;
  /** Keywords of 2020-12 that say nothing here, and why. */
  readonly without: ReadonlyMap<string, string>;
}

/** How the schemas of a resource are to be read; what cannot be honoured of its dialect is reported. */
export function readingOf(source: Source, resource: Resource | undefined): Reading {
  const { schema } = resource ?? {};
  if (schema === undefined || resource === undefined) return readings["2020-12"];
  const known = knownDialect(schema);
  return known === undefined ? ownReading(source, resource, schema) : readings[known];
}

/** The keywords of a schema object that count; the others are named, unless their vocabulary makes them annotations. */
export function effectiveNode(source: Source, node: Node, { dialect, without }: Reading): Node {
  const { location, value } = node;
  // Draft 7 core, section 8.3: all other properties of an object with a `$ref` must be ignored.
  const isReference = dialect === "draft-07" && typeof member(value, "$ref") === "string";
  const reasonFor = (keyword: string): string | undefined =>
    isReference && keyword !== "$ref" ? "only what the $ref beside it names is read" : without.get(keyword);
  const kept = Object.entries(value).filter(([keyword]) => {
    const reason = keyword.startsWith("x-") ? undefined : reasonFor(keyword);
    if (reason !== undefined) source.report.add("ineffective-keyword", below(location, keyword), keyword, reason);
    return reason === undefined;
  });
  return kept.length === Object.keys(value).length ? node : { location, value: objectOf(kept) };
}

/** The dialect of somebody's own meta-schema, by its `$vocabulary` (JSON Schema 2020-12 core, section 8.1.2). */
function ownReading(source: Source, resource: Resource, schema: string): Reading {
  const { document, report } = source;
  const site = dialectSite(source, resource);
  const place = document.resources.named(schema.replace(/#$/, ""))?.location;
  const metaSchema = place === undefined ? undefined : valueAt(document, place);
  if (!isObject(metaSchema)) {
    report.add("unknown-dialect", site, schema);
    return readings["2020-12"];
  }
  const uri = member(metaSchema, "$schema");
  const dialect = dialectNamed(typeof uri === "string" ? uri : undefined);
  const vocabularies = member(metaSchema, "$vocabulary");
  if (!isObject(vocabularies) || dialect !== "2020-12") return readings[dialect];
  for (const [name, required] of Object.entries(vocabularies)) {
    if (required === true && !knownVocabularies.has(name)) report.add("unknown-vocabulary", site, name, schema);
  }
  const absent = [...keywordsOfVocabulary].filter(([name]) => member(vocabularies, vocabulary + name) === undefined);
  const without = absent.flatMap(([name, keywords]) =>
    keywords.map((keyword) => [keyword, `the dialect of this schema has no vocabulary for ${name}`] as const),
  );
  return { dialect, without: new Map(without) };
}

/** Where the dialect of a resource is named: by itself, by one around it, or by the description for all. */
function dialectSite({ document }: Source, { location, schema }: Resource): Location {
  for (let at = location; ; at = { file: at.file, pointer: at.pointer.slice(0, at.pointer.lastIndexOf("/")) }) {
    if (member(valueAt(document, at), "$schema") === schema) return below(at, "$schema");
    if (at.pointer === "") return { file: document.root, pointer: "/jsonSchemaDialect" };
  }
}

const vocabulary = "https://json-schema.org/draft/2020-12/vocab/";

const keywordsOfVocabulary: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "applicator",
    words(
      "prefixItems items contains additionalProperties properties patternProperties dependentSchemas propertyNames " +
        "if then else allOf anyOf oneOf not",
    ),
  ],
  ["unevaluated", words("unevaluatedItems unevaluatedProperties")],
  [
    "validation",
    words(
      "type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern " +
        "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired",
    ),
  ],
]);

const knownVocabularies: ReadonlySet<string> = new Set([
  ...[...keywordsOfVocabulary.keys(), "core", "meta-data", "format-annotation", "content"].map(
    (name) => vocabulary + name,
  ),
  // OAS 3.1.1, section 4.8.24.5: the annotations that OpenAPI adds.
  "https://spec.openapis.org/oas/3.1/vocab/base",
  "https://spec.openapis.org/oas/3.2/vocab/base",
]);

const readings: { readonly [Dialect in SchemaDialect]: Reading } = {
  "2020-12": { dialect: "2020-12", without: new Map() },
  "2019-09": { dialect: "2019-09", without: unknownTo("2019-09", "prefixItems $dynamicRef $dynamicAnchor") },
  "draft-07": {
    dialect: "draft-07",
    without: unknownTo(
      "7",
      "prefixItems $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $anchor $vocabulary dependentRequired " +
        "dependentSchemas minContains maxContains unevaluatedItems unevaluatedProperties deprecated contentSchema",
    ),
  },
};

function unknownTo(draft: string, keywords: string): ReadonlyMap<string, string> {
  return new Map(words(keywords).map((keyword) => [keyword, `draft ${draft} of JSON Schema does not know it`]));
}

function words(text: string): readonly string[] {
  return text.split(" ");
}
