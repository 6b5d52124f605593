import { withinLimits } from "./client-limits.js";
import type { CredentialRequest, CredentialValue, Fetch } from "./client-options.js";
import { codeOf, TokenError } from "./oauth-error.js";

/** A client of a token endpoint (RFC 6749 section 3.2). */
export interface TokenClient {
  /** An absolute URL, or one that starts from where the API is served; `oauthFlows` has those of the description. */
  readonly tokenUrl: string;
  readonly clientId: string;
  /** Absent: the client is a public one, as an application in a browser is. */
  readonly clientSecret?: string;
  /**
   * Where the endpoint finds id and secret (RFC 6749 section 2.3.1): in HTTP Basic, or in the body, which few endpoints
   * insist on. Default: `"basic"`. Without a secret, the id is always in the body.
   */
  readonly clientAuthentication?: "basic" | "body";
  /** What the token is to be good for. Absent: what the endpoint gives without being asked. */
  readonly scopes?: readonly string[];
  /** What else the endpoint asks for: `{ audience: "https://api.example.com" }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How long a token request may take, in milliseconds. Default: 30,000. */
  readonly timeout?: number;
  /** What sends token requests. Default: what the API's client sends its requests with. */
  readonly fetch?: Fetch;
}

/** What a token endpoint gave (RFC 6749 section 5.1). */
export interface Tokens {
  readonly accessToken: string;
  /** In seconds. Absent: the endpoint does not say. */
  readonly expiresIn?: number;
  /** What the next access token is asked for with. Absent: as before. */
  readonly refreshToken?: string;
}

/** Asks for tokens. Throws a `TokenError` where there are none, a `TypeError` for a URL that is none. */
export async function requestTokens(
  client: TokenClient,
  grant: Readonly<Record<string, string>>,
  { baseUrl, fetch: own }: CredentialRequest<CredentialValue>,
): Promise<Tokens> {
  const url = tokenUrlOf(client, baseUrl);
  const headers = new Headers({ accept: "application/json", "content-type": "application/x-www-form-urlencoded" });
  const fields = { ...grant, ...scopeOf(client), ...client.parameters };
  const { id, authorization } = identityOf(client);
  if (authorization !== undefined) headers.set("authorization", authorization);
  const body = new URLSearchParams({ ...fields, ...id }).toString();
  const fetch = client.fetch ?? own;
  const ending = await withinLimits({ timeout: client.timeout ?? 30_000 }, async (signal) => {
    // A redirect would lead the secret elsewhere.
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    return { status: response.status, text: await response.text() };
  });
  if (ending.kind === "failed") throw new TokenError("no_answer", { cause: ending.error });
  if (ending.kind !== "done") throw new TokenError("no_answer");
  return tokensIn(ending.value.status, ending.value.text);
}

/** RFC 3986 section 5: relative to the base URL. */
function tokenUrlOf({ tokenUrl }: TokenClient, baseUrl: string): string {
  if (!URL.canParse(tokenUrl, baseUrl)) throw new TypeError(`"tokenUrl" has to be a URL.`);
  const url = new URL(tokenUrl, baseUrl);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new TypeError(`"tokenUrl" has to be an http or https URL.`);
  }
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    throw new TypeError(`"tokenUrl" must have neither credentials nor a fragment.`);
  }
  return url.href;
}

function scopeOf({ scopes = [] }: TokenClient): Readonly<Record<string, string>> {
  return scopes.length === 0 ? {} : { scope: scopes.join(" ") };
}

interface ClientIdentity {
  /** What of it stands in the body. */
  readonly id: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

/** RFC 6749 section 2.3.1: both are encoded as forms are before HTTP Basic puts them together. */
function identityOf({ clientId, clientSecret, clientAuthentication = "basic" }: TokenClient): ClientIdentity {
  if (clientSecret === undefined) return { id: { client_id: clientId } };
  if (clientAuthentication === "body") return { id: { client_id: clientId, client_secret: clientSecret } };
  return { id: {}, authorization: `Basic ${btoa(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`)}` };
}

/** `a b` → `a+b` (RFC 6749 appendix B). */
function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

function tokensIn(status: number, text: string): Tokens {
  const answer = parsed(text);
  if (status !== 200) throw refusalIn(status, answer);
  const { access_token: accessToken, token_type: type, expires_in: expiresIn, refresh_token: refreshToken } = answer;
  // RFC 6749 section 7.1: a token of a type that is not understood must not be used.
  const isBearer = typeof type === "string" && type.toLowerCase() === "bearer";
  if (typeof accessToken !== "string" || accessToken === "" || !isBearer)
    throw new TokenError("invalid_answer", { status });
  // Some endpoints send the number as a text.
  const seconds = typeof expiresIn === "string" ? Number(expiresIn) : expiresIn;
  return {
    accessToken,
    ...(typeof seconds === "number" && seconds >= 0 ? { expiresIn: seconds } : {}),
    ...(typeof refreshToken === "string" && refreshToken !== "" ? { refreshToken } : {}),
  };
}

function refusalIn(status: number, answer: Readonly<Record<string, unknown>>): TokenError {
  const { error, error_description: description, error_uri: uri } = answer;
  if (typeof error !== "string") return new TokenError("invalid_answer", { status });
  return new TokenError(codeOf(error), {
    status,
    error,
    ...(typeof description === "string" ? { description } : {}),
    ...(typeof uri === "string" ? { uri } : {}),
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
