/** What is known of each document: a line of JSON each, kept between runs. */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../../test/generation.js";
import type { Compilation } from "./compilation.js";
import type { Generation } from "./generation.js";

export interface DocumentRecord {
  readonly id: string;
  readonly family: string;
  readonly sizeClass: string;
  readonly bytes: number;
  /** Of the document's text. */
  readonly document: string;
  /** Of the code that generated. */
  readonly generator: string;
  readonly generation: Generation;
  /** Absent where there is no package. */
  readonly compilation?: Compilation;
  /** Of the compiler's run, which this many packages had together. */
  readonly compiler?: { readonly wall: number; readonly memory: number; readonly packages: number };
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** What became of a document, the worst first. */
export const outcomes = [
  "crash",
  "memory",
  "time",
  "misplaced file",
  "compile error",
  "no package",
  "package",
] as const;
export type Outcome = (typeof outcomes)[number];

export function outcomeOf({ generation, compilation }: DocumentRecord): Outcome {
  if (generation.kind === "refused") return "no package";
  if (generation.kind !== "generated") return generation.kind;
  if (generation.misplaced.length > 0) return "misplaced file";
  return compilation?.kind === "compiled" ? "package" : "compile error";
}

const file = join(import.meta.dirname, ".results/documents.jsonl");

export function addRecord(record: DocumentRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** The newest of each document, by its id. */
export function readRecords(): ReadonlyMap<string, DocumentRecord> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return new Map(lines.map((line): DocumentRecord => JSON.parse(line)).map((record) => [record.id, record]));
}

/** What tells one text of a document from another. */
export function digestOf(text: Buffer): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Which generator this is: a digest of its built code and of the runtime that packages carry. */
export function generatorDigest(): string {
  const hash = createHash("sha256");
  for (const folder of ["dist", "templates"]) {
    const paths = readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" });
    for (const path of paths.filter((each) => /\.(js|ts|json)$/.test(each)).sort()) {
      hash.update(path).update(readFileSync(join(repository, folder, path)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
