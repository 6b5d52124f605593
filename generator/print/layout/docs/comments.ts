/** Comments, and the lists whose items have them. */
import { commentLine, type Doc, hardLine } from "../doc.js";
import type { Comment, Gap } from "../parse/tokens.js";
import type { Item } from "../tree.js";
import { Unknown } from "../unknown.js";

/** The comments before a node, each on lines of its own, with an empty line after it where there was one. */
export function commentsDoc({ comments, gap }: Pick<Item<unknown>, "comments" | "gap">): Doc {
  return comments.map((comment, index): Doc => {
    const after = comments[index + 1]?.gap ?? gap;
    if (after === "none") throw new Unknown("a comment before code on its line");
    return [commentDoc(comment), hardLine, emptyLineAfter(after)];
  });
}

function emptyLineAfter(gap: Gap): Doc {
  return gap === "empty line" ? hardLine : "";
}

/** @throws Unknown for a comment with code on its line, or of a form that prettier prints as it stands. */
export function commentDoc({ text, gap }: Comment): Doc {
  if (/^\/[/*]\s*prettier-ignore\s*(?:\*\/)?$/.test(text)) throw new Unknown("a text that stays as it is");
  if (text.startsWith("//")) {
    return commentLine(text.trimEnd());
  }
  if (gap === "none") throw new Unknown("a comment in the middle of a line");
  const lines = text.split("\n");
  if (lines.length === 1) return commentLine(text);
  if (!lines.slice(1).every((line) => line.trimStart().startsWith("*"))) throw new Unknown("a comment without stars");
  return lines.map((line, index): Doc => {
    if (index === 0) return commentLine(line.trimEnd());
    return [hardLine, commentLine(` ${index < lines.length - 1 ? line.trim() : line.trimStart()}`)];
  });
}

/** Items one below the other, with the empty lines that stood between them. */
export function itemsDoc<Node>(
  items: readonly Item<Node>[],
  docOf: (node: Node, index: number) => Doc,
  separator: Doc,
): Doc {
  return items.map((item, index): Doc => {
    const isLast = index === items.length - 1;
    const after: Doc = isLast ? "" : [separator, item.followedBy === "empty line" ? hardLine : ""];
    return [commentsDoc(item), docOf(item.node, index), after];
  });
}
