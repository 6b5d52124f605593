/**
 * Tries the package of one description: its examples by its validators, a request of each operation from its client to
 * its server. Prints one line of JSON.
 *
 *     tsx behave-one.ts petstore.json
 */
import { resolveConfig } from "../../../generator/config.js";
import { Report } from "../../../generator/diagnostics/report.js";
import { chooseEmitters, reservedNames } from "../../../generator/emit/index.js";
import { generate } from "../../../generator/generate.js";
import { load } from "../../../generator/load/document.js";
import { build } from "../../../generator/model/build.js";
import { makePlan } from "../../../generator/plan/make-plan.js";
import { loadPackage } from "../../../test/generated-package.js";
import { tryCalls, type LoadedPackage } from "./calls.js";
import { tryExamples } from "./examples.js";

const [spec = ""] = process.argv.slice(2);
const options = resolveConfig({ spec, output: "none" });
const report = new Report();
const document = await load(spec, report);
const api = document === undefined ? undefined : build(document, options, report);
const generated = await generate(options);
if (api === undefined || generated.files.length === 0) console.log("{}");
else {
  const emitters = chooseEmitters(options.emitters, api, report);
  const plan = makePlan(api, emitters, { names: {}, reserved: reservedNames(emitters, api) }, report);
  const loaded = await loadPackage<LoadedPackage>(generated);
  const isServed = typeof loaded["createRouter"] === "function";
  const tried = isServed ? await tryCalls(loaded, api, plan) : [];
  const examples = tryExamples(loaded, api, plan);
  console.log(JSON.stringify({ examples, tried }));
}
