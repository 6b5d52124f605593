/** What somebody who knows V8 writes by hand for one endpoint: closed objects, lengths in code points, all issues. */

export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function atMost(text, limit) {
  return text.length <= limit || (text.length <= 2 * limit && surrogate.test(text) && codePoints(text) <= limit);
}

/** Where V8 keeps a string in single bytes, it knows without looking that this does not match. */
const surrogate = /[\uD800-\uDBFF]/;

function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Counting is cheap; the names are compared only where there are more than the known ones. */
function hasNoOther(value, known, names) {
  let count = 0;
  for (const _ in value) count += 1;
  if (count === known) return true;
  for (const key in value) if (!names.includes(key) && value[key] !== undefined) return false;
  return true;
}

export function is(value) {
  if (!isRecord(value)) return false;
  const { display_name, event_name, default_aggregation, customer_mapping, value_settings, event_time_window } = value;
  let known = 3;
  if (typeof display_name !== "string" || !atMost(display_name, 250)) return false;
  if (typeof event_name !== "string" || !atMost(event_name, 100)) return false;
  if (!isAggregation(default_aggregation)) return false;
  if (customer_mapping !== undefined) {
    if (!isMapping(customer_mapping)) return false;
    known += 1;
  }
  if (value_settings !== undefined) {
    if (!isSettings(value_settings)) return false;
    known += 1;
  }
  if (event_time_window !== undefined) {
    if (event_time_window !== "day" && event_time_window !== "hour") return false;
    known += 1;
  }
  return hasNoOther(value, known, names);
}

const names = [
  "display_name",
  "event_name",
  "default_aggregation",
  "customer_mapping",
  "value_settings",
  "event_time_window",
];

function isAggregation(value) {
  if (!isRecord(value)) return false;
  const { formula } = value;
  return (formula === "sum" || formula === "count" || formula === "last") && hasNoOther(value, 1, ["formula"]);
}

function isMapping(value) {
  if (!isRecord(value)) return false;
  const { type, event_payload_key } = value;
  if (type !== "by_id" || typeof event_payload_key !== "string" || !atMost(event_payload_key, 100)) return false;
  return hasNoOther(value, 2, ["type", "event_payload_key"]);
}

function isSettings(value) {
  if (!isRecord(value)) return false;
  const { event_payload_key } = value;
  if (typeof event_payload_key !== "string" || !atMost(event_payload_key, 100)) return false;
  return hasNoOther(value, 1, ["event_payload_key"]);
}

/** All issues; undefined where there are none. */
export function issues(value) {
  if (is(value)) return undefined;
  const found = [];
  if (!isRecord(value)) return [{ path: [], code: "type", message: "must be an object" }];
  explainText(value.display_name, ["display_name"], 250, found);
  explainText(value.event_name, ["event_name"], 100, found);
  explainAggregation(value.default_aggregation, found);
  if (value.customer_mapping !== undefined) explainMapping(value.customer_mapping, found);
  if (value.value_settings !== undefined) explainSettings(value.value_settings, found);
  const { event_time_window } = value;
  if (event_time_window !== undefined && event_time_window !== "day" && event_time_window !== "hour") {
    found.push({ path: ["event_time_window"], code: "enum", message: "must be day or hour" });
  }
  explainOthers(value, names, [], found);
  return found;
}

function explainText(value, path, limit, found) {
  if (value === undefined) found.push({ path, code: "required", message: "is required" });
  else if (typeof value !== "string") found.push({ path, code: "type", message: "must be a string" });
  else if (!atMost(value, limit)) {
    found.push({ path, code: "maxLength", message: `must be at most ${limit} characters long` });
  }
}

function explainAggregation(value, found) {
  if (value === undefined) {
    found.push({ path: ["default_aggregation"], code: "required", message: "is required" });
  } else if (!isRecord(value)) {
    found.push({ path: ["default_aggregation"], code: "type", message: "must be an object" });
  } else {
    const { formula } = value;
    if (formula === undefined) {
      found.push({ path: ["default_aggregation", "formula"], code: "required", message: "is required" });
    } else if (formula !== "sum" && formula !== "count" && formula !== "last") {
      found.push({
        path: ["default_aggregation", "formula"],
        code: "enum",
        message: "must be one of count, last, sum",
      });
    }
    explainOthers(value, ["formula"], ["default_aggregation"], found);
  }
}

function explainMapping(value, found) {
  if (!isRecord(value)) {
    found.push({ path: ["customer_mapping"], code: "type", message: "must be an object" });
    return;
  }
  explainText(value.event_payload_key, ["customer_mapping", "event_payload_key"], 100, found);
  if (value.type === undefined) {
    found.push({ path: ["customer_mapping", "type"], code: "required", message: "is required" });
  } else if (value.type !== "by_id") {
    found.push({ path: ["customer_mapping", "type"], code: "const", message: "must be by_id" });
  }
  explainOthers(value, ["type", "event_payload_key"], ["customer_mapping"], found);
}

function explainSettings(value, found) {
  if (!isRecord(value)) {
    found.push({ path: ["value_settings"], code: "type", message: "must be an object" });
    return;
  }
  explainText(value.event_payload_key, ["value_settings", "event_payload_key"], 100, found);
  explainOthers(value, ["event_payload_key"], ["value_settings"], found);
}

export function explainOthers(value, known, path, found) {
  for (const key in value) {
    if (!known.includes(key) && value[key] !== undefined) {
      found.push({ path: [...path, key], code: "additionalProperties", message: "is not allowed" });
    }
  }
}
