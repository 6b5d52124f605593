/** Files of multipart bodies that a handler reads as they come: over sockets, against senders that do not keep to it. */
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { toFetchHandler as ToFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import type { StreamedFile } from "../../templates/runtime/server-streamed-part.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";
import { listening } from "./listening.js";

const text: JsonObject = { type: "string" };
const sent = (schema: JsonObject, encoding: JsonObject) => ({
  required: true,
  content: { "multipart/form-data": { schema: { type: "object", ...schema }, encoding } },
});
const responses = { "200": { description: "Read.", content: { "application/json": { schema: {} } } } };
const description: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Videos", version: "1.0.0" },
  paths: {
    "/videos": {
      post: {
        operationId: "addVideo",
        requestBody: sent(
          {
            required: ["title", "video"],
            properties: {
              video: {},
              cover: {},
              title: text,
              seconds: { type: "integer", default: 60 },
            },
          },
          { video: { contentType: "video/*" } },
        ),
        responses,
      },
    },
    "/clips": {
      post: {
        operationId: "addClip",
        requestBody: {
          content: {
            ...sent({ required: ["clip"], properties: { clip: {} } }, {})["content"],
            "application/json": { schema: { type: "object", required: ["url"], properties: { url: text } } },
          },
        },
        responses,
      },
    },
    "/scans": {
      post: {
        operationId: "addScan",
        requestBody: sent(
          { properties: { scan: {}, note: text } },
          { scan: { headers: { "X-Page": { required: true, schema: { type: "integer" } } } } },
        ),
        responses,
      },
    },
  },
};

type Call = (client: object, body: object) => Promise<unknown>;

interface Package {
  readonly addVideo: Call;
  readonly addScan: Call;
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
  readonly toFetchHandler: typeof ToFetchHandler;
}

interface VideoBody {
  readonly title: string;
  readonly seconds: number;
  readonly cover?: File;
  readonly video: StreamedFile;
}

type Handle = (body: VideoBody) => unknown;

let loaded: Package;
let faults: unknown[] = [];
let calls = 0;

beforeAll(async () => {
  const streamedParts = { addVideo: "video", addClip: "clip", "POST /scans": "scan" };
  const generated = await generateText(JSON.stringify(description), { streamedParts });
  expect(generated.diagnostics).toEqual([]);
  loaded = await loadPackage<Package>(generated);
});

beforeEach(() => {
  faults = [];
  calls = 0;
});

afterEach(() => {
  // Whatever a sender does is no fault of the server's.
  expect(faults).toEqual([]);
});

/** Answers with what the handler makes of a body. */
function router(handle: Handle, options: object = {}): RequestHandler {
  const create = async ({ body }: { readonly body: VideoBody }): Promise<object> => {
    calls += 1;
    return { status: 200, body: await handle(body) };
  };
  const handlers: unknown = new Proxy(create, { get: () => handlers });
  return loaded.createRouter({ onError: (fault: unknown) => faults.push(fault), ...options, handlers });
}

async function lengthOf({ content }: StreamedFile): Promise<number> {
  let length = 0;
  for await (const chunk of content) length += chunk.length;
  return length;
}

const summary: Handle = async ({ title, seconds, cover, video }) => ({
  ...{ title, seconds, cover: cover?.name ?? "none", filename: video.filename, contentType: video.contentType },
  length: await lengthOf(video),
});

const part = (name: string, value: string, more = ""): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const video = part("video", "frames", '; filename="v.mp4"\r\nContent-Type: video/mp4');
const end = "--b--\r\n";
const headers = { "content-type": "multipart/form-data; boundary=b" };

async function posted(handler: RequestHandler, body: string, more: object = {}, path = "/videos"): Promise<Response> {
  const request = new Request(`http://localhost${path}`, { method: "POST", headers: { ...headers, ...more }, body });
  return loaded.toFetchHandler(handler)(request);
}

