import { existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Failure } from "../../generator/failure.js";
import { parseManifest, printManifest } from "../../generator/print/manifest.js";
import { write, type Changes } from "../../generator/print/write.js";
import { filesOf, manifestFor, temporaryFolder, treeOf } from "./output-trees.js";

const first = { "package.json": "{}\n", "src/index.ts": "export {};\n", "src/types/pet.ts": "type Pet = 1;\n" };

async function generate(
  folder: string,
  texts: Readonly<Record<string, string>>,
  force?: "take over",
): Promise<Changes> {
  const files = filesOf(texts);
  return write(folder, files, manifestFor(files, JSON.stringify(texts)), force);
}

describe("write", () => {
  it("makes the folder, the files and a manifest that lists them", async () => {
    const folder = join(temporaryFolder(), "deep/client");
    const changes = await generate(folder, first);
    expect(changes.written).toEqual(["package.json", "src/index.ts", "src/types/pet.ts", "manifest.json"]);
    const { "manifest.json": manifest, ...files } = treeOf(folder);
    expect(files).toEqual(first);
    expect([...(parseManifest(manifest ?? "")?.files.keys() ?? [])]).toEqual(Object.keys(first));
  });

  it("leaves what is unchanged as it is, with its time of change", async () => {
    const folder = temporaryFolder();
    await generate(folder, first);
    const before = Object.keys(treeOf(folder)).map((path) => statSync(join(folder, path)));
    const changes = await generate(folder, first);
    const after = Object.keys(treeOf(folder)).map((path) => statSync(join(folder, path)));
    expect(changes).toMatchObject({ written: [], removed: [], kept: [] });
    expect(changes.unchanged).toHaveLength(4);
    expect(after.map(({ mtimeMs, ino }) => [mtimeMs, ino])).toEqual(before.map(({ mtimeMs, ino }) => [mtimeMs, ino]));
  });

  it("takes a file with Windows line ends for unchanged", async () => {
    const folder = temporaryFolder();
    await generate(folder, first);
    for (const [path, text] of Object.entries(treeOf(folder))) {
      writeFileSync(join(folder, path), text.replaceAll("\n", "\r\n"));
    }
    expect((await generate(folder, first)).written).toEqual([]);
  });

  it("writes only the files that changed, and the manifest", async () => {
    const folder = temporaryFolder();
    await generate(folder, first);
    const changes = await generate(folder, { ...first, "src/index.ts": "export const a = 1;\n" });
    expect(changes.written).toEqual(["src/index.ts", "manifest.json"]);
    expect(changes.replacedEdits).toEqual([]);
  });

  it("writes over a generated file that was edited by hand, and says so", async () => {
    const folder = temporaryFolder();
    await generate(folder, first);
    writeFileSync(join(folder, "src/index.ts"), "edited");
    expect(await generate(folder, first)).toMatchObject({ written: ["src/index.ts"], replacedEdits: ["src/index.ts"] });
  });

  it("removes files that are generated no longer, and the folders that this empties", async () => {
    const folder = temporaryFolder();
    await generate(folder, { ...first, "src/types/deep/er/owner.ts": "1", "src/server/router.ts": "2" });
    mkdirSync(join(folder, "src/types/deep/mine"));
    const changes = await generate(folder, first);
    expect(changes.removed).toEqual(["src/server/router.ts", "src/types/deep/er/owner.ts"]);
    expect(existsSync(join(folder, "src/server"))).toBe(false);
    expect(existsSync(join(folder, "src/types/deep/er"))).toBe(false);
    expect(existsSync(join(folder, "src/types/deep/mine"))).toBe(true);
  });

  it("keeps a file that is generated no longer but was edited, which is the user's own from then on", async () => {
    const folder = temporaryFolder();
    await generate(folder, { ...first, "src/extra.ts": "generated" });
    writeFileSync(join(folder, "src/extra.ts"), "edited");
    expect(await generate(folder, first)).toMatchObject({ removed: [], kept: ["src/extra.ts"] });
    expect(treeOf(folder)["src/extra.ts"]).toBe("edited");
    expect(await generate(folder, first)).toMatchObject({ removed: [], kept: [] });
    await expect(generate(folder, { ...first, "src/extra.ts": "generated" })).rejects.toThrow(
      "src/extra.ts is in the way",
    );
  });

  it("never touches files that it did not write", async () => {
    const folder = temporaryFolder();
    const mine = { "notes.md": "mine", "dist/index.js": "built", "src/own.ts": "mine" };
    for (const [path, text] of Object.entries(mine)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await generate(folder, first);
    await generate(folder, { "package.json": "{}\n" });
    expect(treeOf(folder)).toMatchObject(mine);
    expect(treeOf(folder)).not.toHaveProperty("src/index.ts");
  });
});

describe("write, with something in the way", () => {
  it("names every foreign file and writes nothing", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "package.json"), '{ "name": "mine" }');
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src/index.ts"), "mine");
    const before = treeOf(folder);
    await expect(generate(folder, first)).rejects.toThrow(/package\.json, src\/index\.ts are in the way.*--force/);
    await expect(generate(folder, first)).rejects.toBeInstanceOf(Failure);
    expect(treeOf(folder)).toEqual(before);
  });

  it("writes over foreign files when forced, and owns them then", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "package.json"), '{ "name": "mine" }');
    await generate(folder, first, "take over");
    expect(treeOf(folder)).toMatchObject(first);
    expect((await generate(folder, {})).removed).toHaveLength(3);
  });

  it("takes a foreign file of the very same text for its own", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "package.json"), first["package.json"]);
    expect((await generate(folder, first)).unchanged).toEqual(["package.json"]);
  });

  it("says what is wrong where a merge has left its marks in the manifest, and mends it when forced", async () => {
    const folder = temporaryFolder();
    await generate(folder, first);
    writeFileSync(
      join(folder, "manifest.json"),
      `<<<<<<< ours\n${readFileSync(join(folder, "manifest.json"), "utf8")}`,
    );
    const second = { ...first, "src/index.ts": "export const b = 2;\n" };
    await expect(generate(folder, second)).rejects.toThrow(
      /manifest\.json is not one of specwright's, or a merge.*--force/,
    );
    await generate(folder, second, "take over");
    expect(treeOf(folder)).toMatchObject(second);
    expect((await generate(folder, second)).written).toEqual([]);
  });

  it("never writes over a manifest.json of another kind, even with no other file in the way", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "manifest.json"), '{ "short_name": "A web app" }');
    await expect(generate(folder, first)).rejects.toThrow("manifest.json is not one of specwright's");
    expect(treeOf(folder)).toEqual({ "manifest.json": '{ "short_name": "A web app" }' });
  });

  it("puts no file where a folder stands, nor below a file, forced or not", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "package.json"));
    writeFileSync(join(folder, "src"), "a file");
    const message = /package\.json \(a folder\), src\/index\.ts \(below a file\)/;
    await expect(generate(folder, first)).rejects.toThrow(message);
    await expect(generate(folder, first, "take over")).rejects.toThrow(message);
  });

  it("follows no link, neither to write nor to remove", async () => {
    const outside = temporaryFolder();
    const folder = temporaryFolder();
    await generate(folder, first);
    renameSync(join(folder, "src"), join(outside, "src"));
    symlinkSync(join(outside, "src"), join(folder, "src"));
    const before = treeOf(outside);
    await expect(generate(folder, { ...first, "src/index.ts": "new" })).rejects.toThrow("src/index.ts (below a link)");
    expect((await generate(folder, { "package.json": "{}\n" })).removed).toEqual([]);
    expect(treeOf(outside)).toEqual(before);
  });

  it("replaces a link that stands where a file goes, when forced, and leaves its target alone", async () => {
    const outside = temporaryFolder();
    const folder = temporaryFolder();
    writeFileSync(join(outside, "target"), "mine");
    symlinkSync(join(outside, "target"), join(folder, "package.json"));
    await expect(generate(folder, first)).rejects.toThrow("package.json is in the way");
    await generate(folder, first, "take over");
    expect(readFileSync(join(outside, "target"), "utf8")).toBe("mine");
    expect(treeOf(folder)).toMatchObject(first);
  });

  it.each([
    "../out.ts",
    "/etc/out.ts",
    "src/../../out.ts",
    "src\\out.ts",
    "C:/out.ts",
    "src//out.ts",
    "./a.ts",
    "",
    "manifest.json",
  ])("refuses the path %j", async (path) => {
    const folder = join(temporaryFolder(), "client");
    await expect(generate(folder, { [path]: "text" })).rejects.toThrow("no path inside a package");
    expect(existsSync(folder)).toBe(false);
  });

  it("removes nothing outside of the folder, whatever a manifest lists", async () => {
    const parent = temporaryFolder();
    const folder = join(parent, "client");
    writeFileSync(join(parent, "precious"), "text");
    mkdirSync(folder);
    writeFileSync(join(folder, "manifest.json"), printManifest(manifestFor([{ path: "../precious", text: "text" }])));
    await expect(generate(folder, first)).rejects.toThrow("manifest.json is not one of specwright's");
    await generate(folder, first, "take over");
    expect(readFileSync(join(parent, "precious"), "utf8")).toBe("text");
  });
});
