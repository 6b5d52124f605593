/** How much a regular expression repeats: told by its text alone, without a parser. */

export interface Repetition {
  /** Quantifiers that repeat: `*`, `+`, `{2,}`; `?` does not. */
  readonly count: number;
  /** How deep they are nested: 2 in `(a+b)*`. Alternatives count like a quantifier: 2 in `(a|b)*`. */
  readonly depth: number;
  /** Groups with alternatives, and parts that may be left out: each may double the ways to match a text. */
  readonly choices: number;
}

/** `^[a-z]+(-[a-z]+)*$` → `{ count: 3, depth: 2, choices: 0 }`. The source must be a valid expression. */
export function repetitionOf(source: string): Repetition {
  /** For each group that is open, and the whole: the depth inside it so far, and whether it has alternatives. */
  const open: Group[] = [{ depth: 0, kind: "sequence" }];
  let count = 0;
  let choices = 0;
  for (const [token] of source.matchAll(tokens)) {
    const group = open.at(-1);
    const isRepeated = /^\)?[*+{]/.test(token);
    if (isRepeated) count += 1;
    if (/^\)?\?/.test(token) || (token === "|" && group?.kind === "sequence")) choices += 1;
    if (token.startsWith("(")) open.push({ depth: 0, kind: "sequence" });
    else if (token === "|") open.splice(-1, 1, { depth: Math.max(group?.depth ?? 0, 1), kind: "alternatives" });
    else {
      const inner = token.startsWith(")") ? (open.pop()?.depth ?? 0) : 0;
      const { depth = 0, kind = "sequence" } = open.pop() ?? {};
      open.push({ depth: Math.max(depth, inner + (isRepeated ? 1 : 0)), kind });
    }
  }
  return { count, depth: Math.max(...open.map(({ depth }) => depth)), choices };
}

interface Group {
  readonly depth: number;
  readonly kind: "sequence" | "alternatives";
}

/** Escapes and classes, whose inside repeats nothing; groups; quantifiers, with the end of the group they repeat. */
const tokens =
  /\||\\(?:[pPuk]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<[^=!>][^>]*>|[^<]|<[=!]))?|\)?(?:[*+?]|\{\d+,\d*\}|\{\d{2,}\}|\{[2-9]\})\??|\)/gsu;
