/** How much a regular expression repeats: told by its text alone, without a parser. */

export interface Repetition {
  /** Quantifiers that repeat: `*`, `+`, `{2,}`; `?` does not. */
  readonly count: number;
  /** How deep they are nested: 2 in `(a+b)*`. Alternatives count like a quantifier: 2 in `(a|b)*`. */
  readonly depth: number;
}

/** `^[a-z]+(-[a-z]+)*$` → `{ count: 3, depth: 2 }`. The source must be a valid expression. */
export function repetitionOf(source: string): Repetition {
  /** For each group that is open, and the whole, the depth inside it so far. */
  const depths = [0];
  let count = 0;
  for (const [token] of source.matchAll(tokens)) {
    const isRepeated = /^\)?[*+{]/.test(token);
    if (isRepeated) count += 1;
    if (token === "(") depths.push(0);
    else if (token === "|") depths.push(Math.max(depths.pop() ?? 0, 1));
    else if (token.startsWith(")") || isRepeated) {
      const inner = token.startsWith(")") ? (depths.pop() ?? 0) : 0;
      depths.push(Math.max(depths.pop() ?? 0, inner + (isRepeated ? 1 : 0)));
    }
  }
  return { count, depth: Math.max(...depths) };
}

/** Escapes and classes, whose inside repeats nothing; groups; quantifiers, with the end of the group they repeat. */
const tokens = /\||\\(?:[pPuk]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(|\)?(?:[*+]|\{\d+,\d*\}|\{\d{2,}\}|\{[2-9]\})|\)/gsu;
