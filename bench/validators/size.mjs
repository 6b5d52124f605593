/** What one validator costs that is imported alone: bytes in a bundle, and time until its first answer. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { inputs } from "./inputs.mjs";

const folder = join(import.meta.dirname, ".build/single");

/** By contender: minified and gzipped bytes, and milliseconds in a fresh process, the median of some. */
export async function measureSizes(names, starts) {
  mkdirSync(folder, { recursive: true });
  const bundles = new Map();
  for (const name of names) bundles.set(name, await bundle(name));
  const milliseconds = new Map(names.map((name) => [name, []]));
  for (let start = 0; start < starts; start += 1)
    for (const name of names) milliseconds.get(name).push(coldStart(name));
  return names.map((name) => ({ name, ...bundles.get(name), milliseconds: median(milliseconds.get(name)) }));
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `is` and `issues` of the request, with everything that they need. */
async function bundle(name) {
  const outfile = join(folder, `${name}.mjs`);
  const result = await build({
    stdin: {
      contents: `export { is, issues } from "./contenders/${name}-request.mjs";`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    write: false,
    logLevel: "error",
  });
  const [{ contents }] = result.outputFiles;
  writeFileSync(outfile, contents);
  return { bytes: contents.byteLength, gzipped: gzipSync(contents, { level: 9 }).byteLength };
}

/** From the import to the first answer and the first list of issues. */
function coldStart(name) {
  const values = JSON.stringify([inputs.request.valid[0], inputs.request.invalid[0]]);
  const program = `
    const [valid, invalid] = ${values};
    const start = performance.now();
    const { is, issues } = await import(${JSON.stringify(join(folder, `${name}.mjs`))});
    const right = is(valid) && issues(invalid).length > 0;
    const end = performance.now();
    if (!right) throw new Error("wrong answer");
    console.log(end - start);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return Number(stdout);
}
