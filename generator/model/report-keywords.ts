/** Names the keywords of a schema object that are not honoured. */
import { below } from "../load/pointer.js";
import { knownKeywords } from "./keywords.js";
import type { Node, Source } from "./node.js";

export function reportKeywords({ report }: Source, node: Node): void {
  for (const keyword of Object.keys(node.value)) {
    const standing = knownKeywords.get(keyword);
    if (standing === "read" || keyword.startsWith("x-")) continue;
    const location = below(node.location, keyword);
    if (standing === undefined) report.add("unknown-keyword", location, keyword);
    else if ("ineffective" in standing) report.add("ineffective-keyword", location, keyword, standing.ineffective);
    else report.add("unsupported-keyword", location, keyword, standing.instead);
  }
}
