import { daysInMonth, isDate } from "./format-date.js";
import { isLeapSecond, isTime, minuteInUtc } from "./format-time.js";

/**
 * The format `date-time`: `date-time` of RFC 3339, section 5.6, in which `T` and `Z` can be lower case. A leap second
 * can only be the last second of a month in UTC (section 5.7); which months have one is not known in advance, so any
 * can.
 *
 * @example
 * isDateTime("2024-02-29T08:30:06+01:00") // true
 * isDateTime("1998-12-31T23:59:60Z") // true: a leap second
 * isDateTime("2024-02-29 08:30:06Z") // false: a space for the T
 */
export function isDateTime(text: string): boolean {
  const separator = text.charAt(10);
  if (separator !== "T" && separator !== "t") return false;
  const date = text.slice(0, 10);
  const time = text.slice(11);
  return isDate(date) && isTime(time) && (!isLeapSecond(time) || endsMonth(date, time));
}

/** Whether the last minute of a day in UTC, which the time is in, ends a month. */
function endsMonth(date: string, time: string): boolean {
  const day = Number(date.slice(8));
  // East of Greenwich the next day, and with it the next month, has begun already.
  return minuteInUtc(time) === -1 ? day === 1 : day === daysInMonth(date);
}
