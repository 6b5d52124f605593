/** Compiles emitted packages as a consumer would, with every check turned on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorsOf } from "./consumers/compilers.js";
import { repository } from "./generation.js";
import type { EmittedFiles } from "./emitted-validators.js";

/** What the fastest of the compilers says of all the packages, in one program. */
export async function compileErrors(packages: readonly EmittedFiles[]): Promise<readonly string[]> {
  const cache = join(repository, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "compile-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [index, { files }] of packages.entries()) {
    for (const [path, text] of files) {
      const file = join(folder, String(index), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  const compiler = { release: "7", package: "typescript" };
  const errors = await errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
  rmSync(folder, { recursive: true });
  return errors;
}
