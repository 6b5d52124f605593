/** How spellings of words are told apart, for "did you mean". */

/**
 * How many letters must be added, removed, replaced or swapped with their neighbour to make one word of another (optimal
 * string alignment), or `limit + 1` where it is more than `limit`: `("Pett", "Pet", 2)` → 1, `("emial", "email", 1)` → 1.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      const isSwapped = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
      const swapped = isSwapped ? (before[column - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return Math.min(row[to.length] ?? 0, limit + 1);
}

/**
 * The word that was probably meant, if any: at most a third of its letters mistyped, whatever their case. Of short words
 * (`id`, `if`) only the case may be wrong.
 *
 * `("maxlenght", ["maxLength", "maxItems"])` → `maxLength`
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let limit = Math.floor(word.length / 3);
  if (word.length <= 3) limit = 0;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance > limit || candidate === word) continue;
    nearest = candidate;
    limit = distance - 1;
  }
  return nearest;
}
