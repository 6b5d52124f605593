/** Who a caller is, by the alternatives of an operation. */
import { describe, expect, it, vi } from "vitest";
import { headerKeyScheme } from "../../templates/runtime/server-api-key.js";
import {
  identifiedBy,
  named,
  optionalCaller,
  requiredCaller,
  together,
} from "../../templates/runtime/server-authenticate.js";
import { bearerScheme } from "../../templates/runtime/server-bearer.js";
import { identifiedByConnection } from "../../templates/runtime/server-mutual-tls.js";
import type { Alternative, CallerReader } from "../../templates/runtime/server-security.js";
import { identifiedByToken } from "../../templates/runtime/server-token.js";
import { serverRequest } from "./server-fixture.js";

const key: Alternative<string> = identifiedBy(headerKeyScheme("X-Key"), (given) =>
  given.key === "k" ? "by key" : null,
);
const bearer: Alternative<string> = identifiedBy(bearerScheme, ({ token }) => (token === "t" ? "by token" : undefined));

/** A summary: who it is, or the kind of refusal and its challenges as `scheme` or `scheme(parameters)`. */
async function outcome(
  caller: CallerReader<unknown>,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const found = await caller(serverRequest({ headers: { authorization: "", ...headers } }));
  if (found.refusal === undefined) return found.principal;
  const challenges = found.refusal.challenges.map(({ scheme, parameters }) => [scheme, parameters]);
  return [found.refusal.kind, ...challenges];
}

const apiKey = ["ApiKey", {}];
const plainBearer = ["Bearer", {}];
const invalidToken = ["Bearer", { error: "invalid_token" }];

describe("alternatives", () => {
  const caller = requiredCaller([key, bearer]);

  it.each([
    [{ "x-key": "k" }, "by key"],
    [{ authorization: "Bearer t" }, "by token"],
    [{ "x-key": "k", authorization: "Bearer t" }, "by key"],
    [{ "x-key": "bad", authorization: "Bearer t" }, "by token"],
    [{ "x-key": "k", authorization: "Bearer bad" }, "by key"],
    [{}, ["unauthenticated", apiKey, plainBearer]],
    [{ "x-key": "bad" }, ["unauthenticated", apiKey, plainBearer]],
    [{ authorization: "Bearer bad" }, ["unauthenticated", apiKey, invalidToken]],
    [{ authorization: "Basic dDo=" }, ["unauthenticated", apiKey, plainBearer]],
  ])("with %j: %j", async (headers, expected) => {
    expect(await outcome(caller, headers)).toEqual(expected);
  });

  it("are tried in their order, and no further than to the first that knows", async () => {
    const asked: string[] = [];
    const asking = (name: string, answer: string | undefined): Alternative<string> =>
      identifiedBy(bearerScheme, () => {
        asked.push(name);
        return answer;
      });
    const headers = { authorization: "Bearer t" };
    const all = [asking("first", undefined), asking("second", "known"), asking("third", "never")];
    expect(await outcome(requiredCaller(all), headers)).toBe("known");
    expect(asked).toEqual(["first", "second"]);
  });

  it("fail with what a function for them throws", async () => {
    const broken = requiredCaller([identifiedBy(bearerScheme, () => Promise.reject(new Error("no database")))]);
    await expect(outcome(broken, { authorization: "Bearer t" })).rejects.toThrow("no database");
  });
});

describe("schemes that are needed together", () => {
  const both = together(
    named(key, (principal) => ({ key: principal })),
    named(bearer, (principal) => ({ token: principal })),
  );

  it.each([
    [
      { "x-key": "k", authorization: "Bearer t" },
      { key: "by key", token: "by token" },
    ],
    [{}, ["unauthenticated", apiKey, plainBearer]],
    [{ "x-key": "k" }, ["unauthenticated", apiKey, plainBearer]],
    [{ authorization: "Bearer t" }, ["unauthenticated", apiKey, plainBearer]],
    [{ "x-key": "k", authorization: "Bearer bad" }, ["unauthenticated", apiKey, invalidToken]],
  ])("with %j: %j", async (headers, expected) => {
    expect(await outcome(requiredCaller([both]), headers)).toEqual(expected);
  });

  it("are given in full, or not at all, where they are optional", async () => {
    const caller = optionalCaller([both]);
    expect(await outcome(caller)).toBeUndefined();
    expect(await outcome(caller, { "x-key": "k" })).toEqual(["unauthenticated", apiKey, plainBearer]);
    expect(await outcome(caller, { authorization: "Bearer t" })).toEqual(["unauthenticated", apiKey, plainBearer]);
  });

  it("may be more than two", async () => {
    const three = together(
      both,
      named(
        identifiedByConnection(() => "by certificate"),
        (principal) => ({ tls: principal }),
      ),
    );
    const headers = { "x-key": "k", authorization: "Bearer t" };
    expect(await outcome(requiredCaller([three]), headers)).toEqual({
      key: "by key",
      token: "by token",
      tls: "by certificate",
    });
  });
});

