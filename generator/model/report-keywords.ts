/** Names the keywords of a schema object that are not honoured. */
import { nearestWord } from "../diagnostics/edit-distance.js";
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import { dialectNamed, knownDialect } from "../load/schema-dialect.js";
import { companions, knownKeywords } from "./keywords.js";
import { stringField, type Node, type Source } from "./node.js";
import type { SchemaLookup } from "./schema-lookup.js";
import { hasOlderKeyword } from "./older-drafts.js";

export function reportKeywords({ source, dialect, isHonoured }: SchemaLookup, node: Node): void {
  const { report } = source;
  for (const keyword of Object.keys(node.value)) {
    const standing = knownKeywords.get(keyword);
    const location = below(node.location, keyword);
    // What these say counts elsewhere, and is judged there.
    if (keyword === "nullable" || keyword === "contentMediaType" || hasOlderKeyword(dialect, keyword)) continue;
    if (standing === "read") reportAlone(source, node, keyword);
    else if (keyword.startsWith("x-")) continue;
    else if (standing === undefined) reportUnknown(source, node, keyword);
    else if (!isHonoured(location)) report.add("ineffective-keyword", location, keyword, standing.ineffective);
  }
  reportDialect(source, node);
}

/** A keyword that is known, and not there itself, is most likely what was meant. */
function reportUnknown({ report }: Source, { location, value }: Node, keyword: string): void {
  const absent = [...knownKeywords.keys()].filter((known) => member(value, known) === undefined);
  const meant = nearestWord(keyword, absent);
  if (meant === undefined) report.add("unknown-keyword", below(location, keyword), keyword);
  else report.add("misspelt-keyword", below(location, keyword), keyword, meant);
}

/** JSON Schema 2020-12 core, section 8.1.1: it names the dialect of a resource as a whole. */
function reportDialect(source: Source, node: Node): void {
  const uri = stringField(source, node, "$schema");
  const schema = source.document.resources.around(node.location)?.schema;
  if (uri === undefined || schema === uri || knownDialect(uri) === dialectNamed(schema)) return;
  const place = below(node.location, "$schema");
  source.report.add("ineffective-keyword", place, "$schema", "it counts beside an $id, or at the top of a file");
}

/**
 * Names the keywords of a schema of OpenAPI 3.0 or Swagger 2.0, as it stands in the text, that are lost when it is
 * rewritten: what is beside a `$ref` (OAS 3.0.4 section 4.7.23), and an exclusion of a limit that is not there.
 */
export function reportLost({ report }: Source, { location, value }: Node): void {
  const name = (keyword: string, why: string): void =>
    report.add("ineffective-keyword", below(location, keyword), keyword, why);
  if (typeof member(value, "$ref") === "string") {
    for (const keyword of Object.keys(value)) {
      const isSilent = keyword === "$ref" || keyword === "nullable" || keyword.startsWith("x-");
      if (!isSilent) name(keyword, "only what the $ref beside it names is read");
    }
    return;
  }
  for (const [keyword, limit] of exclusions) {
    const isLost = member(value, keyword) === true && member(value, limit) === undefined;
    if (isLost) name(keyword, `there is no ${limit} beside it`);
  }
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
