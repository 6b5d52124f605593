/**
 * Writes a package's files: only what changed, and nothing that the generator does not own.
 *
 * The manifest says what is owned. Before the first change it is replaced by one that also lists what is about to be
 * written, and after the last one by its final text. So at every moment each file that the generator made is listed,
 * wherever a run breaks off, and the next run finishes the work, even for a description that has changed meanwhile.
 */
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure } from "../failure.js";
import { eachAtOnce } from "./at-once.js";
import type { GeneratedFile } from "./format.js";
import {
  digest,
  listedPaths,
  manifestPath,
  owns,
  printManifest,
  sameText,
  wasWritten,
  wasWrittenAs,
  type Manifest,
} from "./manifest.js";
import { entryAt, isErrorOf, readManifest, type Entry, type FoundManifest } from "./output-folder.js";
import { foldersAbove, isPackagePath } from "./package-path.js";

/** What `write` did, as paths inside the package. */
export interface Changes {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Written over although they had been edited by hand; also among `written`. */
  readonly replacedEdits: readonly string[];
  /** No longer generated, but edited by hand: left where they are, and from now on the user's own. */
  readonly kept: readonly string[];
}

/** What to do with a file that is in the way and not the generator's own. */
export type ForeignFiles = "refuse" | "take over";

/**
 * Brings the folder to exactly these files, and the manifest that describes them.
 *
 * @throws Failure, with nothing written, where a foreign file is in the way or a path leads out of the folder.
 */
export async function write(
  folder: string,
  files: readonly GeneratedFile[],
  manifest: Manifest,
  foreignFiles: ForeignFiles = "refuse",
): Promise<Changes> {
  const found = await readManifest(folder);
  const plan = await planChanges(folder, files, found?.manifest, manifest);
  refuseObstacles(folder, plan.obstacles);
  if (foreignFiles === "refuse") refuseForeign(folder, plan.foreign, found);
  const isDone = found !== undefined && sameText(found.text, printManifest(manifest));
  await removeLeftovers(folder);
  if (plan.write.length > 0 || plan.remove.length > 0 || !isDone) {
    await carryOut(folder, plan, journalOf(plan, found?.manifest, manifest), manifest);
  }
  return {
    written: [...plan.write.map(({ path }) => path), ...(isDone ? [] : [manifestPath])],
    removed: plan.remove,
    unchanged: [...plan.unchanged, ...(isDone ? [manifestPath] : [])],
    replacedEdits: plan.edited,
    kept: plan.kept,
  };
}

interface ChangePlan {
  readonly write: GeneratedFile[];
  readonly remove: string[];
  readonly unchanged: string[];
  readonly edited: string[];
  readonly kept: string[];
  readonly foreign: string[];
  readonly obstacles: string[];
  /** Our own files as they stand on disk, with their digests. */
  readonly present: Map<string, string>;
}

