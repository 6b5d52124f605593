/** Collects what the stages have to say. Diagnostics are data; only the command line prints them. */
import type { Location } from "../load/pointer.js";
import { catalogue, type DiagnosticCode, type DiagnosticParameters, type Severity } from "./catalogue.js";
import { withoutEchoes } from "./echoes.js";
import type { LineColumn } from "./line-column.js";

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Where in the description; absent where the matter is no place in it (a config key, a missing file). */
  readonly location?: Location;
  /** Where in a text that has no pointers, because it cannot be read. */
  readonly position?: TextPosition;
}

/** A place in a text, for what has no pointer: a syntax error, the second of two equal keys. */
export interface TextPosition extends LineColumn {
  readonly file: string;
}

/** A file that diagnostics speak of, for code frames. */
export interface SourceFile {
  /** As diagnostics name it. */
  readonly file: string;
  readonly absolutePath: string;
  readonly text: string;
}

interface Collected {
  readonly diagnostics: Diagnostic[];
  readonly sources: SourceFile[];
  readonly missing: string[];
  readonly seen: Set<string>;
}

export class Report {
  readonly #collected: Collected;
  readonly #placeInText: (location: Location) => Location;

  constructor(
    collected: Collected = { diagnostics: [], sources: [], missing: [], seen: new Set() },
    placeInText = (location: Location): Location => location,
  ) {
    this.#collected = collected;
    this.#placeInText = placeInText;
  }

  /** The same report for a stage that knows places by other pointers than the stages before it. */
  through(placeBefore: (location: Location) => Location): Report {
    return new Report(this.#collected, (location) => this.#placeInText(placeBefore(location)));
  }

  /** Adds a diagnostic of the catalogue. The same one about the same place is kept once. */
  add<Code extends DiagnosticCode>(
    code: Code,
    given: Location | TextPosition | undefined,
    ...parameters: DiagnosticParameters<Code>
  ): void {
    const { diagnostics, seen } = this.#collected;
    const place = given !== undefined && "pointer" in given ? this.#placeInText(given) : given;
    const entry = catalogue[code];
    const message = (entry.message as (...all: unknown[]) => string)(...parameters);
    const key = JSON.stringify([code, place, message]);
    if (seen.has(key)) return;
    seen.add(key);
    diagnostics.push({
      code,
      severity: entry.severity,
      message,
      ...("help" in entry ? { help: helpOf(entry.help, parameters) } : {}),
      ...(place === undefined ? {} : "pointer" in place ? { location: place } : { position: place }),
    });
  }

  /** Keeps the text of a file, also of one that turns out not to be readable. */
  addSource(source: SourceFile): void {
    this.#collected.sources.push(source);
  }

  get sources(): readonly SourceFile[] {
    return this.#collected.sources;
  }

  /** Notes a file that is referred to and cannot be read, by its absolute path. */
  addMissing(path: string): void {
    this.#collected.missing.push(path);
  }

  get missing(): readonly string[] {
    return this.#collected.missing;
  }

  get diagnostics(): readonly Diagnostic[] {
    return withoutEchoes(this.#collected.diagnostics);
  }

  get hasErrors(): boolean {
    return this.#collected.diagnostics.some(({ severity }) => severity === "error");
  }
}

function helpOf(help: unknown, parameters: readonly unknown[]): string {
  return typeof help === "function" ? String(help(...parameters)) : String(help);
}
