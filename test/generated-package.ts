/** A whole package, made in memory and loaded, its parts by name. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Generated } from "../generator/generate.js";
import { writeModules } from "./module-folder.js";

/** Everything that `src/index.ts` exports. A test knows of what type each is. */
export async function loadPackage<Exports>({ files }: Generated): Promise<Exports> {
  const sources = files.filter(({ path }) => path.startsWith("src/") && path.endsWith(".ts"));
  const folder = writeModules(sources.map(({ path, text }) => [path, text] as const));
  try {
    return (await import(pathToFileURL(join(folder, "src/index.js")).href)) as Exports;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
