/** The programs in a generated package's README compile against the package, whatever the description. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { allFixtures, generateFixture } from "../generation.js";

it.each(allFixtures)("the README of $api compiles under strict", async (fixture) => {
  const { files } = await generateFixture(fixture);
  const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
  const manifest = files.find(({ path }) => path === "package.json")?.text ?? "";
  const { name }: { name: string } = JSON.parse(manifest);
  const programs = [...readme.matchAll(/^(`{3,})ts\n([\s\S]*?)^\1$/gm)].map(([, , code = ""]) => code);
  expect(programs.length).toBeGreaterThanOrEqual(2);
  await mkdir("node_modules/.cache", { recursive: true });
  const folder = await mkdtemp("node_modules/.cache/readme-");
  try {
    for (const { path, text } of files) await put(join(folder, "package", path), text);
    for (const [index, code] of programs.entries()) await put(join(folder, `program${String(index)}.ts`), code);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["ES2022", "DOM"], types: ["node"] },
      paths: { [`${name}/*`]: ["./package/src/*/index.ts"] },
    };
    await put(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await put(join(folder, "package.json"), '{ "type": "module" }');
    const tsc = [resolve("node_modules/typescript/bin/tsc"), "-p", folder];
    const { stdout } = await promisify(execFile)(process.execPath, tsc).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
