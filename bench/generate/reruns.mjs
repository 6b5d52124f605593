/** How long ours takes where the package is there already: nothing has changed, or one schema has. */
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCold } from "./cold-run.mjs";

const root = join(import.meta.dirname, "../..");

/** By description and what is done: the runs. */
export async function rerunRows(specs, { folder, rounds }) {
  const cli = installedCopy(join(folder, "specwright"));
  const rows = new Map();
  for (const spec of specs.filter(({ path }) => path.endsWith(".json"))) {
    const out = join(folder, "rerun", spec.name);
    const changing = join(folder, `changing-${spec.name}.json`);
    cpSync(spec.path, changing);
    const generate = [[cli, "generate", changing, "--out", out, "--quiet"]];
    await runCold(generate, folder);
    const unchanged = [];
    const changed = [];
    for (let round = 0; round < rounds; round += 1) {
      unchanged.push(await runCold(generate, folder));
      changeOneSchema(changing, round);
      changed.push(await runCold(generate, folder));
    }
    rows.set(spec.name, { unchanged, changed });
  }
  return rows;
}

/** Another property in the first component that is an object. */
function changeOneSchema(path, round) {
  const description = JSON.parse(readFileSync(path, "utf8"));
  const schema = Object.values(description.components.schemas).find(({ properties }) => properties !== undefined);
  schema.properties[`added_in_round_${round}`] = { type: "string", description: "Not there before." };
  writeFileSync(path, JSON.stringify(description));
}

/** What npm would install: a checkout, which is told by the settings of its build, always generates. */
function installedCopy(target) {
  rmSync(target, { recursive: true, force: true });
  for (const part of ["dist", "templates", "package.json"])
    cpSync(join(root, part), join(target, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  return join(target, "dist/cli.js");
}
