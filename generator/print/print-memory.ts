/** Texts that were laid out in an earlier run of the same process, so that a run lays out only what it writes anew. */

/** What was laid out before. */
export interface KnownTexts {
  /** A run begins. */
  begin(): void;
  /** The text as it is laid out, by `layOut` only where it is new; `path` is where the file stands in the package. */
  recall(text: string, layOut: (text: string) => Promise<string>, path: string): Promise<string>;
}

/**
 * Remembers the texts of the last run, and of no earlier one. The same text laid out with the same options is the same:
 * so each package has a memory of its own, as long as its options stay.
 */
export class PrintMemory implements KnownTexts {
  #last: ReadonlyMap<string, string> = new Map();
  #current = new Map<string, string>();

  /** A run begins: what the one before it did not ask for is forgotten. */
  begin(): void {
    if (this.#current.size === 0) return;
    this.#last = this.#current;
    this.#current = new Map();
  }

  /** The text as it is laid out, by `layOut` only where it is new. */
  async recall(text: string, layOut: (text: string) => Promise<string>): Promise<string> {
    const laidOut = this.#last.get(text) ?? this.#current.get(text) ?? (await layOut(text));
    this.#current.set(text, laidOut);
    return laidOut;
  }
}
