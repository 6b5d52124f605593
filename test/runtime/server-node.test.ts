import { Agent, createServer, IncomingMessage, request as httpRequest, type Server } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { connect, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { toNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler, ResponseHeaders } from "../../templates/runtime/server-message.js";
import { petsApi, type CreatePet } from "./server-fixture.js";

let server: Server | undefined;

afterEach(async () => {
  vi.useRealTimers();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

async function serve(handler: RequestHandler): Promise<number> {
  const listening = createServer(toNodeListener(handler));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return (listening.address() as AddressInfo).port;
}

const form = { authorization: "Bearer good", "content-type": "application/x-www-form-urlencoded" };
const echo: RequestHandler = async ({ body }) => {
  let length = 0;
  for await (const chunk of body ?? []) length += chunk.length;
  return { status: 200, headers: {}, body: String(length) };
};

/** A POST through node's own client. */
function post(
  port: number,
  headers: object,
  body: string | Uint8Array,
  agent?: Agent,
): Promise<[IncomingMessage, string]> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        port,
        host: "127.0.0.1",
        method: "POST",
        path: "/v1/pets",
        headers: { ...headers },
        ...(agent ? { agent } : {}),
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve([response, text]));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function open(port: number, text: string): Socket {
  const socket = connect(port, "127.0.0.1", () => socket.write(text));
  socket.on("error", () => {});
  return socket;
}

/** Resolves with all that the socket receives until it is closed. */
function received(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.on("data", (chunk) => (text += String(chunk)));
    socket.on("close", () => resolve(text));
  });
}

