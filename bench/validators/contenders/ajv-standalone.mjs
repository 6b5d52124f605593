import * as compiled from "../.build/ajv-standalone/all.mjs";
import { is, issues } from "./ajv-standalone-request.mjs";

function both(name) {
  const all = compiled[`${name}_all`];
  return { is: compiled[name], issues: (value) => (all(value) ? undefined : all.errors) };
}

export const cases = {
  request: { is, issues },
  answer: both("BillingMeter"),
  answers: both("BillingMeters"),
  union: both("Event"),
  assertLoose: both("Loose"),
  assertStrict: both("Strict"),
  parseStrict: { parse: (value) => (compiled.Strict(value) ? value : undefined) },
};
