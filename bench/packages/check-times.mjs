/** How long compilers take for a package, and for a program that imports one call of it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const compilers = [
  { name: "TypeScript 7", package: "typescript" },
  { name: "TypeScript 5.9", package: "typescript-5.9" },
];

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  module: "nodenext",
  moduleResolution: "nodenext",
};

/** By compiler: processor seconds and megabytes of each program. */
export function checkTimes({ folder, call, params }, rounds) {
  const user = `import { ${call} } from "generated/client";\nimport type { ${params} } from "generated/types";\nexport type Params = ${params};\nexport { ${call} };\n`;
  const builtPaths = { "generated/*": ["./package/dist/*/index.d.ts"] };
  const programs = {
    package: project(folder, "package.json", { ...strict, noEmit: true }, ["package/src"]),
    peer: project(folder, "peer.json", { ...strict, noEmit: true }, ["peer"]),
    built: project(folder, "built.json", { ...strict, noEmit: true, paths: builtPaths }, ["user"]),
    sources: project(
      folder,
      "sources.json",
      { ...strict, noEmit: true, paths: { "generated/*": ["./package/src/*/index.ts"] } },
      ["user"],
    ),
  };
  mkdirSync(join(folder, "user"), { recursive: true });
  writeFileSync(join(folder, "user/user.ts"), user);
  build(folder);
  return compilers.map((compiler) => ({
    compiler: compiler.name,
    ...Object.fromEntries(
      Object.entries(programs).map(([name, config]) => [name, least(compiler, folder, config, rounds)]),
    ),
  }));
}

function project(folder, name, compilerOptions, include) {
  const config = `tsconfig.${name}`;
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions, include }));
  return config;
}

/** The declarations that users of the built package read. */
function build(folder) {
  const { status, stdout } = tsc("typescript", join(folder, "package"), [
    "-p",
    "tsconfig.json",
    "--emitDeclarationOnly",
  ]);
  if (status !== 0) throw new Error(stdout);
}

function least(compiler, folder, config, rounds) {
  const runs = Array.from({ length: rounds }, () => timed(compiler, folder, config));
  return runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
}

function timed(compiler, folder, config) {
  const { status, stdout, seconds } = tsc(compiler.package, folder, ["-p", config, "--extendedDiagnostics"]);
  if (status !== 0) throw new Error(`${compiler.name}, ${config}: ${stdout.slice(0, 2_000)}`);
  return { seconds, megabytes: Number(/^Memory used:\s*(\d+)K/m.exec(stdout)?.[1] ?? 0) / 1024 };
}

/** The shell tells what its children took of the processor (POSIX, `times`), which Node does not. */
function tsc(name, cwd, args) {
  const script = join(root, "node_modules", name, "bin/tsc");
  const command = '"$0" "$@" --pretty false; status=$?; times >&2; exit $status';
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command, process.execPath, script, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const [, user, system] = /(\S+) (\S+)\s*$/.exec(stderr) ?? [];
  return { status, stdout, seconds: inSeconds(user) + inSeconds(system) };
}

/** `1m2.5s` → 62.5 */
function inSeconds(text = "0m0s") {
  const [, minutes, seconds] = /^(\d+)m([\d.]+)s$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
