/** Temporary folders for tests of what is written, and what stands in them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { GeneratedFile } from "../../generator/print/format.js";
import { digest, type Manifest } from "../../generator/print/manifest.js";

/** An empty folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder with its text, sorted by path. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Files of a package from path and text. */
export function filesOf(texts: Readonly<Record<string, string>>): readonly GeneratedFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** The manifest that goes with files, of some inputs. */
export function manifestFor(files: readonly GeneratedFile[], inputs = "inputs"): Manifest {
  return {
    generator: "specwright 1.2.3",
    inputs,
    specs: new Map([["pets.yaml", digest(inputs)]]),
    diagnostics: 0,
    files: new Map(files.map(({ path, text }) => [path, digest(text)])),
  };
}
