/**
 * What generated packages cost those who use them: bytes, the compiler's time, the size of what one import brings along:
 *
 *     npm run build && npm --prefix bench/packages ci && npm --prefix bench/packages run bench
 *
 * `--only=stripe.com` takes some of the descriptions, `--write` puts the tables into RESULTS.md. Compilers are those of
 * the tests; their times are of the processor, of all threads, the least of three runs (`--rounds=1`: of one).
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleSizes } from "./bundles.mjs";
import { checkTimes } from "./check-times.mjs";
import { makePackages } from "./make-packages.mjs";
import { report } from "./report.mjs";

const only = option("only")?.split(",");
const rounds = Number(option("rounds") ?? 3);

const results = [];
for (const made of makePackages(only)) {
  console.error(`${made.name}: compiling`);
  results.push({ ...made, times: checkTimes(made, rounds), bundles: await bundleSizes(made) });
}
const text = report(results, rounds);
console.log(text);
if (process.argv.includes("--write")) writeFileSync(join(import.meta.dirname, "RESULTS.md"), text);

function option(name) {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}
