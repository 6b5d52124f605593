import { isIpv4 } from "./format-ipv4.js";

const group = /^[\dA-Fa-f]{1,4}$/;

const longest = "0000:0000:0000:0000:0000:0000:255.255.255.255".length;

/**
 * The format `ipv6`: an address as RFC 4291, section 2.2, has them, without zone or prefix length.
 *
 * @example
 * isIpv6("2001:db8::7") // true
 * isIpv6("::ffff:192.168.0.1") // true
 * isIpv6("fe80::1%eth0") // false
 */
export function isIpv6(text: string): boolean {
  if (text.length > longest) return false;
  const gap = text.indexOf("::");
  if (gap === -1) return countGroups(text, "last") === 8;
  const head = countGroups(text.slice(0, gap), "middle");
  const tail = countGroups(text.slice(gap + 2), "last");
  return head + tail <= 7;
}

/**
 * How many groups of 16 bits a part of an address holds: `"2001:db8"` → 2, `""` → 0; NaN where it is malformed. Only
 * the last part of an address can end in an IPv4 address, which is two groups.
 */
function countGroups(part: string, place: "middle" | "last"): number {
  if (part === "") return 0;
  let count = 0;
  let start = 0;
  for (let end = part.indexOf(":"); end !== -1; end = part.indexOf(":", start)) {
    if (!group.test(part.slice(start, end))) return Number.NaN;
    count += 1;
    start = end + 1;
  }
  const last = part.slice(start);
  if (group.test(last)) return count + 1;
  return place === "last" && isIpv4(last) ? count + 2 : Number.NaN;
}
