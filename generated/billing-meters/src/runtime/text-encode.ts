/**
 * A text as it is sent, in UTF-8.
 *
 * @throws TypeError for half of a surrogate pair: UTF-8 has no form for it, and another character would arrive.
 */
export function encodeText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("A text holds half of a surrogate pair, which is no character.");
  return text;
}
