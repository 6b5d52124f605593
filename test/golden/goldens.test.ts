/**
 * Whole packages as real files, to be reviewed as code. `UPDATE_GOLDEN=1 npx vitest run test/golden` rewrites those of
 * the fixtures; `npm run generate` those of `generated/`.
 *
 * The goldens leave the runtime out: it is carried over byte for byte, which is held here for all packages at once.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { allFixtures, committedFixtures, fixtures, packageOf, repository, textsOf, type Fixture } from "../generation.js";

const goldens = join(repository, "test/golden");
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";

describe.each(fixtures)("the golden package of $api", (fixture) => {
  const folder = join(goldens, fixture.api);
  let expected: Readonly<Record<string, string>> = {};
  let actual: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    actual = await withoutRuntime(fixture);
    if (isUpdate) rewrite(folder, actual);
    expected = treeOf(folder);
  });

  it("lists the files that are generated, no more and no fewer", () => {
    expect(Object.keys(actual), updateHint).toEqual(Object.keys(expected));
  });

  it("has their very text", () => {
    for (const [path, text] of Object.entries(expected)) expect(actual[path], `${path}: ${updateHint}`).toBe(text);
  });
});

it("every golden folder belongs to a fixture", () => {
  const folders = readdirSync(goldens, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(fixtures.map(({ api }) => api));
});

it.each(allFixtures)("the runtime of $api is the one of templates/runtime, byte for byte", async (fixture) => {
  const { files } = await packageOf(fixture);
  const runtime = files.filter(({ path }) => isRuntime(path));
  expect(runtime.length).toBeGreaterThan(0);
  for (const { path, text } of runtime) {
    const template = join(repository, "templates/runtime", path.slice(runtimeFolder.length));
    expect(text, path).toBe(readFileSync(template, "utf8"));
  }
});

describe.each(committedFixtures)("generated/$api", (fixture) => {
  const folder = join(repository, "generated", fixture.api);

  it("is committed: `npm run generate` makes it", () => {
    expect(existsSync(folder)).toBe(true);
  });

  it("is what its description gives now: `npm run generate` brings it up to date", async () => {
    const { files } = await packageOf(fixture);
    for (const { path, text } of files) {
      const place = join(folder, path);
      expect(existsSync(place), `${path} is missing`).toBe(true);
      expect(readFileSync(place, "utf8"), path).toBe(text);
    }
    const generated = new Set(files.map(({ path }) => path));
    const orphans = Object.keys(treeOf(join(folder, "src"))).filter((path) => !generated.has(`src/${path}`));
    expect(orphans).toEqual([]);
  });
});

const updateHint = "UPDATE_GOLDEN=1 npx vitest run test/golden rewrites the goldens; review the difference";

const runtimeFolder = "src/runtime/";

function isRuntime(path: string): boolean {
  return path.startsWith(runtimeFolder);
}

async function withoutRuntime(fixture: Fixture): Promise<Readonly<Record<string, string>>> {
  const texts = Object.entries(textsOf(await packageOf(fixture)));
  return Object.fromEntries(texts.filter(([path]) => !isRuntime(path)).sort(byPath));
}

function rewrite(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function treeOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [path, readFileSync(join(folder, path), "utf8")] as const).sort(byPath),
  );
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
