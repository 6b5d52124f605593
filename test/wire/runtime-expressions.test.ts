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