describe("toNodeListener", () => {
  it("passes on node's own request, whose socket knows of a client's certificate", async () => {
    const seen: unknown[] = [];
    const port = await serve(async ({ source }) => {
      seen.push(source instanceof IncomingMessage && source.socket.remoteAddress);
      return { status: 204, headers: {}, body: undefined };
    });
    await post(port, {}, "");
    expect(seen).toEqual(["127.0.0.1"]);
  });

  it("answers over a socket, with the length of the body", async () => {
    const port = await serve(petsApi().handler);
    const [response, text] = await post(port, form, "name=S%C3%B6r");
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({ "content-type": "application/json", "content-length": "15" });
    expect(text).toBe('{"name":"Sör"}');
  });

  it("reads bodies of many chunks", async () => {
    const port = await serve(echo);
    expect((await post(port, {}, "x".repeat(3_000_000)))[1]).toBe("3000000");
  });

  it("sends a header of several values as several headers, and no body where there is none", async () => {
    const port = await serve(async () => ({ status: 204, headers: { "set-cookie": ["a=1", "b=2"] }, body: undefined }));
    const [response, text] = await post(port, {}, "");
    expect(response.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
    expect(text).toBe("");
  });

  it.each([
    ["a text", "ü"],
    ["bytes", new TextEncoder().encode("ü")],
    [
      "pieces",
      (async function* () {
        yield new TextEncoder().encode("ü");
      })(),
    ],
    ["nothing", undefined],
  ])("sends each character of a header as a byte, beside %s", async (_what, body) => {
    const port = await serve(async () => ({ status: 200, headers: { "x-name": "Sör" }, body }));
    const [response, text] = await post(port, {}, "");
    expect(response.headers["x-name"]).toBe("Sör");
    expect(text).toBe(body === undefined ? "" : "ü");
  });

  it("reads headers by any case, joins several, and none that every object has", async () => {
    const names = ["X-Tag", "constructor", "__proto__", "X-None"];
    const port = await serve(async ({ headers }) => ({
      status: 200,
      headers: {},
      body: JSON.stringify(names.map((name) => headers.get(name) ?? "none")),
    }));
    expect((await post(port, { "x-tag": ["a", "b"] }, ""))[1]).toBe('["a, b","none","none","none"]');
  });
});

describe("toNodeListener over HTTP/2", () => {
  /** Resolves with the status and the body. */
  async function postOverHttp2(body: string, handler = petsApi().handler): Promise<[unknown, string]> {
    const http2Server = createHttp2Server(toNodeListener(handler));
    await new Promise<void>((resolve) => http2Server.listen(0, "127.0.0.1", resolve));
    const client = connectHttp2(`http://127.0.0.1:${(http2Server.address() as AddressInfo).port}`);
    const stream = client.request({ ":method": "POST", ":path": "/v1/pets", ...form });
    const status = new Promise((resolve) => stream.on("response", (headers) => resolve(headers[":status"])));
    let text = "";
    stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    stream.end(body);
    await new Promise((resolve) => stream.on("end", resolve));
    client.close();
    http2Server.close();
    return [await status, text];
  }

  it("answers, also before a body has arrived", async () => {
    expect(await postOverHttp2("name=Rex")).toEqual([200, '{"name":"Rex"}']);
    expect((await postOverHttp2(`name=${"x".repeat(2_000_000)}`))[0]).toBe(413);
    expect((await postOverHttp2(""))[0]).toBe(400);
  });

  it("reports what only HTTP/2 cannot send, and answers with 500", async () => {
    // RFC 9110 section 5.3: a Location is not a list.
    const create: CreatePet = ({ body }) => ({ status: 200, headers: { location: ["/a", "/b"] }, body });
    const { handler, errors } = petsApi(create);
    expect(await postOverHttp2("name=Rex", handler)).toEqual([500, ""]);
    expect(errors).toHaveLength(1);
  });
});

describe("a body that was not read to its end", () => {
  it("is answered before it has arrived, and the connection closed", async () => {
    const port = await serve(petsApi().handler);
    const [response] = await post(port, form, "name=" + "x".repeat(8_000_000));
    expect(response.statusCode).toBe(413);
    expect(response.headers.connection).toBe("close");
  });

  it("is answered so where its length was not announced", async () => {
    const port = await serve(petsApi().handler);
    const headers = { ...form, "transfer-encoding": "chunked" };
    const [response, text] = await post(port, headers, "name=" + "x".repeat(8_000_000));
    expect(response.statusCode).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ title: "Content Too Large" });
  });

  it("does not hold the connection for a client that never ends it", async () => {
    const port = await serve(petsApi().handler);
    const head = "POST /v1/pets HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer bad\r\nTransfer-Encoding: chunked\r\n\r\n";
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const socket = open(port, head);
    socket.once("data", () => vi.advanceTimersByTime(2_000));
    expect(await received(socket)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("leaves the connection open where it is small", async () => {
    const port = await serve(petsApi().handler);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const [refused] = await post(port, { ...form, authorization: "Bearer bad" }, "name=" + "x".repeat(5_000), agent);
    expect(refused.statusCode).toBe(401);
    const [accepted] = await post(port, form, "name=Rex", agent);
    expect(accepted.statusCode).toBe(200);
    expect(accepted.socket).toBe(refused.socket);
    agent.destroy();
  });
});

describe("a client that goes away", () => {
  const silent = (handler: RequestHandler): RequestHandler => Object.assign(handler, { onError: () => {} });
  const head = "POST /v1/pets HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\n";
  const formHead = `${head}Content-Type: application/x-www-form-urlencoded\r\n`;

  it("aborts the request's signal", async () => {
    let started = (): void => {};
    const running = new Promise<void>((resolve) => (started = resolve));
    const aborted = new Promise<boolean>((resolve, reject) => {
      serve(async ({ signal }) => {
        signal?.addEventListener("abort", () => resolve(signal.aborted));
        started();
        return new Promise(() => {});
      }).then(async (port) => {
        const socket = open(port, `${head}\r\n`);
        await running;
        socket.destroy();
      }, reject);
    });
    expect(await aborted).toBe(true);
  });

  it("does not abort the signal of a request that was answered", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const port = await serve(async ({ signal }) => {
      signals.push(signal);
      return { status: 200, headers: {}, body: "" };
    });
    await received(open(port, `${head}Connection: close\r\n\r\n`));
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
  });

  it("in the middle of a body ends the reading of it", async () => {
    const bodyFailed = new Promise<unknown>((resolve) => {
      void serve(
        silent(async (request) => echo(request).catch((error: unknown) => (resolve(error), Promise.reject(error)))),
      ).then((port) => {
        const socket = open(port, `${formHead}Content-Length: 100\r\n\r\nname=`);
        setTimeout(() => socket.destroy(), 20);
      });
    });
    expect(await bodyFailed).toBeInstanceOf(Error);
  });

  it("before the body is read does not leave its reader waiting", async () => {
    const outcome = new Promise<unknown>((resolve) => {
      void serve(
        silent(async (request) => {
          await new Promise<void>((gone) => request.signal?.addEventListener("abort", () => gone()));
          return echo(request).catch((error: unknown) => (resolve(error), Promise.reject(error)));
        }),
      ).then((port) => {
        const socket = open(port, `${formHead}Content-Length: 100\r\n\r\nname=`);
        setTimeout(() => socket.destroy(), 20);
      });
    });
    expect(await outcome).toBeInstanceOf(Error);
  });

  it("leaves the server working", async () => {
    const port = await serve(petsApi().handler);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const socket = open(port, `${formHead}Content-Length: 2000000\r\n\r\nname=x`);
      if (attempt % 2 === 0) socket.end();
      else setTimeout(() => socket.destroy(), attempt);
    }
    expect((await post(port, form, "name=Rex"))[0].statusCode).toBe(200);
  });
});

