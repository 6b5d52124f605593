import { misfit } from "./client-credentials.js";
import type { CredentialScheme } from "./client-operation.js";

/**
 * HTTP Basic (RFC 7617), in UTF-8.
 *
 * @example
 * basicCredential("login").write({ username: "Aladdin", password: "open sesame" })
 * // the header Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==
 */
export function basicCredential(name: string): CredentialScheme {
  return {
    name,
    write: (credential) => {
      if (typeof credential === "string") throw misfit(name, "{ username, password? }");
      const { username, password = "" } = credential;
      // RFC 7617, section 2: the first colon ends the user name, and control characters are in neither.
      if (username.includes(":")) throw misfit(name, "a username without a colon");
      // Half of a surrogate pair is no character, and has no UTF-8.
      if (/[\p{Cc}\p{Surrogate}]/u.test(`${username}:${password}`)) {
        throw misfit(name, "texts without control characters");
      }
      const bytes = new TextEncoder().encode(`${username}:${password}`);
      const encoded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      return {
        header: { name: "Authorization", value: `Basic ${encoded}` },
        // Without a password the user name is the secret: it is an API key.
        secrets: [encoded, password || username].filter((secret) => secret !== ""),
      };
    },
  };
}
