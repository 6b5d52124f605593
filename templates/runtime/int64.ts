/** The format `int64` with all its digits: what JSON holds, and what a program sees of it. */
import type { Codec } from "./conversion.js";

/** A number as JSON holds it where digits are kept: one beyond the safe integers is a `bigint`. */
export function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));
}

export function isWhole(value: unknown): value is number | bigint {
  return typeof value === "bigint" || Number.isInteger(value);
}

/**
 * Whether a whole number is from -2^63 to 2^63 - 1.
 *
 * @example
 * isInt64Digits(9223372036854775807n) // true
 * isInt64Digits(2 ** 63)              // false
 */
export function isInt64Digits(value: number | bigint): boolean {
  return isWhole(value) && value >= -(2n ** 63n) && value < 2n ** 63n;
}

/** `int64` as a `bigint`, always. */
export const int64Codec: Codec = {
  decode: (json) => (typeof json === "number" && Number.isInteger(json) ? BigInt(json) : json),
  encode: (value) => (typeof value === "bigint" ? shortest(value) : value),
  keepsDigits: true,
};

const digits = /^-?(?:0|[1-9]\d{0,18})$/;

/** `int64` as the text of its digits, as JSON writes them. */
export const int64TextCodec: Codec = {
  decode: (json) => (isWhole(json) ? String(BigInt(json)) : json),
  encode: (value) => (typeof value === "string" && digits.test(value) ? shortest(BigInt(value)) : value),
  keepsDigits: true,
};

/** A number where that is safe: the one way in which a whole number stands in JSON that was read. */
export function shortest(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
