import { type } from "arktype";
import { eventName, variantCount } from "../description.mjs";
import { is, issues } from "./arktype-request.mjs";

const Meter = type({
  id: "string",
  object: "'billing.meter'",
  created: "number.integer",
  customer_mapping: { event_payload_key: "string", type: "'by_id'" },
  default_aggregation: { formula: "'count' | 'last' | 'sum'" },
  display_name: "string",
  event_name: "string",
  event_time_window: "'day' | 'hour' | null",
  livemode: "boolean",
  status: "'active' | 'inactive'",
  status_transitions: { deactivated_at: "number.integer | null" },
  updated: "number.integer",
  value_settings: { event_payload_key: "string" },
});

const events = Array.from({ length: variantCount }, (_, index) =>
  type({
    id: "string",
    type: `'${eventName(index)}'`,
    created: "number.integer",
    livemode: "boolean",
    [`subject_${index}`]: "string",
    amount: "number.integer",
    [`reason_${index}?`]: "string",
  }),
);

const data = (undeclared) =>
  type({
    "+": undeclared,
    number: "number",
    negNumber: "number",
    maxNumber: "number",
    string: "string",
    longString: "string",
    boolean: "boolean",
    deeplyNested: { "+": undeclared, foo: "string", num: "number", bool: "boolean" },
  });

const both = (schema) => ({
  is: (value) => schema.allows(value),
  issues: (value) => {
    const result = schema(value);
    return result instanceof type.errors ? [...result] : undefined;
  },
});

const parse = (schema) => (value) => {
  const result = schema(value);
  return result instanceof type.errors ? undefined : result;
};

export const cases = {
  request: { is, issues },
  answer: both(Meter),
  answers: both(Meter.array()),
  union: both(type.or(...events)),
  assertLoose: both(data("ignore")),
  assertStrict: both(data("reject")),
  parseSafe: { parse: parse(data("delete")) },
  parseStrict: { parse: parse(data("reject")) },
};
