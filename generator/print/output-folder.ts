/** Looks at a package's folder on disk. Reads only. */
import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.js";
import { listedPaths, manifestPath, owns, parseManifest, type Manifest } from "./manifest.js";
import { foldersAbove } from "./package-path.js";

/** What stands at a path. */
export type Entry =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "obstacle"; readonly what: Obstacle };

/** Why no file can be read or put at a path. Links are never followed: they may lead out of the folder. */
export type Obstacle = "a link" | "a folder" | "no regular file" | "below a link" | "below a file";

/** What stands at a path of the package. */
export async function entryAt(folder: string, path: string): Promise<Entry> {
  for (const parent of foldersAbove(path)) {
    const stats = await statsOf(join(folder, parent));
    if (stats === undefined) return { kind: "absent" };
    if (stats.isSymbolicLink()) return { kind: "obstacle", what: "below a link" };
    if (!stats.isDirectory()) return { kind: "obstacle", what: "below a file" };
  }
  const stats = await statsOf(join(folder, path));
  if (stats === undefined) return { kind: "absent" };
  if (stats.isFile()) return { kind: "file", text: await readFile(join(folder, path), "utf8") };
  const what = stats.isSymbolicLink() ? "a link" : stats.isDirectory() ? "a folder" : "no regular file";
  return { kind: "obstacle", what };
}

async function statsOf(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (isErrorOf(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** Whether an error is a system error of one of these codes. */
export function isErrorOf(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);
}

/** The manifest on disk with its text; `manifest` is absent where the text is none. */
export interface FoundManifest {
  readonly text: string;
  readonly manifest?: Manifest;
}

export async function readManifest(folder: string): Promise<FoundManifest | undefined> {
  const entry = await entryAt(folder, manifestPath);
  if (entry.kind === "absent") return undefined;
  if (entry.kind === "obstacle") throw new Failure(`${join(folder, manifestPath)} is ${entry.what}.`);
  const manifest = parseManifest(entry.text);
  return { text: entry.text, ...(manifest ? { manifest } : {}) };
}

/**
 * Files in the generated part that nobody generates: those that the manifest alone still lists, and whatever else
 * stands in a top-level folder that generated files fill (`src/`). Not `node_modules`, nor what begins with a dot, nor
 * anything beside those folders (`dist/`, a tarball, a file of the user's).
 */
export async function orphansIn(
  folder: string,
  generated: ReadonlySet<string>,
  manifest: Manifest | undefined,
): Promise<readonly string[]> {
  const listed = listedPaths(manifest);
  const orphans = new Set<string>();
  for (const path of listed) {
    const entry = generated.has(path) ? undefined : await entryAt(folder, path);
    if (entry?.kind === "file" && owns(manifest, path, entry.text)) orphans.add(path);
  }
  const nested = [...generated, ...listed].filter((path) => path.includes("/"));
  for (const top of new Set(nested.map((path) => path.slice(0, path.indexOf("/"))))) {
    for (const path of await filesBelow(folder, top)) if (!generated.has(path)) orphans.add(path);
  }
  return [...orphans].sort();
}

async function filesBelow(folder: string, path: string): Promise<readonly string[]> {
  const stats = await statsOf(join(folder, path));
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  const names = await readdir(join(folder, path));
  const visible = names.filter((name) => !name.startsWith(".") && name !== "node_modules");
  return (await Promise.all(visible.map((name) => filesBelow(folder, `${path}/${name}`)))).flat();
}
