/** What `generate` does up to the layout, with a description that stands in no file. */
import { Report, type Diagnostic } from "../generator/diagnostics/report.js";
import { emitterNames } from "../generator/emit/emitter.js";
import { chooseEmitters, reservedNames } from "../generator/emit/index.js";
import { documentOf, type Document } from "../generator/load/document.js";
import type { JsonValue } from "../generator/load/json.js";
import type { Dialect } from "../generator/load/upgrade.js";
import { validate } from "../generator/load/validate.js";
import type { Api } from "../generator/model/api.js";
import { build } from "../generator/model/build.js";
import { makePlan } from "../generator/plan/make-plan.js";
import { emit, type Emitted } from "./emitted.js";
import { optionsFor } from "./generation.js";

export interface Outcome {
  /** Absent where the description has errors. */
  readonly api?: Api;
  readonly emitted?: Emitted;
  readonly diagnostics: readonly Diagnostic[];
}

/** The build stage alone, which decides what a description means. */
export function buildInMemory(value: JsonValue, dialect: Dialect): Api | undefined {
  return build(inMemory(value, dialect), optionsFor("api.yaml"), new Report());
}

/** The meta-schema is slow, and has no say in the output. */
export async function generateInMemory(
  value: JsonValue,
  dialect: Dialect,
  metaSchema: "asked" | "not asked",
): Promise<Outcome> {
  const report = new Report();
  const document = inMemory(value, dialect);
  if (metaSchema === "asked") await validate(document, report);
  const api = build(document, optionsFor(document.root), report);
  if (api === undefined || report.hasErrors) return { diagnostics: report.diagnostics };
  const emitters = chooseEmitters(emitterNames, api, report);
  const plan = makePlan(api, emitters, { names: {}, reserved: reservedNames(emitters, api) }, report);
  const emitted = await emit(plan, { emitters, package: { name: api.title, version: api.version } }, report);
  return { api, emitted, diagnostics: report.diagnostics };
}

function inMemory(value: JsonValue, dialect: Dialect): Document {
  const file = { file: "api.yaml", absolutePath: `${process.cwd()}/api.yaml`, text: "", value };
  return documentOf(file, [], dialect);
}
