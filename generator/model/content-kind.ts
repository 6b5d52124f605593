/** As what a body of some media type is sent and read: by its media type, and by what its schema says. */
import { isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import { essenceOf, isForm, isJson, isMultipart, isTextual, itemsIn } from "./media-type.js";
import { nodeAt, type Node, type Source } from "./node.js";

/**
 * `undecoded`: the schema speaks of values that nothing here makes of the text or the bytes: XML, CBOR and the like.
 */
export type ContentKind =
  | { readonly kind: "json" | "form" | "multipart" | "items" }
  | { readonly kind: "text" | "bytes"; readonly schema: "decoded" | "undecoded" | "none" };

export function contentKind(source: Source, mediaType: string, media: Node): ContentKind {
  const essence = essenceOf(mediaType);
  if (isJson(essence)) return { kind: "json" };
  if (isForm(essence)) return { kind: "form" };
  if (isMultipart(essence)) return { kind: "multipart" };
  if (itemsIn(essence) !== undefined && saysWhatItemsAre(media)) return { kind: "items" };
  const schema = schemaKind(source, media);
  // What is of any type at all, and no bytes, is the JSON that nearly all frameworks mean when they write this.
  if (/^(?:\*|application)\/\*$/.test(essence) && schema === "other") return { kind: "json" };
  if (isTextual(essence)) {
    const decoded = { text: "decoded", none: "none", bytes: "none", other: "undecoded" } as const;
    return { kind: "text", schema: decoded[schema] };
  }
  return { kind: "bytes", schema: schema === "other" ? "undecoded" : "none" };
}

function saysWhatItemsAre({ value }: Node): boolean {
  return member(value, "itemSchema") !== undefined || member(value, "schema") !== undefined;
}

/** `text`: nothing but strings; `bytes`: the same in so many words, as OpenAPI 3.0 has it; `none`: it says nothing. */
function schemaKind(source: Source, media: Node): "text" | "bytes" | "none" | "other" {
  const location = below(media.location, "schema");
  if (member(media.value, "schema") === undefined || !isObject(valueAt(source.document, location))) return "none";
  const schema = nodeAt(source, location)?.value;
  if (schema === undefined) return "none";
  const format = member(schema, "format");
  if (member(schema, "type") === "string" && member(schema, "nullable") !== true) {
    return format === "binary" || format === "byte" ? "bytes" : "text";
  }
  return Object.keys(schema).every((keyword) => speaksOfNoValue.has(keyword) || keyword.startsWith("x-"))
    ? "none"
    : "other";
}

/** Keywords that say nothing of which values there are (OAS 3.1.1 section 4.8.14.3: binary data needs no schema). */
const speaksOfNoValue: ReadonlySet<string> = new Set([
  ...["contentMediaType", "contentEncoding", "description", "title", "example", "examples", "deprecated", "default"],
  ...["maxLength", "minLength", "format", "$comment", "externalDocs"],
]);
