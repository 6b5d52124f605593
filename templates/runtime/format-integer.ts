/**
 * The format `int32`: a whole number of 32 bits with a sign.
 *
 * @example
 * isInt32(-2147483648) // true
 * isInt32(2147483648) // false
 * isInt32(0.5) // false
 */
export function isInt32(value: number): boolean {
  // Bitwise operators convert to a 32-bit integer (ECMA-262, ToInt32); what that leaves unchanged is one.
  return (value | 0) === value;
}

/**
 * The format `int64` of a number: a whole number from -2^63 to 2^63.
 *
 * A JavaScript number holds every whole number only up to 2^53 (`Number.isSafeInteger`); beyond, `JSON.parse` has
 * rounded the digits already. The greatest int64, 2^63 - 1, becomes 2^63 that way, so 2^63 is valid here. Where all
 * digits count, send int64 as a string and ask `isInt64Text`.
 *
 * @example
 * isInt64(9007199254740991) // true
 * isInt64(1e19) // false
 * isInt64(0.5) // false
 */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

const shortInteger = /^-?(?:0|[1-9]\d{0,18})$/;

/**
 * The format `int64` of a string: a whole number from -2^63 to 2^63 - 1 in decimal digits, written as JSON writes
 * numbers. `BigInt` reads it without loss.
 *
 * @example
 * isInt64Text("9223372036854775807") // true
 * isInt64Text("9223372036854775808") // false
 * isInt64Text("007") // false
 */
export function isInt64Text(text: string): boolean {
  if (!shortInteger.test(text)) return false;
  const negative = text.startsWith("-");
  const digits = negative ? text.slice(1) : text;
  // Of numbers with the same count of digits, the greater is the later in the order of strings.
  return digits.length < 19 || digits <= (negative ? "9223372036854775808" : "9223372036854775807");
}
