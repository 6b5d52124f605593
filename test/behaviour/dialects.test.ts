/** The same small API in every dialect: the packages differ in nothing but the pointers that their comments name. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Dialect } from "../../generator/load/upgrade.js";
import { generate } from "../../generator/generate.js";
import { optionsFor, repository } from "../generation.js";
import { generateInMemory } from "../in-memory.js";

const files = {
  "2.0": "swagger-2.0.yaml",
  "3.0": "openapi-3.0.yaml",
  "3.1": "openapi-3.1.yaml",
} as const satisfies { readonly [Version in Dialect]?: string };

type Version = keyof typeof files;

const folder = `${repository}test/fixtures/dialects/`;

/** What would be printed, with every pointer into the description shortened to `#`. */
async function outputOf(version: Version): Promise<unknown> {
  const description = parse(readFileSync(folder + files[version], "utf8"));
  const { emitted } = await generateInMemory(description, version, "not asked");
  if (emitted === undefined) throw new Error("Nothing was emitted.");
  const shortened = JSON.stringify([emitted.sources, emitted.texts])
    .replaceAll(/#\/[\w~/.-]+/g, "#")
    // What adds issues is given the last steps by themselves: `"/properties/name/type")`.
    .replaceAll(/, \\"(?:\/[\w~/.-]+)?\\"\)/g, ', \\"#\\")')
    // Where it stands in the usual place that a property is required, what is said of its type says so, too.
    .replaceAll(/if \(\w+ === undefined\) addIssue\([^()]*\\"is required\\"[^()]*\);\\nelse /g, "");
  return JSON.parse(shortened);
}

describe.each(["2.0", "3.0"] as const)("the package of a description in %s", (version) => {
  it("is that of the same one in 3.1", async () => {
    expect(await outputOf(version)).toEqual(await outputOf("3.1"));
  });
});

describe.each(Object.entries(files))("the description in %s", (_, file) => {
  it("is valid, and gives rise to nothing but the same warning", async () => {
    const { diagnostics } = await generate(optionsFor(folder + file));
    expect(diagnostics.map(({ code }) => code)).toEqual(["ambiguous-form-value"]);
  });
});
