/** The generic syntax that URIs and IRIs share (RFC 3986, section 3; RFC 3987, section 2.2). */
import { isIpv6 } from "./format-ipv6.js";

/** A reference, taken apart. A part that is absent is empty; only an absent scheme makes a difference. */
export interface ReferenceParts {
  readonly scheme: string | undefined;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

// RFC 3986, appendix B. It matches any text, each part at its first try.
const parts = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/;

/**
 * Takes a reference apart without checking the parts.
 *
 * @example
 * splitReference("//example.com/a?b")
 * // { scheme: undefined, authority: "example.com", path: "/a", query: "b", fragment: "" }
 */
export function splitReference(text: string): ReferenceParts {
  const [, scheme, authority = "", path = "", query = "", fragment = ""] = parts.exec(text) ?? [];
  return { scheme, authority, path, query, fragment };
}

// The patterns name what is wrong, not what is right: such a search is linear and keeps no stack. All of them pass
// what is beyond ASCII, which is for the formats to decide.
const scheme = /^[A-Za-z][A-Za-z\d+.-]*$/;
const flawInUserinfo = /[^\w.~!$&'()*+,;=:%\x80-\uffff-]|%(?![\dA-Fa-f]{2})/;
const flawInName = /[^\w.~!$&'()*+,;=%\x80-\uffff-]|%(?![\dA-Fa-f]{2})/;
const flawInPath = /[^\w.~!$&'()*+,;=:@/%\x80-\uffff-]|%(?![\dA-Fa-f]{2})/;
const flawInQuery = /[^\w.~!$&'()*+,;=:@/?%\x80-\uffff-]|%(?![\dA-Fa-f]{2})/;
const port = /^(?::\d*)?$/;
const futureAddress = /^v[\dA-F]+\.[\w.~!$&'()*+,;=:-]+$/i;

/** Whether the parts are well-formed, whatever characters beyond ASCII they hold. */
export function isWellFormed(reference: ReferenceParts): boolean {
  return (
    (reference.scheme === undefined || scheme.test(reference.scheme)) &&
    isAuthority(reference.authority) &&
    !flawInPath.test(reference.path) &&
    !flawInQuery.test(reference.query) &&
    !flawInQuery.test(reference.fragment)
  );
}

/** `[ userinfo "@" ] host [ ":" port ]`, section 3.2. */
function isAuthority(text: string): boolean {
  const at = text.indexOf("@");
  if (at !== -1 && flawInUserinfo.test(text.slice(0, at))) return false;
  const host = text.slice(at + 1);
  if (host.startsWith("[")) {
    const end = host.indexOf("]");
    return end !== -1 && isAddress(host.slice(1, end)) && port.test(host.slice(end + 1));
  }
  const colon = host.indexOf(":");
  if (colon === -1) return !flawInName.test(host);
  return !flawInName.test(host.slice(0, colon)) && port.test(host.slice(colon));
}

/** What can stand in brackets: `IPv6address / IPvFuture`, section 3.2.2. */
function isAddress(text: string): boolean {
  return isIpv6(text) || futureAddress.test(text);
}
