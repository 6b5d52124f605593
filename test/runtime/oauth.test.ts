/** Tokens of OAuth 2: what is sent to token endpoints (RFC 6749), what is made of their answers, when they are asked. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CredentialRequest, CredentialValue, Fetch } from "../../templates/runtime/client-options.js";
import { clientCredentialsGrant, type ClientCredentials } from "../../templates/runtime/oauth-client-credentials.js";
import { isTokenError, TokenError } from "../../templates/runtime/oauth-error.js";
import { refreshTokenGrant, type RefreshableTokens } from "../../templates/runtime/oauth-refresh-token.js";
import { json, raw, rejection, stubFetch } from "./client-stub.js";

// The client of RFC 6749's examples (section 2.3.1).
const clientId = "s6BhdRkqt3";
const clientSecret = "gX1fBat3bV";
const tokenUrl = "https://server.example.com/token";
const credentials: ClientCredentials = { tokenUrl, clientId, clientSecret };

function answer(accessToken: string, members: object = {}): () => Response {
  return json(200, { access_token: accessToken, token_type: "Bearer", ...members });
}

function request(
  fetch: Fetch,
  refused?: string,
  baseUrl = "https://api.example.com/v1",
): CredentialRequest<CredentialValue> {
  return { baseUrl, fetch, ...(refused === undefined ? {} : { refused }) };
}

interface Sent {
  readonly url: string;
  readonly authorization: string | null;
  readonly body: string | undefined;
}

/** What one grant sends. */
async function sentBy(
  client: Partial<ClientCredentials> & { readonly clientSecret?: string | undefined },
  baseUrl?: string,
): Promise<Sent> {
  const { fetch, sent } = stubFetch(answer("a"));
  await clientCredentialsGrant({ ...credentials, ...client })(request(fetch, undefined, baseUrl));
  const [only, ...others] = sent;
  expect(others).toEqual([]);
  expect(only?.method).toBe("POST");
  expect(only?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
  expect(only?.headers.get("accept")).toBe("application/json");
  return {
    url: only?.url ?? "",
    authorization: only?.headers.get("authorization") ?? null,
    body: typeof only?.body === "string" ? only.body : undefined,
  };
}

const basic = "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW";

describe("a token request", () => {
  it("is the example of RFC 6749 section 4.4.2", async () => {
    expect(await sentBy({})).toEqual({ url: tokenUrl, authorization: basic, body: "grant_type=client_credentials" });
  });

  it("may have its client in the body (section 2.3.1)", async () => {
    const body = "grant_type=client_credentials&client_id=s6BhdRkqt3&client_secret=gX1fBat3bV";
    expect(await sentBy({ clientAuthentication: "body" })).toEqual({ url: tokenUrl, authorization: null, body });
  });

  it("has id and secret encoded as forms are, then put together (section 2.3.1 and appendix B)", async () => {
    // The appendix's own example, for a secret with a colon as well.
    const { authorization } = await sentBy({ clientId: " %&+£€", clientSecret: "a:b c" });
    expect(atob(authorization?.slice("Basic ".length) ?? "")).toBe("+%25%26%2B%C2%A3%E2%82%AC:a%3Ab+c");
  });

  it("asks for scopes, and whatever else an endpoint wants", async () => {
    const { body } = await sentBy({ scopes: ["read", "write:all"], parameters: { audience: "https://a.example/" } });
    expect(body).toBe("grant_type=client_credentials&scope=read+write%3Aall&audience=https%3A%2F%2Fa.example%2F");
  });

  it.each([
    ["/oauth/token", "https://api.example.com/v1", "https://api.example.com/oauth/token"],
    ["token", "https://api.example.com/v1", "https://api.example.com/token"],
    ["token", "https://api.example.com/v1/api", "https://api.example.com/v1/token"],
    ["https://id.example/t?tenant=1", "https://api.example.com", "https://id.example/t?tenant=1"],
    ["//id.example/t", "http://127.0.0.1:8080", "http://id.example/t"],
  ])("goes to %s from %s (RFC 3986 section 5)", async (relative, baseUrl, url) => {
    expect((await sentBy({ tokenUrl: relative }, baseUrl)).url).toBe(url);
  });

  it.each([
    "ftp://id.example/t",
    "javascript:alert(1)",
    "https://u:hunter2@id.example/t",
    "https://id.example/t#a",
    "https://[",
  ])("does not go to %s", async (bad) => {
    const { fetch, sent } = stubFetch(answer("a"));
    const error = await rejection(
      Promise.resolve(clientCredentialsGrant({ ...credentials, tokenUrl: bad })(request(fetch))),
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toContain("hunter2");
    expect(sent).toEqual([]);
  });

  it("follows no redirect, which would lead the secret elsewhere", async () => {
    let redirect: unknown;
    const fetch: Fetch = async (_url, init) => {
      redirect = init.redirect;
      return raw(307, null, { location: "https://evil.example/" })();
    };
    const error = await rejection(Promise.resolve(clientCredentialsGrant(credentials)(request(fetch))));
    expect(redirect).toBe("manual");
    expect(error).toMatchObject({ code: "invalid_answer", status: 307 });
  });

  it("is sent by a fetch of its own where there is one", async () => {
    const own = stubFetch(answer("a"));
    const other = stubFetch(answer("b"));
    await clientCredentialsGrant({ ...credentials, fetch: own.fetch })(request(other.fetch));
    expect([own.sent.length, other.sent.length]).toEqual([1, 0]);
  });
});

describe("the answer of a token endpoint", () => {
  async function outcome(response: () => Response): Promise<unknown> {
    const { fetch } = stubFetch(response);
    return Promise.resolve(clientCredentialsGrant(credentials)(request(fetch))).catch((error: unknown) => error);
  }

  it("is a token of the type bearer, in any case (RFC 6749 sections 5.1 and 7.1)", async () => {
    // The answer of section 4.4.3, but for its token type, which is an example of one that nobody knows.
    const members = { expires_in: 3600, example_parameter: "example_value" };
    expect(await outcome(answer("2YotnFZFEjr1zCsicMWpAA", members))).toBe("2YotnFZFEjr1zCsicMWpAA");
    expect(await outcome(answer("t", { token_type: "bearer" }))).toBe("t");
    expect(await outcome(answer("t", { token_type: "example" }))).toMatchObject({ code: "invalid_answer" });
  });

  it.each<[string, () => Response]>([
    ["no JSON", raw(200, "<html>")],
    ["null", json(200, null)],
    ["no token", json(200, { token_type: "Bearer" })],
    ["an empty token", answer("")],
    ["a number", json(200, { access_token: 5, token_type: "Bearer" })],
    ["no type", json(200, { access_token: "t" })],
    ["a page of a proxy", raw(502, "<html>Bad Gateway</html>")],
    ["an error that is no text", json(400, { error: 5 })],
  ])("may be %s, which is no token", async (_, response) => {
    const error = await outcome(response);
    expect(isTokenError(error) && error.code).toBe("invalid_answer");
  });

  it.each([
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
  ])("may be the error %s of RFC 6749 section 5.2", async (code) => {
    const status = code === "invalid_client" ? 401 : 400;
    const said = { error: code, error_description: "for people", error_uri: "https://id.example/help" };
    expect(await outcome(json(status, said))).toMatchObject({
      name: "TokenError",
      message: `The token endpoint answered ${String(status)}: ${code}.`,
      ...{ code, status, error: code, description: "for people", uri: "https://id.example/help" },
    });
  });

  it("may be an error of an extension", async () => {
    expect(await outcome(json(400, { error: "slow_down" }))).toMatchObject({ code: "other_error", error: "slow_down" });
  });

  it("never gets a secret into a message", async () => {
    const leaking = { error: clientSecret, error_description: `${clientSecret} is wrong` };
    const error = await outcome(json(400, leaking));
    expect(error).toBeInstanceOf(TokenError);
    expect(String(error)).not.toContain(clientSecret);
  });

  it("may not come at all", async () => {
    const cause = new TypeError("fetch failed");
    const failing: Fetch = () => Promise.reject(cause);
    const error = await rejection(Promise.resolve(clientCredentialsGrant(credentials)(request(failing))));
    expect(error).toMatchObject({ code: "no_answer", cause });
    const silent: Fetch = () => new Promise(() => {});
    const late = await rejection(
      Promise.resolve(clientCredentialsGrant({ ...credentials, timeout: 5 })(request(silent))),
    );
    expect(late).toMatchObject({ code: "no_answer" });
  });
});

describe("a token", () => {
  beforeEach(() => vi.useFakeTimers({ now: 0, toFake: ["Date"] }));
  afterEach(() => vi.useRealTimers());

  /** At what seconds the endpoint is asked, when a token is needed every second. */
  async function askedAt(members: object, seconds: number): Promise<readonly number[]> {
    const { fetch, sent } = stubFetch(answer("t", members));
    const provider = clientCredentialsGrant(credentials);
    const asked: number[] = [];
    for (let second = 0; second <= seconds; second += 1) {
      vi.setSystemTime(second * 1000);
      const before = sent.length;
      await provider(request(fetch));
      if (sent.length > before) asked.push(second);
    }
    return asked;
  }

  it("is used until half a minute before it expires", async () => {
    expect(await askedAt({ expires_in: 100 }, 200)).toEqual([0, 70, 140]);
    expect(await askedAt({ expires_in: "100" }, 100)).toEqual([0, 70]);
  });

  it("is used for half its time where that is shorter than a minute", async () => {
    expect(await askedAt({ expires_in: 10 }, 12)).toEqual([0, 5, 10]);
  });

  it("is used until it is refused where nobody says when it expires", async () => {
    expect(await askedAt({}, 100)).toEqual([0]);
    expect(await askedAt({ expires_in: "soon" }, 100)).toEqual([0]);
    expect(await askedAt({ expires_in: -1 }, 100)).toEqual([0]);
  });

  it("is asked for anew where the server has refused it, once for all calls that had it refused", async () => {
    const { fetch, sent } = stubFetch(answer("one"), answer("two"), answer("three"));
    const provider = clientCredentialsGrant(credentials);
    expect(await provider(request(fetch))).toBe("one");
    const renewed = [1, 2, 3].map(() => provider(request(fetch, "one")));
    expect(await Promise.all(renewed)).toEqual(["two", "two", "two"]);
    // One that comes late with the old token gets the one that is there.
    expect(await provider(request(fetch, "one"))).toBe("two");
    expect(sent).toHaveLength(2);
  });

  it("is asked for once, however many calls wait for it", async () => {
    const { fetch, sent } = stubFetch(answer("t"));
    const provider = clientCredentialsGrant(credentials);
    expect(await Promise.all([1, 2, 3, 4].map(() => provider(request(fetch))))).toEqual(["t", "t", "t", "t"]);
    expect(sent).toHaveLength(1);
  });

  it("that could not be had is asked for again by the next call", async () => {
    const { fetch, sent } = stubFetch(json(503, {}), answer("t"));
    const provider = clientCredentialsGrant(credentials);
    const failed = await Promise.allSettled([provider(request(fetch)), provider(request(fetch))]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await provider(request(fetch))).toBe("t");
    expect(sent).toHaveLength(2);
  });
});

describe("a refresh token", () => {
  const login: RefreshableTokens = { tokenUrl, clientId, clientSecret, refreshToken: "tGzv3JOkF0XG5Qx2TlKWIA" };

  it("is sent as in the example of RFC 6749 section 6", async () => {
    const { fetch, sent } = stubFetch(answer("a"));
    expect(await refreshTokenGrant(login)(request(fetch))).toBe("a");
    expect(sent[0]).toMatchObject({
      url: tokenUrl,
      body: "grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA",
    });
    expect(sent[0]?.headers.get("authorization")).toBe(basic);
  });

  it("is sent by a public client with its id, and to another URL where there is one", async () => {
    const { fetch, sent } = stubFetch(answer("a"));
    const { clientSecret: _, ...client } = login;
    await refreshTokenGrant({ ...client, refreshUrl: "https://server.example.com/refresh" })(request(fetch));
    expect(sent[0]?.url).toBe("https://server.example.com/refresh");
    expect(sent[0]?.body).toBe(`grant_type=refresh_token&refresh_token=${login.refreshToken}&client_id=s6BhdRkqt3`);
    expect(sent[0]?.headers.has("authorization")).toBe(false);
  });

  it("is replaced by the one that an answer brings, which is told before it is used", async () => {
    const { fetch, sent } = stubFetch(answer("one", { refresh_token: "next" }), answer("two"), answer("three"));
    const onTokens = vi.fn();
    const provider = refreshTokenGrant({ ...login, onTokens });
    await provider(request(fetch));
    await provider(request(fetch, "one"));
    await provider(request(fetch, "two"));
    expect(sent.map(({ body }) => new URLSearchParams(String(body)).get("refresh_token"))).toEqual([
      login.refreshToken,
      "next",
      "next",
    ]);
    expect(onTokens.mock.calls[0]).toEqual([{ accessToken: "one", refreshToken: "next" }]);
    expect(onTokens).toHaveBeenCalledTimes(3);
  });

  it("is not needed as long as the access token of the login is good", async () => {
    const { fetch, sent } = stubFetch(answer("fresh"));
    const provider = refreshTokenGrant({ ...login, accessToken: "first" });
    expect(await provider(request(fetch))).toBe("first");
    expect(sent).toEqual([]);
    expect(await provider(request(fetch, "first"))).toBe("fresh");
    vi.useFakeTimers({ now: 0, toFake: ["Date"] });
    const expiring = refreshTokenGrant({ ...login, accessToken: "first", expiresIn: 60 });
    vi.setSystemTime(31_000);
    expect(await expiring(request(fetch))).toBe("fresh");
    vi.useRealTimers();
  });

  it("fails calls where it is worth nothing any more", async () => {
    const { fetch } = stubFetch(json(400, { error: "invalid_grant" }));
    const error = await rejection(Promise.resolve(refreshTokenGrant(login)(request(fetch))));
    expect(isTokenError(error) && error.code).toBe("invalid_grant");
  });
});
