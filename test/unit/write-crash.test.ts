import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { write } from "../../generator/print/write.js";
import { filesOf, manifestFor, temporaryFolder, treeOf } from "./output-trees.js";

/** How many more changes the disk takes before the power fails: every later one fails too. */
const power = vi.hoisted(() => ({ left: Infinity }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const disk = await importOriginal<typeof import("node:fs/promises")>();
  const spend = () => {
    if (power.left <= 0) throw new Error("The power failed.");
    power.left -= 1;
  };
  return {
    ...disk,
    mkdir: async (...all: Parameters<typeof disk.mkdir>) => (spend(), disk.mkdir(...all)),
    mkdtemp: async (prefix: string) => (spend(), disk.mkdtemp(prefix)),
    rename: async (from: string, to: string) => (spend(), disk.rename(from, to)),
    rm: async (...all: Parameters<typeof disk.rm>) => (spend(), disk.rm(...all)),
    rmdir: async (path: string) => (spend(), disk.rmdir(path)),
    unlink: async (path: string) => (spend(), disk.unlink(path)),
    writeFile: async (path: string, text: string) => {
      // A file that is written when the power fails has half of its text.
      if (power.left <= 0) await disk.writeFile(path, text.slice(0, text.length / 2));
      spend();
      return disk.writeFile(path, text);
    },
  };
});

type Texts = Readonly<Record<string, string>>;
const before: Texts = { "package.json": "1", "src/a.ts": "a1", "src/b.ts": "b1", "src/old/c.ts": "c1" };
const broken: Texts = {
  "package.json": "1",
  "src/a.ts": "a2",
  "src/b.ts": "b2",
  "src/new/d.ts": "d2",
  "src/e.ts": "e2",
};
const later: Texts = {
  "package.json": "3",
  "src/a.ts": "a3",
  "src/new/d.ts": "d3",
  "src/old/c.ts": "c3",
  "README.md": "r3",
};

async function generate(folder: string, texts: Texts): Promise<void> {
  const files = filesOf(texts);
  await write(folder, files, manifestFor(files, JSON.stringify(texts)));
}

async function failAfter(changes: number, folder: string, texts: Texts): Promise<"failed" | "done"> {
  power.left = changes;
  try {
    await generate(folder, texts);
    return "done";
  } catch (error) {
    expect(String(error)).toContain("The power failed.");
    return "failed";
  } finally {
    power.left = Infinity;
  }
}

async function expectRecovery(folder: string, texts: Texts): Promise<void> {
  const fresh = temporaryFolder();
  await generate(fresh, texts);
  await generate(folder, texts);
  expect(treeOf(folder)).toEqual(treeOf(fresh));
}

describe("a run that breaks off", { timeout: 30_000 }, () => {
  beforeEach(() => {
    power.left = Infinity;
  });

  it.each([
    ["the same description", broken],
    ["another description", later],
    ["the description of before", before],
  ])("is made good by the next run over %s, wherever it broke off", async (_what, next) => {
    for (let changes = 0; ; changes += 1) {
      const folder = temporaryFolder();
      await generate(folder, before);
      const outcome = await failAfter(changes, folder, broken);
      await expectRecovery(folder, next);
      if (outcome === "done") {
        expect(changes).toBeGreaterThan(10);
        return;
      }
    }
  });

  it("is made good in an empty folder, and after a second run that broke off", async () => {
    for (let changes = 0; changes < 25; changes += 1) {
      const folder = temporaryFolder();
      await failAfter(changes, folder, broken);
      await failAfter(changes / 2, folder, later);
      await expectRecovery(folder, before);
    }
  });

  it("gives no claim to a file that it did not come to write", async () => {
    const folder = temporaryFolder();
    await generate(folder, before);
    await failAfter(4, folder, broken);
    mkdirSync(join(folder, "src/new"), { recursive: true });
    writeFileSync(join(folder, "src/new/d.ts"), "mine");
    await expect(generate(folder, broken)).rejects.toThrow("src/new/d.ts is in the way");
    await generate(folder, before);
    expect(treeOf(folder)["src/new/d.ts"]).toBe("mine");
  });
});
