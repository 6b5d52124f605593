/** Compares a package's folder with what would be written to it. Writes nothing. */
import type { GeneratedFile } from "./format.js";
import { manifestPath, parseManifest, printManifest, sameText, wasWritten, type Manifest } from "./manifest.js";
import { entryAt, orphansIn, readManifest, type Entry, type FoundManifest } from "./output-folder.js";

/**
 * How a file differs. `missing`: it is not there. `stale`: it is as it was generated, but the description, the
 * settings or the generator have changed. `edited`: it is not as it was generated. `orphaned`: it is there, but
 * nothing generates it.
 */
export type DriftKind = "missing" | "stale" | "edited" | "orphaned";

/** A file of a package that is not as generating it again would leave it. */
export interface Drift {
  readonly kind: DriftKind;
  /** Inside the package. */
  readonly path: string;
  /** From what is on disk to what would be written, as a unified diff; for `stale` and `edited` files. */
  readonly diff?: string;
}

/** Every file that is not as `write` of the same would leave it, sorted by path; none: the package is up to date. */
export async function check(
  folder: string,
  files: readonly GeneratedFile[],
  manifest: Manifest,
): Promise<readonly Drift[]> {
  const found = await readManifest(folder);
  const previous = found?.manifest;
  const drifts: Drift[] = [];
  for (const file of files) {
    const drift = await driftOf(file, await entryAt(folder, file.path), (text) =>
      wasWritten(previous, file.path, text) ? "stale" : "edited",
    );
    if (drift) drifts.push(drift);
  }
  const manifestDrift = await driftOfManifest(found, manifest);
  if (manifestDrift) drifts.push(manifestDrift);
  const generated = new Set(files.map(({ path }) => path));
  const orphans = await orphansIn(folder, generated, previous);
  drifts.push(...orphans.map((path) => ({ kind: "orphaned", path }) as const));
  return drifts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function driftOf(
  file: GeneratedFile,
  entry: Entry,
  judge: (text: string) => "stale" | "edited",
): Promise<Drift | undefined> {
  if (entry.kind === "absent") return { kind: "missing", path: file.path };
  if (entry.kind === "obstacle") return { kind: "edited", path: file.path };
  if (sameText(entry.text, file.text)) return undefined;
  return { kind: judge(entry.text), path: file.path, diff: await unifiedDiff(file, entry.text) };
}

/** The manifest cannot list itself: it counts as edited where it is not laid out as it is always written. */
async function driftOfManifest(found: FoundManifest | undefined, manifest: Manifest): Promise<Drift | undefined> {
  const file = { path: manifestPath, text: printManifest(manifest) };
  const entry: Entry = found ? { kind: "file", text: found.text } : { kind: "absent" };
  return driftOf(file, entry, (text) => {
    const parsed = parseManifest(text);
    return parsed && sameText(printManifest(parsed), text) ? "stale" : "edited";
  });
}

/** Past this many changed lines a diff takes long to find and says nothing any more. */
const maxChangedLines = 5_000;

async function unifiedDiff({ path, text }: GeneratedFile, onDisk: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const before = onDisk.replaceAll("\r\n", "\n");
  const patch = createTwoFilesPatch(`${path} (on disk)`, `${path} (generated)`, before, text, undefined, undefined, {
    context: 3,
    maxEditLength: maxChangedLines,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch ?? `--- ${path} (on disk)\n+++ ${path} (generated)\nMore than ${maxChangedLines} lines differ.\n`;
}
