/** Each `test/scenarios/<emitter>/<feature>.md` shows what one feature of a description becomes, and is held to it. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { emitterNames, type EmitterName } from "../../generator/emit/emitter.js";
import type { Generated } from "../../generator/generate.js";
import { generateText, inTemporaryFolder } from "../generation.js";
import { declarationsIn } from "./declarations.js";
import { readScenario, type Scenario } from "./scenario.js";

const here = fileURLToPath(new URL(".", import.meta.url));

it("every folder of scenarios is an emitter's", () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(emitterNames).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
});

for (const emitter of emitterNames) {
  const folder = join(here, emitter);
  const features = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  if (features.length === 0) continue;
  describe(emitter, () => {
    it.each(features.map((name) => basename(name, ".md")))("%s", async (feature) => {
      const scenario = readScenario(join(folder, `${feature}.md`));
      const { declarations, diagnostics } = scenario;
      const generated = await generateScenario(scenario, emitter);
      expect(said(generated)).toEqual(diagnostics);
      const found = declarationsOf(generated, emitter);
      for (const expected of declarations) expect(actual(expected, found)).toBe(expected);
    });
  });
}

function generateScenario({ description, overlay, options }: Scenario, emitter: EmitterName): Promise<Generated> {
  const run = (overlays: readonly string[]): Promise<Generated> =>
    generateText(description, { emitters: [emitter], ...options, overlays }, "scenario.json");
  if (overlay === undefined) return run([]);
  return inTemporaryFolder((folder) => {
    const path = join(folder, "overlay.yaml");
    writeFileSync(path, overlay);
    return run([path]);
  });
}

function said({ diagnostics }: Generated): readonly string[] {
  return diagnostics.map(({ severity, code, location }) =>
    [severity, code, ...(location === undefined ? [] : [`#${location.pointer}`])].join(" "),
  );
}

function declarationsOf({ files }: Generated, emitter: string): ReadonlyMap<string, string> {
  const own = files.filter(({ path }) => path.startsWith(`src/${emitter}/`));
  return new Map(own.flatMap(({ text }) => [...declarationsIn(text)]));
}

/** What the output declares under the names that the expected text declares. */
function actual(expected: string, found: ReadonlyMap<string, string>): string {
  const names = [...declarationsIn(expected).keys()];
  return names.map((name) => found.get(name) ?? `(nothing declares ${name})`).join("\n\n");
}
