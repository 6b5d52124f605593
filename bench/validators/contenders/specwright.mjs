/** What `specwright generate` writes for the description, compiled and otherwise untouched. */
import * as validators from "../.build/specwright/validators/index.js";
import { is, issues } from "./specwright-request.mjs";

const issuesBy = (validate) => (value) => validate(value).issues;

export const cases = {
  request: { is, issues },
  answer: { is: validators.isBillingMeter, issues: issuesBy(validators.validateBillingMeter) },
  answers: { is: validators.isBillingMeters, issues: issuesBy(validators.validateBillingMeters) },
  union: { is: validators.isEvent, issues: issuesBy(validators.validateEvent) },
  assertLoose: { is: validators.isLoose, issues: issuesBy(validators.validateLoose) },
  assertStrict: { is: validators.isStrict, issues: issuesBy(validators.validateStrict) },
  parseSafe: {
    parse: validators.stripLoose && ((value) => (validators.isLoose(value) ? validators.stripLoose(value) : undefined)),
  },
  parseStrict: { parse: (value) => validators.validateStrict(value).value },
};
