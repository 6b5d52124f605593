/** The programs in a generated package's README compile against the package, whatever the description. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { allFixtures, packageOf } from "../generation.js";

const programsOf = (readme: string): readonly string[] =>
  [...readme.matchAll(/^(`{3,})ts\n([\s\S]*?)^\1$/gm)].map(([, , code = ""]) => code);

it("the READMEs of all packages compile under strict", async () => {
  await mkdir("node_modules/.cache", { recursive: true });
  const folder = await mkdtemp("node_modules/.cache/readme-");
  try {
    const paths: Record<string, readonly string[]> = {};
    for (const fixture of allFixtures) {
      const { files } = await packageOf(fixture);
      const textOf = (name: string): string => files.find(({ path }) => path === name)?.text ?? "";
      const programs = programsOf(textOf("README.md"));
      expect(programs.length, fixture.api).toBeGreaterThanOrEqual(2);
      const { name }: { name: string } = JSON.parse(textOf("package.json"));
      paths[`${name}/*`] = [`./${fixture.api}/package/src/*/index.ts`];
      for (const { path, text } of files) await put(join(folder, fixture.api, "package", path), text);
      for (const [index, code] of programs.entries())
        await put(join(folder, fixture.api, `program${String(index)}.ts`), code);
    }
    expect(Object.keys(paths)).toHaveLength(allFixtures.length);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["ES2022", "DOM"], types: ["node"] },
      skipLibCheck: true,
      paths,
    };
    await put(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/*.ts"] }));
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
