/** Processes that start cold, and what they took: wall time, CPU time of all threads, peak memory. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { node } from "./node-version.mjs";

const usage = pathToFileURL(join(import.meta.dirname, "usage.mjs")).href;

/** After so many seconds nobody waits any more. */
const limit = 300;

/**
 * Runs commands one after the other, as one generator that needs several.
 *
 * @returns Seconds, and bytes of the process that had the most; `failure` says what came of it instead.
 */
export async function runCold(commands, folder) {
  const sum = { wall: 0, cpu: 0, peak: 0 };
  for (const args of commands) {
    const run = await runOne(args, folder);
    if (run.failure !== undefined) return run;
    sum.wall += run.wall;
    sum.cpu += run.cpu;
    sum.peak = Math.max(sum.peak, run.peak);
  }
  return sum;
}

async function runOne(args, cwd) {
  const reports = mkdtempSync(join(cwd, "usage-"));
  const start = performance.now();
  const { code, signal, errors } = await ended(args, cwd, reports);
  const wall = (performance.now() - start) / 1000;
  const used = readdirSync(reports).map((name) => JSON.parse(readFileSync(join(reports, name), "utf8")));
  rmSync(reports, { recursive: true });
  if (/heap out of memory/.test(errors)) return { failure: "out of memory" };
  if (signal !== null) return { failure: wall >= limit ? `stopped after ${limit} s` : `ended by ${signal}` };
  if (code !== 0) return { failure: `exit code ${code}`, errors };
  return {
    wall,
    cpu: used.reduce((sum, { cpu }) => sum + cpu, 0),
    peak: used.reduce((sum, { peak }) => sum + peak, 0),
  };
}

function ended(args, cwd, reports) {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: `--import=${usage}`, SPECWRIGHT_USAGE: reports, CI: "true" };
    const child = spawn(node(), args, { cwd, env, stdio: ["ignore", "ignore", "pipe"], timeout: limit * 1000 });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    child.on("close", (code, signal) => resolve({ code, signal, errors }));
  });
}