describe("optional credentials", () => {
  const caller = optionalCaller([key, bearer]);

  it.each([
    [{}, undefined],
    [{ "x-key": "k" }, "by key"],
    [{ "x-key": "bad" }, ["unauthenticated", apiKey, plainBearer]],
    // Whatever is in the header, it is a try.
    [{ authorization: "Basic dDo=" }, ["unauthenticated", apiKey, plainBearer]],
    [{ "x-key": "bad", authorization: "Bearer t" }, "by token"],
  ])("with %j: %j", async (headers, expected) => {
    expect(await outcome(caller, headers)).toEqual(expected);
  });
});

describe("a token with scopes", () => {
  const granted = (scopes: readonly string[]): Alternative<string> =>
    identifiedByToken(["read", "write"], ({ token }) =>
      token === "t" ? { principal: "somebody", scopes } : undefined,
    );
  const headers = { authorization: "Bearer t" };

  it("has to have all that an operation needs", async () => {
    expect(await outcome(requiredCaller([granted(["write", "admin", "read"])]), headers)).toBe("somebody");
    // RFC 6750 section 3.1
    const insufficient = ["Bearer", { error: "insufficient_scope", scope: "read write" }];
    for (const scopes of [["read"], [], ["read write"], ["READ", "WRITE"]]) {
      expect(await outcome(requiredCaller([granted(scopes)]), headers)).toEqual(["forbidden", insufficient]);
    }
  });

  it("has its scopes in the challenge", async () => {
    const caller = requiredCaller([granted([])]);
    expect(await outcome(caller)).toEqual(["unauthenticated", ["Bearer", { scope: "read write" }]]);
    expect(await outcome(caller, { authorization: "Bearer bad" })).toEqual([
      "unauthenticated",
      ["Bearer", { error: "invalid_token", scope: "read write" }],
    ]);
  });

  it("does not hide another alternative that knows the caller, before it or after it", async () => {
    const both = { ...headers, "x-key": "k" };
    expect(await outcome(requiredCaller([granted([]), key]), both)).toBe("by key");
    expect(await outcome(requiredCaller([key, granted([])]), both)).toBe("by key");
  });

  it("that lacks some is a matter of 403, also beside credentials that are no good, and where they are optional", async () => {
    const bad = { ...headers, "x-key": "bad" };
    const lacking = ["forbidden", ["Bearer", { error: "insufficient_scope", scope: "read write" }]];
    expect(await outcome(requiredCaller([key, granted([])]), bad)).toEqual(lacking);
    expect(await outcome(optionalCaller([granted([])]), headers)).toEqual(lacking);
  });

  it("is handed over with the scopes that are needed", async () => {
    const authenticate = vi.fn(() => undefined);
    await outcome(requiredCaller([identifiedByToken(["read"], authenticate)]), headers);
    expect(authenticate).toHaveBeenCalledWith({ token: "t", scopes: ["read"] }, expect.anything());
  });
});

describe("a certificate", () => {
  it("is looked for in the connection, of which the request's source may tell", async () => {
    const request = { ...serverRequest({}), source: { certified: "somebody" } };
    const caller = requiredCaller([
      identifiedByConnection(({ source }) =>
        typeof source === "object" && source !== null && "certified" in source ? source.certified : undefined,
      ),
    ]);
    expect(await caller(request)).toEqual({ principal: "somebody" });
    expect(await outcome(caller)).toEqual(["unauthenticated", ["MutualTLS", {}]]);
  });

  it("may be missing where it is optional", async () => {
    expect(await outcome(optionalCaller([identifiedByConnection(() => null)]))).toBeUndefined();
    expect(await outcome(optionalCaller([identifiedByConnection(() => "somebody")]))).toBe("somebody");
  });
});
