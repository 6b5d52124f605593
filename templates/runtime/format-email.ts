import { isLocalPart, isMailDomain } from "./format-mailbox.js";

const beyondAscii = /[^\0-\x7f]/;

/**
 * The format `email`: `Mailbox` of RFC 5321, section 4.1.2. Display names and comments are no part of it, and its
 * grammar sets no limits of length.
 *
 * @example
 * isEmail("joe.bloggs@example.com") // true
 * isEmail('"joe bloggs"@[127.0.0.1]') // true
 * isEmail("Joe <joe@example.com>") // false
 */
export function isEmail(text: string): boolean {
  // A domain holds no `@`, a quoted local part can.
  const at = text.lastIndexOf("@");
  return at !== -1 && !beyondAscii.test(text) && isLocalPart(text.slice(0, at)) && isMailDomain(text.slice(at + 1));
}
