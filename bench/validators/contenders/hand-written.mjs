/** The other cases by hand, by the same hand. */
import { eventName, variantCount } from "../description.mjs";
import { explainOthers, is, isRecord, issues } from "./hand-written-request.mjs";

function isMeter(value) {
  if (!isRecord(value)) return false;
  if (typeof value.id !== "string" || value.object !== "billing.meter" || !Number.isInteger(value.created))
    return false;
  const mapping = value.customer_mapping;
  if (!isRecord(mapping) || typeof mapping.event_payload_key !== "string" || mapping.type !== "by_id") return false;
  const aggregation = value.default_aggregation;
  if (!isRecord(aggregation)) return false;
  const { formula } = aggregation;
  if (formula !== "sum" && formula !== "count" && formula !== "last") return false;
  if (typeof value.display_name !== "string" || typeof value.event_name !== "string") return false;
  const window = value.event_time_window;
  if (window !== null && window !== "day" && window !== "hour") return false;
  if (typeof value.livemode !== "boolean" || (value.status !== "active" && value.status !== "inactive")) return false;
  const transitions = value.status_transitions;
  if (!isRecord(transitions)) return false;
  if (transitions.deactivated_at !== null && !Number.isInteger(transitions.deactivated_at)) return false;
  if (!Number.isInteger(value.updated)) return false;
  const settings = value.value_settings;
  return isRecord(settings) && typeof settings.event_payload_key === "string";
}

function expect(holds, value, path, code, message, found) {
  if (value === undefined) found.push({ path, code: "required", message: "is required" });
  else if (!holds) found.push({ path, code, message });
}

function explainMeter(value, path, found) {
  if (!isRecord(value)) {
    found.push({ path, code: "type", message: "must be an object" });
    return;
  }
  const { id, object, created, customer_mapping: mapping, default_aggregation: aggregation, updated } = value;
  if (typeof id !== "string") expect(false, id, [...path, "id"], "type", "must be a string", found);
  if (object !== "billing.meter") expect(false, object, [...path, "object"], "const", "must be billing.meter", found);
  if (!Number.isInteger(created)) {
    expect(false, created, [...path, "created"], "type", "must be a whole number", found);
  }
  if (!isRecord(mapping)) expect(false, mapping, [...path, "customer_mapping"], "type", "must be an object", found);
  else {
    const { event_payload_key: key, type } = mapping;
    const here = [...path, "customer_mapping"];
    if (typeof key !== "string") expect(false, key, [...here, "event_payload_key"], "type", "must be a string", found);
    if (type !== "by_id") expect(false, type, [...here, "type"], "const", "must be by_id", found);
  }
  if (!isRecord(aggregation)) {
    expect(false, aggregation, [...path, "default_aggregation"], "type", "must be an object", found);
  } else {
    const { formula } = aggregation;
    if (formula !== "sum" && formula !== "count" && formula !== "last") {
      const here = [...path, "default_aggregation", "formula"];
      expect(false, formula, here, "enum", "must be one of count, last, sum", found);
    }
  }
  explainRest(value, path, found);
  if (!Number.isInteger(updated)) {
    expect(false, updated, [...path, "updated"], "type", "must be a whole number", found);
  }
}

function explainRest(value, path, found) {
  const { display_name, event_name, event_time_window: window, livemode, status } = value;
  const { status_transitions: transitions, value_settings: settings } = value;
  if (typeof display_name !== "string") {
    expect(false, display_name, [...path, "display_name"], "type", "must be a string", found);
  }
  if (typeof event_name !== "string") {
    expect(false, event_name, [...path, "event_name"], "type", "must be a string", found);
  }
  if (window !== null && window !== "day" && window !== "hour") {
    expect(false, window, [...path, "event_time_window"], "enum", "must be one of day, hour, null", found);
  }
  if (typeof livemode !== "boolean") {
    expect(false, livemode, [...path, "livemode"], "type", "must be true or false", found);
  }
  if (status !== "active" && status !== "inactive") {
    expect(false, status, [...path, "status"], "enum", "must be active or inactive", found);
  }
  if (!isRecord(transitions)) {
    expect(false, transitions, [...path, "status_transitions"], "type", "must be an object", found);
  } else {
    const { deactivated_at: at } = transitions;
    if (at !== null && !Number.isInteger(at)) {
      const here = [...path, "status_transitions", "deactivated_at"];
      expect(false, at, here, "type", "must be a whole number or null", found);
    }
  }
  if (!isRecord(settings)) {
    expect(false, settings, [...path, "value_settings"], "type", "must be an object", found);
  } else if (typeof settings.event_payload_key !== "string") {
    const here = [...path, "value_settings", "event_payload_key"];
    expect(false, settings.event_payload_key, here, "type", "must be a string", found);
  }
}

function areMeters(value) {
  return Array.isArray(value) && value.every(isMeter);
}

function explainMeters(value) {
  const found = [];
  if (!Array.isArray(value)) return [{ path: [], code: "type", message: "must be an array" }];
  for (let index = 0; index < value.length; index += 1) {
    if (!isMeter(value[index])) explainMeter(value[index], [index], found);
  }
  return found;
}

const variants = new Map(
  Array.from({ length: variantCount }, (_, index) => [eventName(index), [`subject_${index}`, `reason_${index}`]]),
);

