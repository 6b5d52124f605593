const shape = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/**
 * The format `ipv4`: four decimal numbers up to 255 (`dotted-quad` of RFC 2673, section 3.2), none of them with a
 * leading zero, which some readers take for octal.
 *
 * @example
 * isIpv4("192.168.0.1") // true
 * isIpv4("192.168.0.01") // false
 * isIpv4("127.1") // false
 */
export function isIpv4(text: string): boolean {
  return shape.test(text);
}
