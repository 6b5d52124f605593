const badEscape = /~(?![01])/;

/**
 * The format `json-pointer`: RFC 6901, section 3, as a JSON string has it (section 5), not as a URI fragment.
 *
 * @example
 * isJsonPointer("") // true: the whole document
 * isJsonPointer("/foo/a~1b") // true
 * isJsonPointer("#/foo") // false
 */
export function isJsonPointer(text: string): boolean {
  return text === "" || (text.startsWith("/") && !badEscape.test(text));
}

// A name or index (`#`) cannot be pointed into. The number and the shift of an index end where the pointer starts.
const prefix = /^(?:0|[1-9]\d*)(?:[+-](?:0|[1-9]\d*))?(?:#$|\/|$)/;

/**
 * The format `relative-json-pointer`: draft-bhutton-relative-json-pointer-00, to which JSON Schema 2020-12 refers. Its
 * grammar lacks the form of its own example `0-1#`, which is taken for valid here.
 *
 * @example
 * isRelativeJsonPointer("1/foo") // true
 * isRelativeJsonPointer("0#") // true
 * isRelativeJsonPointer("0+1/foo") // true: from the next item
 * isRelativeJsonPointer("/foo") // false: no number of steps up
 */
export function isRelativeJsonPointer(text: string): boolean {
  return prefix.test(text) && !badEscape.test(text);
}
