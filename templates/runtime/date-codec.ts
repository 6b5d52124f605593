/** The formats `date-time` and `date` as instances of `Date`. */
import type { Codec } from "./conversion.js";
import { isDate } from "./convert.js";
import { isDate as isDateText } from "./format-date.js";
import { isDateTime } from "./format-date-time.js";

/**
 * `date-time` (RFC 3339): an instant to the millisecond; what is finer is cut off. A leap second, which a `Date` does not
 * know, is read as the second after it. Written in UTC, with milliseconds.
 *
 * @example
 * dateTimeCodec.decode("2024-02-29T08:30:06+01:00") // new Date(Date.UTC(2024, 1, 29, 7, 30, 6))
 * dateTimeCodec.encode(new Date(0))                 // "1970-01-01T00:00:00.000Z"
 * dateTimeCodec.encode(new Date(NaN))               // itself: there is no text for it
 */
export const dateTimeCodec: Codec = {
  decode: (json) => (typeof json === "string" && isDateTime(json) ? instantOf(json) : json),
  encode: (value) => textOf(value) ?? value,
};

/**
 * `date` (RFC 3339, `full-date`): midnight UTC of the day. A `Date` of another time of day has no text, since it could
 * be meant as a day of another time zone.
 *
 * @example
 * dateCodec.decode("2024-02-29")                     // new Date(Date.UTC(2024, 1, 29))
 * dateCodec.encode(new Date(Date.UTC(2024, 1, 29))) // "2024-02-29"
 */
export const dateCodec: Codec = {
  decode: (json) => (typeof json === "string" && isDateText(json) ? instantOf(`${json}T00:00:00Z`) : json),
  encode: (value) => {
    const text = textOf(value);
    return text?.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : value;
  },
};

const parts = /^(\d{4})-(\d\d)-(\d\d).(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?(?:.|([+-])(\d\d):(\d\d))$/;

/** The instant of a valid `date-time`. */
function instantOf(text: string): Date {
  const [, year, month, day, hour, minute, second, fraction = "", sign = "+", hours = "0", minutes = "0"] =
    parts.exec(text) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  const instant = new Date(0);
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  instant.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  instant.setUTCHours(Number(hour), Number(minute) - offset, Number(second), Number(fraction.padEnd(3, "0")));
  return instant;
}

/** In RFC 3339, which has four digits for a year; `undefined` for what is no such instant. */
function textOf(value: unknown): string | undefined {
  if (!isDate(value) || Number.isNaN(value.getTime())) return undefined;
  const text = value.toISOString();
  return /^\d/.test(text) ? text : undefined;
}
