/** Request Body Objects. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { FormContent, FormField, OperationId, RequestBody, Serialization } from "./api.js";
import { isForm, isJson } from "./media-type.js";
import { booleanField, childNode, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { chooseMediaType, readExamples, readJsonContent } from "./read-content.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** Undefined: the operation takes no body. `unsupported`: it takes one that cannot be read (reported). */
export function readRequestBody(
  reader: SchemaReader,
  operation: Node,
  operationId: OperationId,
): RequestBody | "unsupported" | undefined {
  const { source } = reader;
  if (member(operation.value, "requestBody") === undefined) return undefined;
  const node = childNode(source, operation, "requestBody");
  if (node === undefined) return "unsupported";
  const isSupported = (mediaType: string): boolean => isForm(mediaType) || isJson(mediaType);
  const chosen = chooseMediaType(source, node, isSupported, { none: "the operation is left out" });
  if (chosen === undefined) return "unsupported";
  const [mediaType, media] = chosen;
  const owner: SchemaOwner = { kind: "requestBody", operation: operationId };
  const json = readJsonContent(reader, mediaType, media, owner);
  if (json === undefined) return "unsupported";
  const description = stringField(source, node, "description");
  return {
    location: node.location,
    required: booleanField(source, node, "required") ?? false,
    ...(description === undefined ? {} : { description }),
    content: isForm(mediaType) ? formContent(source, media, json.schema) : json,
  };
}

function formContent(source: Source, media: Node, schema: FormContent["schema"]): FormContent {
  return {
    kind: "form",
    mediaType: "application/x-www-form-urlencoded",
    schema,
    fields: entriesOf(source, media, "encoding").flatMap(([wireName, location]) => {
      const node = nodeAt(source, location);
      const serialization = node === undefined ? undefined : readEncoding(source, node);
      return serialization === undefined ? [] : [{ wireName, serialization } satisfies FormField];
    }),
    examples: readExamples(source, media),
  };
}

/**
 * Encoding Object, OpenAPI 3.1 section 4.8.15.1: `style`, `explode` and `allowReserved` win over `contentType`;
 * `explode` is true by default for `form` alone. `deepObject` without `explode` has no other meaning than with it.
 */
function readEncoding(source: Source, node: Node): Serialization | undefined {
  const style = stringField(source, node, "style");
  const explode = booleanField(source, node, "explode");
  if (member(node.value, "allowReserved") === true) {
    const location = below(node.location, "allowReserved");
    source.report.add("unsupported-keyword", location, "allowReserved", "reserved characters are percent-encoded");
  }
  if (style === undefined && explode === undefined) return contentSerialization(source, node);
  if (style === "deepObject") return { kind: "style", style, explode: true };
  if (style !== undefined && style !== "form") {
    const location = below(node.location, "style");
    source.report.add("unsupported-keyword", location, `style: ${style}`, "the field is written as style form");
  }
  return { kind: "style", style: "form", explode: explode ?? true };
}

function contentSerialization(source: Source, node: Node): Serialization | undefined {
  const contentType = stringField(source, node, "contentType");
  if (contentType === undefined) return undefined;
  if (isJson(contentType)) return { kind: "content", mediaType: contentType };
  if (contentType !== "text/plain") {
    const location = below(node.location, "contentType");
    source.report.add("unsupported-media-type", location, contentType, "the field is written as text");
  }
  return { kind: "style", style: "form", explode: true };
}