/** What all variants share is asked once; the type then says which names are left. */
function isEvent(value) {
  if (!isRecord(value)) return false;
  if (typeof value.id !== "string" || !Number.isInteger(value.created) || typeof value.livemode !== "boolean") {
    return false;
  }
  if (!Number.isInteger(value.amount)) return false;
  const variant = variants.get(value.type);
  if (variant === undefined || typeof value[variant[0]] !== "string") return false;
  const reason = value[variant[1]];
  return reason === undefined || typeof reason === "string";
}

function explainEvent(value) {
  const found = [];
  if (!isRecord(value)) return [{ path: [], code: "type", message: "must be an object" }];
  const { id, type, created, livemode, amount } = value;
  const variant = variants.get(type);
  if (variant === undefined) {
    expect(false, type, ["type"], "oneOf", "must be one of the known types", found);
    return found;
  }
  if (typeof id !== "string") expect(false, id, ["id"], "type", "must be a string", found);
  if (!Number.isInteger(created)) expect(false, created, ["created"], "type", "must be a whole number", found);
  if (typeof livemode !== "boolean") expect(false, livemode, ["livemode"], "type", "must be true or false", found);
  const [subject, reason] = variant;
  if (typeof value[subject] !== "string") expect(false, value[subject], [subject], "type", "must be a string", found);
  if (!Number.isInteger(amount)) expect(false, amount, ["amount"], "type", "must be a whole number", found);
  if (value[reason] !== undefined && typeof value[reason] !== "string") {
    found.push({ path: [reason], code: "type", message: "must be a string" });
  }
  return found;
}

function isLoose(value) {
  if (!isRecord(value)) return false;
  if (!Number.isFinite(value.number) || !Number.isFinite(value.negNumber) || !Number.isFinite(value.maxNumber)) {
    return false;
  }
  if (typeof value.string !== "string" || typeof value.longString !== "string") return false;
  if (typeof value.boolean !== "boolean") return false;
  const { deeplyNested } = value;
  return (
    isRecord(deeplyNested) &&
    typeof deeplyNested.foo === "string" &&
    Number.isFinite(deeplyNested.num) &&
    typeof deeplyNested.bool === "boolean"
  );
}

const outerNames = ["number", "negNumber", "maxNumber", "string", "longString", "boolean", "deeplyNested"];
const innerNames = ["foo", "num", "bool"];

function hasOnly(value, names) {
  let count = 0;
  for (const _ in value) count += 1;
  return count === names.length || Object.keys(value).every((key) => names.includes(key) || value[key] === undefined);
}

function isStrict(value) {
  return isLoose(value) && hasOnly(value, outerNames) && hasOnly(value.deeplyNested, innerNames);
}

function explainLoose(value) {
  const found = [];
  if (!isRecord(value)) return [{ path: [], code: "type", message: "must be an object" }];
  for (const name of ["number", "negNumber", "maxNumber"]) {
    if (!Number.isFinite(value[name])) expect(false, value[name], [name], "type", "must be a number", found);
  }
  for (const name of ["string", "longString"]) {
    if (typeof value[name] !== "string") expect(false, value[name], [name], "type", "must be a string", found);
  }
  const { boolean, deeplyNested: inner } = value;
  if (typeof boolean !== "boolean") expect(false, boolean, ["boolean"], "type", "must be true or false", found);
  if (!isRecord(inner)) {
    expect(false, inner, ["deeplyNested"], "type", "must be an object", found);
    return found;
  }
  const { foo, num, bool } = inner;
  if (typeof foo !== "string") expect(false, foo, ["deeplyNested", "foo"], "type", "must be a string", found);
  if (!Number.isFinite(num)) expect(false, num, ["deeplyNested", "num"], "type", "must be a number", found);
  if (typeof bool !== "boolean") {
    expect(false, bool, ["deeplyNested", "bool"], "type", "must be true or false", found);
  }
  return found;
}

function explainStrict(value) {
  const found = explainLoose(value);
  if (!isRecord(value)) return found;
  explainOthers(value, outerNames, [], found);
  if (isRecord(value.deeplyNested)) explainOthers(value.deeplyNested, innerNames, ["deeplyNested"], found);
  return found;
}

/** The value itself where nothing is unknown; else a copy without that. */
function trim(value) {
  if (hasOnly(value, outerNames) && hasOnly(value.deeplyNested, innerNames)) return value;
  const { number, negNumber, maxNumber, string, longString, boolean, deeplyNested } = value;
  const { foo, num, bool } = deeplyNested;
  return { number, negNumber, maxNumber, string, longString, boolean, deeplyNested: { foo, num, bool } };
}

const issuesOf = (check, explain) => (value) => (check(value) ? undefined : explain(value));

export const cases = {
  request: { is, issues },
  answer: {
    is: isMeter,
    issues: issuesOf(isMeter, (value) => {
      const found = [];
      explainMeter(value, [], found);
      return found;
    }),
  },
  answers: { is: areMeters, issues: issuesOf(areMeters, explainMeters) },
  union: { is: isEvent, issues: issuesOf(isEvent, explainEvent) },
  assertLoose: { is: isLoose, issues: issuesOf(isLoose, explainLoose) },
  assertStrict: { is: isStrict, issues: issuesOf(isStrict, explainStrict) },
  parseSafe: { parse: (value) => (isLoose(value) ? trim(value) : undefined) },
  parseStrict: { parse: (value) => (isStrict(value) ? value : undefined) },
};
