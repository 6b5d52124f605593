/** `querystring.yaml` through a generated package: an operation for each row, from its client and to its server. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

interface Row {
  readonly what: string;
  readonly name: string;
  readonly required?: true;
  readonly content: JsonObject;
  readonly value?: JsonValue;
  readonly absent?: true;
  readonly wire: string;
  readonly refused?: true;
  readonly only?: "decode";
}

const sections: readonly { readonly rows: readonly Row[] }[] = parse(
  readFileSync(new URL("querystring.yaml", import.meta.url), "utf8"),
);
const cases = sections.flatMap(({ rows }) => rows).map((row, index) => ({ ...row, id: `row${String(index)}` }));

const keyed = "keyed";

function description(): JsonObject {
  const operationOf = (id: string, { name, required, content }: Row): JsonObject => ({
    operationId: id,
    parameters: [{ name, in: "querystring", ...(required === undefined ? {} : { required }), content }],
    responses: { "204": { description: "Done." } },
  });
  const form = { what: "", name: "metadata", wire: "", content: cases[0]?.content ?? {} };
  return {
    openapi: "3.2.0",
    info: { title: "rows", version: "1" },
    paths: {
      ...Object.fromEntries(cases.map((row) => [`/${row.id}`, { get: operationOf(row.id, row) }])),
      [`/${keyed}`]: { get: { ...operationOf(keyed, form), security: [{ key: [] }] } },
    },
    components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "foo" } } },
  };
}

interface Client {
  readonly baseUrl: string;
  readonly auth?: { readonly key: string };
  readonly fetch: (url: string) => Promise<Response>;
}

interface ServerParts {
  readonly createRouter: (options: { readonly handlers: unknown; readonly authenticate: unknown }) => RequestHandler;
}

interface Calls {
  readonly [call: string]: (client: Client, params?: JsonObject) => Promise<undefined>;
}

let calls: Calls;
let router: RequestHandler;
let received: unknown;

beforeAll(async () => {
  const loaded = await loadPackage<Calls & ServerParts>(await generateText(JSON.stringify(description())));
  calls = loaded;
  const handler = ({ querystring }: { readonly querystring: unknown }): { readonly status: 204 } => {
    received = querystring;
    return { status: 204 };
  };
  const handlers: unknown = new Proxy(handler, { get: () => handlers });
  router = loaded.createRouter({ handlers, authenticate: { key: () => "Ann" } });
}, 60_000);

async function queryOf(id: string, params: JsonObject, auth?: Client["auth"]): Promise<string> {
  let search = "none was sent";
  const fetch = async (url: string): Promise<Response> => {
    search = new URL(url).search;
    return new Response(undefined, { status: 204 });
  };
  await calls[id]?.({ baseUrl: "http://localhost", fetch, ...(auth === undefined ? {} : { auth }) }, params);
  return search;
}

async function serve(id: string, query: string): Promise<number> {
  received = undefined;
  const target = query === "" ? `/${id}` : `/${id}?${query}`;
  const { status } = await router({ method: "GET", target, headers: { get: () => undefined }, body: undefined });
  return status;
}

const titled = cases.map((row) => [row.what, row] as const);

describe("the client's query", () => {
  const written = titled.filter(([, { only, refused }]) => only !== "decode" && refused !== true);
  it.each(written)("is that of %s", async (_, { id, name, value, absent, wire }) => {
    const params = absent === true || value === undefined ? {} : { [name]: value };
    expect(await queryOf(id, params)).toBe(wire === "" ? "" : `?${wire}`);
  });

  it("has a key beside the fields of a form", async () => {
    expect(await queryOf(keyed, { metadata: { bar: true } }, { key: "k" })).toBe("?bar=true&foo=k");
  });

  it("has a key once, where a field is called like it", async () => {
    expect(await queryOf(keyed, { metadata: { foo: "other", bar: true } }, { key: "k" })).toBe("?bar=true&foo=k");
  });
});

describe("what the handler is given", () => {
  it.each(titled)("is that of %s", async (_, { id, name, value, absent, wire, refused }) => {
    expect(await serve(id, wire)).toBe(refused === true ? 400 : 204);
    if (refused === true) expect(received).toBeUndefined();
    else expect(received).toEqual(absent === true ? {} : { [name]: value });
  });

  it("is without the key that stands beside a form", async () => {
    expect(await serve(keyed, "foo=k&bar=true")).toBe(204);
    expect(received).toEqual({ metadata: { bar: true } });
  });

  it("names the place in what it refuses", async () => {
    const { body } = await router({
      method: "GET",
      target: `/${cases.find(({ what }) => what.startsWith("a field that"))?.id ?? ""}?n=x`,
      headers: { get: () => undefined },
      body: undefined,
    });
    expect(JSON.parse(String(body))).toMatchObject({ issues: [{ in: "querystring", parameter: "metadata[n]" }] });
  });
});
