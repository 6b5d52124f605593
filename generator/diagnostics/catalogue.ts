/**
 * Every diagnostic there is: its severity, its message and what to do about it. `test/diagnostics/<code>/` holds a
 * description that provokes each.
 */

/** `error`: no package is written. `warning`: something is left out or looser than described. `info`: worth knowing. */
export type Severity = "error" | "warning" | "info";

interface Entry<Parameters extends readonly never[]> {
  readonly severity: Severity;
  readonly message: (...parameters: Parameters) => string;
  readonly help?: string;
}

export const catalogue = {
  "unresolved-reference": {
    severity: "error",
    message: (reference: string) => `The reference ${quote(reference)} leads nowhere.`,
    help: "Correct the reference, or add what it names.",
  },
  "unsupported-keyword": {
    severity: "warning",
    message: (keyword: string, instead: string) => `${quote(keyword)} is not supported yet: ${instead}.`,
  },
} as const satisfies Record<string, Entry<never[]>>;

export type DiagnosticCode = keyof typeof catalogue;
export type DiagnosticParameters<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]["message"]>;

function quote(text: string): string {
  return JSON.stringify(text);
}