describe("a file that a handler reads as it comes", () => {
  it("is sent last by the client, whatever the order, and is all that the handler needs to wait for", async () => {
    const baseUrl = await listening(loaded.toNodeListener(router(summary)));
    const content = new Blob([new Uint8Array(100_000)], { type: "video/webm" });
    const cover = new File(["c"], "c.png");
    const body = { video: { content, filename: "v.webm" }, cover, title: "Park" };
    expect(await loaded.addVideo({ baseUrl }, body)).toEqual({
      ...{ title: "Park", seconds: 60, cover: "c.png", filename: "v.webm", contentType: "video/webm", length: 100_000 },
    });
  });

  it("reaches the handler while its sender waits for what the handler makes of it", async () => {
    let heard = (_: string): void => {};
    const first = new Promise<string>((resolve) => (heard = resolve));
    const reading: Handle = async ({ video: { content } }) => {
      const decoder = new TextDecoder();
      let all = "";
      for await (const chunk of content) heard((all += decoder.decode(chunk)));
      return all;
    };
    const baseUrl = await listening(loaded.toNodeListener(router(reading)));
    async function* frames(): AsyncGenerator<Uint8Array, void, undefined> {
      yield Buffer.from(`one${"-".repeat(100)}`);
      // What might be the beginning of a boundary stays behind.
      yield Buffer.from((await first).slice(0, 3) === "one" ? "two" : "nothing");
    }
    const content = ReadableStream.from(frames());
    const body = { title: "Park", video: { content, contentType: "video/mp4" } };
    expect(await loaded.addVideo({ baseUrl }, body)).toBe(`one${"-".repeat(100)}two`);
  });

  it("of any size is held in no more than what is on its way: its sender waits for its reader", async () => {
    const mebibyte = new Uint8Array(1_048_576);
    let given = 0;
    let ahead = 0;
    async function* frames(): AsyncGenerator<Uint8Array, void, undefined> {
      for (; given < 64; given += 1) yield mebibyte;
    }
    const slow: Handle = async ({ video: { content } }) => {
      let length = 0;
      for await (const chunk of content) {
        if (length === 0) await new Promise((resolve) => setTimeout(resolve, 150));
        length += chunk.length;
        ahead = Math.max(ahead, given - length / mebibyte.length);
      }
      return length;
    };
    const baseUrl = await listening(loaded.toNodeListener(router(slow, { maxBodyBytes: 1_000 })));
    const content = ReadableStream.from(frames());
    const body = { title: "Park", video: { content, contentType: "video/mp4" } };
    expect(await loaded.addVideo({ baseUrl }, body)).toBe(64 * mebibyte.length);
    // Buffers of the sockets and of fetch, which take some of their own.
    expect(ahead).toBeLessThan(16);
  });

  it("has its headers beside it where it has any", async () => {
    const scanned = ({ scan }: { readonly scan: { readonly value: StreamedFile; readonly headers: object } }) =>
      lengthOf(scan.value).then((length) => ({ length, headers: scan.headers }));
    const create = async ({ body }: { readonly body: Parameters<typeof scanned>[0] }): Promise<object> => ({
      status: 200,
      body: await scanned(body),
    });
    const handlers: unknown = new Proxy(create, { get: () => handlers });
    const baseUrl = await listening(loaded.toNodeListener(loaded.createRouter({ handlers })));
    const scan = { value: new Blob(["abc"]), headers: { "X-Page": 3 } };
    expect(await loaded.addScan({ baseUrl }, { scan, note: "n" })).toEqual({ length: 3, headers: { "X-Page": 3 } });
    const without = part("scan", "abc", '; filename="s"');
    const refused = await posted(loaded.createRouter({ handlers }), without + end, {}, "/scans");
    expect([refused.status, await refused.json()]).toMatchObject([400, { issues: [{ parameter: "scan[headers]" }] }]);
  });

  it("may be in one of several media types, each with the limits that it has", async () => {
    type Clip = { readonly mediaType: string; readonly body: { readonly clip: StreamedFile } } | undefined;
    const create = async ({ body }: { readonly body: Clip }): Promise<object> => ({
      status: 200,
      body: body?.mediaType === "multipart/form-data" ? await lengthOf(body.body.clip) : (body?.mediaType ?? "none"),
    });
    const handlers: unknown = new Proxy(create, { get: () => handlers });
    const handler = loaded.createRouter({ handlers, maxBodyBytes: 500 });
    const answered = async (body: string, type: object): Promise<unknown> => {
      const answer = await posted(handler, body, type, "/clips");
      return answer.ok ? answer.json() : answer.status;
    };
    const clip = part("clip", "x".repeat(2_000), '; filename="c"') + end;
    const json = { "content-type": "application/json" };
    expect(await answered(clip, {})).toBe(2_000);
    expect(await answered('{"url":"u"}', json)).toBe("application/json");
    expect(await answered(JSON.stringify({ url: "u".repeat(600) }), json)).toBe(413);
    const none = new Request("http://localhost/clips", { method: "POST" });
    expect(await (await loaded.toFetchHandler(handler)(none)).json()).toBe("none");
  });

  it("may come in a content coding", async () => {
    const body = gzipSync(part("title", "Park") + video + end);
    const request = new Request("http://localhost/videos", {
      method: "POST",
      headers: { ...headers, "content-encoding": "gzip" },
      body,
    });
    const answer = await loaded.toFetchHandler(router(summary))(request);
    expect(await answer.json()).toMatchObject({ title: "Park", length: 6 });
  });
});

