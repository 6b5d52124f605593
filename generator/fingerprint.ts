/**
 * Whether a package is up to date, told without generating it: the manifest says what it was made from. Loads neither
 * a parser nor a printer.
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, relative, resolve, sep } from "node:path";
import type { ResolvedConfig } from "./config.js";
import type { Generated } from "./generate.js";
import type { Release } from "./package-root.js";
import { eachAtOnce } from "./print/at-once.js";
import { digest, printManifest, sameText, wasWritten, type Digests, type Manifest } from "./print/manifest.js";
import { entryAt, orphansIn, readManifest } from "./print/output-folder.js";

/** The manifest of a package that was generated. */
export function manifestOf(config: ResolvedConfig, generated: Omit<Generated, "missing">, release: Release): Manifest {
  const folder = dirname(resolve(config.spec));
  const specs = new Map(
    generated.sources.map(({ absolutePath, text }) => [specName(folder, absolutePath), specDigest(text)]),
  );
  return {
    generator: generatorOf(release),
    inputs: inputsDigest(config, specs, release),
    specs,
    diagnostics: generated.diagnostics.length,
    files: new Map(generated.files.map(({ path, text }) => [path, digest(text)])),
  };
}

/**
 * True where generating again would surely change nothing and say nothing. False where it might: always in a checkout
 * of the generator itself, whose version does not say which state of the code wrote the package.
 */
export async function isUpToDate(
  config: ResolvedConfig,
  release: Release,
  heard: "all diagnostics" | "errors" = "all diagnostics",
): Promise<boolean> {
  if (release.kind === "checkout") return false;
  const found = await readManifest(config.output);
  if (found?.manifest === undefined) return false;
  // A package is written only where none of them is an error.
  if (heard === "all diagnostics" && found.manifest.diagnostics > 0) return false;
  const specs = await specsOnDisk(config, found.manifest);
  if (specs === undefined) return false;
  const { pending: _, ...manifest } = found.manifest;
  const inputs = inputsDigest(config, specs, release);
  const expected = printManifest({ ...manifest, generator: generatorOf(release), inputs, specs });
  return sameText(found.text, expected) && (await filesAreAsWritten(config.output, manifest));
}

async function filesAreAsWritten(folder: string, manifest: Manifest): Promise<boolean> {
  const paths = [...manifest.files.keys()];
  const same = await eachAtOnce(paths, async (path) => {
    const entry = await entryAt(folder, path);
    return entry.kind === "file" && wasWritten(manifest, path, entry.text);
  });
  return same.every((each) => each) && (await orphansIn(folder, new Set(paths), manifest)).length === 0;
}

/** The same files of the description as last time, as they are now; `undefined`: one is gone, or another is meant. */
async function specsOnDisk(config: ResolvedConfig, manifest: Manifest): Promise<Digests | undefined> {
  if (!manifest.specs.has(basename(config.spec))) return undefined;
  const folder = dirname(resolve(config.spec));
  try {
    const read = [...manifest.specs.keys()].map(async (name): Promise<[string, string]> => {
      return [name, specDigest(await readFile(resolve(folder, name), "utf8"))];
    });
    return new Map(await Promise.all(read));
  } catch {
    return undefined;
  }
}

/** Relative to the first file's folder: the same on every machine and wherever the output goes. */
function specName(folder: string, absolutePath: string): string {
  return relative(folder, absolutePath).split(sep).join("/");
}

/** Of the text without a byte order mark, which means nothing. */
function specDigest(text: string): string {
  return digest(text.replace(/^\uFEFF/, ""));
}

function generatorOf({ version }: Release): string {
  return `specwright ${version}`;
}

/** Over everything that the output depends on. Where the files are is no part of it. */
function inputsDigest(config: ResolvedConfig, specs: Digests, release: Release): string {
  const { spec, output: _, lock: __, overlays = [], ...others } = config;
  const main = basename(spec);
  const folder = dirname(resolve(spec));
  // Each in its turn: another order may make another description.
  const named = overlays.map((path) => specName(folder, resolve(path)));
  const settings = { ...others, ...(named.length === 0 ? {} : { overlays: named }) };
  return digest(canonicalJson({ generator: generatorOf(release), main, settings, specs: Object.fromEntries(specs) }));
}

/** JSON with the keys of every object sorted: the order in which a user writes settings means nothing. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
