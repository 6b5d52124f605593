import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AnyClientError, isClientError } from "../../templates/runtime/client-errors.js";
import type { RequestOptions } from "../../templates/runtime/client-options.js";
import { isIdempotent, parseRetryAfter, retryDelay, retryPolicy } from "../../templates/runtime/retry.js";
import { send } from "../../templates/runtime/send.js";
import {
  createPet,
  createPetOperation,
  listPetsOperation,
  type PetClientOptions,
  sellPetOperation,
} from "./client-pets.js";
import { json, raw, rejection, stubFetch } from "./client-stub.js";

const now = Date.UTC(1994, 10, 6, 8, 49, 37);
const policy = { retries: 5, minDelay: 100, maxDelay: 1000, maxRetryAfter: 60_000 };

function delay(failure: object, random = 0.5, options = policy): number | undefined {
  const attempt = { kind: "api", attempts: 1, status: 503, ...failure };
  return retryDelay(attempt, options, { random: () => random, now: () => now });
}

function retryAfter(value: string): { headers: Headers } {
  return { headers: new Headers({ "retry-after": value }) };
}

describe("parseRetryAfter", () => {
  // Elsewhere than in Greenwich: a date without a zone must not be taken for local time.
  beforeEach(() => void vi.stubEnv("TZ", "America/New_York"));
  afterEach(() => void vi.unstubAllEnvs());

  it.each([
    ["120", 120_000],
    ["0", 0],
    [" 7 ", 7_000],
    // The three forms of RFC 9110, section 5.6.7, each ten seconds later than now, or in the past.
    ["Sun, 06 Nov 1994 08:49:47 GMT", 10_000],
    ["Sunday, 06-Nov-94 08:49:47 GMT", 10_000],
    ["Sun Nov  6 08:49:47 1994", 10_000],
    ["Sun, 06 Nov 1994 08:49:36 GMT", 0],
  ])("reads %s", (value, milliseconds) => {
    expect(parseRetryAfter(value, now)).toBe(milliseconds);
  });

  it.each(["", "-1", "1.5", "1e3", "soon", "1994-11-06", "Sun, 99 Nov 1994 08:49:37 GMT"])("refuses %j", (value) => {
    expect(parseRetryAfter(value, now)).toBeUndefined();
  });
});

describe("retryDelay", () => {
  it("is any time up to a limit that doubles with each retry and ends at maxDelay", () => {
    expect([1, 2, 3, 4, 5].map((attempts) => delay({ attempts }))).toEqual([50, 100, 200, 400, 500]);
    expect(delay({}, 0)).toBe(0);
    expect(delay({ attempts: 4 }, 0.999)).toBeCloseTo(799.2);
  });

  it("is never above the limit, nor below what the server asks for", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), random, fc.integer({ min: 0, max: 60 }), (attempts, chance, wait) => {
        const jittered = delay({ attempts }, chance) ?? Number.NaN;
        expect(jittered).toBeLessThanOrEqual(Math.min(1000, 100 * 2 ** (attempts - 1)));
        expect(delay({ attempts, ...retryAfter(String(wait)) }, chance)).toBe(Math.max(jittered, wait * 1000));
      }),
    );
  });

  it("waits for a Retry-After up to its cap, and gives up beyond it", () => {
    expect(delay(retryAfter("60"))).toBe(60_000);
    expect(delay(retryAfter("61"))).toBeUndefined();
    expect(delay(retryAfter("Sun, 06 Nov 1994 08:49:47 GMT"))).toBe(10_000);
    expect(delay(retryAfter("soon"))).toBe(50);
  });

  it.each([408, 409, 429, 500, 502, 503, 504])("is given for status %i, however the body is broken", (status) => {
    for (const kind of ["api", "undeclared-status", "contract"]) expect(delay({ kind, status })).toBe(50);
  });

  it.each([200, 400, 401, 404, 422, 501, 505])("is not given for status %i", (status) => {
    for (const kind of ["api", "undeclared-status", "contract"]) expect(delay({ kind, status })).toBeUndefined();
  });

  it("is given for a network failure and a time-out, whatever the answer had begun with; never for an abort", () => {
    expect(retryDelay({ kind: "network", attempts: 1 }, policy, { random: () => 0.5, now: () => now })).toBe(50);
    expect(delay({ kind: "timeout", status: 200 })).toBe(50);
    expect(delay({ kind: "abort", status: 503 })).toBeUndefined();
  });

  it("is not given once the retries are used up", () => {
    expect(delay({ attempts: 5 })).toBe(500);
    expect(delay({ attempts: 6 })).toBeUndefined();
    expect(delay({}, 0.5, { ...policy, retries: 0 })).toBeUndefined();
  });
});

describe("retryPolicy", () => {
  it("is two retries unless told otherwise, the last to speak deciding each point", () => {
    expect(retryPolicy()).toEqual({ retries: 2, minDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 });
    expect(retryPolicy({ retries: 4, minDelay: 1 }, { retries: 3 })).toMatchObject({ retries: 3, minDelay: 1 });
    expect(retryPolicy("never", undefined).retries).toBe(0);
    expect(retryPolicy({ retries: 4 }, "never").retries).toBe(0);
    expect(retryPolicy("never", { retries: 1 }).retries).toBe(1);
  });
});

