import { Type } from "typebox";
import { Compile } from "typebox/compile";

const options = { additionalProperties: false };
const schema = Type.Object(
  {
    display_name: Type.String({ maxLength: 250 }),
    event_name: Type.String({ maxLength: 100 }),
    default_aggregation: Type.Object(
      { formula: Type.Union([Type.Literal("count"), Type.Literal("last"), Type.Literal("sum")]) },
      options,
    ),
    customer_mapping: Type.Optional(
      Type.Object({ event_payload_key: Type.String({ maxLength: 100 }), type: Type.Literal("by_id") }, options),
    ),
    event_time_window: Type.Optional(Type.Union([Type.Literal("day"), Type.Literal("hour")])),
    value_settings: Type.Optional(Type.Object({ event_payload_key: Type.String({ maxLength: 100 }) }, options)),
  },
  options,
);

const compiled = Compile(schema);
export const is = (value) => compiled.Check(value);
export const issues = (value) => (compiled.Check(value) ? undefined : [...compiled.Errors(value)]);
