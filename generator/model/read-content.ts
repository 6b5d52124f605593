/** Media Type Objects: which one of several is used, its schema and its examples. */
import { member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { Example, JsonContent } from "./api.js";
import { essenceOf, isForm } from "./media-type.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** The first media type under `content` that `isSupported`; each of the others is named in a diagnostic. */
export function chooseMediaType(
  source: Source,
  holder: Node,
  isSupported: (mediaType: string) => boolean,
  instead: { readonly none: string },
): readonly [string, Node] | undefined {
  const entries = entriesOf(source, holder, "content");
  const chosen = entries.find(([mediaType]) => isSupported(mediaType));
  for (const [mediaType, location] of entries) {
    if (mediaType === chosen?.[0]) continue;
    source.report.add(
      "unsupported-media-type",
      location,
      mediaType,
      chosen ? `only ${chosen[0]} is used` : instead.none,
    );
  }
  if (chosen === undefined) return undefined;
  const node = nodeAt(source, chosen[1]);
  return node === undefined ? undefined : [chosen[0], node];
}

/** The content of an answer, or a JSON body. Undefined where no schema can be read (reported). */
export function readJsonContent(
  reader: SchemaReader,
  mediaType: string,
  node: Node,
  owner: SchemaOwner,
): JsonContent | undefined {
  reportFields(reader.source, "mediaType", node);
  if (!isForm(mediaType) && member(node.value, "encoding") !== undefined) {
    const location = below(node.location, "encoding");
    reader.source.report.add(
      "ineffective-keyword",
      location,
      "encoding",
      "only the fields of a form are encoded by it",
    );
  }
  const location = below(node.location, "schema");
  if (member(node.value, "schema") === undefined) {
    reader.source.report.add("missing-schema", node.location, mediaType);
    return undefined;
  }
  const schema = reader.idAt(location, owner);
  if (schema === undefined) return undefined;
  return { kind: "json", mediaType: essenceOf(mediaType), schema, examples: readExamples(reader.source, node) };
}

/** `examples` by name, or the one `example` as `default`: they exclude each other (OAS 3.1.1 section 4.8.14.1). */
export function readExamples(source: Source, node: Node): readonly Example[] {
  const single = member(node.value, "example");
  const named = entriesOf(source, node, "examples").flatMap(([name, location]) => readExample(source, name, location));
  if (single === undefined) return named;
  if (named.length > 0) {
    const location = below(node.location, "example");
    source.report.add("ineffective-keyword", location, "example", "the examples beside it are shown");
    return named;
  }
  return [{ name: "default", value: single, location: below(node.location, "example") }];
}

function readExample(source: Source, name: string, location: Location): readonly Example[] {
  const node = nodeAt(source, location);
  if (node === undefined) return [];
  reportFields(source, "example", node);
  // OpenAPI 3.2 section 4.19: `dataValue` is the value itself.
  const key = member(node.value, "dataValue") === undefined ? "value" : "dataValue";
  const value = member(node.value, key);
  if (value === undefined) return [];
  const summary = member(node.value, "summary");
  return [{ name, value, location: below(node.location, key), ...(typeof summary === "string" ? { summary } : {}) }];
}
