import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { Value } from "typebox/value";
import { eventName, variantCount } from "../description.mjs";
import { is, issues } from "./typebox-request.mjs";

const nullable = (type) => Type.Union([type, Type.Null()]);
const Meter = Type.Object({
  id: Type.String(),
  object: Type.Literal("billing.meter"),
  created: Type.Integer(),
  customer_mapping: Type.Object({ event_payload_key: Type.String(), type: Type.Literal("by_id") }),
  default_aggregation: Type.Object({
    formula: Type.Union([Type.Literal("count"), Type.Literal("last"), Type.Literal("sum")]),
  }),
  display_name: Type.String(),
  event_name: Type.String(),
  event_time_window: nullable(Type.Union([Type.Literal("day"), Type.Literal("hour")])),
  livemode: Type.Boolean(),
  status: Type.Union([Type.Literal("active"), Type.Literal("inactive")]),
  status_transitions: Type.Object({ deactivated_at: nullable(Type.Integer()) }),
  updated: Type.Integer(),
  value_settings: Type.Object({ event_payload_key: Type.String() }),
});

const events = Array.from({ length: variantCount }, (_, index) =>
  Type.Object({
    id: Type.String(),
    type: Type.Literal(eventName(index)),
    created: Type.Integer(),
    livemode: Type.Boolean(),
    [`subject_${index}`]: Type.String(),
    amount: Type.Integer(),
    [`reason_${index}`]: Type.Optional(Type.String()),
  }),
);

const data = (options) =>
  Type.Object(
    {
      number: Type.Number(),
      negNumber: Type.Number(),
      maxNumber: Type.Number(),
      string: Type.String(),
      longString: Type.String(),
      boolean: Type.Boolean(),
      deeplyNested: Type.Object({ foo: Type.String(), num: Type.Number(), bool: Type.Boolean() }, options),
    },
    options,
  );

function both(schema) {
  const compiled = Compile(schema);
  return {
    is: (value) => compiled.Check(value),
    issues: (value) => (compiled.Check(value) ? undefined : [...compiled.Errors(value)]),
  };
}

const loose = both(data({}));
const strict = both(data({ additionalProperties: false }));
const trimmed = data({});

export const cases = {
  request: { is, issues },
  answer: both(Meter),
  answers: both(Type.Array(Meter)),
  union: both(Type.Union(events)),
  assertLoose: loose,
  assertStrict: strict,
  parseSafe: {
    // `Clean` changes the value itself, so each time there must be a copy.
    parse: (value) =>
      loose.is(value) ? Value.Clean(trimmed, { ...value, deeplyNested: { ...value.deeplyNested } }) : undefined,
  },
  parseStrict: { parse: (value) => (strict.is(value) ? value : undefined) },
};
