import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../generator/print/check.js";
import { write } from "../../generator/print/write.js";
import { filesOf, manifestFor, temporaryFolder, treeOf } from "./output-trees.js";

type Texts = Readonly<Record<string, string>>;
const texts = { "README.md": "# Pets\n", "src/a.ts": "a1\na2\na3\n", "src/b.ts": "b\n", "src/deep/c.ts": "c\n" };

async function generated(all: Texts = texts): Promise<string> {
  const folder = temporaryFolder();
  const files = filesOf(all);
  await write(folder, files, manifestFor(files));
  return folder;
}

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function kinds(folder: string, all: Texts = texts, inputs?: string): Promise<readonly string[]> {
  const files = filesOf(all);
  return (await check(folder, files, manifestFor(files, inputs))).map(({ kind, path }) => `${kind} ${path}`);
}

describe("check", () => {
  it("finds nothing in a folder that was just written", async () => {
    expect(await kinds(await generated())).toEqual([]);
  });

  it("finds nothing where only line ends differ", async () => {
    const folder = await generated();
    for (const [path, text] of Object.entries(treeOf(folder))) put(folder, path, text.replaceAll("\n", "\r\n"));
    expect(await kinds(folder)).toEqual([]);
  });

  it("names each file by how it differs, and writes nothing", async () => {
    const folder = await generated();
    put(folder, "src/a.ts", "a1\nedited\na3\n");
    rmSync(join(folder, "src/b.ts"));
    put(folder, "src/added.ts", "added\n");
    const before = treeOf(folder);
    expect(await kinds(folder, { ...texts, "src/deep/c.ts": "changed\n" }, "changed")).toEqual([
      "stale manifest.json",
      "edited src/a.ts",
      "orphaned src/added.ts",
      "missing src/b.ts",
      "stale src/deep/c.ts",
    ]);
    expect(treeOf(folder)).toEqual(before);
  });

  it("shows what generating again would change, as a unified diff", async () => {
    const folder = await generated();
    put(folder, "src/a.ts", "a1\nedited\na3\n");
    const [drift] = await check(folder, filesOf(texts), manifestFor(filesOf(texts)));
    expect(drift?.diff).toBe(
      "--- src/a.ts (on disk)\n+++ src/a.ts (generated)\n@@ -1,3 +1,3 @@\n a1\n-edited\n+a2\n a3\n",
    );
  });

  it("calls every file missing where nothing has been generated", async () => {
    expect(await kinds(join(temporaryFolder(), "client"))).toEqual([
      "missing README.md",
      "missing manifest.json",
      "missing src/a.ts",
      "missing src/b.ts",
      "missing src/deep/c.ts",
    ]);
  });

  it("calls orphaned what the manifest alone still lists, outside of src too", async () => {
    const folder = await generated();
    const rest = { "src/a.ts": texts["src/a.ts"], "src/deep/c.ts": texts["src/deep/c.ts"] };
    expect(await kinds(folder, rest)).toEqual(["orphaned README.md", "stale manifest.json", "orphaned src/b.ts"]);
  });

  it("leaves dependencies, builds, tarballs, hidden files and the user's own beside src alone", async () => {
    const folder = await generated();
    for (const path of ["node_modules/a/index.js", "dist/index.js", "pets-1.0.0.tgz", "notes.md", "src/.DS_Store"]) {
      put(folder, path, "text");
    }
    put(folder, "src/node_modules/a/index.js", "text");
    expect(await kinds(folder)).toEqual([]);
  });

  it("takes a file in the way of a generated one for edited", async () => {
    const folder = temporaryFolder();
    put(folder, "README.md", "mine");
    expect(await kinds(folder)).toContain("edited README.md");
  });

  it("tells an edited manifest from a stale one", async () => {
    const folder = await generated();
    put(folder, "manifest.json", readFileSync(join(folder, "manifest.json"), "utf8").replace("{", "{\n\n"));
    expect(await kinds(folder)).toEqual(["edited manifest.json"]);
    put(folder, "manifest.json", "<<<<<<< merged");
    expect(await kinds(folder)).toEqual(["edited manifest.json"]);
  });

  it("is clean exactly when writing would change nothing and nobody added a file", async () => {
    const anyTexts = fc.dictionary(
      fc.constantFrom("a.md", "src/a.ts", "src/b.ts", "src/c/d.ts"),
      fc.constantFrom("1", "2"),
    );
    await fc.assert(
      fc.asyncProperty(anyTexts, anyTexts, anyTexts, async (before, edits, after) => {
        const folder = await generated(before);
        for (const [path, text] of Object.entries(edits)) if (path in before) put(folder, path, text);
        const files = filesOf(after);
        const drifts = await check(folder, files, manifestFor(files));
        const { written, removed, kept } = await write(folder, files, manifestFor(files));
        expect(drifts.map(({ path }) => path).sort()).toEqual([...written, ...removed, ...kept].sort());
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
