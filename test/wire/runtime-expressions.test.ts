/** The table of runtime expressions, through generated functions that work out where callbacks go. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Generated } from "../../generator/generate.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

interface Table {
  readonly call: {
    readonly url: string;
    readonly path: object;
    readonly query: object;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: object;
    readonly response: object;
  };
  readonly works: readonly { readonly key: string; readonly gives: string }[];
  readonly fails: readonly { readonly key: string; readonly because: string }[];
  readonly unusable: readonly { readonly key: string; readonly because: string }[];
}

const table: Table = parse(readFileSync(new URL("runtime-expressions.yaml", import.meta.url), "utf8"));
const keys = [...table.works, ...table.fails, ...table.unusable].map(({ key }) => key);

const taken = { post: { responses: { "204": { description: "Taken." } } } };
const text = { type: "string" };
const description = {
  openapi: "3.1.0",
  info: { title: "Subscriptions", version: "1.0.0" },
  paths: {
    "/subscribe/{eventType}": {
      post: {
        operationId: "subscribe",
        parameters: [
          { name: "eventType", in: "path", required: true, schema: text },
          { name: "queryUrl", in: "query", schema: text },
        ],
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses: {
          "201": { description: "Subscribed.", content: { "application/json": { schema: { type: "object" } } } },
        },
        callbacks: Object.fromEntries(keys.map((key, index) => [`row${String(index)}`, { [key]: taken }])),
      },
    },
  },
};

let generated: Generated;
let urls: ReadonlyMap<string, (call: object) => string>;

beforeAll(async () => {
  generated = await generateText(JSON.stringify(description), { emitters: ["senders"] });
  const exported = Object.entries(await loadPackage<Readonly<Record<string, (call: object) => string>>>(generated));
  urls = new Map(
    exported.flatMap(([name, value]) => {
      const key = keys[Number(/^subscribeRow(\d+)CallbackUrl$/.exec(name)?.[1])];
      return key === undefined ? [] : [[key, value] as const];
    }),
  );
});

function urlOf(key: string): string {
  const { url, path, query, headers, body, response } = table.call;
  const read = { get: (name: string) => headers[name.toLowerCase()] };
  return urls.get(key)?.({ url, request: { path, query, body, request: { headers: read } }, response }) ?? "";
}

describe("a callback is sent", () => {
  it.each(table.works)("by $key to $gives", ({ key, gives }) => {
    expect(urlOf(key)).toBe(gives);
  });

  it.each(table.fails)("nowhere by $key: $because", ({ key, because }) => {
    expect(() => urlOf(key)).toThrow(TypeError);
    expect(() => urlOf(key)).toThrow(because);
  });

  it.each(table.unusable)("wherever a program says by $key: $because", ({ key, because }) => {
    expect(urls.has(key)).toBe(false);
    const said = generated.diagnostics.filter(({ code }) => code === "unusable-expression");
    expect(said.map(({ message }) => message)).toContainEqual(expect.stringContaining(`, as ${because}: `));
  });
});

describe("what a program sees otherwise than messages hold it", () => {
  it("is in the URL as it was sent: dates and long numbers of a path, a query, an answer and its headers", async () => {
    const date = { type: "string", format: "date" };
    const instant = { type: "string", format: "date-time" };
    const long = { type: "integer", format: "int64" };
    const parameter = (name: string, place: string, schema: object): object => ({
      ...{ name, in: place, required: true, schema },
    });
    const body = { type: "object", required: ["at"], properties: { at: instant, day: date, count: long } };
    const key =
      "https://a.example/{$request.path.day}/{$request.query.count}?since={$request.query.since}&at={$request.body#/at}" +
      "&done={$response.body#/day}&left={$response.body#/count}&seen={$response.header.Seen}";
    const post = {
      operationId: "watch",
      parameters: [
        parameter("day", "path", date),
        parameter("count", "query", long),
        parameter("since", "query", instant),
      ],
      requestBody: { required: true, content: { "application/json": { schema: body } } },
      responses: {
        "201": {
          description: "Watched.",
          headers: { Seen: { schema: date } },
          content: { "application/json": { schema: body } },
        },
        "202": { description: "Later.", content: { "application/json": { schema: { type: "object" } } } },
      },
      callbacks: { told: { [key]: taken } },
    };
    const info = { title: "Watches", version: "1.0.0" };
    const api = { openapi: "3.1.0", info, paths: { "/watch/{day}": { post } } };
    const made = await generateText(JSON.stringify(api), { emitters: ["senders"], dates: "Date", int64: "bigint" });
    expect(made.diagnostics).toEqual([]);
    const { watchToldCallbackUrl } = await loadPackage<{ readonly watchToldCallbackUrl: (call: object) => string }>(
      made,
    );
    const at = new Date("2024-02-29T08:30:06.000Z");
    const day = new Date("2024-02-29T00:00:00.000Z");
    const request = { path: { day }, query: { count: 9007199254740993n, since: at }, body: { at } };
    const answered = { at, day, count: 9007199254740995n };
    const response = { status: 201, body: answered, typedHeaders: { Seen: day } };
    expect(watchToldCallbackUrl({ request, response })).toBe(
      "https://a.example/2024-02-29/9007199254740993?since=2024-02-29T08%3A30%3A06.000Z&at=2024-02-29T08%3A30%3A06.000Z" +
        "&done=2024-02-29&left=9007199254740995&seen=2024-02-29",
    );
  });

  it("may be a whole body, where that is a text", async () => {
    const post = {
      operationId: "watch",
      requestBody: { required: true, content: { "text/plain": {} } },
      responses: { "204": { description: "Watched." } },
      callbacks: { told: { "$request.body": taken } },
    };
    const paths = { "/watch": { post } };
    const api = { openapi: "3.1.0", info: { title: "W", version: "1" }, paths };
    const made = await generateText(JSON.stringify(api), { emitters: ["senders"] });
    expect(made.diagnostics).toEqual([]);
    const { watchToldCallbackUrl } = await loadPackage<{ readonly watchToldCallbackUrl: (call: object) => string }>(
      made,
    );
    expect(watchToldCallbackUrl({ request: { body: "https://a.example/" } })).toBe("https://a.example/");
  });
});
