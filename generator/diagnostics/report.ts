/** Collects what the stages have to say. Diagnostics are data; only the command line prints them. */
import type { Location } from "../load/pointer.js";
import { catalogue, type DiagnosticCode, type DiagnosticParameters, type Severity } from "./catalogue.js";

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Where in the description; absent where the matter is no place in it (a config key, a missing file). */
  readonly location?: Location;
}

export class Report {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /** Adds a diagnostic of the catalogue. The same one about the same place is kept once. */
  add<Code extends DiagnosticCode>(code: Code, location: Location | undefined, ...parameters: DiagnosticParameters<Code>): void {
    const entry = catalogue[code];
    const message = (entry.message as (...all: unknown[]) => string)(...parameters);
    const key = JSON.stringify([code, location?.file, location?.pointer, message]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#diagnostics.push({
      code,
      severity: entry.severity,
      message,
      ...("help" in entry ? { help: entry.help } : {}),
      ...(location ? { location } : {}),
    });
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some(({ severity }) => severity === "error");
  }
}
