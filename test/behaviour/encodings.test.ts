/** Dates and long numbers between a generated client and a generated server, over HTTP. */
import { request } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { GenerateOptions } from "../../generator/generate.js";
import { generateText, repository } from "../generation.js";
import { loadPackage } from "../generated-package.js";
import { listening } from "./listening.js";

type Body = Readonly<Record<string, unknown>>;
type Handler = (request: { readonly body: Body }) => { readonly status: number; readonly body: unknown };

interface Moments {
  createRouter(options: object): unknown;
  toNodeListener(handler: unknown): Parameters<typeof listening>[0];
  createEvent(client: object, params: unknown): Promise<Body>;
  createRow(client: object, params: unknown): Promise<Body>;
  isCreateEventError(error: unknown): error is { readonly status: number; readonly body: Body };
  decodeEvent(json: unknown): { readonly value?: Body; readonly issues?: readonly Body[] };
  parseDigits(text: string): unknown;
}

const description = readFileSync(join(repository, "test/fixtures/moments.yaml"), "utf8");

/** Keeps what the handler was given, and the text of the last request and answer. */
interface Exchange {
  readonly seen: Body[];
  readonly errors: unknown[];
  readonly client: { readonly baseUrl: string; readonly fetch: typeof fetch };
  readonly sent: string[];
  readonly answered: string[];
}

async function serve(moments: Moments, handler: Handler): Promise<Exchange> {
  const seen: Body[] = [];
  const errors: unknown[] = [];
  const create: Handler = (given) => {
    seen.push(given.body);
    return handler(given);
  };
  const handlers = { events: { create }, rows: { create } };
  const onError = (error: unknown): number => errors.push(error);
  const renderProblem = (): object => ({ body: { since: "2024-01-01T00:00:00Z", holder: 1 } });
  const router = moments.createRouter({ handlers, onError, renderProblem });
  const baseUrl = await listening(moments.toNodeListener(router));
  const sent: string[] = [];
  const answered: string[] = [];
  const recording: typeof fetch = async (url, init) => {
    sent.push(String(init?.body));
    const response = await fetch(url, init);
    answered.push(await response.clone().text());
    return response;
  };
  return { seen, errors, sent, answered, client: { baseUrl, fetch: recording } };
}

async function load(options: Partial<GenerateOptions>): Promise<Moments> {
  return loadPackage<Moments>(await generateText(description, options));
}

const at = new Date("2024-02-29T08:30:06.789Z");
const day = new Date("2024-02-29");
const long = 9007199254740993n;

const event: Body = {
  id: long,
  at,
  day,
  kind: "small",
  level: 2n,
  point: { x: 1e300 },
  history: [
    { kind: "moved", at },
    { kind: "renamed", at: day, by: 9223372036854775807n },
    { kind: "renamed", at: day, by: "9223372036854775807" },
  ],
  parts: [{ id: 5n, at, kind: "large", parts: [] }],
  marks: { first: at, ["__proto__"]: at },
  range: [day, -long],
  audited: { from: at, until: null, ticks: 0n, reviewed: day },
};

