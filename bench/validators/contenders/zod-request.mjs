import { z } from "zod";

const schema = z.strictObject({
  display_name: z.string().max(250),
  event_name: z.string().max(100),
  default_aggregation: z.strictObject({ formula: z.enum(["count", "last", "sum"]) }),
  customer_mapping: z.strictObject({ event_payload_key: z.string().max(100), type: z.literal("by_id") }).optional(),
  event_time_window: z.enum(["day", "hour"]).optional(),
  value_settings: z.strictObject({ event_payload_key: z.string().max(100) }).optional(),
});

export const is = (value) => schema.safeParse(value).success;
export const issues = (value) => schema.safeParse(value).error?.issues;
