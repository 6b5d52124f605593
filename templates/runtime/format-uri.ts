import { isWellFormed, splitReference } from "./format-uri-parts.js";

const beyondAscii = /[^\0-\x7f]/;

/**
 * The format `uri`: `URI` of RFC 3986, appendix A, which begins with a scheme. What a scheme demands of its own is not
 * checked.
 *
 * @example
 * isUri("https://example.com/pets?id=1") // true
 * isUri("urn:isbn:0451450523") // true
 * isUri("/pets") // false: no scheme
 */
export function isUri(text: string): boolean {
  if (beyondAscii.test(text)) return false;
  const reference = splitReference(text);
  return reference.scheme !== undefined && isWellFormed(reference);
}

/**
 * The format `uri-reference`: `URI-reference` of RFC 3986, section 4.1, a URI or a relative reference.
 *
 * @example
 * isUriReference("/pets#rex") // true
 * isUriReference("") // true
 * isUriReference("1:b") // false: a colon in the first segment, and no scheme
 */
export function isUriReference(text: string): boolean {
  return !beyondAscii.test(text) && isWellFormed(splitReference(text));
}
