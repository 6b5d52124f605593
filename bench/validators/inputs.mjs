/** The values of every case, each fresh from `JSON.parse` as a server meets them, in a few shapes and many contents. */
import { eventName, variantCount } from "./description.mjs";

/** As many values as a ring holds: a power of two, so that going round costs a bitwise and. */
export const ringSize = 64;

function ring(make) {
  return Array.from({ length: ringSize }, (_, index) => JSON.parse(JSON.stringify(make(index))));
}

function request(index) {
  return {
    display_name: `Search API Calls ${index}`,
    event_name: `ai_search_api_${index}`,
    default_aggregation: { formula: ["sum", "count", "last"][index % 3] },
    ...(index % 4 === 0 ? {} : { value_settings: { event_payload_key: `value_${index}` } }),
    ...(index % 4 < 2 ? {} : { customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" } }),
    ...(index % 4 < 3 ? {} : { event_time_window: index % 8 === 3 ? "day" : "hour" }),
  };
}

function meter(index) {
  return {
    id: `mtr_test_61Q8nQMqIFK9fRQmr41CMAXJrFdZ5M${index}`,
    object: "billing.meter",
    created: 1704824589 + index,
    customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" },
    default_aggregation: { formula: ["sum", "count", "last"][index % 3] },
    display_name: `Search API Calls ${index}`,
    event_name: `ai_search_api_${index}`,
    event_time_window: index % 2 === 0 ? null : "day",
    livemode: index % 3 === 0,
    status: index % 5 === 0 ? "inactive" : "active",
    status_transitions: { deactivated_at: index % 5 === 0 ? 1704824589 : null },
    updated: 1704824589,
    value_settings: { event_payload_key: "value" },
  };
}

function event(index) {
  const variant = (index * 7) % variantCount;
  return {
    id: `evt_${index}`,
    type: eventName(variant),
    created: 1704824589 + index,
    livemode: false,
    [`subject_${variant}`]: `sub_${index}`,
    amount: index * 100,
    ...(index % 2 === 0 ? { [`reason_${variant}`]: "requested" } : {}),
  };
}

function moltar() {
  return {
    number: 1,
    negNumber: -1,
    maxNumber: Number.MAX_VALUE,
    string: "string",
    longString:
      "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.",
    boolean: true,
    deeplyNested: { foo: "bar", num: 1, bool: false },
  };
}

/** One of several things wrong with a value, in turn. */
function broken(make, ...breaks) {
  return ring((index) => breaks[index % breaks.length](make(index)));
}

function manyMeters(last) {
  return [...Array.from({ length: 9_999 }, (_, index) => meter(index)), last(meter(9_999))];
}

const wrongStatus = (value) => ({ ...value, status: "archived" });
const wrongFlag = (value) => ({ ...value, boolean: "true" });
const wrongInside = (value) => ({ ...value, deeplyNested: { ...value.deeplyNested, num: "1" } });
const extra = (value) => ({ ...value, extra: 1 });

/**
 * By case: what is valid, and what is not, with the number of issues of the first invalid value. `parseSafe` takes what
 * is unknown, and leaves it out.
 */
export const inputs = {
  request: {
    valid: ring(request),
    invalid: broken(
      request,
      (value) => ({ ...value, default_aggregation: { formula: "average" } }),
      ({ event_name: _, ...value }) => ({ ...value, display_name: "x".repeat(251) }),
      extra,
    ),
  },
  answer: {
    valid: ring(meter),
    invalid: broken(
      meter,
      wrongStatus,
      (value) => ({ ...value, created: "yesterday", livemode: null }),
      ({ id: _, ...value }) => value,
    ),
  },
  answers: {
    valid: [JSON.parse(JSON.stringify(manyMeters((value) => value)))],
    invalid: [JSON.parse(JSON.stringify(manyMeters(wrongStatus)))],
  },
  union: {
    valid: ring(event),
    invalid: broken(
      event,
      (value) => ({ ...value, amount: "much" }),
      (value) => ({ ...value, type: "customer.unknown" }),
      (value) => ({ ...value, livemode: 1 }),
    ),
  },
  assertLoose: { valid: ring(moltar), invalid: broken(moltar, wrongFlag, wrongInside) },
  assertStrict: { valid: ring(moltar), invalid: broken(moltar, wrongFlag, wrongInside, extra) },
  parseSafe: {
    valid: ring(moltar),
    trimmed: ring((index) => extra(moltar(index))),
    invalid: broken(moltar, wrongFlag, wrongInside),
  },
  parseStrict: { valid: ring(moltar), invalid: broken(moltar, wrongFlag, wrongInside, extra) },
};
