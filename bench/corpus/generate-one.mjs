/**
 * Generates the package of one description, in a process of its own, and prints what that took as one line of JSON:
 *
 *     node generate-one.mjs stripe.json out/stripe
 *
 * An exception is left to end the process: that is what the parent calls a crash.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { generate, resolveConfig } from "../../dist/index.js";

const [spec, output] = process.argv.slice(2);
const start = performance.now();
const { files, diagnostics } = await generate(resolveConfig({ spec, output }));
const milliseconds = performance.now() - start;
for (const { path, text } of files) {
  const place = join(output, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text);
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const errors = diagnostics.filter(({ severity }) => severity === "error");
console.log(
  JSON.stringify({
    wall: milliseconds / 1000,
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    peak: maxRSS * 1024,
    files: files.length,
    bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    diagnostics: counted(diagnostics.map(({ code }) => code)),
    errors: errors
      .slice(0, 5)
      .map(({ code, message, location }) => `${code}: ${message} (${location?.pointer ?? "–"})`),
    misplaced: misplaced(files.map(({ path }) => path)),
  }),
);

/** `["a", "b", "a"]` → `{ a: 2, b: 1 }` */
function counted(words) {
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Paths that lead out of the package's folder, or that are one on a disk that ignores case. */
function misplaced(paths) {
  const outside = paths.filter((path) => normalize(path) !== path || /^(\.\.|\/)/.test(path));
  const seen = new Set();
  const again = paths.filter((path) => seen.size === seen.add(path.toLowerCase()).size);
  return [...outside, ...again];
}
