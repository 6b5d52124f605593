import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const commandLine = fileURLToPath(new URL("../../generator/cli.ts", import.meta.url));

/** Every module that is loaded before the first line of the command line runs: imports of types are erased. */
function loadedAtStart(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, specifier = ""] of text.matchAll(
    /^(?:import|export) (?!type\b)(?:[\w*{][^"';=()]* from )?"([^"]+)";$/gm,
  )) {
    if (specifier.startsWith(".")) loadedAtStart(resolve(dirname(file), specifier.replace(/\.js$/, ".ts")), seen);
    else seen.add(specifier);
  }
  return seen;
}

describe("the start of the command line", () => {
  it("loads no parser and no printer: an unchanged package is told by its manifest", () => {
    const loaded = [...loadedAtStart(commandLine)];
    const packages = loaded.filter(
      (name) => !name.startsWith("node:") && !name.startsWith("/") && !/^[A-Z]:/.test(name),
    );
    expect(packages).toEqual(["commander"]);
    expect(loaded).toContain(fileURLToPath(new URL("../../generator/fingerprint.ts", import.meta.url)));
  });
});
