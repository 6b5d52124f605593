/** What stands around `=` and `:`. Which side breaks first, and where, depends on both (`values.ts`). */
import { columnsOf } from "../columns.js";
import { type Doc, group, indent, indentIfBroken, line } from "../doc.js";
import type { Rules } from "./rules.js";

export type AssignmentLayout =
  /** The right side goes to a line of its own where both do not fit. */
  | "break after operator"
  | "never break after operator"
  /** The right side goes to a line of its own where even its beginning does not fit. */
  | "fluid"
  | "break left side";

export function assignmentDoc(left: Doc, operator: string, layout: AssignmentLayout, right: Doc): Doc {
  switch (layout) {
    case "break after operator":
      return group([group(left), operator, group(indent([line, right]))]);
    case "never break after operator":
      return group([group(left), operator, " ", right]);
    case "break left side":
      return group([left, operator, " ", group(right)]);
    case "fluid": {
      const key = { purpose: "assignment" };
      return group([group(left), operator, group(indent(line), { key }), indentIfBroken(right, key)]);
    }
  }
}

/** A key so short that nothing is won by a new line after it. */
export function isShortKey(key: Doc, { tabWidth }: Rules): boolean {
  const text = plainText(key);
  return text !== undefined && columnsOf(text) < tabWidth + 3;
}

function plainText(doc: Doc): string | undefined {
  if (typeof doc === "string") return doc;
  if (!Array.isArray(doc)) return undefined;
  const texts = doc.map(plainText);
  return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}
