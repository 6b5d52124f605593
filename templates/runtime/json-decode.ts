import { decoding, MalformedInput, type Decoded } from "./decoded.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a JSON body (RFC 8259): UTF-8, checked strictly; a byte order mark is skipped.
 *
 * @example
 * decodeJson(new TextEncoder().encode('{"name":"Rex"}')) // { value: { name: "Rex" } }
 * decodeJson(new Uint8Array())                           // { malformed: { message: "The body is empty." } }
 */
export function decodeJson(body: Uint8Array): Decoded {
  return decoding(() => {
    if (body.length === 0) throw new MalformedInput("The body is empty.");
    return parsed(decodedText(body));
  });
}

function decodedText(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    throw new MalformedInput("The body is not valid UTF-8.");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MalformedInput("The body is not valid JSON.");
  }
}
