import * as v from "valibot";

const text = (limit) => v.pipe(v.string(), v.maxLength(limit));
const schema = v.strictObject({
  display_name: text(250),
  event_name: text(100),
  default_aggregation: v.strictObject({ formula: v.picklist(["count", "last", "sum"]) }),
  customer_mapping: v.optional(v.strictObject({ event_payload_key: text(100), type: v.literal("by_id") })),
  event_time_window: v.optional(v.picklist(["day", "hour"])),
  value_settings: v.optional(v.strictObject({ event_payload_key: text(100) })),
});

export const is = (value) => v.is(schema, value);
export const issues = (value) => v.safeParse(schema, value).issues;
