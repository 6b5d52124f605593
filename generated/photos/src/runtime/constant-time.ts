/**
 * Whether two secrets are the same, in a time that tells nothing of how much of them is: neither where they first differ
 * nor, beyond the longer of the two, how long they are.
 *
 * @example
 * constantTimeEqual(token, process.env["API_KEY"] ?? "")
 */
export function constantTimeEqual(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  // Each is read over and over until the longer ends: reading beyond an end would take another time.
  const oneLength = Math.max(one.length, 1);
  const otherLength = Math.max(other.length, 1);
  let difference = one.length ^ other.length;
  for (let index = 0; index < length; index += 1) {
    difference |= one.charCodeAt(index % oneLength) ^ other.charCodeAt(index % otherLength);
  }
  return difference === 0;
}
