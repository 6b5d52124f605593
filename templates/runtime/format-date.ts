const shape = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * The format `date`: `full-date` of RFC 3339, section 5.6, and a day that the month has (section 5.7).
 *
 * @example
 * isDate("2024-02-29") // true
 * isDate("2023-02-29") // false: no leap year
 */
export function isDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const day = Number(text.slice(8));
  // Every month has 28 days.
  return day <= 28 || day <= daysInMonth(text);
}

/** The number of days of the month that a date lies in: `"2023-02-01"` → 28. The text begins with a valid `YYYY-MM`. */
export function daysInMonth(date: string): number {
  const month = Number(date.slice(5, 7));
  if (month === 2) return isLeapYear(Number(date.slice(0, 4))) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** RFC 3339, appendix C. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
