/**
 * Every diagnostic of the catalogue, provoked by a description in a folder of its name, with the settings of a
 * `config.json` beside it. `expected.txt` is what a user sees: written by hand, never taken over from the output.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resolveConfig, type ApiConfig } from "../../generator/config.js";
import { contradictions } from "../../generator/diagnostics/catalogue-contradictions.js";
import { links } from "../../generator/diagnostics/catalogue-links.js";
import { overlays } from "../../generator/diagnostics/catalogue-overlays.js";
import { parameters } from "../../generator/diagnostics/catalogue-parameters.js";
import { settings } from "../../generator/diagnostics/catalogue-settings.js";
import { catalogue } from "../../generator/diagnostics/catalogue.js";
import { renderText } from "../../generator/diagnostics/render.js";
import { generate } from "../../generator/generate.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const codes = Object.keys(catalogue);
const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** What a user of the description in a folder reads, with paths from that folder. */
async function reportOf(folder: string): Promise<string> {
  const spec = ["openapi.yaml", "openapi.json"].map((name) => `${here}${folder}/${name}`).find(existsSync);
  if (spec === undefined) throw new Error(`${folder} has neither openapi.yaml nor openapi.json.`);
  const { diagnostics, sources } = await generate(
    resolveConfig({ spec, output: `${here}${folder}/generated`, emitters: ["validators"], ...settingsOf(folder) }),
  );
  const shownFolder = relative(process.cwd(), `${here}${folder}`).replaceAll("\\", "/");
  return renderText(diagnostics, sources, { colour: "never" }).replaceAll(`${shownFolder}/`, "");
}

function settingsOf(folder: string): Partial<ApiConfig> {
  const config = `${here}${folder}/config.json`;
  return existsSync(config) ? JSON.parse(readFileSync(config, "utf8")) : {};
}

describe("every diagnostic", () => {
  it("has a folder, and every folder a diagnostic", () => {
    expect(folders.toSorted()).toEqual(codes.toSorted());
  });

  it("stands in its part of the catalogue in alphabetical order", () => {
    const parts = [contradictions, links, overlays, parameters, settings].map((part) => Object.keys(part));
    const others = codes.filter((code) => !parts.flat().includes(code));
    for (const part of [...parts, others]) expect(part).toEqual(part.toSorted());
  });

  it.each(folders)("%s reads as expected", async (folder) => {
    const expected = readFileSync(`${here}${folder}/expected.txt`, "utf8");
    expect(await reportOf(folder)).toBe(expected);
    expect(expected).toMatch(new RegExp(`^(?:error|warning|note) ${folder}:`, "m"));
  });
});
