/** The code in the generated package's README compiles against the package. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = resolve("generated/billing-meters");

it("the README's programs compile under strict", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const programs = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
  expect(programs).toHaveLength(3);
  await mkdir("node_modules/.cache", { recursive: true });
  const folder = await mkdtemp("node_modules/.cache/readme-");
  try {
    await Promise.all(programs.map((code, index) => writeFile(join(folder, `program${String(index)}.ts`), code)));
    const compilerOptions = {
      ...{ strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["ES2022", "DOM"], types: ["node"] },
      paths: { "billing-meters/*": [`${root}/src/*/index.ts`] },
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const tsc = [resolve("node_modules/typescript/bin/tsc"), "-p", folder];
    const { stdout } = await promisify(execFile)(process.execPath, tsc).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true });
  }
});
