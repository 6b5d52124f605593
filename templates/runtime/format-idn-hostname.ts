import { satisfiesBidiRule } from "./format-idna-bidi.js";
import { isUnicodeLabel } from "./format-idna-label.js";
import { decodePunycode, encodePunycode } from "./format-punycode.js";

const maxNameLength = 253;
const maxLabelLength = 63;

const separators = /[.\u3002\uff0e\uff61]/;
const asciiLabel = /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?$/;
const beyondAscii = /[^\0-\x7f]/;

/** A label as people read it, and its length as DNS has it: in ASCII. */
interface DomainLabel {
  readonly unicode: string;
  readonly length: number;
}

/**
 * The format `idn-hostname`: a host name whose labels are those of the format `hostname` or U-labels (RFC 5890, section
 * 2.3.2.3), which together satisfy the Bidi rule (RFC 5893). The full stops of East Asian scripts separate labels too
 * (RFC 3490, section 3.1). Lengths count as in DNS: 63 for a label, 253 for the name, each as A-labels.
 *
 * Unicode data comes from the JavaScript engine, so a letter is valid where the engine's Unicode version has it: Node
 * 20.19 knows Unicode 16, later releases 17. Engines differ about the letters that the newer version adds, and the few
 * marks that it counts otherwise.
 *
 * @example
 * isIdnHostname("παράδειγμα.example") // true
 * isIdnHostname("Παράδειγμα.example") // false: a capital letter, which U-labels do not have
 * isIdnHostname("a\u05d0.example") // false: both directions in one label
 */
export function isIdnHostname(text: string): boolean {
  // A code point takes one or two code units, and at least one character of an A-label.
  if (text.length > 2 * maxNameLength) return false;
  const unicode: string[] = [];
  let length = -1;
  for (const part of text.split(separators)) {
    const label = readLabel(part);
    if (label === undefined) return false;
    unicode.push(label.unicode);
    length += 1 + label.length;
  }
  return length <= maxNameLength && satisfiesBidiRule(unicode);
}

function readLabel(text: string): DomainLabel | undefined {
  if (beyondAscii.test(text)) return readUnicodeLabel(text);
  if (text.length > maxLabelLength || !asciiLabel.test(text)) return undefined;
  return /^xn--/i.test(text) ? readPunycodeLabel(text.toLowerCase()) : { unicode: text, length: text.length };
}

function readUnicodeLabel(text: string): DomainLabel | undefined {
  if (text.length > 2 * maxLabelLength || !isUnicodeLabel(text)) return undefined;
  const length = "xn--".length + encodePunycode(text).length;
  return length <= maxLabelLength ? { unicode: text, length } : undefined;
}

/** An A-label is nothing but what its U-label encodes to (RFC 5890, section 2.3.2.1). */
function readPunycodeLabel(text: string): DomainLabel | undefined {
  const encoded = text.slice("xn--".length);
  const unicode = decodePunycode(encoded);
  if (unicode === undefined || !beyondAscii.test(unicode) || !isUnicodeLabel(unicode)) return undefined;
  return encodePunycode(unicode) === encoded ? { unicode, length: text.length } : undefined;
}
