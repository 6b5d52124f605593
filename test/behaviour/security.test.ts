/** Who may call: generated client and server over HTTP, with every kind of requirement that a description can make. */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { clientCredentialsGrant } from "../../templates/runtime/oauth-client-credentials.js";
import type { isTokenError } from "../../templates/runtime/oauth-error.js";
import type { toNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { generateText } from "../generation.js";
import { loadPackage } from "../generated-package.js";
import { listening } from "./listening.js";

const description = `
openapi: 3.1.0
info: { title: Vault, version: 1.0.0 }
servers: [{ url: "https://vault.example/v1" }]
security: [{ key: [] }, { login: [] }]
paths:
  /inherited: { get: { operationId: inherited, responses: { "204": { description: Done. } } } }
  /open: { get: { operationId: open, security: [], responses: { "204": { description: Done. } } } }
  /optional: { get: { operationId: optional, security: [{}, { key: [] }], responses: { "204": { description: Done. } } } }
  /together:
    get: { operationId: together, security: [{ key: [], oauth: [read] }], responses: { "204": { description: Done. } } }
  /either:
    get:
      operationId: either
      security: [{ key: [], session: [] }, { oauth: [read, write] }]
      responses: { "204": { description: Done. } }
  /tokens:
    post:
      operationId: tokens
      security: [{ oauth: [read] }]
      requestBody: { required: true, content: { application/json: { schema: { type: string } } } }
      responses: { "204": { description: Done. }, "401": { description: Who are you? } }
  /certified: { get: { operationId: certified, security: [{ certificate: [] }], responses: { "204": { description: Done. } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    session: { type: apiKey, in: cookie, name: sid }
    login: { type: http, scheme: basic }
    certificate: { type: mutualTLS }
    oauth:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: oauth/token, scopes: { read: Read., write: Write. } }
`;

type Call = (client: object, params?: unknown) => Promise<unknown>;

interface Vault {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof toNodeListener;
  readonly clientCredentialsGrant: typeof clientCredentialsGrant;
  readonly isTokenError: typeof isTokenError;
  readonly oauthFlows: { readonly oauth: { readonly clientCredentials: { readonly tokenUrl: string } } };
  readonly inherited: Call;
  readonly open: Call;
  readonly optional: Call;
  readonly together: Call;
  readonly either: Call;
  readonly tokens: Call;
  readonly certified: Call;
}

let vault: Vault;
let baseUrl = "";
/** The principal of the last call that reached a handler. */
let principal: unknown;
/** The tokens that are good, with what they were granted. */
const granted = new Map<string, readonly string[]>();
let certificate: string | undefined;

const authenticate = {
  key: ({ key }: { readonly key: string }) => (key === "good key" ? { by: "key" } : undefined),
  session: ({ key }: { readonly key: string }) => (key === "s1" ? { by: "session" } : undefined),
  login: ({ username, password }: { readonly username: string; readonly password: string }) =>
    Promise.resolve(username === "rex" && password === "bone" ? { by: "login" } : null),
  oauth: ({ token }: { readonly token: string }) => {
    const scopes = granted.get(token);
    return scopes && { principal: { by: token }, scopes };
  },
  certificate: () => certificate,
};

function handler({ principal: caller }: { readonly principal: unknown }): { readonly status: 204 } {
  principal = caller;
  return { status: 204 };
}

beforeAll(async () => {
  vault = await loadPackage<Vault>(await generateText(description));
  const one = { retrieve: handler };
  const handlers = {
    ...{ inherited: one, open: one, optional: one, together: one, either: one, certified: one },
    tokens: { create: handler },
  };
  const origin = await listening(vault.toNodeListener(vault.createRouter({ authenticate, handlers })));
  baseUrl = `${origin}/v1`;
});

beforeEach(() => {
  granted.clear();
  certificate = undefined;
});

/** What a handler was told, or the status and challenges of the answer. */
async function called(call: Call, auth?: object): Promise<unknown> {
  principal = "nobody called";
  try {
    await call({ baseUrl, retry: "never", ...(auth === undefined ? {} : { auth }) });
    return principal;
  } catch (error) {
    expect(principal).toBe("nobody called");
    const { status, headers } = error as { readonly status?: number; readonly headers?: Headers };
    return status === undefined ? error : [status, headers?.get("www-authenticate")];
  }
}

const apiKey = 'ApiKey realm="API"';
const basic = 'Basic realm="API", charset="UTF-8"';

describe("alternatives", () => {
  it("are those of the description, any of which will do", async () => {
    expect(await called(vault.inherited, { key: "good key" })).toEqual({ by: "key" });
    expect(await called(vault.inherited, { login: { username: "rex", password: "bone" } })).toEqual({ by: "login" });
    expect(await called(vault.inherited, { key: "bad" })).toEqual([401, `${apiKey}, ${basic}`]);
    expect(await called(vault.inherited, { login: { username: "rex", password: "bones" } })).toEqual([
      401,
      `${apiKey}, ${basic}`,
    ]);
  });

  it("are needed by the client before it sends anything", async () => {
    expect(await called(vault.inherited)).toEqual(
      new TypeError(`inherited needs credentials: give key, or login in "auth".`),
    );
  });

  it("may be none at all, for an operation of its own", async () => {
    expect(await called(vault.open)).toBeUndefined();
    expect(await called(vault.open, { key: "bad" })).toBeUndefined();
  });

  it("may be left out where they are optional, but not given badly", async () => {
    expect(await called(vault.optional)).toBeUndefined();
    expect(await called(vault.optional, { key: "good key" })).toEqual({ by: "key" });
    expect(await called(vault.optional, { key: "bad" })).toEqual([401, apiKey]);
  });
});

describe("schemes that are needed together", () => {
  const bearer = 'Bearer realm="API"';

  it("are both known to the handler", async () => {
    granted.set("t", ["read"]);
    expect(await called(vault.together, { key: "good key", oauth: "t" })).toEqual({
      key: { by: "key" },
      oauth: { by: "t" },
    });
  });

  it("have to be good, both of them", async () => {
    granted.set("t", ["read"]);
    expect(await called(vault.together, { key: "bad", oauth: "t" })).toEqual([
      401,
      `${apiKey}, ${bearer}, scope="read"`,
    ]);
    expect(await called(vault.together, { key: "good key", oauth: "other" })).toEqual([
      401,
      `${apiKey}, ${bearer}, error="invalid_token", scope="read"`,
    ]);
  });

  it("are chosen by what the client has", async () => {
    granted.set("t", ["read", "write"]);
    expect(await called(vault.either, { key: "good key", oauth: "t" })).toEqual({ by: "t" });
    const both = { key: "good key", session: "s1", oauth: "t" };
    expect(await called(vault.either, both)).toEqual({ key: { by: "key" }, session: { by: "session" } });
  });
});

describe("scopes", () => {
  it("are asked of a token: 403 says which are missing (RFC 6750 section 3.1)", async () => {
    granted.set("t", ["read"]);
    expect(await called(vault.either, { oauth: "t" })).toEqual([
      403,
      'Bearer realm="API", error="insufficient_scope", scope="read write"',
    ]);
    granted.set("t", ["write", "read"]);
    expect(await called(vault.either, { oauth: "t" })).toEqual({ by: "t" });
  });
});

describe("a certificate", () => {
  it("is a matter of the server and the connection: the client sends nothing", async () => {
    expect(await called(vault.certified)).toEqual([401, 'MutualTLS realm="API"']);
    certificate = "CN=rex";
    expect(await called(vault.certified)).toBe("CN=rex");
  });
});

describe("tokens by the client credentials grant", () => {
  const requests: { readonly url: string; readonly authorization: string; readonly body: string }[] = [];
  let issued: readonly string[] = [];
  const endpoint = createServer((message: IncomingMessage, response) => {
    void text(message).then((body) => {
      requests.push({ url: message.url ?? "", authorization: message.headers.authorization ?? "", body });
      const token = issued[requests.length - 1];
      const answer =
        token === undefined
          ? { error: "invalid_client" }
          : { access_token: token, token_type: "Bearer", expires_in: 3600 };
      response
        .writeHead(token === undefined ? 401 : 200, { "content-type": "application/json" })
        .end(JSON.stringify(answer));
    });
  });
  let endpointUrl = "";

  beforeAll(async () => {
    await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
    const address = endpoint.address();
    if (typeof address === "object" && address !== null) endpointUrl = `http://127.0.0.1:${String(address.port)}`;
  });
  beforeEach(() => void (requests.length = 0));
  afterAll(() => endpoint.close());

  /** The client's `fetch`, to which the token endpoint is another server. */
  const routed: typeof fetch = (url, init) =>
    fetch(String(url).includes("/oauth/token") ? `${endpointUrl}${new URL(String(url)).pathname}` : url, init);

  function grant(): object {
    const { oauth } = vault.oauthFlows;
    const secret = { clientId: "rex", clientSecret: "a:b" };
    return { oauth: vault.clientCredentialsGrant({ ...oauth.clientCredentials, ...secret, scopes: ["read"] }) };
  }

  it("are got from where the description says, and sent with every call", async () => {
    issued = ["first"];
    granted.set("first", ["read"]);
    const client = { baseUrl, auth: grant(), fetch: routed };
    await vault.tokens(client, "a");
    await vault.tokens(client, "b");
    expect(principal).toEqual({ by: "first" });
    // "cmV4OmElM0Fi" is "rex:a%3Ab". The path starts from that of the server, /v1, which is no folder.
    const body = "grant_type=client_credentials&scope=read";
    expect(requests).toEqual([{ url: "/oauth/token", authorization: "Basic cmV4OmElM0Fi", body }]);
  });

  it("are got anew, once, when the server refuses one, and the request is sent again with its body", async () => {
    issued = ["first", "second"];
    granted.set("second", ["read"]);
    const client = { baseUrl, auth: grant(), fetch: routed };
    await Promise.all(["a", "b", "c", "d"].map((params) => vault.tokens(client, params)));
    expect(principal).toEqual({ by: "second" });
    expect(requests).toHaveLength(2);
  });

  it("end the call with the 401 where the second is refused as well", async () => {
    issued = ["first", "second", "third"];
    const client = { baseUrl, auth: grant(), fetch: routed };
    const error: unknown = await vault.tokens(client, "a").catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: "api", status: 401, attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  it("fail the call where there is none, and show no secret", async () => {
    issued = [];
    const error: unknown = await vault
      .tokens({ baseUrl, auth: grant(), fetch: routed }, "a")
      .catch((reason: unknown) => reason);
    expect(vault.isTokenError(error) && error.code).toBe("invalid_client");
    expect(String(error)).not.toContain("a:b");
  });
});

describe("a redirect to another server", () => {
  it("does not get a key that stands in a header of its own", async () => {
    const stolen: unknown[] = [];
    const thief = await listening((message, response) => {
      stolen.push(message.headers["x-key"]);
      response.writeHead(204).end();
    });
    const redirecting = await listening((_, response) => {
      response.writeHead(307, { location: `${thief}/v1/inherited` }).end();
    });
    const client = { baseUrl: redirecting, auth: { key: "good key" }, retry: "never" };
    const error: unknown = await vault.inherited(client).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: "undeclared-status", status: 307 });
    expect(stolen).toEqual([]);
  });
});
