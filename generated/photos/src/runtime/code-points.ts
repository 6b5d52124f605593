/** Lengths of strings in code points, as JSON Schema counts them (2020-12, section 6.3): an emoji is one. */

/** At most `limit` code points. */
export function hasMaxLength(text: string, limit: number): boolean {
  // A code point takes one or two code units, so most lengths need no count.
  return text.length <= limit || (text.length <= 2 * limit && countCodePoints(text) <= limit);
}

/** At least `limit` code points. */
export function hasMinLength(text: string, limit: number): boolean {
  return text.length >= 2 * limit || (text.length >= limit && countCodePoints(text) >= limit);
}

// Of a string that V8 keeps in single bytes it knows, without looking, that this does not match.
const highSurrogate = /[\uD800-\uDBFF]/;

/** `"a😀"` → 2. A lone surrogate counts as one. */
export function countCodePoints(text: string): number {
  if (!highSurrogate.test(text)) return text.length;
  let count = text.length;
  for (let index = 1; index < text.length; index += 1) {
    if (isLowSurrogate(text.charCodeAt(index)) && isHighSurrogate(text.charCodeAt(index - 1))) count -= 1;
  }
  return count;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
