import { authorizationOf } from "./server-authenticate.js";
import type { SecurityScheme } from "./server-security.js";

export interface ReceivedBasic {
  readonly username: string;
  /** Empty where none was sent. */
  readonly password: string;
}

/**
 * HTTP Basic (RFC 7617), in UTF-8. The user name ends at the first colon; without a colon, all of it is the user name.
 *
 * `Authorization: Basic cmV4OmJvbmU=` → `{ username: "rex", password: "bone" }`
 */
export const basicScheme: SecurityScheme<ReceivedBasic> = {
  challenge: { scheme: "Basic", parameters: { charset: "UTF-8" } },
  read: (request) => {
    const reading = authorizationOf("Basic", request);
    if (reading.kind !== "given") return reading;
    const text = decodeBase64(reading.credentials);
    if (text === undefined) return { kind: "unreadable" };
    const colon = text.indexOf(":");
    const credentials =
      colon === -1
        ? { username: text, password: "" }
        : { username: text.slice(0, colon), password: text.slice(colon + 1) };
    return { kind: "given", credentials };
  },
};

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeBase64(text: string): string | undefined {
  // `atob` passes over spaces.
  if (/\s/.test(text)) return undefined;
  try {
    const decoded = utf8.decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
    // RFC 7617 section 2 forbids control characters in both parts.
    return /\p{Cc}/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
