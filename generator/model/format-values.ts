/** Whether a value of a description is of a format, for those formats that tell defaults and examples apart most often. */
import type { JsonValue } from "../load/json.js";
import { formatSetting, type FormatSettings } from "./format-settings.js";
import { matches } from "./plain-assertion.js";

/**
 * As the settings have formats checked. Undefined where it is not decided here: packages have checks of all formats, and
 * what they refuse of a default is found by whoever runs them.
 */
export function isOfFormat(value: JsonValue, format: string, settings: FormatSettings): boolean | undefined {
  const setting = formatSetting(settings, format);
  if (setting === "annotation") return true;
  if (setting !== "assertion") return typeof value !== "string" || matches(setting.pattern, value);
  if (typeof value === "string") return textChecks.get(format)?.(value);
  return typeof value === "number" ? numberChecks.get(format)?.(value) : true;
}

const textChecks: ReadonlyMap<string, (text: string) => boolean | undefined> = new Map<
  string,
  (text: string) => boolean | undefined
>([
  ["date", isDay],
  // Leap seconds are left to packages.
  ["date-time", (text) => (text.includes(":60") ? undefined : !text.includes(" ") && isInstant(text))],
  ["int64", (text) => /^-?(?:0|[1-9]\d*)$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)],
  ["ipv4", (text) => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text)],
  ["uuid", (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)],
]);

const numberChecks: ReadonlyMap<string, (value: number) => boolean> = new Map([
  ["int32", (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31],
  // The greatest int64 is 2^63 once it has been read.
  ["int64", (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63],
]);

/**
 * RFC 3339 section 5.6, `date-time`, leap seconds aside. `Date.parse` takes more: without an offset it takes a text for
 * the local time of the machine, of which no output may depend.
 */
export function isInstant(text: string): boolean {
  const [, day = "", time = "", offset = ""] = /^(.{10})[Tt ](.{8})(?:\.\d+)?([Zz]|[+-].{5})$/.exec(text) ?? [];
  return isDay(day) && isTime(time) && (/^z$/i.test(offset) || isTime(`${offset.slice(1)}:00`));
}

/** RFC 3339, `full-date`: a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // The 30th of February is read as the 1st of March, where it is read at all.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text);
}
