/** Functions in place of credentials: when they are asked, what they are told, and what a 401 leads to. */
import { describe, expect, it, vi } from "vitest";
import { cookieKey, headerKey, queryKey } from "../../templates/runtime/client-api-key.js";
import { basicCredential } from "../../templates/runtime/client-basic.js";
import { bearerCredential } from "../../templates/runtime/client-bearer.js";
import type { CredentialScheme } from "../../templates/runtime/client-operation.js";
import type { CredentialRequest, Credentials, CredentialValue } from "../../templates/runtime/client-options.js";
import { send } from "../../templates/runtime/send.js";
import { listPetsOperation, sellPetOperation } from "./client-pets.js";
import { json, raw, rejection, stubFetch } from "./client-stub.js";

const ok = json(200, []);
const refused = json(401, { title: "no" });
const broken = json(503, { title: "later" });
const retry = { retries: 2, minDelay: 0.01, maxDelay: 0.01 };

interface Exchange {
  readonly result?: unknown;
  readonly error?: unknown;
  /** The `Authorization` of each request. */
  readonly sent: readonly (string | null)[];
}

type Answers = readonly (() => Response)[];
type Auth = Parameters<typeof send>[1]["auth"];

async function exchange(
  auth: Auth,
  answers: Answers,
  security: readonly (readonly CredentialScheme[])[] = [[bearerCredential("token")]],
): Promise<Exchange> {
  const { fetch, sent } = stubFetch(...answers);
  const client = { fetch, retry, ...(auth === undefined ? {} : { auth }) };
  const outcome = await send({ ...listPetsOperation, security }, client, undefined).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  return { ...outcome, sent: sent.map(({ headers }) => headers.get("authorization")) };
}

/** Gives `t1`, `t2`, … and keeps what it was told. */
function counter(): {
  readonly provider: (request: CredentialRequest<CredentialValue>) => string;
  readonly told: unknown[];
} {
  const told: unknown[] = [];
  return {
    told,
    provider: ({ refused: bad, baseUrl }) => {
      told.push(bad === undefined ? { baseUrl } : { baseUrl, refused: bad });
      return `t${String(told.length)}`;
    },
  };
}

const baseUrl = "https://pets.example/api";

