import { notIriOrPrivateCharacter } from "./format-iri-characters.js";

// The patterns name what is wrong, not what is right: such a search is linear and keeps no stack. Section 2.1, with
// the apostrophe that erratum 6937 adds.
const flawInLiteral = /[\0-\x20"<>\\^`{|}\x7f]|%(?![\dA-Fa-f]{2})/;

// Sections 2.3 and 2.4: names begin, and go on after a dot, with a letter, digit, underscore or encoded octet; a
// modifier ends a variable.
const flawInVariables = /[^\w.,:*%]|%(?![\dA-Fa-f]{2})|(?:^|[.,])(?![\w%])|\*(?!,|$)|:(?![1-9]\d{0,3}(?:,|$))/;
const operator = /^[+#./;?&=,!@|]/;

/**
 * The format `uri-template`: RFC 6570 of any level, the operators that it reserves included.
 *
 * @example
 * isUriTemplate("/pets/{id}{?limit,tag*}") // true
 * isUriTemplate("/pets/{id") // false
 * isUriTemplate("/pets/{id:0}") // false
 */
export function isUriTemplate(text: string): boolean {
  if (notIriOrPrivateCharacter.test(text)) return false;
  let start = 0;
  for (let open = text.indexOf("{"); open !== -1; open = text.indexOf("{", start)) {
    const close = text.indexOf("}", open);
    if (close === -1 || flawInLiteral.test(text.slice(start, open))) return false;
    if (flawInVariables.test(text.slice(open + 1, close).replace(operator, ""))) return false;
    start = close + 1;
  }
  return !flawInLiteral.test(text.slice(start));
}
