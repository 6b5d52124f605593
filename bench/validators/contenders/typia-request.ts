import typia, { type tags } from "typia";

interface Request {
  display_name: string & tags.MaxLength<250>;
  event_name: string & tags.MaxLength<100>;
  default_aggregation: { formula: "count" | "last" | "sum" };
  customer_mapping?: { event_payload_key: string & tags.MaxLength<100>; type: "by_id" };
  event_time_window?: "day" | "hour";
  value_settings?: { event_payload_key: string & tags.MaxLength<100> };
}

export const is = typia.createEquals<Request>();
const validate = typia.createValidateEquals<Request>();
export const issues = (value: unknown) => {
  const result = validate(value);
  return result.success ? undefined : result.errors;
};
