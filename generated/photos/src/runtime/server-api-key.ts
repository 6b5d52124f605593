import type { ServerRequest } from "./server-message.js";
import type { Challenge, Reading, SecurityScheme } from "./server-security.js";

export interface ReceivedKey {
  /** Not empty. */
  readonly key: string;
}

/** There is no registered scheme for keys, and an answer with 401 must have a challenge (RFC 9110 section 15.5.2). */
const challenge: Challenge = { scheme: "ApiKey", parameters: {} };

/** A key in a header of its own. */
export function headerKeyScheme(header: string): SecurityScheme<ReceivedKey> {
  return {
    challenge,
    read: ({ headers }) => {
      const key = headers.get(header);
      return readingOf(key === undefined ? [] : [key]);
    },
  };
}

/** A key in the query, percent-encoded. */
export function queryKeyScheme(parameter: string): SecurityScheme<ReceivedKey> {
  return { challenge, read: (request) => readingOf(inQuery(request, parameter)) };
}

/** A key in a cookie, as it is. */
export function cookieKeyScheme(cookie: string): SecurityScheme<ReceivedKey> {
  return { challenge, read: (request) => readingOf(inCookies(request, cookie)) };
}

/** Of two keys it cannot be told which is meant; `undefined` is one that is no text. */
function readingOf(found: readonly (string | undefined)[]): Reading<ReceivedKey> {
  if (found.length === 0) return { kind: "absent" };
  const [key, ...others] = found;
  return key === undefined || key === "" || others.length > 0
    ? { kind: "unreadable" }
    : { kind: "given", credentials: { key } };
}

function inQuery({ target }: ServerRequest, parameter: string): readonly (string | undefined)[] {
  const start = target.indexOf("?");
  if (start === -1) return [];
  return target
    .slice(start + 1)
    .split("&")
    .flatMap((pair) => {
      const equals = pair.indexOf("=");
      const name = decoded(equals === -1 ? pair : pair.slice(0, equals));
      return name === parameter ? [equals === -1 ? "" : decoded(pair.slice(equals + 1))] : [];
    });
}

/** As in forms, `+` is a space. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** RFC 6265 section 4.2.1. */
function inCookies({ headers }: ServerRequest, cookie: string): readonly string[] {
  return (headers.get("cookie") ?? "").split(";").flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals !== -1 && pair.slice(0, equals).trim() === cookie ? [pair.slice(equals + 1).trim()] : [];
  });
}
