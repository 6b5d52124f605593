import { hasWholeQuotes } from "./header-list.js";
import type { ParameterField, ParameterPlace } from "./parameter.js";

/** Writes a text where a parameter stands. `path` names the value in messages, e.g. `tags[2]`. */
export type TextWriter = (text: string, path: string) => string;

/**
 * How texts are written at a place: percent-encoded in URLs, and in cookies of `style: form`; elsewhere as they are,
 * since no rule of escaping holds for all headers and cookies (OpenAPI 3.2.1 section 4.12.2 and appendix D).
 */
export function textWriter(field: ParameterField, place: ParameterPlace): TextWriter {
  if (place === "header")
    return literal(/^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/, "a header");
  if (place === "cookie" && field.style === "cookie")
    return literal(/^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/, "a cookie");
  if (field.reserved !== "allowed") return percentEncoded;
  return place === "path" ? reservedExpansion(notInSegments) : reservedExpansion(notInQueries);
}

/**
 * Writes what stands between the commas of a header: with a quote alone it could end at another one, and an item that is
 * empty must not be sent, since nobody counts it (RFC 9110 sections 5.6.4 and 5.6.1.1).
 */
export function elementWriter(write: TextWriter, part: "item" | "member"): TextWriter {
  return (text, path) => {
    if (!hasWholeQuotes(text)) throw cannotHold(path, "holds a quote that no other closes");
    if (part === "item" && text === "") throw cannotHold(path, "is empty, which a list in a header leaves out");
    return write(text, path);
  };
}

/** A text as RFC 6570 writes it into a URL: everything but RFC 3986's unreserved characters is percent-encoded. */
export function percentEncoded(text: string, path: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, percentByte);
  } catch {
    throw cannotHold(path, "holds half of a surrogate pair, which is no character");
  }
}

// What RFC 3986 does not allow in a segment of a path, or what would end it.
const notInSegments = /[/?#[\]]/g;
// The same of a query, and what separates or spaces its parameters.
const notInQueries = /[&+#[\]]/g;

/** RFC 6570 section 3.2.3: reserved characters and percent-encoded triples pass, but for those that would not be read. */
function reservedExpansion(excepted: RegExp): TextWriter {
  const passing = /%[0-9A-Fa-f]{2}|[:/?#[\]@!$&'()*+,;=]/g;
  return (text, path) => {
    let written = "";
    let end = 0;
    for (const { index, 0: match } of text.matchAll(passing)) {
      written += percentEncoded(text.slice(end, index), path) + match.replace(excepted, percentByte);
      end = index + match.length;
    }
    return written + percentEncoded(text.slice(end), path);
  };
}

function literal(allowed: RegExp, holder: string): TextWriter {
  return (text, path) => {
    if (!allowed.test(text)) throw cannotHold(path, `holds what ${holder} cannot carry; escape it first`);
    return text;
  };
}

/** `(` → `%28`: for characters below U+0080. */
function percentByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

export function cannotHold(path: string, problem: string): TypeError {
  return new TypeError(`The parameter ${path} ${problem}.`);
}
