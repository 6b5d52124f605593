/** The `name=value` pairs of a query, of cookies and of matrices, before anything is known of their values. */
import { MalformedInput } from "./decoded.js";
import { percentDecoded } from "./form-pairs.js";
import type { ParameterField } from "./parameter.js";

/** Turns what stands on the wire into a text; throws `MalformedInput`. */
export type TextReader = (raw: string, parameter: string) => string;

export const asItIs: TextReader = (raw) => raw;

/** White space around fields, and around items of lists, is none of theirs (RFC 9110 section 5.6.1). Takes linear time. */
export const trimmed: TextReader = (raw) => {
  let [start, end] = [0, raw.length];
  while (isSpace(raw, start)) start += 1;
  while (end > start && isSpace(raw, end - 1)) end -= 1;
  return raw.slice(start, end);
};

function isSpace(text: string, index: number): boolean {
  return text[index] === " " || text[index] === "\t";
}

/** A `name=value` whose value is still as it stood on the wire, since a separator counts only while it is not escaped. */
export interface RawPair {
  readonly name: string;
  /** Why the name cannot be read, and stands as it was sent: whoever takes it for his own throws this. */
  readonly broken?: MalformedInput;
  readonly raw: string;
  /** Of a cookie: its name to a parameter of the other style, where names are percent-encoded in one and not in the other. */
  readonly otherName?: string;
}

export function splitPairs(text: string, separator: string, maxPairs: number, read: TextReader): readonly RawPair[] {
  const pairs: RawPair[] = [];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf(separator, start);
    if (end === -1) end = text.length;
    const part = trimmed(text.slice(start, end), "");
    if (part === "") continue;
    if (pairs.length === maxPairs) throw new MalformedInput(`There are more than ${maxPairs} parameters.`);
    const equals = part.indexOf("=");
    pairs.push({
      ...nameIn(equals === -1 ? part : part.slice(0, equals), read),
      raw: equals === -1 ? "" : part.slice(equals + 1),
    });
  }
  return pairs;
}

/** Names of others may be no percent-encoding, and are nobody's business here. */
function nameIn(raw: string, read: TextReader): Pick<RawPair, "name" | "broken"> {
  try {
    return { name: read(raw, "") };
  } catch (error) {
    if (error instanceof MalformedInput) return { name: raw, broken: error };
    throw error;
  }
}

/**
 * The names of an object's properties are percent-encoded, those of parameters stand as they are. Cookies of others may
 * have names that are no percent-encoding, and are nobody's business here.
 */
export function unescapedName(
  { name }: RawPair,
  fields: readonly ParameterField[],
): Required<Pick<RawPair, "name" | "otherName">> {
  if (fields.some((field) => field.name === name)) return { name, otherName: name };
  try {
    return { name: percentDecoded(name, name), otherName: name };
  } catch {
    return { name, otherName: name };
  }
}
