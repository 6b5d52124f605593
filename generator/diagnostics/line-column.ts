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
