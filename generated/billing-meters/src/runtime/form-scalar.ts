import type { WireShape } from "./form-field.js";

// The number grammar of JSON (RFC 8259 section 6).
const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const integer = /^-?[0-9]+$/;

/**
 * The scalar that a text stands for where `shape` is due; `undefined` where it stands for none of those allowed.
 *
 * A string wins wherever any string is allowed: the text itself is all there is, so nothing is lost. Where only
 * listed words are allowed, a text that is none of them may still be a boolean, a number, or (empty) null.
 */
export function parseScalar(text: string, shape: WireShape): string | number | boolean | null | undefined {
  const { scalars, words } = shape;
  if (scalars.includes("string") || words?.includes(text)) return text;
  if (text === "") return scalars.includes("null") ? null : undefined;
  if (scalars.includes("boolean")) {
    if (text === "true") return true;
    if (text === "false") return false;
  }
  return scalars.includes("number") ? parseNumber(text) : undefined;
}

/** Refuses what a number cannot hold: `1e999`, and integers such as 9007199254740993 that would be rounded. */
function parseNumber(text: string): number | undefined {
  if (!jsonNumber.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const rounded = !Number.isSafeInteger(value) && integer.test(text) && String(value) !== text;
  return rounded ? undefined : value;
}
