/** Lines and columns of a text, both counted from 1, columns in UTF-16 code units, as editors do. */

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of one text begin. */
export class LineStarts {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
    this.#starts = starts;
  }

  /** The line and column of an offset: of 3 in `"a\nbc"`, line 2 and column 2. */
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
