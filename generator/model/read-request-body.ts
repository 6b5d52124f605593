/** Request Body Objects. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { BodyContent, FormContent, RequestBody } from "./api.js";
import type { FoundOperation } from "./found-operation.js";
import { booleanField, childNode, stringField } from "./node.js";
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
import { readFormFields } from "./read-form-fields.js";
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
  const parts = readParts(reader, media);
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
    fields: readFormFields(source, media),
    examples: readExamples(source, media),
  };
}
