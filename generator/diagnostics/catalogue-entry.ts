/** What the catalogue says of one code. */

/** `error`: no package is written. `warning`: something is left out or looser than described. `info`: worth knowing. */
export type Severity = "error" | "warning" | "info";

/** What a code frame marks: a key, or what stands beside it. */
export type Mark = "key" | "value";

/** One code; `Parameters` are what its message is told. */
export interface Entry<Parameters extends readonly never[]> {
  readonly severity: Severity;
  readonly message: (...parameters: Parameters) => string;
  /** What to do about it; a function where that depends on what the message is told. */
  readonly help?: string | ((...parameters: Parameters) => string);
  /** `key` where absent: what is wrong is mostly that something is there, or what it lacks. */
  readonly marks?: Mark;
}
