/** Bodies of items, from a generated client to a generated server over HTTP: `test/fixtures/streams.yaml`. */
import { rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateFixture, textsOf } from "../generation.js";
import { writeModules } from "../module-folder.js";
import { listening } from "./listening.js";

interface Given {
  readonly body?: unknown;
  readonly acceptedMediaType?: string;
  readonly lastEventId?: string;
  readonly request: { readonly signal?: AbortSignal };
}

type Handle = (given: Given) => unknown;
type Call = (...given: unknown[]) => Promise<unknown>;

interface Parts {
  createClient(options: object): Readonly<Record<string, Readonly<Record<string, Call>>>>;
  createRouter(options: object): object;
  toNodeListener(router: object): RequestListener;
  toFetchHandler(router: object): (request: Request) => Promise<Response>;
  resumeEvents(connect: (headers: object) => Promise<unknown>, options?: object): AsyncIterable<unknown>;
}

let handle: Handle = () => undefined;
let parts: Parts;
let url = "";
const errors: unknown[] = [];
const answer = (given: Given): unknown => handle(given);
const options = {
  onError: (error: unknown) => errors.push(error),
  handlers: {
    log: { list: answer, create: answer },
    readings: { create: answer },
    events: { list: answer },
    answers: { create: answer },
  },
};

beforeAll(async () => {
  const generated = await generateFixture({ api: "streams", spec: "test/fixtures/streams.yaml" });
  const folder = writeModules(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  const load = async (part: string): Promise<Parts> => import(pathToFileURL(join(folder, `src/${part}/index.js`)).href);
  parts = { ...(await load("client")), ...(await load("server")) };
  rmSync(folder, { recursive: true });
  url = await listening(parts.toNodeListener(parts.createRouter(options)));
});

beforeEach(() => {
  errors.length = 0;
});

async function call(resource: string, method: string, ...given: readonly unknown[]): Promise<unknown> {
  return parts.createClient({ baseUrl: url })[resource]?.[method]?.(...given);
}

function isItems(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

function itemsOf(value: unknown): AsyncIterable<unknown> {
  if (!isItems(value)) throw new Error("There are no items.");
  return value;
}

async function all(value: unknown): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for await (const item of itemsOf(value)) items.push(item);
  return items;
}

describe("lines of JSON", () => {
  const entries = [{ text: "a\nb", level: 1 }, { text: "ü" }];

  it("arrive one by one, while the handler goes on", async () => {
    let go = (): void => {};
    const later = new Promise<void>((resolve) => (go = resolve));
    handle = () => ({
      status: 200,
      body: (async function* () {
        yield entries[0];
        await later;
        yield entries[1];
      })(),
    });
    const seen: unknown[] = [];
    for await (const entry of itemsOf(await call("log", "list"))) {
      seen.push(entry);
      go();
    }
    expect(seen).toEqual(entries);
  });

  it("may be sent, too, from whatever can be gone over", async () => {
    handle = async ({ body }) => ({ status: 200, body: (await all(body)).length });
    expect(await call("log", "create", entries)).toBe(2);
    expect(await call("log", "create", new Set([entries[0]]))).toBe(1);
    expect(await call("log", "create", [])).toBe(0);
  });

  it("are checked one by one, at both ends", async () => {
    handle = async ({ body }) => ({ status: 200, body: (await all(body)).length });
    await expect(call("log", "create", [{ text: "a" }, { level: 1 }])).rejects.toMatchObject({
      status: 400,
      body: { issues: [{ parameter: "text" }] },
    });
    const malformed = await fetch(`${url}/log`, {
      method: "POST",
      headers: { "content-type": "application/jsonl" },
      body: "{}\n{",
    });
    expect(malformed.status).toBe(400);
    expect(errors).toEqual([]);
    handle = () => ({ status: 200, body: [{ text: "a" }, { text: 3 }] });
    const items = itemsOf(await call("log", "list"))[Symbol.asyncIterator]();
    await expect((async () => [await items.next(), await items.next()])()).rejects.toMatchObject({ kind: "network" });
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining("An item breaks its schema: text must be a string"),
    });
    const foreign = async (): Promise<Response> =>
      new Response('{"text":"a"}\n{"text":3}\n', { headers: { "content-type": "application/jsonl" } });
    const received = itemsOf(await parts.createClient({ baseUrl: url, fetch: foreign })["log"]?.["list"]?.());
    await expect(all(received)).rejects.toMatchObject({ kind: "contract", breach: "schema", body: { text: 3 } });
  });
});

