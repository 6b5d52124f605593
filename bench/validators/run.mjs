/**
 * How fast validators are, ours beside others', as ratios over a hand-written check in the same run:
 *
 *     npm run build && npm --prefix bench/validators ci && npm --prefix bench/validators run bench
 *
 * `--quick` measures each thing four times and briefly; `--only=specwright,typia` leaves the other contenders out, and
 * `--rows=union,request:is` all rows but those of the union and the request's `is`; `--write` puts the tables into
 * RESULTS.md. Every contender has a process of its own, and the processes take turns on each measurement, so that what
 * else the machine does meets all alike.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contenders, measurements } from "./contenders.mjs";
import { prepare } from "./prepare.mjs";
import { report } from "./report.mjs";
import { measureSizes } from "./size.mjs";

const isQuick = process.argv.includes("--quick");
const only = listed("only");
const rows = listed("rows");
const [rounds, milliseconds] = isQuick ? [4, 15] : [8, 25];

await prepare();
const names = contenders.filter((name) => name === "hand-written" || only === undefined || only.includes(name));
const asked = measurements.filter((measurement) => rows === undefined || rows.some((row) => isOf(measurement, row)));
const processes = await Promise.all(names.map(start));
const times = await measureAll();
for (const { child } of processes) child.kill();
const sizes = rows === undefined || rows.includes("size") ? await measureSizes(names, isQuick ? 3 : 15) : undefined;
const text = report({ names, measurements: asked, times, sizes, rounds });
console.log(text);
if (process.argv.includes("--write")) writeFileSync(join(import.meta.dirname, "RESULTS.md"), text);

/** The values of an option: `--only=a,b` → `["a", "b"]`. */
function listed(option) {
  const prefix = `--${option}=`;
  const given = process.argv.find((argument) => argument.startsWith(prefix));
  return given?.slice(prefix.length).split(",");
}

/** `union` names all rows of a case, `union:is` those of a function, `union:is:valid` one. */
function isOf({ case: name, function: asked, inputs }, row) {
  return `${name}:${asked}:${inputs}:`.startsWith(`${row}:`);
}

async function start(name) {
  const child = fork(join(import.meta.dirname, "measure.mjs"), [name], { execArgv: ["--expose-gc"] });
  const [{ wrong }] = await once(child, "message");
  if (wrong.length > 0) throw new Error(`${name} judges otherwise:\n${wrong.join("\n")}`);
  return { name, child };
}

/** By measurement and contender: nanoseconds, one for each round. */
async function measureAll() {
  const found = asked.map(() => new Map(names.map((name) => [name, []])));
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, measurement] of asked.entries()) {
      const index = measurements.indexOf(measurement);
      for (const { name, child } of processes) {
        const answer = once(child, "message");
        child.send({ index, milliseconds });
        const [{ nanoseconds }] = await answer;
        if (nanoseconds !== undefined) found[place].get(name).push(nanoseconds);
      }
    }
    if (!isQuick) console.error(`round ${round + 1} of ${rounds}`);
  }
  return found;
}
