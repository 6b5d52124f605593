/** The print stage: what was emitted, as the texts of files. */
import type { EmittedSource, EmittedText } from "../emit/emitter.js";
import { format, type GeneratedFile, type PrettierOptions } from "./format.js";
import type { Printer } from "./printer.js";
import { printSource } from "./source-file.js";

export interface Printable {
  readonly sources: readonly EmittedSource[];
  readonly texts: readonly EmittedText[];
  readonly copies: readonly EmittedText[];
}

export interface PrintRun {
  readonly printer?: Printer | undefined;
  /** Is told how many of the files are laid out. */
  readonly advance?: (done: number, total: number) => void;
}

/** All files of the package, sorted by path. */
export async function print(
  emitted: Printable,
  options: PrettierOptions,
  { printer = "fast", advance }: PrintRun = {},
): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [...emitted.copies];
  for (const [index, source] of emitted.sources.entries()) {
    advance?.(index, emitted.sources.length);
    files.push({ path: source.path, text: await printSource(source, options, printer) });
  }
  for (const { path, text } of emitted.texts)
    files.push({ path, text: await format({ path, text }, options, printer) });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
