/** Lists between marks, which all read alike. */
import type { Cursor } from "./cursor.js";
import type { Gap } from "./tokens.js";
import type { LineMemory } from "../line-memory.js";
import type { Statement } from "../statement-tree.js";
import type { Item } from "../tree.js";

/** `(a, b)`: what stands between the marks, parted by commas, of which one may follow the last. */
export function parseList<Node>(
  cursor: Cursor,
  open: string,
  close: string,
  parse: (cursor: Cursor) => Node,
): readonly Node[] {
  cursor.expect(open);
  const nodes: Node[] = [];
  while (!cursor.take(close)) {
    if (cursor.at(",")) cursor.refuse("a list with a hole");
    nodes.push(parse(cursor));
    if (!cursor.at(close)) cursor.expect(",");
    if (cursor.gapAfter() === "empty line" && !cursor.at(close)) cursor.refuse("an empty line in a list");
  }
  return nodes;
}

/** A node with the comments before it; `separate` reads what parts it from the next. */
export function parseItem<Node>(
  cursor: Cursor,
  parse: (cursor: Cursor) => Node,
  separate: (cursor: Cursor) => void = () => undefined,
): Item<Node> {
  const comments = cursor.comments();
  const { gap } = cursor.token;
  const node = parse(cursor);
  separate(cursor);
  return { comments, gap, node, followedBy: cursor.gapAfter() };
}

/** Whether a line ends before the next token, a comment before it included. */
export function lineEndsBefore(cursor: Cursor): boolean {
  const { gap, comments } = cursor.token;
  const gaps: readonly Gap[] = [gap, ...comments.map((comment) => comment.gap)];
  return gaps.some((ends) => ends !== "none") || comments.some(({ text }) => text.includes("\n"));
}

/** A statement of a list, not read where its line is known. */
export function parseListed(
  cursor: Cursor,
  lines: LineMemory,
  parse: (cursor: Cursor) => Statement,
  again: (source: string) => Statement,
): Statement {
  const known = cursor.takeKnownLine(lines);
  if (known !== undefined) return { kind: "whole line", source: known, lines, read: () => again(known) };
  const first = cursor.index;
  const statement = parse(cursor);
  const source = cursor.lineSince(first, lines);
  return source === undefined ? statement : { kind: "whole line", source, lines, read: () => statement };
}
