/** The places in the texts that diagnostics speak of. */
import { markOf } from "./catalogue.js";
import { PositionIndex, type TextSpan } from "./position.js";
import type { Diagnostic } from "./report.js";

/** The text of a file that a diagnostic names. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

export interface Place {
  readonly file: string;
  /** Absent where the file's text is not known. */
  readonly span?: TextSpan;
  /** The line that the span stands in, whole. */
  readonly line?: string;
}

/** Finds places, parsing each text at most once. */
export class Places {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #indices = new Map<string, PositionIndex>();
  readonly #lines = new Map<string, readonly string[]>();

  constructor(sources: readonly NamedText[]) {
    this.#texts = new Map(sources.map(({ file, text }) => [file, text]));
  }

  /** Undefined for a diagnostic about no place in a file. */
  of(diagnostic: Diagnostic): Place | undefined {
    const file = (diagnostic.location ?? diagnostic.position)?.file;
    if (file === undefined) return undefined;
    const text = this.#texts.get(file);
    const span = text === undefined ? undefined : this.#spanOf(diagnostic, file, text);
    if (text === undefined || span === undefined) return { file };
    return { file, span, line: this.#lineOf(file, text, span.line) };
  }

  #spanOf({ code, location, position }: Diagnostic, file: string, text: string): TextSpan | undefined {
    if (position !== undefined) {
      const word = /^["'\w$.-]+/.exec(this.#lineOf(file, text, position.line).slice(position.column - 1))?.[0];
      return { line: position.line, column: position.column, length: word?.length ?? 1 };
    }
    const index = this.#indices.get(file) ?? new PositionIndex(text);
    this.#indices.set(file, index);
    return index.find(location?.pointer ?? "", markOf(code));
  }

  #lineOf(file: string, text: string, line: number): string {
    const lines = this.#lines.get(file) ?? text.split(/\r?\n/);
    this.#lines.set(file, lines);
    return lines[line - 1] ?? "";
  }
}
