/**
 * The lock file: which files of the network a description was written against, each with the digest of the copy that
 * lies beside the lock. Generating reads these copies and nothing else, so its output never depends on the network.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve as resolvePath } from "node:path";
import type { Report } from "../diagnostics/report.js";
import { readFromDisk, type Content, type ReadUri } from "./file-loader.js";
import { isObject, member, type JsonValue } from "./json.js";
import { shownName } from "./reference-target.js";
import { isRemote, uriOf, type Uri } from "./uri.js";

export interface LockedFile {
  /** Hexadecimal, of the text with Unix line ends: a checkout may change those. */
  readonly sha256: string;
  /** Where it was found, if that is not where it was asked for: references in it start there (RFC 3986, 5.1.3). */
  readonly redirectedTo?: Uri;
}

export type Lock = ReadonlyMap<Uri, LockedFile>;

/** `https://example.com/schemas/pet.json` in `spec/remotes.lock.json` → `spec/remotes.lock/pet-4d1f0a2b9c3e.json`. */
export function copyPath(lockPath: string, uri: Uri): string {
  const last = new URL(uri).pathname.split("/").findLast((segment) => segment !== "") ?? "index";
  const ending = /^\.(?:json|ya?ml)$/i.test(extname(last)) ? extname(last) : "";
  const stem = basename(last, ending)
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .slice(0, 60);
  const folder = join(dirname(lockPath), basename(lockPath).replace(/\.json$/i, ""));
  return join(folder, `${stem}-${sha256(uri).slice(0, 12)}${ending}`);
}

/** The digest of a file's text. */
export function sha256(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** The text of a lock file; the same files give the same text. */
export function printLock(lock: Lock): string {
  const files = Object.fromEntries([...lock].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`;
}

/** What a lock file says, or undefined where it is none. */
export function parseLock(text: string): Lock | undefined {
  const value = parsed(text);
  const files = member(value, "files");
  if (member(value, "version") !== 1 || !isObject(files)) return undefined;
  const lock = new Map<Uri, LockedFile>();
  for (const [uri, file] of Object.entries(files)) {
    const digest = member(file, "sha256");
    const redirectedTo = member(file, "redirectedTo");
    if (typeof digest !== "string") return undefined;
    lock.set(uri, { sha256: digest, ...(typeof redirectedTo === "string" ? { redirectedTo } : {}) });
  }
  return lock;
}

/** Reads the disk, and the network from a lock file's copies. */
export function readLocked(lockPath: string, report: Report): ReadUri {
  let lock: Promise<Lock | string> | undefined;
  return async (uri) => {
    if (!isRemote(uri)) return readFromDisk(uri);
    lock ??= lockAt(lockPath, report);
    const found = await lock;
    if (typeof found === "string") return unlocked(found);
    const file = found.get(uri);
    if (file === undefined) return unlocked(`${shown(lockPath)} does not list it`);
    return copyOf(file, resolvePath(copyPath(lockPath, uri)));
  };
}

async function copyOf({ sha256: digest, redirectedTo }: LockedFile, absolutePath: string): Promise<Content> {
  const content = await readFromDisk(uriOf(absolutePath));
  if ("failure" in content) {
    const reason = content.failure.kind === "unreadable" ? content.failure.reason : "it cannot be read";
    return unlocked(`its copy ${shown(absolutePath)} cannot be read (${reason})`);
  }
  if (sha256(content.text) !== digest)
    return unlocked(`its copy ${shown(absolutePath)} is not the one that was locked`);
  return { ...content, ...(redirectedTo === undefined ? {} : { redirectedTo }) };
}

/** The lock at a path, or why there is none. */
async function lockAt(path: string, report: Report): Promise<Lock | string> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return `there is no ${shown(path)}`;
  }
  report.addSource({ file: shown(path), absolutePath: resolvePath(path), text });
  return parseLock(text) ?? `${shown(path)} is no lock file`;
}

function unlocked(reason: string): Content {
  return { failure: { kind: "unlocked", reason } };
}

function shown(path: string): string {
  return shownName(uriOf(resolvePath(path)));
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
