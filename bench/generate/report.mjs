/** The tables of RESULTS.md. */
import { cpus, totalmem } from "node:os";
import { nodeVersion } from "./node-version.mjs";

export function report({ specs, generators, cold, reruns, rounds }) {
  const columns = specs.map(({ name, bytes }) => `${name} (${(bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1)} MB)`);
  const rows = generators.map((generator) => [
    `${generator.name} ${generator.version}`,
    generator.writes,
    ...specs.map(({ name }) => cell(cold.get(`${name} ${generator.name}`))),
  ]);
  return `# How long generators take

Made by \`npm --prefix bench/generate run bench\` on ${today()}: Node ${nodeVersion()}, ${machine()}.
Each generator starts cold, from an empty folder, ${rounds === 1 ? "once" : `${rounds} times, in turns with the others`}. A cell has seconds of wall time (the median), seconds
of CPU time, and the peak of memory in MB. Read ratios inside of a column: machines differ, and what else they do.

${table(["generator", "writes", ...columns], rows)}

## Over the fastest of the others

${table(["", ...columns], ratios(specs, generators, cold))}

## Again, where the package is there already

${table(["specwright", ...[...reruns.keys()]], rerunTable(reruns))}

Over a cold run of openapi-typescript in the same bench:

${table(["specwright", ...[...reruns.keys()]], rerunRatios(reruns, cold))}
`;
}

function cell(runs = []) {
  const failed = runs.find(({ failure }) => failure !== undefined);
  if (failed !== undefined) return failed.failure;
  if (runs.length === 0) return "–";
  const [wall, cpu, peak] = ["wall", "cpu", "peak"].map((name) => median(runs.map((run) => run[name])));
  return `${wall.toFixed(2)} / ${cpu.toFixed(2)} / ${(peak / 1e6).toFixed(0)}`;
}

/** Wall time and memory of ours over the fastest, or the smallest, of the others of that scope. */
function ratios(specs, generators, cold) {
  const own = generators.filter(({ name }) => name.startsWith("specwright"));
  const fullRow = (measure) => (name, ours, scope) => {
    const mine = medianOf(cold, name, ours, measure);
    const others = generators
      .filter((each) => !each.name.startsWith("specwright") && each.scope === scope)
      .flatMap((each) => medianOf(cold, name, each, measure) ?? []);
    return mine === undefined || others.length === 0 ? "–" : (mine / Math.min(...others)).toFixed(2);
  };
  return own.flatMap((ours) =>
    ["types", "full"].flatMap((scope) =>
      ["wall", "peak"].map((measure) => [
        `${ours.name}: ${measure === "wall" ? "time" : "memory"}, over those that write ${scope === "types" ? "types alone" : "more"}`,
        ...specs.map(({ name }) => fullRow(measure)(name, ours, scope)),
      ]),
    ),
  );
}

function rerunTable(reruns) {
  return ["unchanged", "changed"].map((kind) => [
    kind === "unchanged" ? "nothing has changed" : "one schema has another property",
    ...[...reruns.values()].map((runs) => cell(runs[kind])),
  ]);
}

function rerunRatios(reruns, cold) {
  return ["unchanged", "changed"].map((kind) => [
    kind === "unchanged" ? "nothing has changed" : "one schema has another property",
    ...[...reruns].map(([name, runs]) => {
      const theirs = medianOf(cold, name, { name: "openapi-typescript" }, "wall");
      const failed = runs[kind].some(({ failure }) => failure !== undefined);
      return theirs === undefined || failed ? "–" : (median(runs[kind].map(({ wall }) => wall)) / theirs).toFixed(2);
    }),
  ]);
}

function medianOf(cold, spec, { name }, measure) {
  const runs = (cold.get(`${spec} ${name}`) ?? []).filter(({ failure }) => failure === undefined);
  return runs.length === 0 ? undefined : median(runs.map((run) => run[measure]));
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

function machine() {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB`;
}
