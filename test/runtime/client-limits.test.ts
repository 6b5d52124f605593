import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isClientError } from "../../templates/runtime/client-errors.js";
import { withinLimits } from "../../templates/runtime/client-limits.js";
import type { Fetch, RequestOptions } from "../../templates/runtime/client-options.js";
import { createPet, type PetClientOptions } from "./client-pets.js";
import { json, raw, rejection, stubFetch } from "./client-stub.js";

const never = <T>(): Promise<T> => new Promise<T>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function create(client: Partial<PetClientOptions>, options?: RequestOptions): Promise<unknown> {
  const all = { baseUrl: "https://pets.example", auth: { token: "t" }, ...client };
  return createPet(all, { name: "a" }, options);
}

/** A body that begins and never ends. */
function endless(): Response {
  const body = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(new Uint8Array([0x7b])) });
  return new Response(body, { headers: { "content-type": "application/json", "request-id": "r1" } });
}

describe("the time-out of an attempt", () => {
  it("ends it, also where fetch takes no notice of its signal", async () => {
    let signal: AbortSignal | undefined;
    const fetch: Fetch = (_, init) => {
      signal = init.signal;
      return never();
    };
    const failed = rejection(create({ fetch, timeout: 1000, retry: "never" }));
    await vi.advanceTimersByTimeAsync(999);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(signal?.aborted).toBe(true);
    const error = await failed;
    expect(error).toMatchObject({ kind: "timeout", attempts: 1, message: "POST /v1/pets took longer than 1000 ms" });
    expect(error).toHaveProperty("status", undefined);
  });

  it("is 30 seconds unless the client says otherwise, and the call's own goes before the client's", async () => {
    const fetch: Fetch = () => never();
    const byDefault = rejection(create({ fetch, retry: "never" }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await byDefault).toMatchObject({ message: expect.stringContaining("30000 ms") });
    const byCall = rejection(create({ fetch, retry: "never", timeout: 5 }, { timeout: 7 }));
    await vi.advanceTimersByTimeAsync(7);
    expect(await byCall).toMatchObject({ message: expect.stringContaining(" 7 ms") });
  });

  it("covers the body, and keeps what the answer had begun with", async () => {
    const { fetch } = stubFetch(endless);
    const failed = rejection(create({ fetch, timeout: 1000, retry: "never" }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await failed).toMatchObject({ kind: "timeout", status: 200, requestId: "r1" });
  });

  it("begins anew with each attempt", async () => {
    const { fetch, sent } = stubFetch(() => never(), json(200, { id: "p" }));
    const settled = create({ fetch, timeout: 1000, retry: { minDelay: 0 } });
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    expect(await settled).toEqual({ id: "p" });
  });

  it.each([Infinity, 2 ** 31, 1e12])("can be so long that no timer holds it: %d", async (timeout) => {
    const { fetch } = stubFetch(() => new Promise((resolve) => setTimeout(resolve, 60_000, json(200, { id: "p" })())));
    const settled = create({ fetch, timeout });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await settled).toEqual({ id: "p" });
  });

  it("holds for the credentials, too", async () => {
    const { fetch, sent } = stubFetch(json(200, {}));
    const failed = rejection(create({ fetch, timeout: 10, auth: () => never() }));
    await vi.advanceTimersByTimeAsync(10);
    expect(await failed).toMatchObject({ kind: "timeout", attempts: 0 });
    expect(sent).toHaveLength(0);
  });
});

describe("the caller's signal", () => {
  const reason = new Error("changed my mind");

  it("ends a call before it has begun", async () => {
    const { fetch, sent } = stubFetch(json(200, {}));
    const asked = vi.fn(() => ({ token: "t" }));
    const error = await rejection(create({ fetch, auth: asked }, { signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ kind: "abort", attempts: 0, cause: reason, message: "POST /v1/pets was aborted" });
    expect(sent).toHaveLength(0);
    expect(asked).not.toHaveBeenCalled();
    const other = await rejection(create({ fetch }, { signal: AbortSignal.abort(reason) }));
    expect(other).toMatchObject({ kind: "abort", attempts: 0, cause: reason });
  });

  it.each([
    ["while the credentials are asked for", { auth: () => never<{ token: string }>() }, 0, undefined],
    ["before the answer", { fetch: () => never<Response>() }, 1, undefined],
    ["within the answer", stubFetch(endless), 1, 200],
  ])("ends a call at once %s", async (_, client, attempts, status) => {
    const caller = new AbortController();
    const failed = rejection(create(client, { signal: caller.signal }));
    await vi.advanceTimersByTimeAsync(1);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(1);
    caller.abort(reason);
    const error = await failed;
    expect(error).toMatchObject({ kind: "abort", attempts, cause: reason });
    expect(isClientError(error) && error.status).toBe(status);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(0);
  });

  it("ends the wait between two attempts", async () => {
    const caller = new AbortController();
    const { fetch, sent } = stubFetch(json(503, { title: "t" }, { "retry-after": "30" }));
    const failed = rejection(create({ fetch }, { signal: caller.signal }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(vi.getTimerCount()).toBe(1);
    caller.abort(reason);
    expect(await failed).toMatchObject({ kind: "abort", attempts: 1, cause: reason });
    expect(sent).toHaveLength(1);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(0);
  });

  it("holds no listener after any number of calls, be they successes, failures or retries", async () => {
    const caller = new AbortController();
    const added = vi.spyOn(caller.signal, "addEventListener");
    const { fetch } = stubFetch(
      json(200, { id: "p" }),
      raw(500, "x"),
      json(200, { id: "p" }),
      json(404, { title: "t" }),
    );
    const calls = (async () => {
      await create({ fetch }, { signal: caller.signal });
      await create({ fetch }, { signal: caller.signal });
      await rejection(create({ fetch }, { signal: caller.signal }));
    })();
    await vi.runAllTimersAsync();
    await calls;
    // Four attempts and one wait.
    expect(added).toHaveBeenCalledTimes(5);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(0);
  });
});

describe("withinLimits", () => {
  it("does not start work for a signal that is already aborted", async () => {
    const work = vi.fn(() => Promise.resolve(1));
    const ending = await withinLimits({ timeout: 1, signal: AbortSignal.abort("why") }, work);
    expect(ending).toEqual({ kind: "abort", reason: "why" });
    expect(work).not.toHaveBeenCalled();
  });

  it("swallows what becomes of the work after its end", async () => {
    const ending = withinLimits({ timeout: 5 }, (signal) => {
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("late"))));
    });
    await vi.advanceTimersByTimeAsync(5);
    expect(await ending).toEqual({ kind: "timeout" });
  });

  it("takes a failure as an ending", async () => {
    const error = new Error("no");
    expect(await withinLimits({ timeout: 5 }, () => Promise.reject(error))).toEqual({ kind: "failed", error });
  });
});
