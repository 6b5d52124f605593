/** The tables, as Markdown. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

export function report(results, rounds) {
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}`;
  return `${[
    "# What generated packages cost those who use them",
    "",
    `Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    "",
    "Bytes of the sources, with types, validators, client and server; of openapi-typescript, which writes types alone:",
    "",
    ...sizes(results),
    "",
    `Processor time of the compiler under strict flags (and memory), ${rounds === 1 ? "one run" : `the least of ${rounds} runs`}: for the whole package, for the`,
    "types of openapi-typescript, and for a program that imports one call and one type, from the built package and from its",
    "sources:",
    "",
    ...times(results),
    "",
    "A bundle (esbuild) of one import:",
    "",
    ...bundles(results),
    "",
    `Versions: ${versions()}.`,
  ].join("\n")}\n`;
}

function sizes(results) {
  const folders = ["types", "validators", "client", "server", "runtime"];
  const rows = results.map(({ name, bytes, peerBytes }) => [
    name,
    ...[...folders.map((folder) => bytes[folder] ?? 0), sum(bytes), sum(peerBytes)].map(kilobytes),
  ]);
  return table(["", ...folders, "all", "openapi-typescript"], rows);
}

function times(results) {
  const programs = ["package", "peer", "built", "sources"];
  const rows = results.flatMap(({ name, times: byCompiler }) =>
    byCompiler.map((one) => [
      name,
      one.compiler,
      ...programs.map((program) => `${one[program].seconds.toFixed(1)} s (${one[program].megabytes.toFixed(0)} MB)`),
    ]),
  );
  return table(["", "compiler", "package", "openapi-typescript", "one call, built", "one call, sources"], rows);
}

function bundles(results) {
  const rows = results.flatMap(({ name, bundles: byImport }) =>
    Object.entries(byImport).map(([what, size]) => [name, what, kilobytes(size.minified), kilobytes(size.gzipped)]),
  );
  return table(["", "import", "minified", "gzipped"], rows);
}

function sum(bytes) {
  return Object.values(bytes).reduce((total, one) => total + one, 0);
}

function kilobytes(bytes) {
  return bytes < 1e5 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map((name, index) => (index === 0 || name === "compiler" ? ":--" : "--:"))),
    ...rows.map(line),
  ];
}

function versions() {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
  const compilers = ["typescript", "typescript-5.9"].map(
    (name) =>
      `TypeScript ${JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version}`,
  );
  return [...Object.entries(dependencies).map(([name, version]) => `${name} ${version}`), ...compilers].join(", ");
}
