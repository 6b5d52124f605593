/**
 * One way of giving credentials in the `Authorization` header. `Credentials` is what comes out of it, marked with the
 * scheme's name in the API description.
 */
export interface SecurityScheme<Credentials> {
  /** The credentials of an `Authorization` header; `undefined` where they are of another scheme or cannot be read. */
  readonly read: (authorization: string) => Credentials | undefined;
  /** What `WWW-Authenticate` says of the scheme (RFC 9110 section 11.6.1). */
  readonly challenge: (realm: string) => string;
}

export interface ReceivedBasic<Scheme extends string> {
  readonly scheme: Scheme;
  readonly username: string;
  /** Empty where none was sent. */
  readonly password: string;
}

export interface ReceivedBearer<Scheme extends string> {
  readonly scheme: Scheme;
  readonly token: string;
}

/**
 * HTTP Basic (RFC 7617), in UTF-8. The user name ends at the first colon; without a colon, all of it is the user name.
 *
 * @example
 * basicScheme("apiKey").read("Basic cmV4OmJvbmU=") // { scheme: "apiKey", username: "rex", password: "bone" }
 */
export function basicScheme<const Scheme extends string>(scheme: Scheme): SecurityScheme<ReceivedBasic<Scheme>> {
  return {
    read: (authorization) => {
      const text = decodeBase64(credentialsOf("basic", authorization));
      if (text === undefined) return undefined;
      const colon = text.indexOf(":");
      if (colon === -1) return { scheme, username: text, password: "" };
      return { scheme, username: text.slice(0, colon), password: text.slice(colon + 1) };
    },
    challenge: (realm) => `Basic realm="${realm}", charset="UTF-8"`,
  };
}

/** A bearer token (RFC 6750): any text without spaces. */
export function bearerScheme<const Scheme extends string>(scheme: Scheme): SecurityScheme<ReceivedBearer<Scheme>> {
  return {
    read: (authorization) => {
      const token = credentialsOf("bearer", authorization);
      return token === undefined ? undefined : { scheme, token };
    },
    challenge: () => "Bearer",
  };
}

/** What follows the name of the scheme, which is not case-sensitive (RFC 9110 section 11.1). */
function credentialsOf(scheme: "basic" | "bearer", authorization: string): string | undefined {
  const space = authorization.indexOf(" ");
  if (space === -1 || authorization.slice(0, space).toLowerCase() !== scheme) return undefined;
  const credentials = authorization.slice(space).trim();
  return credentials === "" || /\s/.test(credentials) ? undefined : credentials;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeBase64(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    const decoded = utf8.decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
    // RFC 7617 section 2 forbids control characters in both parts.
    return /\p{Cc}/u.test(decoded) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
