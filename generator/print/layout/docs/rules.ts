/**
 * What the layout of one thing needs to know of that of others: the style, and how to lay out what nests in everything.
 * It is handed on from one to the next, so that files, which refer to each other in circles by nature, need not import
 * each other so.
 */
import type { Doc } from "../doc.js";
import type { Place } from "../place.js";
import type { LayoutStyle } from "../style.js";
import type { Block, Statement } from "../statement-tree.js";
import type { Type } from "../tree.js";

/** Where a type stands, as far as its layout or its parentheses depend on it. */
export type TypeRole =
  /** After the `=` of an alias, on its line or the next. */
  | "alias"
  | "annotation"
  /** The annotation of the only parameter, which opens with the parentheses. */
  | "hugged annotation"
  /** Of a variable that holds an arrow function, which breaks before the function does. */
  | "annotation of arrow"
  | "return"
  | "argument"
  | "constraint"
  | "member of union"
  | "member of intersection"
  | "element of array"
  | "operand"
  | "accessed object"
  | "only element"
  | "element"
  | "rest"
  | "checked"
  | "extended"
  | "outcome"
  | "else outcome";

/** `expanded`: the first or last argument of a call, whose braces open on the line of the call. */
export type Hint = "plain" | "expanded first" | "expanded last";

export interface Rules extends LayoutStyle {
  readonly typeDoc: (type: Type, role: TypeRole) => Doc;
  readonly expressionDoc: (place: Place, hint?: Hint) => Doc;
  readonly blockDoc: (block: Block, empty: "{}" | "two lines") => Doc;
  readonly statementDoc: (statement: Statement) => Doc;
}
