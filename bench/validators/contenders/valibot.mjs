import * as v from "valibot";
import { eventName, variantCount } from "../description.mjs";
import { is, issues } from "./valibot-request.mjs";

const integer = () => v.pipe(v.number(), v.integer());
const Meter = v.looseObject({
  id: v.string(),
  object: v.literal("billing.meter"),
  created: integer(),
  customer_mapping: v.looseObject({ event_payload_key: v.string(), type: v.literal("by_id") }),
  default_aggregation: v.looseObject({ formula: v.picklist(["count", "last", "sum"]) }),
  display_name: v.string(),
  event_name: v.string(),
  event_time_window: v.nullable(v.picklist(["day", "hour"])),
  livemode: v.boolean(),
  status: v.picklist(["active", "inactive"]),
  status_transitions: v.looseObject({ deactivated_at: v.nullable(integer()) }),
  updated: integer(),
  value_settings: v.looseObject({ event_payload_key: v.string() }),
});

const events = Array.from({ length: variantCount }, (_, index) =>
  v.looseObject({
    id: v.string(),
    type: v.literal(eventName(index)),
    created: integer(),
    livemode: v.boolean(),
    [`subject_${index}`]: v.string(),
    amount: integer(),
    [`reason_${index}`]: v.optional(v.string()),
  }),
);

const data = (object) =>
  object({
    number: v.number(),
    negNumber: v.number(),
    maxNumber: v.number(),
    string: v.string(),
    longString: v.string(),
    boolean: v.boolean(),
    deeplyNested: object({ foo: v.string(), num: v.number(), bool: v.boolean() }),
  });

const both = (schema) => ({
  is: (value) => v.is(schema, value),
  issues: (value) => v.safeParse(schema, value).issues,
});

const parse = (schema) => (value) => {
  const { success, output } = v.safeParse(schema, value);
  return success ? output : undefined;
};

export const cases = {
  request: { is, issues },
  answer: both(Meter),
  answers: both(v.array(Meter)),
  union: both(v.variant("type", events)),
  assertLoose: both(data(v.looseObject)),
  assertStrict: both(data(v.strictObject)),
  parseSafe: { parse: parse(data(v.object)) },
  parseStrict: { parse: parse(data(v.strictObject)) },
};
