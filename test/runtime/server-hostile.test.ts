import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { toFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import { toNodeListener } from "../../templates/runtime/node-adapter.js";
import { hostileRequests, namedParameters, type HostileRequest } from "./hostile-requests.js";
import { petsApi, serverRequest, textOf } from "./server-fixture.js";

const form = "application/x-www-form-urlencoded";
const pristine = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));

const { handler } = petsApi(({ body }) => {
  if (body.name === "throw") throw new Error("secret-host");
  return { status: 200, body };
});

interface Answer {
  readonly status: number;
  readonly body: string;
}

function expectHandled(request: HostileRequest, answer: Answer): void {
  expect(answer.status).toBe(request.status);
  if (request.parameters) expect(namedParameters(answer.body)).toEqual(request.parameters);
  expect(answer.body).not.toMatch(/secret-host|node_modules|\.[jt]s:\d/);
  // What is sent back does not grow with what was sent.
  if (answer.status !== 200) expect(answer.body.length).toBeLessThan(1_000);
}

afterEach(() => {
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(pristine);
});

describe("the core", () => {
  it.each(hostileRequests)("answers $what with $status", async (request) => {
    const { body, contentType = form } = request;
    const answer = await handler(serverRequest({ body, headers: { "content-type": contentType } }));
    expectHandled(request, { status: answer.status, body: textOf(answer) });
  });
});

describe("the Fetch adapter", () => {
  it.each(hostileRequests)("answers $what with $status", async (request) => {
    const answer = await toFetchHandler(handler)(
      new Request("http://localhost/v1/pets", {
        method: "POST",
        headers: { authorization: "Bearer good", "content-type": request.contentType ?? form },
        body: typeof request.body === "string" ? request.body : Uint8Array.from(request.body),
      }),
    );
    expectHandled(request, { status: answer.status, body: await answer.text() });
  });
});

describe("node:http over a socket", () => {
  let server: Server;

  beforeAll(async () => {
    server = createServer(toNodeListener(handler));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Sends bytes as they are and reads until the server closes the connection. */
  function exchange(head: readonly string[], body: string | Uint8Array): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const socket = connect(port, "127.0.0.1");
      let text = "";
      socket.setEncoding("utf8");
      socket.on("data", (chunk: string) => (text += chunk));
      socket.on("error", reject);
      socket.on("close", () => {
        const end = text.indexOf("\r\n\r\n");
        resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), body: text.slice(end + 4) });
      });
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      socket.write(body);
    });
  }

  const head = (contentType: string, ...more: readonly string[]): readonly string[] => [
    "POST /v1/pets HTTP/1.1",
    "Host: localhost",
    "Connection: close",
    "Authorization: Bearer good",
    `Content-Type: ${contentType}`,
    ...more,
  ];

  it.each(hostileRequests)("answers $what with $status", async (request) => {
    const { body, contentType = form } = request;
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    expectHandled(request, await exchange(head(contentType, length), body));
  });

  it.each(hostileRequests.filter(({ body }) => body.length < 100 && body.length > 0))(
    "answers $what with $status where it comes in chunks",
    async (request) => {
      const { body, contentType = form } = request;
      const chunks = Array.from(Buffer.from(body), (byte) => Buffer.from([0x31, 0x0d, 0x0a, byte, 0x0d, 0x0a]));
      const chunked = Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]);
      expectHandled(request, await exchange(head(contentType, "Transfer-Encoding: chunked"), chunked));
    },
  );

  it.each(["Content-Length: x", "Content-Length: -1", "Content-Length: 6\r\nContent-Length: 7"])(
    "refuses the header %j",
    async (length) => {
      expect((await exchange(head(form, length), "name=a")).status).toBe(400);
    },
  );
});