describe("a function in place of a credential", () => {
  it("is asked once for a call, not for each attempt, and told where the API is", async () => {
    const { provider, told } = counter();
    expect(await exchange({ token: provider }, [broken, broken, ok])).toEqual({
      result: [],
      sent: ["Bearer t1", "Bearer t1", "Bearer t1"],
    });
    expect(told).toEqual([{ baseUrl }]);
  });

  it("is asked once more on a 401, told what was refused, and its new credential is sent", async () => {
    const { provider, told } = counter();
    expect(await exchange({ token: provider }, [refused, ok])).toEqual({
      result: [],
      sent: ["Bearer t1", "Bearer t2"],
    });
    expect(told).toEqual([{ baseUrl }, { baseUrl, refused: "t1" }]);
  });

  it("is not asked a third time", async () => {
    const { provider, told } = counter();
    const { error, sent } = await exchange({ token: provider }, [refused]);
    expect(error).toMatchObject({ kind: "undeclared-status", status: 401, attempts: 2 });
    expect(sent).toEqual(["Bearer t1", "Bearer t2"]);
    expect(told).toHaveLength(2);
  });

  it("that gives the same again ends the call with the 401", async () => {
    const provider = vi.fn(() => "same");
    const { error, sent } = await exchange({ token: provider }, [refused, ok]);
    expect(error).toMatchObject({ status: 401, attempts: 1 });
    expect(sent).toEqual(["Bearer same"]);
    expect(provider).toHaveBeenCalledTimes(2);
  });

  it("leaves the retries as they are: a 401 is counted apart", async () => {
    const { provider } = counter();
    const all = await exchange({ token: provider }, [broken, refused, broken, ok]);
    expect(all).toEqual({ result: [], sent: ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"] });
    const { error, sent } = await exchange({ token: counter().provider }, [refused, broken]);
    expect(error).toMatchObject({ kind: "api", status: 503, attempts: 4 });
    expect(sent).toHaveLength(4);
  });

  it("is not asked again for another failure, 403 above all", async () => {
    const { provider, told } = counter();
    const { error } = await exchange({ token: provider }, [json(403, {})]);
    expect(error).toMatchObject({ status: 403 });
    expect(told).toHaveLength(1);
  });

  it("fails the call with what it throws, the second time as well", async () => {
    const failure = new Error("the vault is closed");
    expect((await exchange({ token: () => Promise.reject(failure) }, [ok])).error).toBe(failure);
    const provider = ({ refused: bad }: CredentialRequest<CredentialValue>): string => {
      if (bad !== undefined) throw failure;
      return "t1";
    };
    expect((await exchange({ token: provider }, [refused, ok])).error).toBe(failure);
  });

  it("is not asked where its alternative is not taken", async () => {
    const provider = vi.fn(() => "never");
    const alternatives = [[basicCredential("login")], [bearerCredential("token")]];
    await exchange({ login: { username: "u" }, token: provider }, [ok], alternatives);
    expect(provider).not.toHaveBeenCalled();
  });

  it("that gives what cannot be sent fails the call, and does not show it", async () => {
    for (const bad of ["hunter2\r\n", "", "hunter2 ä"]) {
      const { error, sent } = await exchange({ token: () => bad }, [ok]);
      expect(error).toEqual(new TypeError(`"auth" has to hold a token of printable ASCII without spaces for token.`));
      expect(sent).toEqual([]);
    }
  });

  it("may take as long as the call, and no longer", async () => {
    const { fetch } = stubFetch(ok);
    const operation = { ...listPetsOperation, security: [[bearerCredential("token")]] };
    const never = { token: () => new Promise<string>(() => {}) };
    const late = await rejection(send(operation, { fetch, auth: never, timeout: 10 }, undefined));
    expect(late).toMatchObject({ kind: "timeout", attempts: 0 });
    const signal = AbortSignal.timeout(10);
    const aborted = await rejection(send(operation, { fetch, auth: never }, undefined, { signal }));
    expect(aborted).toMatchObject({ kind: "abort", attempts: 0 });
  });

  it("may be one of several that are needed together; each is told its own", async () => {
    const told: unknown[] = [];
    const provider =
      (name: string) =>
      (request: CredentialRequest<CredentialValue>): string => {
        told.push([name, request.refused]);
        return `${name}${String(told.length)}`;
      };
    const auth: Credentials = { key: provider("k"), token: provider("t"), fixed: "f" };
    const security = [[headerKey("key", "X-Key"), bearerCredential("token"), cookieKey("fixed", "sid")]];
    await exchange(auth, [refused, ok], security);
    expect(told).toEqual([
      ["k", undefined],
      ["t", undefined],
      ["k", "k1"],
      ["t", "t2"],
    ]);
  });
});

describe("a function in place of all credentials", () => {
  it("is asked once more on a 401, told what it gave", async () => {
    const told: unknown[] = [];
    const auth = ({ refused: bad }: CredentialRequest<Credentials>): Credentials => {
      told.push(bad);
      return { token: `t${String(told.length)}` };
    };
    expect(await exchange(auth, [refused, ok])).toEqual({ result: [], sent: ["Bearer t1", "Bearer t2"] });
    expect(told).toEqual([undefined, { token: "t1" }]);
  });
});

describe("credentials that stay as they are", () => {
  it("are sent once: a 401 is the answer", async () => {
    const { error, sent } = await exchange({ token: "fixed" }, [refused, ok]);
    expect(error).toMatchObject({ status: 401, attempts: 1 });
    expect(sent).toEqual(["Bearer fixed"]);
  });

  it("that are optional and not given are not asked for", async () => {
    const { fetch, sent } = stubFetch(raw(401, null));
    const error = await rejection(send(sellPetOperation, { baseUrl, fetch, auth: {} }, undefined));
    expect(error).toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});

describe("a request with credentials", () => {
  const redirectOf = async (scheme: CredentialScheme): Promise<unknown> => {
    let redirect: unknown;
    const fetch = (_url: string, init: { readonly redirect?: string }): Promise<Response> => {
      redirect = init.redirect;
      return Promise.resolve(ok());
    };
    const auth = { s: scheme === basic ? { username: "u" } : "x" };
    await send({ ...listPetsOperation, security: [[scheme]] }, { fetch, auth }, undefined);
    return redirect;
  };
  const basic = basicCredential("s");

  it("follows no redirect with what fetch would send on to another server", async () => {
    expect(await redirectOf(headerKey("s", "X-Key"))).toBe("manual");
    expect(await redirectOf(cookieKey("s", "sid"))).toBe("manual");
    expect(await redirectOf(queryKey("s", "key"))).toBeUndefined();
    expect(await redirectOf(bearerCredential("s"))).toBeUndefined();
    expect(await redirectOf(basic)).toBeUndefined();
    expect(await redirectOf(headerKey("s", "AUTHORIZATION"))).toBeUndefined();
  });

  it("keeps the headers and cookies that its caller gives", async () => {
    const { fetch, sent } = stubFetch(ok);
    const security = [[headerKey("key", "X-Key"), cookieKey("sid", "sid")]];
    const client = { fetch, auth: { key: "k", sid: "s" }, headers: { "x-key": "own", cookie: "lang=en" } };
    await send({ ...listPetsOperation, security }, client, undefined);
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({ "x-key": "own", cookie: "lang=en; sid=s" });
  });

  it("is sent once where its body is a stream, which is gone then", async () => {
    const { fetch, sent } = stubFetch(refused, ok);
    const operation = {
      ...listPetsOperation,
      method: "PUT",
      body: { mediaType: "application/octet-stream", encode: () => new Blob(["a"]).stream() },
      security: [[bearerCredential("token")]],
    };
    const error = await rejection(send(operation, { fetch, auth: { token: counter().provider } }, undefined));
    expect(error).toMatchObject({ status: 401, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it("has the same idempotency key when it is sent again", async () => {
    const { fetch, sent } = stubFetch(refused, ok);
    const operation = {
      ...listPetsOperation,
      method: "POST",
      idempotencyKeyHeader: "Idempotency-Key",
      security: [[bearerCredential("token")]],
    };
    await send(operation, { fetch, auth: { token: counter().provider } }, undefined);
    const keys = sent.map(({ headers }) => headers.get("idempotency-key"));
    expect(keys[0]).not.toBeNull();
    expect(keys[1]).toBe(keys[0]);
  });
});
