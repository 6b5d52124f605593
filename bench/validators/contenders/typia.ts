import typia, { type tags } from "typia";
import type { Event } from "./events.js";
import { is, issues } from "./typia-request.js";

type Integer = number & tags.Type<"int64">;

interface Meter {
  id: string;
  object: "billing.meter";
  created: Integer;
  customer_mapping: { event_payload_key: string; type: "by_id" };
  default_aggregation: { formula: "count" | "last" | "sum" };
  display_name: string;
  event_name: string;
  event_time_window: "day" | "hour" | null;
  livemode: boolean;
  status: "active" | "inactive";
  status_transitions: { deactivated_at: Integer | null };
  updated: Integer;
  value_settings: { event_payload_key: string };
}

interface Data {
  number: number;
  negNumber: number;
  maxNumber: number;
  string: string;
  longString: string;
  boolean: boolean;
  deeplyNested: { foo: string; num: number; bool: boolean };
}

const validateMeter = typia.createValidate<Meter>();
const validateMeters = typia.createValidate<Meter[]>();
const validateEvent = typia.createValidate<Event>();
const validateLoose = typia.createValidate<Data>();
const validateStrict = typia.createValidateEquals<Data>();
const isStrict = typia.createEquals<Data>();
const isLoose = typia.createIs<Data>();
const copy = typia.misc.createClone<Data>();

const issuesBy =
  <T>(validate: (value: unknown) => typia.IValidation<T>) =>
  (value: unknown) => {
    const result = validate(value);
    return result.success ? undefined : result.errors;
  };

export const cases = {
  request: { is, issues },
  answer: { is: typia.createIs<Meter>(), issues: issuesBy(validateMeter) },
  answers: { is: typia.createIs<Meter[]>(), issues: issuesBy(validateMeters) },
  union: { is: typia.createIs<Event>(), issues: issuesBy(validateEvent) },
  assertLoose: { is: isLoose, issues: issuesBy(validateLoose) },
  assertStrict: { is: isStrict, issues: issuesBy(validateStrict) },
  parseSafe: { parse: (value: unknown) => (isLoose(value) ? copy(value) : undefined) },
  parseStrict: { parse: (value: unknown) => (isStrict(value) ? value : undefined) },
};
