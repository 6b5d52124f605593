/** What stands before the first word of a line. */

export interface IndentStyle {
  readonly tabWidth: number;
  readonly useTabs: boolean;
}

export interface Indentation {
  readonly text: string;
  readonly columns: number;
  /** What the levels alone come to: columns of alignment after the last of them become tabs once a level follows. */
  readonly levels: { readonly text: string; readonly columns: number };
  readonly alignments: number;
}

export const noIndentation: Indentation = { text: "", columns: 0, levels: { text: "", columns: 0 }, alignments: 0 };

export function indentedOnce(outer: Indentation, { tabWidth, useTabs }: IndentStyle): Indentation {
  const base = useTabs ? outer.levels : outer;
  const tabs = 1 + (useTabs ? outer.alignments : 0);
  const levels = {
    text: base.text + (useTabs ? "\t".repeat(tabs) : " ".repeat(tabWidth)),
    columns: base.columns + tabs * tabWidth,
  };
  return { ...levels, levels, alignments: 0 };
}

export function indentedBy(outer: Indentation, columns: number): Indentation {
  return {
    text: outer.text + " ".repeat(columns),
    columns: outer.columns + columns,
    levels: outer.levels,
    alignments: outer.alignments + 1,
  };
}
