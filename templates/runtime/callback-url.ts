/** The answer of an operation, as its handler gives it. */
export interface AnsweredWith {
  readonly status: number;
  readonly headers?: object;
  readonly typedHeaders?: object;
  readonly body?: unknown;
}

/** A part of a callback's URL that comes from a message: its runtime expression, and what that yielded. */
export interface ExpressionValue {
  readonly expression: string;
  readonly value: unknown;
}

/**
 * Puts a callback's URL together (OpenAPI 3.1.1 section 4.8.18.2). What stands at its beginning is taken as it is, since it
 * is a URL or the start of one; what stands behind, percent-encoded, so that it cannot become more than the part that it is
 * there for; in the place of a host it has to be one. What begins with a slash directly behind a host, or behind what the
 * URL begins with, is a path, and keeps its slashes.
 *
 * What a caller gives for a URL leads wherever they like, to hosts of your own network, too: look at it before anything
 * is sent there.
 *
 * @example
 * callbackUrl(["https://a.example/?id=", { expression: "$request.body#/id", value: "a&b" }]) // "https://a.example/?id=a%26b"
 * @throws TypeError that names the expression, for a value that is not there, is no text, number or boolean, or would
 *   lead to another path.
 */
export function callbackUrl(parts: readonly (string | ExpressionValue)[]): string {
  const [first] = parts;
  const url = parts.reduce<string>((before, part, index) => {
    if (typeof part === "string") return before + part;
    return before + textAt(before, part, index === 1 && typeof first === "object" ? "start" : "text");
  }, "");
  const given = typeof first === "object" ? textOf(first).length : 0;
  const named = parts.find((part): part is ExpressionValue => typeof part === "object" && part !== first);
  // `..` takes away what stands before it as the URL is read (RFC 3986 section 5.2.4), and encoding does not keep it.
  if (named !== undefined && climbs.test(pathOf(url).slice(Math.max(0, given - 1)))) {
    throw new TypeError(`${named.expression} makes a segment of the callback's path that leads elsewhere.`);
  }
  return url;
}

/** @param behind what stands directly before it: an expression with which the URL begins, or anything else. */
function textAt(before: string, part: ExpressionValue, behind: "start" | "text"): string {
  const text = textOf(part);
  if (before === "") return text;
  const isBehindHost = /^https?:\/\/[^/?#]+$/i.test(before);
  // It ends the host, so that none of it can become a part of that.
  if (text.startsWith("/") && (isBehindHost || (behind === "start" && !/[?#]/.test(before))))
    return text.split("/").map(encoded).join("/");
  if (!isBehindHost && !/^https?:\/\/$/i.test(before)) return encoded(text);
  if (inAuthority.test(text)) return text;
  throw new TypeError(`${part.expression} is no host that a callback could be sent to.`);
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
}

/** A segment `.` or `..`, also percent-encoded. */
const climbs = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;

/** The URL up to its query. */
function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, "");
}

const inAuthority = /^[\w.:[\]-]+$/;

function textOf({ expression, value }: ExpressionValue): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default: {
      const found = value === undefined || value === null ? "is not there" : "is no text";
      throw new TypeError(`The URL of a callback cannot be worked out: ${expression} ${found}.`);
    }
  }
}

/** What a JSON pointer leads to, given by its tokens; `undefined` where it leads nowhere. */
export function pointedAt(value: unknown, ...tokens: readonly string[]): unknown {
  return tokens.reduce<unknown>((at, token) => {
    // RFC 6901 section 4: an index has no leading zeros.
    if (Array.isArray(at)) return /^(?:0|[1-9]\d*)$/.test(token) ? at[Number(token)] : undefined;
    return ownMember(at, token);
  }, value);
}

/** A header of an answer, whatever the case of its name; of a list with one line, that line. */
export function answeredHeader({ headers = {}, typedHeaders = {} }: AnsweredWith, name: string): unknown {
  const wanted = name.toLowerCase();
  const all = [...Object.entries(typedHeaders), ...Object.entries(headers)];
  const found: unknown = all.find(([each]) => each.toLowerCase() === wanted)?.[1];
  return Array.isArray(found) && found.length === 1 ? found[0] : found;
}

function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return new Map(Object.entries(value)).get(name);
}
