import { misfit } from "./client-credentials.js";
import type { CredentialScheme } from "./client-operation.js";
import type { CredentialValue } from "./client-options.js";

/** A key in a header of its own: `X-Key: …`. */
export function headerKey(name: string, header: string): CredentialScheme {
  return {
    name,
    write: (credential) => {
      // Spaces at either end would be lost on the way (RFC 9110 section 5.5).
      const key = fitting(name, credential, /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "a key of printable ASCII");
      return { header: { name: header, value: key }, secrets: [key] };
    },
  };
}

/**
 * A key in the query, percent-encoded.
 *
 * @example
 * queryKey("key", "api_key").write("a/b c") // api_key=a%2Fb%20c
 */
export function queryKey(name: string, parameter: string): CredentialScheme {
  return {
    name,
    write: (credential) => {
      // Half of a surrogate pair is no character, and has no UTF-8.
      const key = fitting(name, credential, /^\P{Surrogate}+$/u, "a key that is not empty");
      const encoded = percentEncoded(key);
      return { query: `${percentEncoded(parameter)}=${encoded}`, secrets: [...new Set([key, encoded])] };
    },
  };
}

/**
 * A key in a cookie, as it is. Browsers let no program set cookies of a request: they leave this one out and send those
 * that they hold.
 */
export function cookieKey(name: string, cookie: string): CredentialScheme {
  return {
    name,
    write: (credential) => {
      // RFC 6265 section 4.1.1: `cookie-octet`.
      const octets = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;
      const key = fitting(name, credential, octets, "a key of what a cookie can carry");
      return { cookie: `${cookie}=${key}`, secrets: [key] };
    },
  };
}

function fitting(name: string, credential: CredentialValue, pattern: RegExp, expected: string): string {
  if (typeof credential !== "string" || !pattern.test(credential)) throw misfit(name, expected);
  return credential;
}

/** All but the unreserved characters of RFC 3986 section 2.3. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
