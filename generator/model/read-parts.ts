/** Encoding Objects of multipart bodies (OAS 3.1.1 section 4.8.15). */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { Part } from "./api.js";
import { essenceOf } from "./media-type.js";
import { entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";

/** What is said of each part; what follows from its schema is added once that is known (`complete-parts.ts`). */
export function readParts(source: Source, media: Node): readonly Part[] {
  return entriesOf(source, media, "encoding").flatMap(([wireName, location]): readonly Part[] => {
    const node = nodeAt(source, location);
    if (node === undefined) return [];
    reportFields(source, "partEncoding", node);
    reportStyles(source, node);
    // "a comma-separated list", of media types or ranges
    const listed = (stringField(source, node, "contentType") ?? "").split(",").map((each) => essenceOf(each));
    const mediaTypes = listed.filter((each) => each !== "");
    return [{ wireName, content: "text", isRepeated: false, mediaTypes, location }];
  });
}

/** What says what is the case anyway: an array is a part for each item. */
const asUsual = [
  ["style", "form"],
  ["explode", true],
  ["allowReserved", false],
] as const;

function reportStyles(source: Source, node: Node): void {
  for (const [keyword, usual] of asUsual) {
    const value = member(node.value, keyword);
    if (value === undefined || value === usual) continue;
    const instead = "a part holds the value itself, and an array is a part for each item";
    source.report.add("unsupported-keyword", below(node.location, keyword), keyword, instead);
  }
}
