/** Emitted files as modules that Node can import, without a compiler's checks. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ts } from "ts-morph";

/** Writes TypeScript files, given by path, as JavaScript into a new folder, and returns it. */
export function writeModules(files: Iterable<readonly [path: string, text: string]>): string {
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "modules-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [path, text] of files) {
    const file = join(folder, path.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, transpiled(text));
  }
  return folder;
}

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
};

/** By text: packages carry the same runtime, which is much longer than what most tests emit. */
const known = new Map<string, string>();

function transpiled(text: string): string {
  const found = known.get(text) ?? ts.transpileModule(text, { compilerOptions }).outputText;
  known.set(text, found);
  return found;
}
