const shape = /^[A-Za-z\d+/]*={0,2}$/;

/**
 * The format `byte`: base64 of RFC 4648, section 4, with its padding and without line breaks. Bits of the last
 * character that carry no data can be set, since decoders take them (section 3.5).
 *
 * @example
 * isByte("Zm9vYg==") // true
 * isByte("Zm9vYg") // false: no padding
 * isByte("_-8=") // false: that is base64url
 */
export function isByte(text: string): boolean {
  return text.length % 4 === 0 && shape.test(text);
}
