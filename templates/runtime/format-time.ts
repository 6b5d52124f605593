const shape = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const lastMinuteOfDay = 24 * 60 - 1;

/**
 * The format `time`: `full-time` of RFC 3339, section 5.6, which has an offset. A leap second, written as second 60,
 * can only be the last second of a day in UTC (section 5.7).
 *
 * @example
 * isTime("08:30:06.28Z") // true
 * isTime("15:59:60-08:00") // true: 23:59:60 in UTC
 * isTime("08:30:06") // false: no offset
 */
export function isTime(text: string): boolean {
  if (!shape.test(text)) return false;
  if (!isLeapSecond(text)) return true;
  const minute = minuteInUtc(text);
  return minute === lastMinuteOfDay || minute === -1;
}

/** Whether a valid time is second 60 of its minute. */
export function isLeapSecond(time: string): boolean {
  return time.startsWith("60", 6);
}

/**
 * The minute in UTC of a valid time, counted from midnight of the day that is its local one:
 * `"01:29:00+01:30"` → -1, the last minute of the day before.
 */
export function minuteInUtc(time: string): number {
  const local = minutes(time, 0);
  const sign = time.charAt(time.length - 6);
  if (sign !== "+" && sign !== "-") return local;
  const offset = minutes(time, time.length - 5);
  return sign === "+" ? local - offset : local + offset;
}

/** The `HH:MM` at an index, in minutes. */
function minutes(text: string, start: number): number {
  return Number(text.slice(start, start + 2)) * 60 + Number(text.slice(start + 3, start + 5));
}