describe("dates as Date, int64 as bigint", () => {
  let moments: Moments;
  beforeAll(async () => {
    moments = await load({ dates: "Date", int64: "bigint" });
  });

  it("reach the handler and come back as they were sent, wherever they stand", async () => {
    const { seen, client } = await serve(moments, ({ body }) => ({ status: 201, body }));
    expect(await moments.createEvent(client, event)).toEqual(event);
    expect(seen).toEqual([event]);
  });

  it("are text and digits on the wire", async () => {
    const { sent, answered, client } = await serve(moments, ({ body }) => ({ status: 201, body }));
    await moments.createEvent(client, { id: long, at, day, kind: "small" });
    const text = '{"id":9007199254740993,"at":"2024-02-29T08:30:06.789Z","day":"2024-02-29","kind":"small"}';
    expect(sent).toEqual([text]);
    expect(answered).toEqual([text]);
  });

  it("come with the body of an error that is declared", async () => {
    const conflict = { since: at, holder: long };
    const { client } = await serve(moments, () => ({ status: 409, body: conflict }));
    const error: unknown = await moments.createEvent(client, event).catch((thrown: unknown) => thrown);
    expect(moments.isCreateEventError(error) && error.body).toEqual(conflict);
  });

  it("travel in forms, and in the JSON of their fields", async () => {
    const { seen, sent, client } = await serve(moments, ({ body }) => ({ status: 200, body: { ...body, plain: 1 } }));
    const row = { id: long, at, day, ids: [1n, -long], detail: { from: at, ticks: long } };
    expect(await moments.createRow(client, row)).toEqual({ ...row, plain: 1 });
    expect(seen).toEqual([row]);
    expect([...new URLSearchParams(sent[0])]).toEqual([
      ["id", "9007199254740993"],
      ["at", "2024-02-29T08:30:06.789Z"],
      ["day", "2024-02-29"],
      ["ids", "1"],
      ["ids", "-9007199254740993"],
      ["detail", '{"from":"2024-02-29T08:30:06.789Z","ticks":9007199254740993}'],
    ]);
  });

  it.each([
    ["an invalid Date", { at: new Date(NaN) }, ["at"]],
    ["a day that is no midnight", { day: at }, ["day"]],
    ["a bigint beyond an int64", { id: 2n ** 63n }, ["id"]],
    ["a bigint below the least", { id: 0n }, ["id"]],
  ])("are refused before they are sent: %s", async (_name, wrong, path) => {
    const { seen, client } = await serve(moments, ({ body }) => ({ status: 201, body }));
    const calling = moments.createEvent(client, { id: 1n, at, kind: "small", ...wrong });
    await expect(calling).rejects.toMatchObject({ name: "EncodeError", issues: [{ path }] });
    expect(seen).toEqual([]);
  });

  it("break the contract where the handler answers what has no text: 500, and the issue goes to onError", async () => {
    const { client, errors } = await serve(moments, ({ body }) => ({
      status: 201,
      body: { ...body, at: new Date(NaN) },
    }));
    await expect(moments.createEvent(client, event)).rejects.toMatchObject({ status: 500 });
    expect(errors).toMatchObject([{ kind: "broken-contract", issues: [{ path: ["at"] }] }]);
  });

  it("are refused by the server where they are not what they claim to be, though formats only inform", async () => {
    const { seen, client } = await serve(moments, ({ body }) => ({ status: 201, body }));
    const bodies = [
      '{"id":1,"at":"soon","kind":"small"}',
      '{"id":9223372036854775808,"at":"2024-01-01T00:00:00Z","kind":"small"}',
    ];
    for (const body of bodies) expect(await post(`${client.baseUrl}/events`, body)).toBe(400);
    expect(seen).toEqual([]);
  });

  it("lets every other number be what JSON.parse makes of it", () => {
    const json = moments.parseDigits(
      '{"id":1,"at":"2024-01-01T00:00:00Z","kind":"small","point":{"x":9007199254740993},"other":9007199254740993}',
    );
    expect(moments.decodeEvent(json).value).toMatchObject({ id: 1n, point: { x: 2 ** 53 }, other: 2 ** 53 });
  });

  it("reads an answer with an enum value that is newer than the client", async () => {
    const { client } = await serve(moments, ({ body }) => ({ status: 201, body }));
    const fetchNewer: typeof fetch = async (url, init) =>
      new Response((await (await fetch(url, init)).text()).replace("small", "tiny"), {
        status: 201,
        headers: { "content-type": "application/json" },
      });
    const answer = await moments.createEvent({ ...client, fetch: fetchNewer }, { id: 1n, at, kind: "small" });
    expect(answer).toEqual({ id: 1n, at, kind: "tiny" });
  });

  it("goes down 10,000 levels on either side", async () => {
    let deep: Body = { id: long, at, kind: "small" };
    for (let level = 0; level < 10_000; level += 1) deep = { id: long, at, kind: "small", parts: [deep] };
    const { client, seen } = await serve(moments, ({ body }) => ({ status: 201, body }));
    let answer: unknown = await moments.createEvent(client, deep);
    let depth = 0;
    for (; hasParts(answer); depth += 1) [answer] = answer.parts;
    expect(depth).toBe(10_000);
    expect(answer).toEqual({ id: long, at, kind: "small" });
    expect(seen).toHaveLength(1);
  });
});

describe("int64 as text of its digits", () => {
  it("goes there and back, and is a number on the wire", async () => {
    const moments = await load({ int64: "string" });
    const { seen, sent, client } = await serve(moments, ({ body }) => ({ status: 201, body }));
    const given = { id: "9223372036854775807", at: "2024-02-29T08:30:06Z", kind: "small", level: "1" };
    expect(await moments.createEvent(client, given)).toEqual(given);
    expect(seen).toEqual([given]);
    expect(sent).toEqual(['{"id":9223372036854775807,"at":"2024-02-29T08:30:06Z","kind":"small","level":1}']);
    await expect(moments.createEvent(client, { ...given, id: "one" })).rejects.toMatchObject({
      name: "EncodeError",
      issues: [{ path: ["id"], code: "type" }],
    });
  });
});

function hasParts(value: unknown): value is { readonly parts: readonly unknown[] } {
  return typeof value === "object" && value !== null && "parts" in value;
}

async function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const sending = request(url, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on("error", reject);
    sending.end(body);
  });
}
