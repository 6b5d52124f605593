import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import type { RequestOptions } from "../../templates/runtime/client-options.js";
import { noContent } from "../../templates/runtime/client-operation.js";
import { send } from "../../templates/runtime/send.js";
import { createPet, listPetsOperation, type Pet } from "./client-pets.js";
import { rejection } from "./client-stub.js";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : expect.fail("no port");
}

function create(baseUrl: string, options: RequestOptions = {}): Promise<Pet> {
  const retry = { minDelay: 1 };
  return createPet({ baseUrl, auth: { apiKey: { username: "sk" } }, retry }, { name: "a b" }, options);
}

const jsonHeaders = { "content-type": "application/json" };

describe("over a socket", () => {
  it("sends what was asked for and reads what comes back", async () => {
    const seen: { request?: IncomingMessage; body?: string } = {};
    const url = await serve(async (request, response) => {
      seen.request = request;
      seen.body = await text(request);
      response.writeHead(200, jsonHeaders).end(`{"id":"p1"}`);
    });
    expect(await create(`${url}/api/`)).toEqual({ id: "p1" });
    expect(seen.request).toMatchObject({ method: "POST", url: "/api/v1/pets" });
    expect(seen.request?.headers).toMatchObject({
      authorization: "Basic c2s6",
      "content-type": "application/x-www-form-urlencoded",
      "content-length": "8",
      accept: "application/json, application/problem+json",
    });
    expect(seen.body).toBe("name=a+b");
  });

  it("fails with a network error, after its retries, where nobody listens", async () => {
    const url = await serve(() => {});
    const [server] = servers.splice(0);
    server?.close();
    const error = await rejection(create(url));
    expect(error).toMatchObject({ kind: "network", attempts: 3 });
    expect(error).toHaveProperty("cause.cause.code", "ECONNREFUSED");
    expect(error).toHaveProperty("status", undefined);
  });

  it("fails with a network error that knows the status where the connection breaks within the answer", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { ...jsonHeaders, "content-length": "100", "request-id": "r1" });
      response.write(`{"id":`, () => response.destroy());
    });
    const error = await rejection(create(url, { retry: "never" }));
    expect(error).toMatchObject({ kind: "network", attempts: 1, status: 200, requestId: "r1" });
    expect(error).toHaveProperty("cause", expect.any(Error));
    expect(error).toHaveProperty("message", "POST /v1/pets lost the connection while reading the answer 200");
  });

  it("recovers from a broken connection with the same idempotency key", async () => {
    const keys: unknown[] = [];
    const url = await serve((request, response) => {
      keys.push(request.headers["idempotency-key"]);
      if (keys.length === 1) request.socket.destroy();
      else response.writeHead(200, jsonHeaders).end(`{"id":"p1"}`);
    });
    expect(await create(url)).toEqual({ id: "p1" });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toEqual(expect.any(String));
    expect(keys[1]).toBe(keys[0]);
  });

  it("gives up on a server that is too slow, before its answer or within it", async () => {
    const silent = await serve(() => {});
    expect(await rejection(create(silent, { timeout: 40, retry: { retries: 1 } }))).toMatchObject({
      kind: "timeout",
      attempts: 2,
    });
    const dribbling = await serve((_, response) => {
      response.writeHead(200, jsonHeaders).write("{");
    });
    expect(await rejection(create(dribbling, { timeout: 1_000, retry: "never" }))).toMatchObject({
      kind: "timeout",
      status: 200,
    });
  });

  it("hangs up when the caller aborts", async () => {
    const caller = new AbortController();
    const url = await serve((request) => {
      request.socket.once("close", () => servers[0]?.emit("hung-up"));
      caller.abort("enough");
    });
    const hungUp = once(servers[0] ?? expect.fail("no server"), "hung-up");
    expect(await rejection(create(url, { signal: caller.signal }))).toMatchObject({ kind: "abort", cause: "enough" });
    await hungUp;
  });

  it("uses its connection again after an answer that it does not use", async () => {
    const ports = new Set<number | undefined>();
    let requests = 0;
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      requests += 1;
      request.resume();
      if (requests < 3) response.writeHead(503, { "content-type": "text/plain" }).end("x".repeat(100_000));
      else response.writeHead(200, jsonHeaders).end(`{"id":"p1"}`);
    });
    expect(await create(url)).toEqual({ id: "p1" });
    expect([requests, ports.size]).toEqual([3, 1]);
  });

  it("follows a redirect to another origin without its credentials", async () => {
    const seen: IncomingMessage[] = [];
    const other = await serve((request, response) => {
      seen.push(request);
      response.writeHead(200, jsonHeaders).end(`{"id":"p1"}`);
    });
    const url = await serve((_, response) => void response.writeHead(307, { location: `${other}/elsewhere` }).end());
    expect(await create(url)).toEqual({ id: "p1" });
    expect(seen.map(({ method, url, headers }) => [method, url, headers.authorization])).toEqual([
      ["POST", "/elsewhere", undefined],
    ]);
  });

  it.each([
    [301, 301],
    [302, 302],
    [303, 303],
    [307, 307],
    [308, 308],
    ["3XX", 302],
    ["3XX", 308],
  ] as const)("does not follow a redirect where %s is declared: %i", async (declared, status) => {
    const asked: (string | undefined)[] = [];
    const baseUrl = await serve(({ url }, response) => {
      asked.push(url);
      response.writeHead(status, { location: "/elsewhere" }).end();
    });
    const failure = [{ status: declared, validate: noContent }];
    const error = await rejection(send({ ...listPetsOperation, failure }, { baseUrl }, undefined));
    expect(error).toMatchObject({ kind: "api", status, attempts: 1 });
    expect(error).toSatisfy(({ headers }: { readonly headers: Headers }) => headers.get("location") === "/elsewhere");
    expect(asked).toEqual(["/v1/pets"]);
  });

  it.each([304, "default"] as const)("follows redirects where none is declared but %s", async (declared) => {
    const baseUrl = await serve(({ url }, response) => {
      if (url === "/elsewhere") response.writeHead(200, jsonHeaders).end("[]");
      else response.writeHead(303, { location: "/elsewhere" }).end();
    });
    const failure = [{ status: declared, validate: noContent }];
    expect(await send({ ...listPetsOperation, failure }, { baseUrl }, undefined)).toEqual([]);
  });

  it("refuses to send a header that would become two", async () => {
    const url = await serve(() => expect.fail("was sent"));
    expect(await rejection(create(url, { headers: { "x-a": "1\r\nx-b: 2" } }))).toBeInstanceOf(TypeError);
  });
});
