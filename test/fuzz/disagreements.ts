/** Random schemas and values, judged by generated validators and by others. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { loadValidators, type Validators } from "../emitted-validators.js";
import { ajvJudge, umpire } from "./judges.js";
import { schemaArbitrary } from "./schemas.js";
import { likelyValue, valueArbitrary } from "./values.js";

export interface Tally {
  /** How many pairs of a schema and a value were judged, and how many of them were accepted. */
  readonly pairs: number;
  readonly accepted: number;
  /** Where ajv judged otherwise and the umpire judged as we do. */
  readonly faultsOfAjv: number;
  /** Where both of ours, `is…` and `validate…`, or we and the umpire, differ: a defect each. */
  readonly defects: readonly Defect[];
}

export interface Defect {
  readonly what: string;
  readonly name: string;
  /** The schema and those that it refers to, and the value, as JSON. */
  readonly schemas: string;
  readonly value: string;
}

const schemasAtOnce = 40;
const valuesPerSchema = 50;
export const pairsAtOnce: number = schemasAtOnce * valuesPerSchema;

/** Judges some schemas, all of one description, over some values each; `seed` chooses them. */
export async function judgeBatch(seed: number): Promise<Tally> {
  const names = Array.from({ length: schemasAtOnce }, (_, index) => `Schema${index}`);
  const drawn = fc.sample(schemaArbitrary(names), { seed, numRuns: schemasAtOnce });
  const components = Object.fromEntries(names.map((name, index) => [name, drawn[index] ?? true]));
  const validators = await loadValidators(components, { responseEnums: "closed" });
  const ajv = ajvJudge(components);
  // What cannot be honoured is said in a diagnostic; such schemas are nobody's to judge.
  const unjudged = validators.diagnostics.some(({ code }) => code === "unsupported-keyword");
  if (unjudged) return { pairs: 0, accepted: 0, faultsOfAjv: 0, defects: [] };
  const defects: Defect[] = [];
  let accepted = 0;
  let faultsOfAjv = 0;
  for (const [index, name] of names.entries()) {
    const schema = components[name];
    const values = fc.oneof({ weight: 3, arbitrary: likelyValue(schema, components) }, valueArbitrary);
    const candidates = fc.sample(values, { seed: seed + index, numRuns: valuesPerSchema });
    for (const value of candidates) {
      const verdict = validators.is(name, value);
      if (verdict) accepted += 1;
      const inner = contradiction(validators, name, value, verdict);
      if (inner !== undefined) defects.push(defect(inner, name, value, components));
      if (ajv(name, value) === verdict) continue;
      const decides = await umpire(components, name);
      if (decides(value) === verdict) faultsOfAjv += 1;
      else defects.push(defect(verdict ? "wrongly accepted" : "wrongly refused", name, value, components));
    }
  }
  return { pairs: schemasAtOnce * valuesPerSchema, accepted, faultsOfAjv, defects };
}

/** Where `validate…` does not say what `is…` does. */
function contradiction({ validate }: Validators, name: string, value: JsonValue, verdict: boolean): string | undefined {
  const { issues } = validate(name, value);
  if ((issues === undefined) !== verdict) return `is… says ${verdict}, validate… says otherwise`;
  return issues?.some(({ code }) => code === "unstable") ? "an issue without a reason" : undefined;
}

function defect(what: string, name: string, value: JsonValue, components: JsonObject): Defect {
  const reached = new Set([name]);
  for (const one of reached) {
    const text = JSON.stringify(components[one]);
    for (const [, target = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) reached.add(target);
  }
  const schemas = JSON.stringify(Object.fromEntries([...reached].map((one) => [one, components[one]])));
  return { what, name, schemas, value: JSON.stringify(value) };
}
