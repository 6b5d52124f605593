/** Media Type Objects: which of them are honoured, as what, with their schemas and examples. */
import { isObject, member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import type { BytesContent, Example, JsonContent, TextContent } from "./api.js";
import { contentKind, type ContentKind } from "./content-kind.js";
import { essenceOf, hasParameters, isForm, isMultipart, isRange } from "./media-type.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";
import { jsonKey } from "./same-json.js";
import type { SchemaId, SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** A media type under `content`, and as what its bodies are sent and read. */
export interface FoundContent {
  readonly mediaType: string;
  readonly media: Node;
  readonly content: ContentKind;
  /** Where its schema stands: with the media type before it that has the very same one, however often it is written. */
  readonly schemaAt: Location;
}

/**
 * The media types under `content` that are honoured; each of the others is named. A schema that nothing can decode leaves
 * text or bytes to the program, but only where there is no other media type.
 */
export function findContents(
  source: Source,
  holder: Node,
  isSupported: (content: ContentKind) => boolean,
  instead: { readonly none: string },
): readonly FoundContent[] {
  const all = entriesOf(source, holder, "content").flatMap(([key, location]): readonly Entry[] => {
    const media = nodeAt(source, location);
    if (media === undefined) return [];
    const content = contentKind(source, key, media);
    const mediaType = content.kind === "json" && isRange(key) ? "application/json" : essenceOf(key);
    return [{ key, location, mediaType, media, content, schemaAt: below(media.location, "schema") }];
  });
  const possible = all.filter(({ content }) => isSupported(content));
  const decoded = possible.filter(({ content }) => !isUndecoded(content));
  const usable = decoded.length > 0 ? decoded : possible;
  const used = usable.filter((entry, at) => usable.findIndex(({ mediaType }) => mediaType === entry.mediaType) === at);
  const names = used.map(({ mediaType }) => mediaType).join(" and ");
  for (const entry of all) {
    if (!used.includes(entry))
      report(
        source,
        entry,
        used.length === 0 ? instead.none : `only ${names} ${used.length === 1 ? "is" : "are"} used`,
      );
    else if (isUndecoded(entry.content)) report(source, entry, undecoded[entry.content.kind]);
    else if (isRange(entry.key) && entry.content.kind === "json") report(source, entry, "application/json is used");
  }
  for (const { key, location } of used) {
    if (hasParameters(key)) source.report.add("unsent-media-type-parameter", location, key);
  }
  return withSharedSchemas(source, used);
}

/** What is written twice is meant once: `application/json` and a form often repeat a schema word for word. */
function withSharedSchemas({ document }: Source, found: readonly FoundContent[]): readonly FoundContent[] {
  const first = new Map<string, Location>();
  return found.map((entry) => {
    const schema = valueAt(document, entry.schemaAt);
    if (!isObject(schema) || member(schema, "$id") !== undefined) return entry;
    const key = `${entry.schemaAt.file} ${jsonKey(schema)}`;
    const schemaAt = first.get(key) ?? entry.schemaAt;
    first.set(key, schemaAt);
    return { ...entry, schemaAt };
  });
}

interface Entry extends FoundContent {
  /** The media type as it is written. */
  readonly key: string;
  readonly location: Location;
}

const undecoded = {
  text: "the body is passed on as text, whatever its schema says",
  bytes: "the body is passed on as bytes, whatever its schema says",
} as const;

function isUndecoded(content: ContentKind): content is Extract<ContentKind, { readonly schema: string }> {
  return "schema" in content && content.schema === "undecoded";
}

function report(source: Source, { key, location }: Entry, instead: string): void {
  source.report.add("unsupported-media-type", location, key, instead);
}

/** Whether the media types have schemas of their own, which want to be told apart by name. */
export function isOneOfSeveral({ document, placeInText }: Source, found: readonly FoundContent[]): boolean {
  const places = found.flatMap(({ media, content, schemaAt }) => {
    const isOfItems = content.kind === "items" && member(media.value, "itemSchema") !== undefined;
    const location = isOfItems ? below(media.location, "itemSchema") : schemaAt;
    const schema = isOfItems || member(media.value, "schema") !== undefined ? valueAt(document, location) : undefined;
    if (!isObject(schema) || member(schema, "$ref") !== undefined) return [];
    // A place of Swagger 2.0 is that of each media type.
    const { file, pointer } = placeInText(location);
    return `${file}#${pointer}`;
  });
  return new Set(places).size > 1;
}

export function readTextContent(
  reader: SchemaReader,
  { mediaType, media, content, schemaAt }: FoundContent,
  owner: SchemaOwner,
): TextContent {
  reportMedia(reader.source, mediaType, media);
  const isDecoded = "schema" in content && content.schema === "decoded";
  const schema = isDecoded ? reader.idAt(schemaAt, owner) : undefined;
  const examples = readExamples(reader.source, media);
  return schema === undefined ? { kind: "text", mediaType, examples } : { kind: "text", mediaType, schema, examples };
}

export function readBytesContent({ source }: SchemaReader, { mediaType, media }: FoundContent): BytesContent {
  reportMedia(source, mediaType, media);
  return { kind: "bytes", mediaType, examples: [] };
}

/** A body of JSON. Undefined where it has no schema that can be read (reported). */
export function readJsonContent(
  reader: SchemaReader,
  found: FoundContent,
  owner: SchemaOwner,
): JsonContent | undefined {
  const { mediaType, media } = found;
  reportMedia(reader.source, mediaType, media);
  const schema = readSchema(reader, found, owner);
  return schema === undefined
    ? undefined
    : { kind: "json", mediaType, schema, examples: readExamples(reader.source, media) };
}

/** The schema of a body that has to have one. */
export function readSchema(
  reader: SchemaReader,
  { mediaType, media, schemaAt }: FoundContent,
  owner: SchemaOwner,
): SchemaId | undefined {
  if (member(media.value, "schema") !== undefined) return reader.idAt(schemaAt, owner);
  reader.source.report.add("missing-schema", media.location, `content "${mediaType}"`);
  return reader.anythingAt(schemaAt, owner);
}

export function reportMedia(source: Source, mediaType: string, media: Node, as: "items" | "whole" = "whole"): void {
  reportFields(source, as === "items" ? "sequentialMediaType" : "mediaType", media);
  if (isForm(mediaType) || isMultipart(mediaType) || member(media.value, "encoding") === undefined) return;
  const location = below(media.location, "encoding");
  source.report.add("ineffective-keyword", location, "encoding", "only the fields of a form are encoded by it");
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
