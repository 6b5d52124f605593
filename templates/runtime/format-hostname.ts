import { isIdnHostname } from "./format-idn-hostname.js";

const shape = /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*$/;
const hasPunycode = /(?:^|\.)xn--/i;

/**
 * The format `hostname`: a name of RFC 1123, section 2.1, in ASCII, at most 253 characters long, without the dot of the
 * root at its end. A label that begins with `xn--` must be the A-label of a valid U-label (RFC 5890, section 2.3.2.1).
 *
 * @example
 * isHostname("www.example.com") // true
 * isHostname("xn--ls8h.example") // false: it stands for an emoji
 * isHostname("host_name") // false
 */
export function isHostname(text: string): boolean {
  if (text.length > 253 || !shape.test(text)) return false;
  return !hasPunycode.test(text) || isIdnHostname(text);
}
