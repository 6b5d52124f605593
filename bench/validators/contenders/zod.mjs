import { z } from "zod";
import { eventName, variantCount } from "../description.mjs";
import { is, issues } from "./zod-request.mjs";

const Meter = z.object({
  id: z.string(),
  object: z.literal("billing.meter"),
  created: z.int(),
  customer_mapping: z.object({ event_payload_key: z.string(), type: z.literal("by_id") }),
  default_aggregation: z.object({ formula: z.enum(["count", "last", "sum"]) }),
  display_name: z.string(),
  event_name: z.string(),
  event_time_window: z.enum(["day", "hour"]).nullable(),
  livemode: z.boolean(),
  status: z.enum(["active", "inactive"]),
  status_transitions: z.object({ deactivated_at: z.int().nullable() }),
  updated: z.int(),
  value_settings: z.object({ event_payload_key: z.string() }),
});

const events = Array.from({ length: variantCount }, (_, index) =>
  z.object({
    id: z.string(),
    type: z.literal(eventName(index)),
    created: z.int(),
    livemode: z.boolean(),
    [`subject_${index}`]: z.string(),
    amount: z.int(),
    [`reason_${index}`]: z.string().optional(),
  }),
);

const data = (object) =>
  object({
    number: z.number(),
    negNumber: z.number(),
    maxNumber: z.number(),
    string: z.string(),
    longString: z.string(),
    boolean: z.boolean(),
    deeplyNested: object({ foo: z.string(), num: z.number(), bool: z.boolean() }),
  });

const both = (schema) => ({
  is: (value) => schema.safeParse(value).success,
  issues: (value) => schema.safeParse(value).error?.issues,
});

const safe = data(z.object);
const strict = data(z.strictObject);

export const cases = {
  request: { is, issues },
  answer: both(Meter),
  answers: both(z.array(Meter)),
  union: both(z.discriminatedUnion("type", events)),
  assertLoose: both(data(z.looseObject)),
  assertStrict: both(strict),
  parseSafe: { parse: (value) => safe.safeParse(value).data },
  parseStrict: { parse: (value) => strict.safeParse(value).data },
};
