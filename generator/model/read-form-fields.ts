/** Encoding Objects of forms: how each field is written, as far as the description says. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { FormField, Serialization } from "./api.js";
import { explodedAs } from "./exploded-as.js";
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

const styles = ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const;

/**
 * Encoding Object, OpenAPI 3.1.1 section 4.8.15.1.1: `style`, `explode` and `allowReserved` mean what they mean in a query
 * parameter, and win over `contentType` where one of them is there.
 */
function readEncoding(source: Source, node: Node): Serialization | undefined {
  reportFields(source, "encoding", node);
  const named = stringField(source, node, "style");
  const explode = booleanField(source, node, "explode");
  const reserved = booleanField(source, node, "allowReserved");
  if (named === undefined && explode === undefined && reserved === undefined) return contentSerialization(source, node);
  if (member(node.value, "contentType") !== undefined) {
    const location = below(node.location, "contentType");
    source.report.add("ineffective-keyword", location, "contentType", "style, explode and allowReserved decide");
  }
  const style = styles.find((each) => each === named) ?? "form";
  if (named !== undefined && named !== style) {
    const location = below(node.location, "style");
    source.report.add("unsupported-keyword", location, `style: ${named}`, "the field is written as style form");
  }
  return {
    ...{ kind: "style", style, explode: explodedAs(source, node, style, explode) },
    ...(reserved === true ? { reserved: "allowed" } : {}),
  };
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
