import { decoding, MalformedInput, type Decoded } from "./decoded.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a JSON body (RFC 8259): UTF-8, checked strictly; a byte order mark is skipped.
 *
 * @param parse reads the text, and throws where it is no JSON.
 * @example
 * decodeJson(new TextEncoder().encode('{"name":"Rex"}')) // { value: { name: "Rex" } }
 * decodeJson(new Uint8Array())                           // { malformed: { message: "The body is empty." } }
 */
export function decodeJson(body: Uint8Array, parse: (text: string) => unknown = JSON.parse): Decoded {
  return decoding(() => {
    if (body.length === 0) throw new MalformedInput("The body is empty.");
    return parsed(decodedText(body), parse);
  });
}

function decodedText(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new MalformedInput("The body is not valid UTF-8.");
  }
}

function parsed(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch {
    throw new MalformedInput("The body is not valid JSON.");
  }
}
