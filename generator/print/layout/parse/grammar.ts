/**
 * The readers of what nests in everything: types, expressions, blocks. A cursor carries them, so that the files of the
 * parser, which refer to each other in circles by nature, need not import each other so.
 */
import type { Cursor } from "./cursor.js";
import type { KnownLines } from "../line-memory.js";
import type { Block } from "../statement-tree.js";
import type { Expression, Type, TypeParameter } from "../tree.js";

export interface Grammar {
  readonly type: (cursor: Cursor) => Type;
  /** A type, or what a function says about a parameter. */
  readonly returnType: (cursor: Cursor) => Type;
  readonly typeParameters: (cursor: Cursor) => { readonly typeParameters?: readonly TypeParameter[] };
  readonly expression: (cursor: Cursor) => Expression;
  /** One element of a list. */
  readonly assignment: (cursor: Cursor) => Expression;
  readonly block: (cursor: Cursor) => Block;
  /** What need not be read again. */
  readonly lines: KnownLines;
}
