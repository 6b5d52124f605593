/**
 * Generated sources compile under every supported TypeScript with every check turned on. Compilers before 7 take minutes
 * together: `npm run test:consumers` asks all of them, `npm test` the newest in every way and the oldest in one.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allFixtures, packageOf, repository } from "../generation.js";
import { compilers, type Compiler, errorsOf, flagsOf, type Project } from "./compilers.js";

let root = "";

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "specwright-consumers-"));
  await writePackages("copied");
  await writePackages("shared");
});

/** `shared`: a module of the runtime, which is the same in all packages, is one file that each of them links to. */
async function writePackages(runtime: "copied" | "shared"): Promise<void> {
  const packages = join(root, runtime);
  const written = new Map<string, string>();
  for (const fixture of allFixtures) {
    for (const { path, text } of (await packageOf(fixture)).files) {
      const place = join(packages, fixture.api, path);
      mkdirSync(dirname(place), { recursive: true });
      const known = runtime === "shared" && path.startsWith("src/runtime/") ? written.get(text) : undefined;
      if (known === undefined) writeFileSync(place, text);
      else symlinkSync(known, place);
      written.set(text, known ?? place);
    }
  }
  cpSync(fileURLToPath(new URL("program", import.meta.url)), join(packages, "program"), { recursive: true });
  // Modules are ESM, the program's like those of the packages.
  writeFileSync(join(packages, "program/package.json"), JSON.stringify({ type: "module" }));
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

const isWhole = process.env["CONSUMERS"] === "all";
const asked = compilers.filter((compiler) => isWhole || compiler === compilers[0] || compiler === compilers.at(-1));

describe.each(asked)("TypeScript $release", (compiler) => {
  it.each(waysFor(compiler))(
    "takes every package and its consumers: $resolution, $platform",
    { timeout: 180_000 },
    async (way) => {
      const folder = join(root, runtimeFor(compiler));
      expect(await errorsOf({ folder, compiler, ...way, paths })).toEqual([]);
    },
  );

  it("has every check turned on", async () => {
    const wanted = Object.entries(violations).filter(([flag]) => flagsOf(compiler).includes(flag));
    // Compilers only look at declarations where they have found no other error.
    const declarations = wanted.filter(([flag]) => flag === "isolatedDeclarations");
    for (const group of [wanted.filter((entry) => !declarations.includes(entry)), declarations]) {
      if (group.length === 0) continue;
      const folder = mkdtempSync(join(root, "wrong-"));
      writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
      writeFileSync(join(folder, "only.ts"), "export interface Only {}");
      for (const [flag, { text }] of group) writeFileSync(join(folder, `${flag}.ts`), text);
      const errors = await errorsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
      const codes = errors.map((error) => error.replace(/^(\w+)\.ts\(.* error (TS\d+): .*$/, "$1 $2"));
      expect(codes).toEqual(expect.arrayContaining(group.map(([flag, { code }]) => `${flag} ${code}`)));
    }
  });
});

/** Compilers before 7 take long to check the same modules again. */
function runtimeFor({ release }: Compiler): "copied" | "shared" {
  return isWhole || release === "7" ? "copied" : "shared";
}

/** Without the web's globals the oldest and the newest release suffice. */
function waysFor(compiler: Compiler): readonly Pick<Project, "resolution" | "platform">[] {
  if (!isWhole && compiler !== compilers.at(-1)) return [{ resolution: "nodenext", platform: "web" }];
  return [
    { resolution: "nodenext", platform: "web" },
    { resolution: "bundler", platform: "web" },
    ...([compilers[0], compilers.at(-1)].includes(compiler)
      ? [{ resolution: "nodenext", platform: "node" } as const]
      : []),
  ];
}

/** Where the names lead by which the program imports the packages. */
const paths = {
  ...Object.fromEntries(
    allFixtures.flatMap(({ api }) => [
      [api, [`./${api}/src/index.ts`]],
      [`${api}/*`, [`./${api}/src/*/index.ts`]],
    ]),
  ),
  "@standard-schema/spec": [join(repository, "node_modules/@standard-schema/spec/dist/index.d.ts")],
};

/** For each flag, a file with the one error that the flag is about. */
const violations: Readonly<Record<string, { readonly code: string; readonly text: string }>> = {
  strict: { code: "TS2322", text: "export const text: string = null;" },
  exactOptionalPropertyTypes: { code: "TS2375", text: "export const a: { b?: string } = { b: undefined };" },
  noUncheckedIndexedAccess: {
    code: "TS2322",
    text: "export function first(list: string[]): string { return list[0]; }",
  },
  noPropertyAccessFromIndexSignature: {
    code: "TS4111",
    text: "export function read(map: Record<string, string>): unknown { return map.key; }",
  },
  verbatimModuleSyntax: { code: "TS1484", text: 'import { Only } from "./only.js"; export const a: Only = {};' },
  noUnusedLocals: { code: "TS6133", text: "const unused = 1; export {};" },
  noUnusedParameters: { code: "TS6133", text: "export function f(unused: string): void {}" },
  noImplicitOverride: {
    code: "TS4114",
    text: "class A { a(): void {} } export class B extends A { a(): void {} }",
  },
  noImplicitReturns: {
    code: "TS7030",
    text: "export function f(a: boolean): number | undefined { if (a) { return 1; } }",
  },
  noFallthroughCasesInSwitch: {
    code: "TS7029",
    text: "export function f(a: number): void { switch (a) { case 1: f(2); case 2: f(3); } }",
  },
  isolatedDeclarations: { code: "TS9010", text: "export const now = Date.now();" },
  erasableSyntaxOnly: { code: "TS1294", text: "export enum E { A }" },
};
