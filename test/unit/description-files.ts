/** Descriptions in a folder of their own, for tests of what reads files. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { onTestFinished } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import { load, type Document } from "../../generator/load/document.js";

export interface Loaded {
  readonly document: Document | undefined;
  readonly report: Report;
  /** How a file of the folder is named in the document. */
  readonly nameOf: (file: string) => string;
}

/**
 * Loads the first of the given files, which stand in a folder that is removed when the test ends.
 *
 * @param overlays The names of those that are laid over the first.
 */
export async function loadFiles(
  files: { readonly [name: string]: string },
  overlays: readonly string[] = [],
): Promise<Loaded> {
  const folder = await mkdtemp(join(tmpdir(), "description-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const report = new Report();
  const paths = overlays.map((name) => join(folder, name));
  const document = await load(join(folder, Object.keys(files)[0] ?? ""), report, { overlays: paths });
  return { document, report, nameOf: (file) => relative(process.cwd(), join(folder, file)).replaceAll("\\", "/") };
}

/** As `loadFiles`, for descriptions that are expected to load. */
export async function loadDocument(files: {
  readonly [name: string]: string;
}): Promise<Loaded & { readonly document: Document }> {
  const { document, ...rest } = await loadFiles(files);
  if (document === undefined) throw new Error(JSON.stringify(rest.report.diagnostics));
  return { document, ...rest };
}

/** The codes of a report's diagnostics, in order. */
export function codesOf(report: Report): readonly string[] {
  return report.diagnostics.map(({ code }) => code);
}
