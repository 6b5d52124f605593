/**
 * How long generators take and how much memory, ours beside others', each in a process of its own that starts cold:
 *
 *     npm run build && npm --prefix bench/generate ci && npm --prefix bench/generate run bench
 *
 * `--quick` has one round, without the largest description; `--only=specwright,orval` leaves the others out, and
 * `--specs=stripe` the other descriptions; `--rounds=5` sets how often each runs (3 otherwise); `--write` puts the tables
 * into RESULTS.md. The generators take turns, so that what else the machine does meets all alike, and each starts from an
 * empty folder. Times are medians.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generators } from "./generators.mjs";
import { report } from "./report.mjs";
import { runCold } from "./cold-run.mjs";
import { rerunRows } from "./reruns.mjs";
import { specifications } from "./specifications.mjs";

const isQuick = process.argv.includes("--quick");
const only = listed("only");
const rounds = Number(listed("rounds")?.[0] ?? (isQuick ? 1 : 3));
const folder = join(import.meta.dirname, ".build");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const asked = generators.filter(({ name }) => only === undefined || only.some((each) => name.startsWith(each)));
const wanted = listed("specs");
const specs = specifications(folder).filter(({ name }) =>
  wanted === undefined ? !isQuick || name !== "github" : wanted.includes(name),
);
const cold = new Map();
for (const spec of specs) {
  const failed = new Set();
  for (let round = 0; round < rounds; round += 1) {
    for (const generator of asked) {
      if (failed.has(generator)) continue;
      const out = join(folder, "out", spec.name, generator.name.replaceAll(/[^a-z0-9]+/gi, "-"));
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });
      const run = await runCold(generator.commands({ spec: spec.path, out, folder }), folder);
      const key = `${spec.name} ${generator.name}`;
      cold.set(key, [...(cold.get(key) ?? []), run]);
      if (run.failure !== undefined) failed.add(generator);
      console.error(`${spec.name} ${generator.name}: ${run.failure ?? `${run.wall.toFixed(2)} s`}`);
    }
  }
}
const reruns = await rerunRows(specs, { folder, rounds });
const text = report({ specs, generators: asked, cold, reruns, rounds });
console.log(text);
if (process.argv.includes("--write")) writeFileSync(join(import.meta.dirname, "RESULTS.md"), text);
rmSync(folder, { recursive: true, force: true });

/** The values of an option: `--only=a,b` → `["a", "b"]`. */
function listed(option) {
  const prefix = `--${option}=`;
  const given = process.argv.find((argument) => argument.startsWith(prefix));
  return given?.slice(prefix.length).split(",");
}