describe("isIdempotent", () => {
  it("follows RFC 9110, section 9.2.2", () => {
    expect(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"].filter(isIdempotent)).toHaveLength(5);
    expect(["QUERY"].filter(isIdempotent)).toEqual(["QUERY"]);
    expect(["POST", "PATCH", "COPY", "get"].filter(isIdempotent)).toEqual([]);
  });
});

describe("a call that fails for now", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const busy = json(503, { title: "busy" });
  const lost = (): Promise<Response> => Promise.reject(new TypeError("fetch failed"));
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  async function create(
    answers: readonly (() => Response | Promise<Response>)[],
    client: Partial<PetClientOptions> = {},
    options: RequestOptions = {},
  ) {
    const { fetch, sent } = stubFetch(...answers);
    const all = { baseUrl: "https://pets.example", auth: { token: "t" }, fetch, ...client };
    const settled = createPet(all, { name: "a" }, options).then(
      (pet) => pet,
      (error: unknown) => error,
    );
    await vi.runAllTimersAsync();
    const keys = sent.map(({ headers }) => headers.get(client.idempotencyKeyHeader ?? "idempotency-key"));
    return { outcome: await settled, sent, keys };
  }

  function errorOf(outcome: unknown): AnyClientError {
    return isClientError(outcome) ? outcome : expect.fail(`no ClientError: ${String(outcome)}`);
  }

  it("is tried again, with the same request and one idempotency key", async () => {
    const { outcome, sent, keys } = await create([busy, lost, json(200, { id: "p1" })]);
    expect(outcome).toEqual({ id: "p1" });
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ body }) => body))).toEqual(new Set(["name=a"]));
    expect(keys[0]).toMatch(uuid);
    expect(new Set(keys).size).toBe(1);
  });

  it("gets another key when it is called again", async () => {
    const { keys: first } = await create([json(200, { id: "p1" })]);
    const { keys: second } = await create([json(200, { id: "p1" })]);
    expect(second).not.toEqual(first);
  });

  it("fails with the last error, and says how many attempts there were", async () => {
    const { outcome, sent } = await create([busy, busy, lost]);
    expect(sent).toHaveLength(3);
    expect(errorOf(outcome)).toMatchObject({ kind: "network", attempts: 3, cause: new TypeError("fetch failed") });
    expect(errorOf(outcome).message).toBe("POST /v1/pets got no answer (3 attempts)");
  });

  it("is tried again after a proxy's page, too", async () => {
    const page = raw(502, "<html>", { "content-type": "text/html" });
    const { outcome, sent } = await create([page]);
    expect(sent).toHaveLength(3);
    expect(errorOf(outcome)).toMatchObject({ kind: "contract", status: 502, attempts: 3 });
  });

  it("takes its key from the call, and its header's name from the client", async () => {
    const { keys } = await create([busy], { idempotencyKeyHeader: "X-Once" }, { idempotencyKey: "k1" });
    expect(keys).toEqual(["k1", "k1", "k1"]);
    expect((await create([busy], {}, { headers: { "IDEMPOTENCY-KEY": "k2" } })).keys).toEqual(["k2", "k2", "k2"]);
  });

  it("is not tried again, and gets no key, where retries are off", async () => {
    const client = await create([busy], { retry: "never" });
    const call = await create([busy], {}, { retry: { retries: 0 } });
    expect([client.keys, call.keys]).toEqual([[null], [null]]);
  });

  it("is only tried again with a key of the caller's where the client makes none", async () => {
    expect((await create([busy], { idempotencyKeys: "given" })).keys).toEqual([null]);
    expect((await create([busy], { idempotencyKeys: "given" }, { idempotencyKey: "k" })).keys).toEqual(["k", "k", "k"]);
  });

  it("is only tried again with a key of the caller's where the description declares no header for keys", async () => {
    const { idempotencyKeyHeader: _, ...undeclared } = createPetOperation;
    const { fetch, sent } = stubFetch(busy);
    const client = { baseUrl: "https://pets.example", auth: { token: "t" }, fetch };
    for (const options of [{}, { idempotencyKey: "k" }]) {
      const settled = send(undeclared, client, { name: "a" }, options).catch((error: unknown) => error);
      await vi.runAllTimersAsync();
      await settled;
    }
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual([null, "k", "k", "k"]);
  });

  it("is not tried again where no key can be made", async () => {
    vi.stubGlobal("crypto", {});
    try {
      expect((await create([busy])).keys).toEqual([null]);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("is tried again without a key where its method is idempotent", async () => {
    const { fetch, sent } = stubFetch(busy, lost, json(200, []));
    const settled = send(listPetsOperation, { fetch }, undefined);
    await vi.runAllTimersAsync();
    expect(await settled).toEqual([]);
    expect(sent.map(({ headers }) => headers.has("idempotency-key"))).toEqual([false, false, false]);
  });

  it("is not tried again for an answer that time does not mend", async () => {
    expect((await create([json(404, { title: "t" })])).sent).toHaveLength(1);
    expect((await create([json(200, {})])).sent).toHaveLength(1);
  });

  it("waits as long as Retry-After says", async () => {
    const { fetch, sent } = stubFetch(json(503, { title: "t" }, { "retry-after": "20" }), raw(204, null));
    const settled = send(sellPetOperation, { baseUrl: "https://pets.example", fetch }, undefined);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    expect(await settled).toBeUndefined();
  });

  it("fails at once if Retry-After asks for more than the caller would wait", async () => {
    const { fetch, sent } = stubFetch(json(503, { title: "t" }, { "retry-after": "20" }));
    const client = { fetch, retry: { maxRetryAfter: 19_000 } };
    const error = await rejection(send(listPetsOperation, client, undefined));
    expect(error).toMatchObject({ kind: "api", status: 503, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it("reads the answers that it does not use to their end", async () => {
    const answers: Response[] = [];
    const keep = (answer: () => Response) => (): Response => {
      const response = answer();
      answers.push(response);
      return response;
    };
    await create([keep(busy), keep(raw(503, "x", { "content-type": "text/html" })), keep(json(200, { id: "p" }))]);
    expect(answers.map(({ bodyUsed }) => bodyUsed)).toEqual([true, true, true]);
  });
});
