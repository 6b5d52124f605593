import { decoding, MalformedInput, type Decoded } from "./decoded.js";
import type { Validation } from "./issue.js";
import { parameterOf } from "./media-type.js";

/**
 * Reads a body of text, in the `charset` that its sender names by any of the Encoding Standard's labels, else in UTF-8. A
 * byte order mark is skipped.
 *
 * @example
 * decodeText(Uint8Array.of(0xe9), "text/plain; charset=iso-8859-1") // { value: "é" }
 * decodeText(Uint8Array.of(0xe9), "text/plain")                     // { malformed: { message: "…not valid utf-8." } }
 */
export function decodeText(body: Uint8Array, contentType: string): Decoded {
  return decoding(() => textIn(body, contentType));
}

/** Any text: what a body of text is valid by whose schema says nothing. */
export function anyText(value: unknown): Validation<string> {
  if (typeof value === "string") return { value };
  return { issues: [{ path: [], code: "type", message: "must be a string", expected: "a string", schema: "#" }] };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws MalformedInput */
export function textIn(body: Uint8Array, contentType: string, parameter?: string): string {
  const charset = parameterOf(contentType, "charset");
  const decoder = charset === undefined ? utf8 : decoderOf(charset, parameter);
  try {
    return decoder.decode(body);
  } catch {
    throw new MalformedInput(`The text is not valid ${decoder.encoding}.`, parameter);
  }
}

function decoderOf(charset: string, parameter: string | undefined): typeof utf8 {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new MalformedInput("The charset is not known.", parameter);
  }
}
