/** The package of one document, generated in a process of its own, with limits of time and memory. */
import { join } from "node:path";
import { runProgram, type Ended } from "./process.js";

/** Seconds and megabytes of JavaScript's heap that a run may take. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/** What a run took, and what came of it. Times in seconds, sizes in bytes. */
export interface Measured {
  readonly wall: number;
  readonly cpu: number;
  /** The most memory that the process held (RSS). */
  readonly peak: number;
  readonly files: number;
  readonly bytes: number;
  /** How often each code was reported. */
  readonly diagnostics: Readonly<Record<string, number>>;
  /** The first messages of what kept a package from being written. */
  readonly errors: readonly string[];
  /** Files that would be outside the package, or one with another where case does not count. */
  readonly misplaced: readonly string[];
}

export type Generation =
  | ({ readonly kind: "generated" } & Measured)
  /** The description has errors: there is no package. */
  | ({ readonly kind: "refused" } & Measured)
  /** An exception, or out of memory, or out of time. */
  | { readonly kind: "crash" | "memory" | "time"; readonly wall: number; readonly said: string };

/** Generates with every emitter, and writes the package to the folder. */
export async function generatePackage(spec: string, folder: string, limits: Limits): Promise<Generation> {
  const program = join(import.meta.dirname, "generate-one.mjs");
  const args = [`--max-old-space-size=${limits.megabytes}`, program, spec, folder];
  const ended = await runProgram(process.execPath, args, limits.seconds);
  if (ended.exitCode !== 0) return { kind: reasonOf(ended), wall: ended.seconds, said: lastWords(ended.errors) };
  const measured: Measured = JSON.parse(ended.output);
  return { kind: measured.files === 0 ? "refused" : "generated", ...measured };
}

function reasonOf({ kind, errors }: Ended): "crash" | "memory" | "time" {
  if (kind === "limit") return "time";
  return /heap out of memory|Array buffer allocation failed/.test(errors) ? "memory" : "crash";
}

/** The exception and the first places of its stack. */
function lastWords(errors: string): string {
  const lines = errors.split("\n");
  const start = lines.findIndex((line) => /^\S*(Error|Exception)\b/.test(line));
  return lines.slice(Math.max(start, 0), Math.max(start, 0) + 6).join("\n");
}
