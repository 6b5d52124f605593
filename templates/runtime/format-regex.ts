/**
 * The format `regex`: a pattern of ECMA-262 with the `u` flag, as JSON Schema 2020-12, section 6.4, advises for
 * `pattern`. The engine that runs this is asked, so that syntax of a later edition (`(?i:a)`, ES2025) is valid where it
 * works.
 *
 * @example
 * isRegex("^\\p{L}+$") // true
 * isRegex("^(abc]") // false
 * isRegex("\\a") // false: an escape of other dialects
 */
export function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
