/** What `explode` comes to beside a style. */
import { below } from "../load/pointer.js";
import type { ParameterStyle } from "./api.js";
import type { Node, Source } from "./node.js";

/** Whether an array or an object is written in several pairs; reports where nothing else can be. */
export function explodedAs(source: Source, node: Node, style: ParameterStyle, explode: boolean | undefined): boolean {
  const location = below(node.location, "explode");
  if (style === "deepObject" && explode === false) {
    source.report.add("ineffective-keyword", location, "explode", "a deepObject has but one form");
  }
  if ((style === "spaceDelimited" || style === "pipeDelimited") && explode === true) {
    source.report.add(
      "unsupported-keyword",
      location,
      "explode",
      "it means nothing there; the name is repeated as in style form",
    );
  }
  return style === "deepObject" || (explode ?? (style === "form" || style === "cookie"));
}
