/**
 * Tries the packages of descriptions: examples by their validators, a request of each operation from client to server.
 * Prints a line of JSON for each. Several to a process, since starting one takes longer than most packages do.
 *
 *     tsx behave.ts petstore.json uspto.yaml
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

for (const spec of process.argv.slice(2)) console.log(JSON.stringify(await behaviourOf(spec)));

async function behaviourOf(spec: string): Promise<object> {
  const options = resolveConfig({ spec, output: "none" });
  const report = new Report();
  const document = await load(spec, report);
  const api = document === undefined ? undefined : build(document, options, report);
  const generated = await generate(options);
  if (api === undefined || generated.files.length === 0) return {};
  const emitters = chooseEmitters(options.emitters, api, report);
  const plan = makePlan(api, emitters, { ...options, reserved: reservedNames(emitters, api) }, report);
  const loaded = await loadPackage<LoadedPackage>(generated);
  const isServed = typeof loaded["createRouter"] === "function";
  return { examples: tryExamples(loaded, api, plan), tried: isServed ? await tryCalls(loaded, api, plan) : [] };
}
