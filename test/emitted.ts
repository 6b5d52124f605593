/** What the emitters make of a plan, all of it at once, as tests look at it. */
import type { Report } from "../generator/diagnostics/report.js";
import type { EmittedRest, EmittedSource } from "../generator/emit/emitter.js";
import { emission, type EmitOptions } from "../generator/emit/index.js";
import type { Plan } from "../generator/plan/plan.js";

export interface Emitted extends EmittedRest {
  readonly sources: readonly EmittedSource[];
}

export async function emit(plan: Plan, options: EmitOptions, report: Report): Promise<Emitted> {
  const { sources, rest } = emission(plan, options, report);
  return { sources: [...sources], ...(await rest()) };
}
