/** Names the keywords of a schema object that are not honoured. */
import { isArray, member, type JsonObject } from "../load/json.js";
import { below } from "../load/pointer.js";
import { companions, isKnownDialect, knownKeywords } from "./keywords.js";
import { stringField, type Node, type Source } from "./node.js";

export function reportKeywords(source: Source, node: Node): void {
  const { report } = source;
  for (const keyword of Object.keys(node.value)) {
    const standing = knownKeywords.get(keyword);
    const location = below(node.location, keyword);
    if (standing === "read") reportAlone(source, node, keyword);
    else if (keyword.startsWith("x-")) continue;
    else if (standing === undefined) report.add("unknown-keyword", location, keyword);
    else if ("ineffective" in standing) report.add("ineffective-keyword", location, keyword, standing.ineffective);
    else report.add("unsupported-keyword", location, keyword, standing.instead);
  }
  reportDialect(source, node, "$schema");
}

/** Names a dialect of JSON Schema under a key that is not the one that schemas are read in. */
export function reportDialect(source: Source, node: Node, key: "$schema" | "jsonSchemaDialect"): void {
  const uri = stringField(source, node, key);
  if (uri === undefined || isKnownDialect(uri)) return;
  source.report.add("unsupported-keyword", below(node.location, key), key, "schemas are read as JSON Schema 2020-12");
}

/**
 * Names the keywords of an OpenAPI 3.0 schema, as it stands in the text, that are lost when it is rewritten: what is
 * beside a `$ref` (OAS 3.0.4 section 4.7.23), an exclusion of a limit that is not there, and a null that an `enum`
 * does not list.
 */
export function reportLostIn30({ report }: Source, { location, value }: Node): void {
  const isReference = typeof member(value, "$ref") === "string";
  for (const keyword of Object.keys(value)) {
    if (isReference && keyword !== "$ref" && !keyword.startsWith("x-")) {
      report.add(
        "ineffective-keyword",
        below(location, keyword),
        keyword,
        "only what the $ref beside it names is read",
      );
    }
    const limit = exclusions.get(keyword);
    if (limit === undefined || value[keyword] !== true || member(value, limit) !== undefined) continue;
    report.add("ineffective-keyword", below(location, keyword), keyword, `there is no ${limit} beside it`);
  }
  if (!isReference && isNullUnlisted(value)) {
    report.add("ineffective-keyword", below(location, "nullable"), "nullable", "the enum beside it does not list null");
  }
}

/** OAS 3.0.4 section 4.7.24.1: `nullable` adds null to the `type` alone, and all keywords must hold. */
function isNullUnlisted(schema: JsonObject): boolean {
  const values = member(schema, "enum");
  const isRead = member(schema, "nullable") === true && member(schema, "type") !== undefined;
  return isRead && isArray(values) && !values.includes(null);
}

const exclusions: ReadonlyMap<string, string> = new Map([
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
]);

function reportAlone({ report }: Source, node: Node, keyword: string): void {
  const needed = companions.get(keyword);
  if (needed === undefined || needed.some((companion) => member(node.value, companion) !== undefined)) return;
  report.add(
    "ineffective-keyword",
    below(node.location, keyword),
    keyword,
    `there is no ${needed.join(" or ")} beside it`,
  );
}