describe("an answer without content", () => {
  /** All that is sent in answer to a request without a body. */
  async function raw(handler: RequestHandler, method: string, target: string): Promise<string> {
    const port = await serve(handler);
    return received(open(port, `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
  }

  it("to HEAD has the length of the body that GET has, and no body", async () => {
    const text = await raw(petsApi().handler, "HEAD", "/v1/pets/Rex");
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    // {"name":"Rex"}
    expect(text).toMatch(/\r\ncontent-length: 14\r\n/i);
    expect(text).toMatch(/\r\n\r\n$/);
  });

  it.each([204, 205, 304])("of status %i has no body, also from a handler that is no router", async (status) => {
    const text = await raw(async () => ({ status, headers: {}, body: "text" }), "GET", "/");
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).toMatch(/\r\n\r\n$/);
  });
});

describe("a handler that is no router", () => {
  const unsendable = (headers: ResponseHeaders): RequestHandler => {
    return async () => ({ status: 200, headers: { "x-secret": "secret-host", ...headers }, body: "secret-host" });
  };

  /** Node sees it when it writes the head: trailers are for chunked bodies. */
  const misframed = { trailer: "x-a", "content-length": "11" };

  it.each<[string, RequestHandler]>([
    ["rejects", () => Promise.reject(new Error("secret-host"))],
    [
      "throws",
      () => {
        throw new Error("secret-host");
      },
    ],
    ["answers what cannot be sent", unsendable({ "x-a": "\r\n" })],
    ["answers what cannot be sent, as shows only in the end", unsendable(misframed)],
  ])("and %s is answered with a bare 500, and logged", async (_what, handler) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const [response, text] = await post(await serve(handler), {}, "x");
    expect([response.statusCode, text]).toEqual([500, ""]);
    expect(response.headers).not.toHaveProperty("x-secret");
    expect(log.mock.calls).toEqual([[expect.any(Error)]]);
    log.mockRestore();
  });

  it("but has an onError is told there of what could not be sent", async () => {
    const onError = vi.fn();
    const port = await serve(Object.assign(unsendable(misframed), { onError }));
    expect((await post(port, {}, "x"))[0].statusCode).toBe(500);
    expect(onError.mock.calls).toEqual([[expect.any(Error), expect.objectContaining({ method: "POST" })]]);
  });
});
