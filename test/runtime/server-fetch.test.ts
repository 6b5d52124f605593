import { describe, expect, it, vi } from "vitest";
import { toFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { RequestHandler, ServerRequest } from "../../templates/runtime/server-message.js";
import { petsApi } from "./server-fixture.js";

const url = "http://localhost/v1/pets?x=%20";
const none: RequestHandler = async () => ({ status: 204, headers: {}, body: undefined });

/** The request that a router is given for a `Request`. */
async function received(request: Request): Promise<ServerRequest | undefined> {
  let given: ServerRequest | undefined;
  await toFetchHandler((serverRequest) => {
    given = serverRequest;
    return none(serverRequest);
  })(request);
  return given;
}

describe("toFetchHandler", () => {
  it("connects a router to Request and Response", async () => {
    const response = await toFetchHandler(petsApi().handler)(
      new Request(url, {
        method: "POST",
        headers: { authorization: "Bearer good" },
        body: new URLSearchParams({ name: "Rex", "owner[email]": "a@b" }),
      }),
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ name: "Rex", owner: { email: "a@b" } });
  });

  it("passes on the request itself, for what only the platform knows", async () => {
    const request = new Request(url);
    expect((await received(request))?.source).toBe(request);
  });

  it("passes on the method, the path with its query, the headers and the signal", async () => {
    const controller = new AbortController();
    const given = await received(new Request(url, { headers: { "x-tag": "a" }, signal: controller.signal }));
    expect(given).toMatchObject({ method: "GET", target: "/v1/pets?x=%20", body: undefined });
    expect([given?.headers.get("X-Tag"), given?.headers.get("x-none")]).toEqual(["a", undefined]);
    controller.abort();
    expect(given?.signal?.aborted).toBe(true);
  });

  it("cancels a body that is too large where it is", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
      cancel: () => {
        cancelled = true;
      },
    });
    const request = new Request(url, {
      method: "POST",
      headers: { authorization: "Bearer good", "content-type": "application/x-www-form-urlencoded" },
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect((await toFetchHandler(petsApi().handler)(request)).status).toBe(413);
    expect(cancelled).toBe(true);
  });

  it("sends a header of several values as several headers, and no body where there is none", async () => {
    const answer: RequestHandler = async () => ({
      status: 204,
      headers: { "set-cookie": ["a=1", "b=2"] },
      body: undefined,
    });
    const response = await toFetchHandler(answer)(new Request(url));
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.body).toBeNull();
  });

  it("sends the headers of an answer to HEAD, and no body", async () => {
    const response = await toFetchHandler(petsApi().handler)(
      new Request("http://localhost/v1/pets/Rex", { method: "HEAD" }),
    );
    expect([response.status, response.body]).toEqual([200, null]);
    // {"name":"Rex"}
    expect(response.headers.get("content-length")).toBe("14");
  });

  const unsendable: RequestHandler = async () => ({ status: 1000, headers: {}, body: "secret-host" });

  it.each<[string, RequestHandler]>([
    ["rejects", () => Promise.reject(new Error("secret-host"))],
    ["answers what cannot be sent", unsendable],
  ])("answers with a bare 500 where a handler that is no router %s, and logs it", async (_what, handler) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await toFetchHandler(handler)(new Request(url));
    expect([response.status, await response.text()]).toEqual([500, ""]);
    expect(log.mock.calls).toEqual([[expect.any(Error)]]);
    log.mockRestore();
  });

  it("tells the handler's onError, where it has one, of what could not be sent, and by which request", async () => {
    const onError = vi.fn();
    const response = await toFetchHandler(Object.assign(unsendable, { onError }))(new Request(url));
    expect(response.status).toBe(500);
    expect(onError.mock.calls).toEqual([[expect.any(RangeError), expect.objectContaining({ method: "GET" })]]);
  });
});
