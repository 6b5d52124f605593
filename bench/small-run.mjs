/**
 * How long the commands take for the repository's own small description, start-up included: wall time of whole
 * processes, the median of several, beside a Node process that does nothing.
 *
 *     npm run build && npm --prefix bench run small-run
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const cli = join(root, "dist/cli.js");
const spec = join(root, "spec/billing-meters.yaml");
const runs = 7;
if (!existsSync(cli)) throw new Error("Build first: npm run build");

const folder = mkdtempSync(join(tmpdir(), "specwright-small-run-"));
try {
  const out = join(folder, "out");
  const installed = installedCopy(join(folder, "specwright"));
  const rows = {
    "node, nothing": () => run(["-e", "0"]),
    "generate, no output yet": () => {
      rmSync(out, { recursive: true, force: true });
      return run([cli, "generate", spec, "--out", out]);
    },
    "generate, nothing changed": () => run([cli, "generate", spec, "--out", out]),
    "check, nothing changed": () => run([cli, "check", spec, "--out", out]),
    "check, nothing changed, installed": () => run([installed, "check", spec, "--out", out]),
  };
  run([installed, "generate", spec, "--out", out]);
  for (const [name, measure] of Object.entries(rows)) {
    const times = Array.from({ length: runs }, measure).sort((a, b) => a - b);
    console.log(`${name.padEnd(36)} ${times[Math.floor(runs / 2)].toFixed(2)} s`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** What npm would install: without the settings of the build, by which a checkout is told from a release. */
function installedCopy(target) {
  for (const part of ["dist", "templates", "package.json"])
    cpSync(join(root, part), join(target, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  return join(target, "dist/cli.js");
}

function run(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return (performance.now() - start) / 1000;
}
