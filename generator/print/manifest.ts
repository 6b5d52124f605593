/**
 * `manifest.json` of a generated package: what it was made from, and which files are the generator's own.
 *
 * Committed beside the files, so it holds no time and no path of a machine. Digests are of text with its line ends
 * read as `\n`: a checkout with `core.autocrlf` is no edit, and YAML and JSON mean the same with either.
 */
import { createHash } from "node:crypto";
import { isPackagePath } from "./package-path.js";

/** Where it stands in the package. */
export const manifestPath = "manifest.json";

export interface Manifest {
  /** `specwright 1.2.3`. */
  readonly generator: string;
  /** Digest of everything that the output depends on: descriptions, settings, the generator's version. */
  readonly inputs: string;
  /** The files of the description, relative to the folder of the first, with their digests. */
  readonly specs: Digests;
  /** How many diagnostics the description gave: with none, a run over the same inputs has nothing new to say. */
  readonly diagnostics: number;
  /** The files of the package, with the digests of what was written. */
  readonly files: Digests;
  /** While a run is writing (or after it broke off): what it is about to write, so that this too is known as ours. */
  readonly pending?: Digests;
}

/** Digests by path. */
export type Digests = ReadonlyMap<string, string>;

/** SHA-256 of a text in hexadecimal, the same for `\r\n` and `\n`. */
export function digest(text: string): string {
  return createHash("sha256").update(withUnixLineEnds(text)).digest("hex");
}

/** Whether two texts are the same but for their line ends. */
export function sameText(a: string, b: string): boolean {
  return a === b || withUnixLineEnds(a) === withUnixLineEnds(b);
}

function withUnixLineEnds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** The text of the manifest: keys in a fixed order, paths sorted by code unit, laid out as prettier would. */
export function printManifest(manifest: Manifest): string {
  const { generator, inputs, specs, diagnostics, files, pending } = manifest;
  const value = {
    generator,
    inputs,
    specs: sortedObject(specs),
    diagnostics,
    files: sortedObject(files),
    ...(pending ? { pending: sortedObject(pending) } : {}),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function sortedObject(digests: Digests): Readonly<Record<string, string>> {
  return Object.fromEntries([...digests].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads a manifest back. `undefined`: it is none, say because a merge left its marks in it, or a path leads out. */
export function parseManifest(text: string): Manifest | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { generator, inputs, diagnostics } = value;
  const specs = digestsOf(value["specs"]);
  const files = digestsOf(value["files"]);
  const pending = value["pending"] === undefined ? undefined : digestsOf(value["pending"]);
  if (typeof generator !== "string" || typeof inputs !== "string" || typeof diagnostics !== "number") return undefined;
  if (specs === undefined || files === undefined) return undefined;
  if (![...files.keys(), ...(pending?.keys() ?? [])].every(isPackagePath)) return undefined;
  return { generator, inputs, specs, diagnostics, files, ...(pending ? { pending } : {}) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function digestsOf(value: unknown): Digests | undefined {
  if (!isRecord(value)) return undefined;
  const digests = new Map<string, string>();
  for (const [path, text] of Object.entries(value)) {
    if (typeof text !== "string") return undefined;
    digests.set(path, text);
  }
  return digests;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a text is one that the manifest says was written to a path, or was about to be. */
export function wasWritten(manifest: Manifest | undefined, path: string, text: string): boolean {
  return manifest !== undefined && wasWrittenAs(manifest, path, digest(text));
}

/** The same for the digest of a text. */
export function wasWrittenAs(manifest: Manifest | undefined, path: string, found: string): boolean {
  if (manifest === undefined) return false;
  return manifest.files.get(path) === found || manifest.pending?.get(path) === found;
}

/**
 * Whether a file, with the text that stands in it, is the generator's own: edited by hand or not, if a run that came
 * to its end wrote it; only as it was written, if the run broke off, for it may not have come that far.
 */
export function owns(manifest: Manifest | undefined, path: string, text: string): boolean {
  return manifest !== undefined && (manifest.files.has(path) || manifest.pending?.get(path) === digest(text));
}

/** Every path that the manifest lists. */
export function listedPaths(manifest: Manifest | undefined): ReadonlySet<string> {
  return new Set([...(manifest?.files.keys() ?? []), ...(manifest?.pending?.keys() ?? [])]);
}
