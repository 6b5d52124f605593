/**
 * Lines of code that were laid out before. Generated files say the same in many places, and what a statement comes to on
 * one line depends on nothing around it.
 */

/** How many lines are remembered at least; at most twice as many are. */
const count = 20_000;

export class LineMemory {
  /** Longer lines fit nowhere, so that there is nothing to remember. */
  readonly longest: number;
  #recent = new Map<string, string>();
  #older: ReadonlyMap<string, string> = new Map();

  constructor(longest: number) {
    this.longest = longest;
  }

  /** What is known of a line: its text as it is laid out, or `""` where that is not one line. */
  get(source: string): string | undefined {
    const text = this.#recent.get(source);
    if (text !== undefined) return text;
    const older = this.#older.get(source);
    if (older !== undefined) this.set(source, older);
    return older;
  }

  set(source: string, text: string): void {
    if (this.#recent.size === count) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(source, text);
  }
}

/** Statements of functions, and of files, which read otherwise. */
export interface KnownLines {
  readonly statements: LineMemory;
  readonly declarations: LineMemory;
}

export function emptyLines(longest: number): KnownLines {
  return { statements: new LineMemory(longest), declarations: new LineMemory(longest) };
}