async function planChanges(
  folder: string,
  files: readonly GeneratedFile[],
  previous: Manifest | undefined,
  next: Manifest,
): Promise<ChangePlan> {
  const plan: ChangePlan = {
    write: [],
    remove: [],
    unchanged: [],
    edited: [],
    kept: [],
    foreign: [],
    obstacles: [],
    present: new Map(),
  };
  const wrong = files.find(({ path }) => !isPackagePath(path));
  if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong.path)} is no path inside a package.`);
  const generated = new Set(files.map(({ path }) => path));
  const stale = [...listedPaths(previous)].filter((path) => !generated.has(path));
  await withEntries(
    folder,
    files,
    ({ path }) => path,
    (file, entry) => planFile(plan, file, entry, { previous, digest: next.files.get(file.path) }),
  );
  await withEntries(
    folder,
    stale,
    (path) => path,
    (path, entry) => planStale(plan, path, entry, previous),
  );
  return plan;
}

/** How many texts are in memory at once. */
const batch = 64;

/** What stands at the path of each item, in their order. */
async function withEntries<Item>(
  folder: string,
  items: readonly Item[],
  pathOf: (item: Item) => string,
  use: (item: Item, entry: Entry) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += batch) {
    const found = await eachAtOnce(items.slice(start, start + batch), async (item) => ({
      item,
      entry: await entryAt(folder, pathOf(item)),
    }));
    for (const { item, entry } of found) use(item, entry);
  }
}

interface Expected {
  readonly previous: Manifest | undefined;
  /** Of the text that is to be there. */
  readonly digest: string | undefined;
}

function planFile(plan: ChangePlan, file: GeneratedFile, entry: Entry, { previous, digest: expected }: Expected): void {
  const { path, text } = file;
  if (entry.kind === "obstacle") {
    if (entry.what === "a link") plan.foreign.push(path);
    else plan.obstacles.push(`${path} (${entry.what})`);
  } else if (entry.kind === "file") {
    const found = entry.text === text && expected !== undefined ? expected : digest(entry.text);
    if (wasWrittenAs(previous, path, found)) plan.present.set(path, found);
    if (sameText(entry.text, text)) {
      plan.unchanged.push(path);
      return;
    }
    if (!owns(previous, path, entry.text)) plan.foreign.push(path);
    else if (!plan.present.has(path)) plan.edited.push(path);
  }
  plan.write.push(file);
}

function planStale(plan: ChangePlan, path: string, entry: Entry, previous: Manifest | undefined): void {
  if (entry.kind === "absent") return;
  if (entry.kind === "file" && wasWritten(previous, path, entry.text)) {
    plan.present.set(path, digest(entry.text));
    plan.remove.push(path);
  } else if (previous?.files.has(path)) plan.kept.push(path);
}

function refuseObstacles(folder: string, obstacles: readonly string[]): void {
  if (obstacles.length === 0) return;
  throw new Failure(`Nothing was written to ${folder}: no file can be put at ${obstacles.join(", ")}.`);
}

function refuseForeign(folder: string, foreign: readonly string[], found: FoundManifest | undefined): void {
  const nothing = `Nothing was written to ${folder}: `;
  if (found !== undefined && found.manifest === undefined) {
    throw new Failure(
      `${nothing}its ${manifestPath} is not one of specwright's, or a merge has left its marks in it. Without it, ` +
        `nothing says which files may be replaced: move it away, or write over all with --force.`,
    );
  }
  if (foreign.length === 0) return;
  const [verb, pronoun] = foreign.length === 1 ? ["is", "it"] : ["are", "them"];
  throw new Failure(
    `${nothing}${foreign.join(", ")} ${verb} in the way and not generated by specwright. ` +
      `Move ${pronoun}, choose another output folder, or write over ${pronoun} with --force.`,
  );
}

/** What is owned while the work is under way: what stands there already, and all that is to come. */
function journalOf(plan: ChangePlan, previous: Manifest | undefined, next: Manifest): Manifest {
  const files = new Map([...(previous?.files ?? []), ...plan.present]);
  return {
    generator: next.generator,
    inputs: "",
    specs: next.specs,
    diagnostics: next.diagnostics,
    files,
    pending: new Map([...next.files].filter(([path, expected]) => files.get(path) !== expected)),
  };
}

async function carryOut(folder: string, plan: ChangePlan, journal: Manifest, final: Manifest): Promise<void> {
  await mkdir(folder, { recursive: true });
  const side = await mkdtemp(join(folder, sidePrefix));
  try {
    if (plan.write.length > 0 || plan.remove.length > 0) await put(folder, side, manifestFile(journal));
    await eachAtOnce(plan.remove, (path) => unlink(join(folder, path)));
    const parents = new Set(plan.write.map(({ path }) => dirname(join(folder, path))));
    for (const parent of parents) await mkdir(parent, { recursive: true });
    await eachAtOnce(plan.write, (file, index) => put(folder, side, file, `text-${String(index)}`));
    await removeEmptyFolders(folder, plan.remove);
    await put(folder, side, manifestFile(final));
  } finally {
    await rm(side, { recursive: true, force: true });
  }
}

function manifestFile(manifest: Manifest): GeneratedFile {
  return { path: manifestPath, text: printManifest(manifest) };
}

/** Written beside and then renamed, so that a reader sees the old text or the new one, never a part. */
async function put(folder: string, side: string, { path, text }: GeneratedFile, name = "text"): Promise<void> {
  const fresh = join(side, name);
  await writeFile(fresh, text);
  await rename(fresh, join(folder, path));
}

const sidePrefix = ".specwright-writing-";

/** What a run that broke off could not take away any more. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): readonly string[] => []);
  for (const name of names) {
    if (name.startsWith(sidePrefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function removeEmptyFolders(folder: string, removed: readonly string[]): Promise<void> {
  const folders = new Set(removed.flatMap(foldersAbove));
  const innermostFirst = [...folders].sort((a, b) => b.split("/").length - a.split("/").length);
  for (const path of innermostFirst) {
    try {
      await rmdir(join(folder, path));
    } catch (error) {
      if (!isErrorOf(error, "ENOTEMPTY", "EEXIST", "ENOENT", "ENOTDIR")) throw error;
    }
  }
}
