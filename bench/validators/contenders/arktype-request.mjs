import { type } from "arktype";

const schema = type({
  "+": "reject",
  display_name: "string <= 250",
  event_name: "string <= 100",
  default_aggregation: { "+": "reject", formula: "'count' | 'last' | 'sum'" },
  "customer_mapping?": { "+": "reject", event_payload_key: "string <= 100", type: "'by_id'" },
  "event_time_window?": "'day' | 'hour'",
  "value_settings?": { "+": "reject", event_payload_key: "string <= 100" },
});

export const is = (value) => schema.allows(value);
export const issues = (value) => {
  const result = schema(value);
  return result instanceof type.errors ? [...result] : undefined;
};
