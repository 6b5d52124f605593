import { isIdnHostname } from "./format-idn-hostname.js";
import { isLocalPart, isMailDomain } from "./format-mailbox.js";

// Such a half of a pair has no form in UTF-8, which the grammar is written in.
const loneSurrogate = /\p{Surrogate}/u;

// No name is longer than 253 code points, of at most two code units, and a code point decomposes into four at most
// (Unicode Standard Annex 15, section 9). The limit is asked first, since normalisation is not linear in long runs of
// combining marks.
const longestDomain = 4 * 2 * 253;

/**
 * The format `idn-email`: `Mailbox` of RFC 6531, section 3.3, which adds all of Unicode to the local part and U-labels
 * to the domain. A domain that is not in NFC is checked as what it normalises to.
 *
 * @example
 * isIdnEmail("δοκιμή@παράδειγμα.example") // true
 * isIdnEmail("δοκιμή@-παράδειγμα.example") // false: a label begins with a hyphen
 */
export function isIdnEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at === -1) return false;
  const localPart = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!isLocalPart(localPart) || loneSurrogate.test(localPart)) return false;
  return isMailDomain(domain) || (domain.length <= longestDomain && isIdnHostname(domain.normalize("NFC")));
}
