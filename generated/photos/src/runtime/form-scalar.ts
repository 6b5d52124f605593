import type { WireScalar } from "./form-field.js";
import type { WirePlace } from "./form-place.js";

// The number grammar of JSON (RFC 8259 section 6).
const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const integer = /^-?[0-9]+$/;
const longInteger = /^-?[1-9][0-9]{15,18}$/;

/**
 * The scalar that a text stands for at a place; `undefined` where it stands for none of those allowed.
 *
 * A string wins wherever any string is allowed: the text itself is all there is, so nothing is lost; but an empty text is
 * null where that is allowed and no empty string. Where only
 * listed words are allowed, a text that is none of them may still be a boolean, a number, or (empty) null.
 */
export function parseScalar(text: string, place: WirePlace): string | number | bigint | boolean | null | undefined {
  const allows = (scalar: WireScalar): boolean => place.some(({ scalars }) => scalars.includes(scalar));
  const isNull =
    text === "" && allows("null") && place.every(({ scalars, strings }) => !scalars.includes("string") || strings);
  if (isNull && !place.some(({ words }) => words?.includes(""))) return null;
  if (allows("string") || place.some(({ words }) => words?.includes(text))) return text;
  if (text === "") return allows("null") ? null : undefined;
  if (text === "true" || text === "false") return allows("boolean") ? text === "true" : undefined;
  const value = allows("number") || allows("bigint") ? parseNumber(text) : undefined;
  return value === undefined && allows("bigint") ? parseDigits(text) : value;
}

/** As many digits as an int64 has; what is out of its range, validation can name then. */
function parseDigits(text: string): bigint | undefined {
  return longInteger.test(text) ? BigInt(text) : undefined;
}

/** Refuses what a number cannot hold: `1e999`, and integers such as 9007199254740993 that would be rounded. */
function parseNumber(text: string): number | undefined {
  if (!jsonNumber.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const rounded = !Number.isSafeInteger(value) && integer.test(text) && String(value) !== text;
  return rounded ? undefined : value;
}
