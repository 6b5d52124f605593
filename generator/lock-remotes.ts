/** Fetches what the references of a description lead to on the network, for the lock file and the copies beside it. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Report } from "./diagnostics/report.js";
import type { GenerateOptions } from "./generate.js";
import { load } from "./load/document.js";
import { readFromNetwork } from "./load/fetch-file.js";
import { readFromDisk, type ReadUri } from "./load/file-loader.js";
import { copyPath, parseLock, printLock, sha256, type Lock } from "./load/lock.js";
import { isRemote, type Uri } from "./load/uri.js";
import { build } from "./model/build.js";
import type { Said } from "./package.js";

/** A file of the network, as it was found. */
export interface FetchedFile {
  readonly text: string;
  readonly redirectedTo?: Uri;
}

export type FetchedFiles = ReadonlyMap<Uri, FetchedFile>;

export interface Fetched extends Said {
  readonly remotes: FetchedFiles;
}

/**
 * Everything on the network that a description refers to, directly or by way of what was fetched. `known`: what was
 * fetched for another description of the same lock file, and need not be again. The diagnostics are of files that
 * cannot be read; of other errors `generate` speaks.
 */
export async function fetchRemotes(options: GenerateOptions, known: FetchedFiles = new Map()): Promise<Fetched> {
  const remotes = new Map<Uri, FetchedFile>();
  const report = new Report();
  const { spec, overlays = [] } = options;
  const document = await load(spec, report, { read: recording(remotes, known), overlays });
  if (document !== undefined) build(document, options, report.through(document.writtenAt));
  const diagnostics = report.diagnostics.filter(({ code }) => code === "unreadable-file" || code === "invalid-syntax");
  return { remotes, diagnostics, sources: report.sources, missing: report.missing };
}

function recording(files: Map<Uri, FetchedFile>, known: FetchedFiles): ReadUri {
  const fetchUri = readFromNetwork();
  return async (uri) => {
    if (!isRemote(uri)) return readFromDisk(uri);
    const before = known.get(uri);
    const content = before === undefined ? await fetchUri(uri) : { ...before, absolutePath: uri };
    if ("failure" in content) return content;
    const { text, redirectedTo } = content;
    files.set(uri, { text, ...(redirectedTo === undefined ? {} : { redirectedTo }) });
    return content;
  };
}

/** What writing a lock file changed, by URI. */
export interface LockChanges {
  readonly added: readonly Uri[];
  readonly changed: readonly Uri[];
  readonly removed: readonly Uri[];
}

/** Writes a lock file with its copies, and removes the copies of what it listed before and does not any more. */
export async function writeLock(path: string, files: FetchedFiles): Promise<LockChanges> {
  const before = await lockBefore(path);
  const lock: Lock = new Map(
    [...files].map(([uri, { text, redirectedTo }]) => [
      uri,
      { sha256: sha256(text), ...(redirectedTo === undefined ? {} : { redirectedTo }) },
    ]),
  );
  const removed = [...before.keys()].filter((uri) => !files.has(uri));
  for (const uri of removed) await rm(copyPath(path, uri), { force: true });
  for (const [uri, { text }] of files) {
    await mkdir(dirname(copyPath(path, uri)), { recursive: true });
    await writeFile(copyPath(path, uri), text);
  }
  // Last, so that whatever interrupts it leaves a lock that tells its copies are not the ones it lists.
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, printLock(lock));
  const digestBefore = (uri: Uri): string | undefined => before.get(uri)?.sha256;
  return {
    added: [...lock.keys()].filter((uri) => !before.has(uri)),
    changed: [...lock]
      .filter(([uri, { sha256: digest }]) => before.has(uri) && digestBefore(uri) !== digest)
      .map(first),
    removed,
  };
}

function first<First>([value]: readonly [First, ...unknown[]]): First {
  return value;
}

async function lockBefore(path: string): Promise<Lock> {
  try {
    return parseLock(await readFile(path, "utf8")) ?? new Map();
  } catch {
    return new Map();
  }
}
