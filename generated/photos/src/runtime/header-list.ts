/** Lists in headers (RFC 9110 section 5.6.1), as styles of OpenAPI make them of arrays and objects. */

/**
 * What stands between the commas, of which those in a quoted string are none (RFC 9110 section 5.6.4), with the white space
 * around it. The quotes stay: to a style they are characters like others.
 *
 * @example
 * listElements('a,"b,c"') // ["a", '"b,c"']
 */
export function listElements(text: string): readonly string[] {
  if (!hasWholeQuotes(text)) return text.split(",");
  const marks = [...text.matchAll(/"(?:[^"\\]|\\[^])*"|,/g)];
  const commas = marks.flatMap(({ 0: mark, index }) => (mark === "," ? index : []));
  return [-1, ...commas].map((comma, at) => text.slice(comma + 1, commas[at]));
}

/** Whether each quote that opens is closed; else none of them makes a quoted string. Takes linear time. */
export function hasWholeQuotes(text: string): boolean {
  return /^[^"]*(?:"(?:[^"\\]|\\[^])*"[^"]*)*$/.test(text);
}
