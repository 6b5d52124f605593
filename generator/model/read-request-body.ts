/** Request Body Objects. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { BodyContent, FormContent, FormField, RequestBody, Serialization } from "./api.js";
import type { FoundOperation } from "./find-operations.js";
import { essenceOf, isJson } from "./media-type.js";
import { booleanField, childNode, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import {
  findContents,
  isOneOfSeveral,
  readBytesContent,
  readExamples,
  readJsonContent,
  readSchema,
  readTextContent,
  reportMedia,
  type FoundContent,
} from "./read-content.js";
import { readParts } from "./read-parts.js";
import { readItems } from "./read-items.js";
import { reportFields } from "./report-fields.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** Undefined: the operation takes no body. `unsupported`: it takes one that cannot be read (reported). */
export function readRequestBody(
  reader: SchemaReader,
  { id, method, node: operation }: FoundOperation,
): RequestBody | "unsupported" | undefined {
  const { source } = reader;
  if (member(operation.value, "requestBody") === undefined) return undefined;
  if (method === "GET" || method === "HEAD") {
    // The Fetch Standard, section 5.4, refuses to make such a request; OAS 3.1.1 section 4.8.10 calls it to be avoided.
    const location = below(operation.location, "requestBody");
    source.report.add("unsupported-keyword", location, "requestBody", `a ${method} request is sent without a body`);
    return undefined;
  }
  const node = childNode(source, operation, "requestBody");
  if (node === undefined) return "unsupported";
  reportFields(source, "requestBody", node);
  const found = findContents(source, node, () => true, { none: "the operation is left out" });
  const contents = found.flatMap((content) => {
    const several = isOneOfSeveral(source, found) ? { mediaType: content.mediaType } : {};
    return readContent(reader, content, { kind: "requestBody", operation: id, ...several }) ?? [];
  });
  if (found.length === 0 || contents.length < found.length) return "unsupported";
  const description = stringField(source, node, "description");
  return {
    location: node.location,
    required: booleanField(source, node, "required") ?? false,
    ...(description === undefined ? {} : { description }),
    contents: preference.flatMap((kind) => contents.filter((content) => content.kind === kind)),
  };
}

/** What a client sends where it may choose: JSON carries every value unchanged. */
const preference: readonly BodyContent["kind"][] = ["json", "form", "multipart", "items", "text", "bytes"];

function readContent(reader: SchemaReader, found: FoundContent, owner: SchemaOwner): BodyContent | undefined {
  switch (found.content.kind) {
    case "json":
      return readJsonContent(reader, found, owner);
    case "form":
      return readForm(reader, found, owner);
    case "multipart":
      return readMultipart(reader, found, owner);
    case "items":
      return readItems(reader, found, owner);
    case "text":
      return readTextContent(reader, found, owner);
    case "bytes":
      return readBytesContent(reader, found);
  }
}

function readMultipart(reader: SchemaReader, found: FoundContent, owner: SchemaOwner): BodyContent | undefined {
  const { source } = reader;
  const { mediaType, media } = found;
  reportMedia(source, mediaType, media);
  const schema = readSchema(reader, found, owner);
  if (schema === undefined) return undefined;
  const parts = readParts(source, media);
  return { kind: "multipart", mediaType: "multipart/form-data", schema, parts, examples: readExamples(source, media) };
}

function readForm(reader: SchemaReader, found: FoundContent, owner: SchemaOwner): FormContent | undefined {
  const { mediaType, media } = found;
  const { source } = reader;
  reportMedia(source, mediaType, media);
  const schema = readSchema(reader, found, owner);
  if (schema === undefined) return undefined;
  return {
    kind: "form",
    mediaType: "application/x-www-form-urlencoded",
    schema,
    fields: entriesOf(source, media, "encoding").flatMap(([wireName, location]) => {
      const node = nodeAt(source, location);
      const serialization = node === undefined ? undefined : readEncoding(source, node);
      return serialization === undefined ? [] : [{ wireName, serialization, location } satisfies FormField];
    }),
    examples: readExamples(source, media),
  };
}

/**
 * Encoding Object, OpenAPI 3.1 section 4.8.15.1: `style`, `explode` and `allowReserved` win over `contentType`;
 * `explode` is true by default for `form` alone. `deepObject` without `explode` has no other meaning than with it.
 */
function readEncoding(source: Source, node: Node): Serialization | undefined {
  reportFields(source, "encoding", node);
  const style = stringField(source, node, "style");
  const explode = booleanField(source, node, "explode");
  if (booleanField(source, node, "allowReserved") === true) {
    const location = below(node.location, "allowReserved");
    source.report.add("unsupported-keyword", location, "allowReserved", "reserved characters are percent-encoded");
  }
  if (style === undefined && explode === undefined) return contentSerialization(source, node);
  if (member(node.value, "contentType") !== undefined) {
    const location = below(node.location, "contentType");
    source.report.add("ineffective-keyword", location, "contentType", "style and explode decide");
  }
  if (style === "deepObject") {
    if (explode === false) {
      const location = below(node.location, "explode");
      source.report.add("ineffective-keyword", location, "explode", "a deepObject has but one form");
    }
    return { kind: "style", style, explode: true };
  }
  if (style !== undefined && style !== "form") {
    const location = below(node.location, "style");
    source.report.add("unsupported-keyword", location, `style: ${style}`, "the field is written as style form");
  }
  return { kind: "style", style: "form", explode: explode ?? true };
}

function contentSerialization(source: Source, node: Node): Serialization | undefined {
  const contentType = stringField(source, node, "contentType");
  if (contentType === undefined) return undefined;
  if (isJson(contentType)) return { kind: "content", mediaType: essenceOf(contentType) };
  if (essenceOf(contentType) !== "text/plain") {
    const location = below(node.location, "contentType");
    source.report.add("unsupported-media-type", location, contentType, "the field is written as text");
  }
  return { kind: "style", style: "form", explode: true };
}
