import { MalformedInput } from "./decoded.js";

/** One `name=value` of a form, percent-decoded. */
export interface FormPair {
  readonly name: string;
  readonly value: string;
}

/** The same as it has been received. */
export interface ReceivedPair extends FormPair {
  /** The pair as it stood in the form, since some separators count only while they are escaped. */
  readonly raw: string;
}

// A byte order mark is part of the first name, as in the URL standard's "UTF-8 decode without BOM".
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Splits a body into pairs as the URL standard's `application/x-www-form-urlencoded` parser does, but where that
 * parser guesses (broken percent-encoding and UTF-8 pass through or are replaced), this one refuses.
 *
 * @throws MalformedInput for broken percent-encoding or UTF-8, NUL, a pair without a name, more than `maxPairs` pairs.
 */
export function parsePairs(body: Uint8Array, maxPairs: number): readonly ReceivedPair[] {
  return pairsIn(decodedText(body), maxPairs);
}

/** The same of a text, as the query of a URL is one. */
export function pairsIn(text: string, maxPairs: number): readonly ReceivedPair[] {
  const pairs: ReceivedPair[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf("&", start);
    if (end === -1) end = text.length;
    if (end === start) continue;
    if (pairs.length === maxPairs) throw new MalformedInput(`The form holds more than ${maxPairs} parameters.`);
    pairs.push(parsePair(text.slice(start, end)));
  }
  return pairs;
}

function decodedText(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new MalformedInput("The body is not valid UTF-8.");
  }
}

function parsePair(raw: string): ReceivedPair {
  const equals = raw.indexOf("=");
  const name = formDecoded(equals === -1 ? raw : raw.slice(0, equals), undefined);
  if (name === "") throw new MalformedInput("A parameter has no name.");
  return { name, value: equals === -1 ? "" : formDecoded(raw.slice(equals + 1), name), raw };
}

/**
 * The text of a name or a value of a form or a query, where `+` is a space. `parameter` is whose value it is, for the
 * message; a name that cannot be read has none.
 *
 * @throws MalformedInput for broken percent-encoding or UTF-8, and NUL.
 */
export function formDecoded(text: string, parameter: string | undefined): string {
  return percentDecoded(text.includes("+") ? text.replaceAll("+", " ") : text, parameter);
}

/** The text of something percent-encoded, where `+` is a plus sign. */
export function percentDecoded(text: string, parameter: string | undefined): string {
  const decoded = text.includes("%") ? unescaped(text, parameter) : text;
  if (decoded.includes("\0")) throw new MalformedInput("A parameter holds a NUL character.", parameter);
  return decoded;
}

function unescaped(text: string, parameter: string | undefined): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MalformedInput("A parameter is not valid percent-encoded UTF-8.", parameter);
  }
}