describe("a body that is not as it has to be", () => {
  it.each([
    ["lacks a part before the file", video + end, "title"],
    ["has a part that breaks its schema", part("title", "Park") + part("seconds", "many") + video + end, "seconds"],
    ["lacks the file", part("title", "Park") + end, "video"],
  ])("is refused before the handler is called: it %s", async (_, body, parameter) => {
    const answer = await posted(router(summary), body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { issues: [{ parameter }] }]);
    expect(calls).toBe(0);
  });

  it.each([
    ["a file of another media type", part("title", "Park") + part("video", "x", '; filename="v"') + end],
    ["no end behind the parts before the file", part("title", "Park")],
    ["no boundary", "title=Park"],
    ["headers that are none", part("title", "Park") + "--b\r\nnone\r\n\r\n"],
  ])("is malformed with %s", async (_, body) => {
    const answer = await posted(router(summary), body);
    expect([answer.status, calls]).toEqual([400, 0]);
  });

  it.each([
    ["a part comes after the file", part("title", "Park") + video + part("seconds", "3") + end],
    ["the file comes twice", part("title", "Park") + video + video + end],
    ["the file has no end", part("title", "Park") + video.slice(0, -4)],
    ["the body has no end", part("title", "Park") + video],
  ])("fails whoever reads the file, which is answered with 400: %s", async (_, body) => {
    const answer = await posted(router(summary), body);
    expect([answer.status, calls]).toEqual([400, 1]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("says which part has to be the last", async () => {
    const answer = await posted(router(summary), part("title", "Park") + video + part("seconds", "3") + end);
    expect(await answer.text()).toContain("A part comes after video, which has to be the last.");
  });

  it("is too large by what is held, and by the file, each with its own limit", async () => {
    const limits = { maxBodyBytes: 500, maxStreamedPartBytes: 1_000 };
    const file = (length: number): string =>
      part("title", "Park") + part("video", "x".repeat(length), '; filename="v"\r\nContent-Type: video/mp4') + end;
    const chunked = async (body: string): Promise<number> => {
      const stream = new Blob([body]).stream();
      const init = { method: "POST", headers, body: stream, duplex: "half" } as const;
      const request = new Request("http://localhost/videos", init);
      return (await loaded.toFetchHandler(router(summary, limits))(request)).status;
    };
    expect(await chunked(file(1_000))).toBe(200);
    expect(await chunked(file(1_001))).toBe(413);
    expect(calls).toBe(2);
    expect(await chunked(part("title", "x".repeat(600)) + video + end)).toBe(413);
    expect(await chunked(`${"-".repeat(600)}\r\n${file(3)}`)).toBe(413);
    // Together more than both.
    expect((await posted(router(summary, limits), file(3), { "content-length": "1501" })).status).toBe(413);
    expect(calls).toBe(2);
  });

  it("never makes the server fail, wherever it breaks off, and whatever stands in place of a byte", async () => {
    const whole = part("title", "Park") + part("cover", "c", '; filename="c"') + video + end;
    const handler = router(summary);
    for (let at = 0; at < whole.length; at += 1) {
      const broken = await posted(handler, whole.slice(0, at));
      // Behind its last boundary a body needs no line break.
      expect([at, broken.status]).toEqual([at, at < whole.length - 2 ? 400 : 200]);
      const changed = await posted(handler, `${whole.slice(0, at)}\0${whole.slice(at + 1)}`);
      expect([200, 400]).toContain(changed.status);
    }
  });
});

describe("a file that is not read to its end", () => {
  /** Writes a request and goes on sending until the server has closed the connection; what it answered. */
  async function answerTo(url: string, start: string, then: (socket: Socket) => void): Promise<string> {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk.toString()));
    const head = `POST /videos HTTP/1.1\r\nHost: x\r\nContent-Type: ${headers["content-type"]}\r\n`;
    socket.write(`${head}Content-Length: 50000000\r\n\r\n${start}`);
    then(socket);
    await new Promise((resolve) => socket.on("close", resolve));
    return answer;
  }

  const start = part("title", "Park") + video.slice(0, -2);

  it("does not keep the answer from its sender, and what still comes is discarded", async () => {
    const url = await listening(loaded.toNodeListener(router(() => "enough")));
    let taken = 0;
    const frames = Buffer.alloc(1_048_576);
    const began = performance.now();
    const answer = await answerTo(url, start, (socket) => {
      const more = (): void => {
        taken += 1;
        if (taken < 40 && !socket.destroyed) socket.write(frames, more);
        else socket.end();
      };
      more();
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK[^]*connection: close[^]*"enough"/i);
    expect(taken).toBe(40);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("by a handler that leaves off is as one that nobody reads", async () => {
    const leaving: Handle = async ({ video: { content } }) => {
      for await (const chunk of content) return chunk.length > 0;
      return false;
    };
    const url = await listening(loaded.toNodeListener(router(leaving)));
    const answer = await answerTo(url, start + "x".repeat(200_000), (socket) => {
      socket.once("data", () => socket.end());
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK[^]*true/);
  });

  it("fails whoever reads it when its sender goes away", async () => {
    let failure: (reason: unknown) => void = () => {};
    const failed = new Promise((resolve) => (failure = resolve));
    const reading: Handle = ({ video: file }) =>
      lengthOf(file).catch((reason: unknown) => {
        failure(reason);
        throw reason;
      });
    const url = await listening(loaded.toNodeListener(router(reading)));
    await answerTo(url, start, (socket) => setTimeout(() => socket.destroy(), 50));
    expect(await failed).toMatchObject({ problem: { kind: "malformed", status: 400 } });
    const next = await fetch(`${url}/videos`, { method: "POST", headers, body: part("title", "a") + video + end });
    expect(next.status).toBe(200);
  });
});