describe("a JSON text sequence", () => {
  it("goes there and back as it comes", async () => {
    handle = ({ body }) => ({ status: 200, body: itemsOf(body) });
    expect(await all(await call("readings", "create", [1, 2.5, -0.1]))).toEqual([1, 2.5, -0.1]);
  });
});

describe("server-sent events", () => {
  const events = [
    { data: "a\nb", event: "added", id: "1" },
    { data: "", retry: 1 },
  ];

  it("arrive as events, and an event of a type that is newer than the client as well", async () => {
    handle = () => ({ status: 200, headers: { "cache-control": "no-store" }, body: events });
    const received = await call("events", "list");
    expect(await all(received)).toEqual(events);
    expect(received).toMatchObject({ lastEventId: "1", retry: 1 });
    const newer = async (): Promise<Response> =>
      new Response("event: moved\ndata: x\n\n", { headers: { "content-type": "text/event-stream" } });
    expect(await all(await parts.createClient({ baseUrl: url, fetch: newer })["events"]?.["list"]?.())).toEqual([
      { data: "x", event: "moved" },
    ]);
  });

  it("go on behind the one that was last, until the server wants nobody to come again", async () => {
    const asked: unknown[] = [];
    const ids = ["1", "é", "日本", ""];
    handle = ({ lastEventId }) => {
      const id = ids[asked.push(lastEventId) - 1];
      return id === undefined ? { status: 204 } : { status: 200, body: [{ data: "x", id, retry: 1 }] };
    };
    const client = parts.createClient({ baseUrl: url, retry: "never" });
    const connect = async (headers: object): Promise<unknown> => client["events"]?.["list"]?.({ headers });
    const seen: unknown[] = [];
    for await (const event of parts.resumeEvents(connect)) seen.push(event);
    expect(seen).toMatchObject([{ id: "1" }, { id: "é" }, { id: "日本" }, { id: "" }]);
    expect(asked).toEqual([undefined, "1", "é", "日本", undefined]);
  });

  it("tell the handler when their reader goes away", async () => {
    const gone = new Promise<unknown>((resolve) => {
      handle = ({ request }) => ({
        status: 200,
        body: (async function* () {
          const aborted = new Promise((abort) => request.signal?.addEventListener("abort", abort));
          yield { data: "x" };
          await aborted;
          resolve("gone");
        })(),
      });
    });
    for await (const event of itemsOf(await call("events", "list"))) {
      expect(event).toEqual({ data: "x" });
      break;
    }
    expect(await gone).toBe("gone");
  });

  it("hold JSON where a schema is of their data, beside the answer at once", async () => {
    handle = ({ acceptedMediaType, body }) =>
      acceptedMediaType === "text/event-stream"
        ? { status: 200, mediaType: "text/event-stream", body: [{ text: String(body) }, { text: "b" }] }
        : { status: 200, mediaType: "application/json", body: { text: String(body) } };
    expect(await call("answers", "create", "a")).toEqual({ mediaType: "application/json", body: { text: "a" } });
    const headers = { Accept: "text/event-stream" };
    const streamed = await call("answers", "create", "a", { headers });
    expect(streamed).toMatchObject({ mediaType: "text/event-stream" });
    expect(await all(Object(streamed).body)).toEqual([{ text: "a" }, { text: "b" }]);
    const raw = await fetch(`${url}/answers`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: '"a"',
    });
    expect(raw.headers.get("content-type")).toBe("text/event-stream");
    expect(await raw.text()).toBe('data: {"text":"a"}\n\ndata: {"text":"b"}\n\n');
  });

  it("pass through the Fetch adapter, which tells of those that break off", async () => {
    handle = () => ({ status: 200, body: events });
    const direct = parts.toFetchHandler(parts.createRouter(options));
    const straight = (target: string, init?: RequestInit): Promise<Response> => direct(new Request(target, init));
    expect(await all(await parts.createClient({ baseUrl: url, fetch: straight })["events"]?.["list"]?.())).toEqual(
      events,
    );
    handle = () => ({ status: 200, body: [{ data: "x" }, { data: 3 }] });
    const broken = itemsOf(await parts.createClient({ baseUrl: url, fetch: straight })["events"]?.["list"]?.());
    await expect(all(broken)).rejects.toMatchObject({ kind: "network", status: 200 });
    expect(errors[0]).toMatchObject({ message: expect.stringContaining("An item breaks its schema") });
  });
});
