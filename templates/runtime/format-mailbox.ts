/** The parts of an e-mail address (`Mailbox` of RFC 5321, section 4.1.2), for the formats email and idn-email. */
import { isIpv4 } from "./format-ipv4.js";
import { isIpv6 } from "./format-ipv6.js";

// The patterns name what is wrong, not what is right: such a search is linear and keeps no stack.
const flawInAtoms = /[^\w!#$%&'*+/=?^`{|}~.\x80-\uffff-]|(?:^|\.)(?:\.|$)/;
const flawInQuotes = /[^\x20!#-[\]-~\x80-\uffff]/;
const quotedPair = /\\[\x20-\x7e]/g;
const flawInDomain = /[^A-Za-z\d.-]|(?:^|\.)(?![A-Za-z\d])|-(?:\.|$)/;

/**
 * Whether a text is a `Local-part`, in atoms (`joe.bloggs`) or in quotes (`"joe bloggs"`). Characters beyond ASCII
 * pass, as RFC 6531, section 3.3, has it.
 */
export function isLocalPart(text: string): boolean {
  if (!text.startsWith('"')) return !flawInAtoms.test(text);
  if (text.length < 2 || !text.endsWith('"')) return false;
  // What is left after the pairs may hold neither a backslash nor a quotation mark.
  return !flawInQuotes.test(text.slice(1, -1).replace(quotedPair, ""));
}

/**
 * Whether a text is a `Domain` or an `address-literal`. The lengths that DNS allows are no part of the grammar. The
 * addresses of a literal are checked as the formats ipv4 and ipv6 are; no other kind is registered (section 4.1.3).
 */
export function isMailDomain(text: string): boolean {
  if (!text.startsWith("[")) return !flawInDomain.test(text);
  if (!text.endsWith("]")) return false;
  const address = text.slice(1, -1);
  return /^ipv6:/i.test(address) ? isIpv6(address.slice(5)) : isIpv4(address);
}
