/** JSON as Docs. */
import { type Doc, group, hardLine, indent, join, line, softLine } from "../doc.js";
import { isConcise, isTable } from "./array-shapes.js";
import type { LayoutStyle } from "../style.js";
import type { Argument, Expression, Item, ObjectMember } from "../tree.js";
import { Unknown } from "../unknown.js";

/** A whole file. */
export function jsonDoc(value: Expression, style: LayoutStyle): Doc {
  return [valueDoc(value, style), hardLine];
}

function valueDoc(node: Argument, style: LayoutStyle): Doc {
  switch (node.kind) {
    case "literal":
      return node.text;
    case "array": {
      if (isConcise(node.elements)) throw new Unknown("a list of numbers in JSON");
      if (node.elements.length === 0) return "[]";
      const docs = node.elements.map((element) => group(valueDoc(element, style)));
      return group(["[", indent([softLine, join([",", line], docs)]), softLine, "]"], {
        broken: isTable(node.elements),
      });
    }
    case "object": {
      if (node.members.length === 0) return "{}";
      const spacing = style.bracketSpacing ? line : softLine;
      const docs = node.members.map((member) => memberDoc(member, style));
      const broken = node.open && style.objectWrap === "preserve";
      return group(["{", indent([spacing, join([",", line], docs)]), spacing, "}"], { broken });
    }
    default:
      throw new Unknown(`${node.kind} in JSON`);
  }
}

function memberDoc({ node, comments, followedBy }: Item<ObjectMember>, style: LayoutStyle): Doc {
  if (node.kind !== "property" || node.key.kind !== "string") throw new Unknown("a member without quotes in JSON");
  if (comments.length > 0 || followedBy === "empty line") throw new Unknown("an empty line or a comment in JSON");
  return [node.key.text, ": ", valueDoc(node.value, style)];
}
