/** Encoding Objects of forms: how each field is written, as far as the description says. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { FormField, Serialization } from "./api.js";
import { essenceOf, isJson } from "./media-type.js";
import { booleanField, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";

/** What is said of each field; what follows from its schema is added once that is known (`form-fields.ts`). */
export function readFormFields(source: Source, media: Node): readonly FormField[] {
  return entriesOf(source, media, "encoding").flatMap(([wireName, location]): readonly FormField[] => {
    const node = nodeAt(source, location);
    const serialization = node === undefined ? undefined : readEncoding(source, node);
    return serialization === undefined ? [] : [{ wireName, serialization, location }];
  });
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
