/** From a description to the code and the texts of a package, without the layout, which would take most of the time. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Report } from "../generator/diagnostics/report.js";
import { emitterNames } from "../generator/emit/emitter.js";
import { chooseEmitters, reservedNames } from "../generator/emit/index.js";
import { load } from "../generator/load/document.js";
import { build } from "../generator/model/build.js";
import { makePlan } from "../generator/plan/make-plan.js";
import type { GeneratedFile } from "../generator/print/format.js";
import { lower } from "../generator/print/lower.js";
import { assemble, importDeclaration } from "../generator/print/source-file.js";
import { emit } from "./emitted.js";

/**
 * Everything but the runtime; nothing where the description has errors. Writes the description into a folder on the way.
 */
export async function generatedCode(description: object, folder: string): Promise<readonly GeneratedFile[]> {
  const report = new Report();
  const path = join(folder, "description.json");
  writeFileSync(path, JSON.stringify(description));
  const document = await load(path, report);
  const api =
    document &&
    build(
      document,
      { operations: {}, responseEnums: "open", formats: "annotation", int64: "number", dates: "string" },
      report,
    );
  if (api === undefined || report.hasErrors) return [];
  const emitters = chooseEmitters(emitterNames, api, report);
  const plan = makePlan(api, emitters, { names: {}, reserved: reservedNames(emitters, api) }, report);
  const { sources, texts } = await emit(plan, { emitters, package: { name: "pets", version: "1.0.0" } }, report);
  const code = sources.map(({ path, imports, statements }) => ({
    path,
    text: assemble(imports.map(importDeclaration), statements.map(lower)),
  }));
  return [...code, ...texts];
}
