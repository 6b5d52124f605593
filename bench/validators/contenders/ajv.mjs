import { Ajv2020 } from "ajv/dist/2020.js";
import { components } from "../.build/schemas.mjs";
import { is, issues, options } from "./ajv-request.mjs";

function compile(name, more) {
  const ajv = new Ajv2020({ ...options, discriminator: true, ...more });
  return ajv.compile({ components, $ref: `#/components/schemas/${name}` });
}

function both(name) {
  const all = compile(name, { allErrors: true });
  return { is: compile(name), issues: (value) => (all(value) ? undefined : all.errors) };
}

// It takes out of the value itself what is unknown, so each time there must be a copy to take it from.
const trim = compile("Loose", { removeAdditional: "all" });
const strict = compile("Strict");

export const cases = {
  request: { is, issues },
  answer: both("BillingMeter"),
  answers: both("BillingMeters"),
  union: both("Event"),
  assertLoose: both("Loose"),
  assertStrict: both("Strict"),
  parseSafe: {
    parse: (value) => {
      const copy = { ...value, deeplyNested: { ...value.deeplyNested } };
      return trim(copy) ? copy : undefined;
    },
  },
  parseStrict: { parse: (value) => (strict(value) ? value : undefined) },
};
