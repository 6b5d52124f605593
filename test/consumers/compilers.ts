/** The TypeScript releases that generated packages are held to, and how each is run. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../generation.js";

export interface Compiler {
  /** As people speak of it: `5.4`. */
  readonly release: string;
  /** The npm package that it is installed as. */
  readonly package: string;
}

export const compilers: readonly Compiler[] = [
  { release: "5.4", package: "typescript-5.4" },
  { release: "5.9", package: "typescript-5.9" },
  { release: "6", package: "typescript-6" },
  { release: "7", package: "typescript" },
];

/** Every check that a consumer may have turned on, with the release that brought it; absent: all have it. */
const flags: Readonly<Record<string, { readonly since?: number }>> = {
  strict: {},
  exactOptionalPropertyTypes: {},
  noUncheckedIndexedAccess: {},
  noPropertyAccessFromIndexSignature: {},
  verbatimModuleSyntax: {},
  noUnusedLocals: {},
  noUnusedParameters: {},
  noImplicitOverride: {},
  noImplicitReturns: {},
  noFallthroughCasesInSwitch: {},
  isolatedDeclarations: { since: 5.5 },
  erasableSyntaxOnly: { since: 5.8 },
};

/** The flags that a compiler has. */
export function flagsOf({ release }: Compiler): readonly string[] {
  return Object.entries(flags).flatMap(([flag, { since = 0 }]) => (Number(release) >= since ? [flag] : []));
}

/** How modules are found: by Node's rules, or by a bundler's. */
export type Resolution = "nodenext" | "bundler";

/** What the code may count on: a browser's or worker's globals, or those of Node's own types. */
export type Platform = "web" | "node";

export interface Project {
  readonly folder: string;
  readonly compiler: Compiler;
  readonly resolution: Resolution;
  readonly platform: Platform;
  /** Where names of packages lead: `{ "pets/*": ["./pets/src/*\/index.ts"] }`. */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
  /** Absent: everything in the folder. */
  readonly files?: readonly string[];
}

/** What the compiler says of all TypeScript in a folder: a line for each error; empty where there is none. */
export async function errorsOf(project: Project): Promise<readonly string[]> {
  const { folder, compiler, resolution, platform, files } = project;
  const config = `tsconfig.${compiler.release}.${resolution}.${platform}.json`;
  const settings = {
    compilerOptions: optionsOf(project),
    ...(files === undefined ? { include: ["**/*"] } : { files }),
  };
  writeFileSync(join(folder, config), JSON.stringify(settings));
  const tsc = join(repository, "node_modules", compiler.package, "bin/tsc");
  const { exitCode, output } = await run(process.execPath, [tsc, "-p", config, "--pretty", "false"], folder);
  if (exitCode === 0) return [];
  return output.trim().split("\n");
}

/** The settings of the compiler: every flag that it has. */
export function optionsOf({ compiler, resolution, platform, paths }: Project): object {
  return {
    ...Object.fromEntries(flagsOf(compiler).map((flag) => [flag, true])),
    target: "es2022",
    module: resolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution: resolution,
    lib: platform === "web" ? ["es2022", "dom"] : ["es2022"],
    types: platform === "web" ? [] : ["node"],
    typeRoots: [join(repository, "node_modules/@types")],
    // Packages have no declarations of their own; those of the platform take longer to check than most packages.
    skipLibCheck: process.env["CONSUMERS"] !== "all",
    declaration: true,
    noEmit: true,
    ...(paths === undefined ? {} : { paths }),
  };
}

export interface Finished {
  readonly exitCode: number;
  /** What it printed, errors included. */
  readonly output: string;
}

/** Runs a program to its end; does not throw where it fails. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ exitCode, output: stdout + stderr });
    });
  });
}
