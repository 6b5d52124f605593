/** The print stage: what is emitted, as the texts of files. */
import type { Emission } from "../emit/emitter.js";
import { silent, type Progress } from "../progress.js";
import { format, type GeneratedFile, type PrettierOptions } from "./format.js";
import type { KnownTexts } from "./print-memory.js";
import type { Printer } from "./printer.js";
import { printSource } from "./source-file.js";

export interface PrintRun {
  readonly printer?: Printer | undefined;
  readonly progress?: Progress;
  /** Absent: everything is laid out. */
  readonly memory?: KnownTexts | undefined;
}

/** All files of the package, sorted by path. Each is laid out as soon as it is emitted, and only its text is kept. */
export async function print(
  { count, sources, rest }: Emission,
  options: PrettierOptions,
  { printer = "fast", progress = silent, memory }: PrintRun = {},
): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  memory?.begin();
  progress.begin("emit");
  for (const source of sources) {
    progress.begin("print");
    progress.advance(files.length, count);
    files.push({ path: source.path, text: await printSource(source, options, printer, memory) });
    progress.begin("emit");
  }
  const { texts, copies } = await rest();
  progress.begin("print");
  for (const { path, text } of texts) files.push({ path, text: await format({ path, text }, options, printer) });
  return [...copies, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
