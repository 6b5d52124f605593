/** Lines and columns of a text, both counted from 1, columns in UTF-16 code units, as editors do. */

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset: `("a\nbc", 3)` → line 2, column 2. */
export function lineColumn(text: string, offset: number): LineColumn {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The same for many offsets of one text. */
export class LineStarts {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    this.#starts = starts;
  }

  /** The line and column of an offset. */
  at(offset: number): LineColumn {
    let first = 0;
    let behind = this.#starts.length;
    while (behind - first > 1) {
      const middle = (first + behind) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) first = middle;
      else behind = middle;
    }
    return { line: first + 1, column: offset - (this.#starts[first] ?? 0) + 1 };
  }
}
