/** Whether generated packages compile: several of them in one program, as most are smaller than the compiler's start. */
import { readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compilers, optionsOf } from "../../test/consumers/compilers.js";
import { repository } from "../../test/generation.js";
import { runProgram } from "./process.js";

/** What the compiler says of one package. */
export type Compilation =
  | { readonly kind: "compiled" }
  | {
      readonly kind: "errors";
      /** How often each code was given: `{ TS2322: 4 }`. */
      readonly codes: Readonly<Record<string, number>>;
      readonly first: readonly string[];
    }
  /** It took too long, or ended otherwise without a word about this package. */
  | { readonly kind: "broken"; readonly said: string };

export interface Compiled {
  readonly packages: ReadonlyMap<string, Compilation>;
  /** Of the whole program, in seconds and bytes; the memory as the compiler has it. */
  readonly wall: number;
  readonly memory: number;
}

/**
 * Compiles all packages in the folder, each in a folder of its own, under every strict flag. A module of the runtime that
 * several of them carry is compiled once.
 */
export async function compileAll(folder: string, seconds: number): Promise<Compiled> {
  const compiler = compilers.find(({ release }) => release === "7");
  if (compiler === undefined) throw new Error("The tests know no TypeScript 7.");
  const compilerOptions = optionsOf({ folder, compiler, resolution: "nodenext", platform: "web" });
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  shareRuntime(names.map(({ name }) => join(folder, name, "src/runtime")));
  // What of the runtime is imported is found by the compiler, where the links lead.
  const files = { include: ["*/src/**/*"], exclude: ["*/src/runtime"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, ...files }));
  const tsc = join(repository, "node_modules", compiler.package, "bin/tsc");
  const args = [tsc, "-p", "tsconfig.json", "--pretty", "false", "--extendedDiagnostics"];
  const ended = await runProgram(process.execPath, args, seconds, folder);
  const memory = /^Memory used:\s*(\d+)K/m.exec(ended.output)?.[1];
  const lines = ended.output.split("\n").filter((line) => / error TS\d+: /.test(line));
  const isWhole = memory !== undefined && ended.kind === "ended";
  const packages = names.map(({ name }): [string, Compilation] => {
    const own = lines.filter((line) => line.startsWith(`${name}/`)).map((line) => line.slice(name.length + 1));
    if (own.length > 0) return [name, { kind: "errors", codes: codesIn(own), first: own.slice(0, 5) }];
    return [name, isWhole ? { kind: "compiled" } : { kind: "broken", said: whyBroken(ended) }];
  });
  return { packages: new Map(packages), wall: ended.seconds, memory: Number(memory ?? 0) * 1024 };
}

/** Leaves of equal modules the first, and links to it in place of the others. */
function shareRuntime(folders: readonly string[]): void {
  const known = new Map<string, string>();
  for (const folder of folders) {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const text = readFileSync(path, "utf8");
      const first = known.get(text);
      if (first === undefined) known.set(text, path);
      else {
        unlinkSync(path);
        symlinkSync(first, path);
      }
    }
  }
}

function whyBroken({ kind, output, errors }: Awaited<ReturnType<typeof runProgram>>): string {
  return kind === "limit" ? "out of time" : `${errors}${output}`.slice(0, 400);
}

function codesIn(lines: readonly string[]): Readonly<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const line of lines) {
    const code = / error (TS\d+): /.exec(line)?.[1] ?? "";
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return codes;
}
