import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resolveConfig, type ApiConfig, type ResolvedConfig } from "../../generator/config.js";
import type { Diagnostic } from "../../generator/diagnostics/report.js";
import { isUpToDate, manifestOf } from "../../generator/fingerprint.js";
import { printManifest } from "../../generator/print/manifest.js";
import { write } from "../../generator/print/write.js";
import { filesOf, temporaryFolder } from "./output-trees.js";

const release = { version: "1.2.3", kind: "installed" } as const;
const specs = { "pets.yaml": "openapi: 3.1.0\n$ref: more/kinds.yaml\n", "kinds.yaml": "kinds: []\n" };

interface Made {
  readonly folder: string;
  readonly config: ResolvedConfig;
}

function configIn(folder: string, more: Partial<ApiConfig> = {}): ResolvedConfig {
  return resolveConfig({ spec: join(folder, "pets.yaml"), output: join(folder, "client"), ...more });
}

/** A package that was written, without the generator. */
async function made(diagnostics: readonly Diagnostic[] = []): Promise<Made> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(specs)) writeFileSync(join(folder, name), text);
  const config = configIn(folder);
  const files = filesOf({ "package.json": "{}\n", "src/index.ts": "export {};\n" });
  const sources = Object.entries(specs).map(([file, text]) => ({ file, text, absolutePath: join(folder, file) }));
  await write(config.output, files, manifestOf(config, { files, diagnostics, sources }, release));
  return { folder, config };
}

describe("isUpToDate", () => {
  it("is true for a package just written, and where only line ends differ", async () => {
    const { folder, config } = await made();
    expect(await isUpToDate(config, release)).toBe(true);
    for (const path of ["pets.yaml", "client/src/index.ts", "client/manifest.json"]) {
      writeFileSync(join(folder, path), readFileSync(join(folder, path), "utf8").replaceAll("\n", "\r\n"));
    }
    expect(await isUpToDate(config, release)).toBe(true);
  });

  it.each([
    ["the description", "pets.yaml"],
    ["another file of it", "kinds.yaml"],
    ["a generated file", "client/src/index.ts"],
    ["the manifest", "client/manifest.json"],
  ])("is false once %s has changed, or gone", async (_what, path) => {
    const { folder, config } = await made();
    const text = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), `${text}\n`);
    expect(await isUpToDate(config, release)).toBe(false);
    rmSync(join(folder, path));
    expect(await isUpToDate(config, release)).toBe(false);
    writeFileSync(join(folder, path), text);
    expect(await isUpToDate(config, release)).toBe(true);
  });

  it("is true of a package with diagnostics only where nobody hears of them", async () => {
    const said: Diagnostic = { code: "unreached-components", severity: "info", message: "Said.", help: "Help." };
    const { config } = await made([said]);
    expect(await isUpToDate(config, release)).toBe(false);
    expect(await isUpToDate(config, release, "errors")).toBe(true);
  });

  it("is false once a file was added where generated ones are", async () => {
    const { folder, config } = await made();
    writeFileSync(join(folder, "client/notes.md"), "mine");
    expect(await isUpToDate(config, release)).toBe(true);
    writeFileSync(join(folder, "client/src/added.ts"), "mine");
    expect(await isUpToDate(config, release)).toBe(false);
  });

  it.each<Partial<ApiConfig>>([
    { emitters: ["types"] },
    { operations: { exclude: ["createPet"] } },
    { names: { createPet: "makePet" } },
    { responseEnums: "closed" },
    { formats: "assertion" },
    { formats: { zip: { pattern: "^\\d{5}$" } } },
    { overlays: ["kinds.yaml"] },
    { strip: "functions" },
    { components: "all" },
    { package: { version: "2.0.0" } },
    { prettier: { semi: false } },
  ])("is false once the settings are %j", async (more) => {
    const { folder } = await made();
    expect(await isUpToDate(configIn(folder, more), release)).toBe(false);
  });

  it("is false for another version of the generator, and always in a checkout of it", async () => {
    const { config } = await made();
    expect(await isUpToDate(config, { ...release, version: "1.2.4" })).toBe(false);
    expect(await isUpToDate(config, { ...release, kind: "checkout" })).toBe(false);
  });

  it("is false where there is something to say", async () => {
    const { config } = await made([{ code: "unsupported-keyword", severity: "warning", message: "Not yet." }]);
    expect(await isUpToDate(config, release)).toBe(false);
  });

  it("is false where a run broke off", async () => {
    const { config } = await made();
    const manifest = manifestOf(config, { files: [], diagnostics: [], sources: [] }, release);
    writeFileSync(join(config.output, "manifest.json"), printManifest({ ...manifest, pending: new Map() }));
    expect(await isUpToDate(config, release)).toBe(false);
  });
});

describe("manifestOf", () => {
  it("says the same of the same description in another place, with settings in another order", () => {
    const texts = (folder: string, more: Partial<ApiConfig>) => {
      const sources = [{ file: "x", absolutePath: join(folder, "deep/pets.yaml"), text: "a" }];
      const config = resolveConfig({ spec: join(folder, "deep/pets.yaml"), output: join(folder, "out"), ...more });
      return printManifest(manifestOf(config, { files: filesOf({ "a.ts": "1" }), diagnostics: [], sources }, release));
    };
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const text = texts(one, { names: { a: "A", b: "B" } });
    expect(texts(other, { names: { b: "B", a: "A" } })).toBe(text);
    expect(text).not.toContain(one);
    expect(JSON.parse(text)).toMatchObject({
      generator: "specwright 1.2.3",
      // printf a | sha256sum; printf 1 | sha256sum
      specs: { "pets.yaml": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb" },
      files: { "a.ts": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b" },
    });
  });
});
