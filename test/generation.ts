/** Packages made for tests: of the committed description and of the fixtures, each with every output there is. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { emitterNames } from "../generator/emit/emitter.js";
import { generate, type Generated, type GenerateOptions } from "../generator/generate.js";

export const repository: string = fileURLToPath(new URL("../", import.meta.url));

/** A description that whole-package tests run over. */
export interface Fixture {
  /** `billing-meters`, `pets`: also the name of its golden folder. */
  readonly api: string;
  /** From the repository's root. */
  readonly spec: string;
  /** What its package is configured with. */
  readonly options?: Partial<GenerateOptions>;
}

/** The description that the repository is about. */
export const committed: Fixture = { api: "billing-meters", spec: "spec/billing-meters.yaml" };

/** That of the example with files, streams and cookies, whose package is committed as well. */
const photos: Fixture = { api: "photos", spec: "spec/photos.yaml" };

export const committedFixtures: readonly Fixture[] = [committed, photos];

/** Descriptions that stretch the generator; what they hold is made up. */
export const fixtures: readonly Fixture[] = [
  "accounts",
  "hard-names",
  "hard-schemas",
  "hooks",
  "moments",
  "pets",
  "streams",
  "uploads",
].map((api) => ({
  api,
  spec: `test/fixtures/${api}.yaml`,
  ...(api === "moments" ? { options: { dates: "Date", int64: "bigint" } } : {}),
  ...(api === "uploads" ? { options: { streamedParts: { createFilm: "film" } } } : {}),
}));

export const allFixtures: readonly Fixture[] = [...committedFixtures, ...fixtures];

/** The options of a run with nothing configured. */
export function optionsFor(spec: string): GenerateOptions {
  return {
    spec,
    operations: {},
    emitters: emitterNames,
    names: {},
    responseEnums: "open",
    formats: "annotation",
    int64: "number",
    dates: "string",
    package: {},
    prettier: {},
  };
}

/** The whole package of a fixture, made anew. Throws with the diagnostics where there is none. */
export async function generateFixture({ spec, options }: Fixture): Promise<Generated> {
  return succeeded(await generate({ ...optionsFor(join(repository, spec)), ...options }));
}

const made = new Map<string, Promise<Generated>>();

/** The same for tests that look at it and do not care when it was made: it is made once for all of them. */
export function packageOf(fixture: Fixture): Promise<Generated> {
  const found = made.get(fixture.api) ?? generateFixture(fixture);
  made.set(fixture.api, found);
  return found;
}

/** The whole package of a description given as text. */
export async function generateText(
  text: string,
  changes: Partial<GenerateOptions> = {},
  name = "api.yaml",
): Promise<Generated> {
  return inTemporaryFolder(async (folder) => {
    const spec = join(folder, name);
    writeFileSync(spec, text);
    return succeeded(await generate({ ...optionsFor(spec), ...changes }));
  });
}

/** Runs with a folder that is gone afterwards. */
export async function inTemporaryFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-test-"));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Texts of a package by path. */
export function textsOf({ files }: Generated): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

function succeeded(generated: Generated): Generated {
  if (generated.files.length > 0) return generated;
  const messages = generated.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  throw new Error(["Nothing was generated.", ...messages].join("\n"));
}
