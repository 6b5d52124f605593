/** Client and server over HTTP, where requests and answers differ and values may be left out. */
import type { RequestListener } from "node:http";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packageOf, textsOf } from "../generation.js";
import { writeModules } from "../module-folder.js";
import { listening } from "./listening.js";

/** The parts of the package that are used here. That they have such types is for the consumers' programs to say. */
interface Client {
  readonly accounts: {
    create(params: object): Promise<object>;
    search(params?: object): Promise<object>;
  };
  readonly settings: { replace(params: object): Promise<object> };
}

interface ClientModule {
  createClient(options: { readonly baseUrl: string; readonly fetch?: typeof fetch }): Client;
}

interface ServerModule {
  createRouter(options: object): object;
  toNodeListener(router: object): RequestListener;
}

interface Given {
  readonly body?: Readonly<Record<string, unknown>>;
}

let url = "";
let makeClient: ClientModule["createClient"];
let client: Client;
const created: unknown[] = [];
const searched: unknown[] = [];
const settings: unknown[] = [];
const errors: unknown[] = [];
let answer: object = {};

const routerOptions = {
  onError: (error: unknown) => errors.push(error),
  handlers: {
    accounts: {
      create: ({ body }: Given) => {
        created.push(body);
        return { status: 200, body: answer };
      },
      search: ({ body }: Given) => {
        searched.push(body);
        return { status: 200, body: [] };
      },
    },
    settings: {
      replace: ({ body }: Given) => {
        settings.push(body);
        return { status: 200, body: { revision: 2, language: body?.["language"] } };
      },
    },
  },
};

beforeAll(async () => {
  const generated = await packageOf({ api: "accounts", spec: "test/fixtures/accounts.yaml" });
  const folder = writeModules(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  const load = (path: string): Promise<unknown> => import(pathToFileURL(join(folder, path)).href);
  const { createClient } = (await load("src/client/index.js")) as ClientModule;
  const { createRouter, toNodeListener } = (await load("src/server/index.js")) as ServerModule;
  rmSync(folder, { recursive: true });
  url = await listening(toNodeListener(createRouter(routerOptions)));
  makeClient = createClient;
  client = createClient({ baseUrl: url });
});

beforeEach(() => {
  for (const list of [created, searched, settings, errors]) list.length = 0;
  answer = { id: "1", email: "a@b.example" };
});

const request = { email: "a@b.example", password: "long enough" };
const defaults = { plan: "free", labels: [], limits: { requests: 100, burst: null } };

function post(path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

describe("a JSON body", () => {
  it("reaches the handler with the defaults that the client did not send", async () => {
    await client.accounts.create(request);
    expect(created).toEqual([{ ...request, ...defaults }]);
  });

  it("keeps what the client sent, null included", async () => {
    const sent = { ...request, plan: "paid", labels: ["a"], limits: { requests: 0, burst: 5 } };
    await client.accounts.create(sent);
    expect(created).toEqual([sent]);
  });

  it("is filled inside, by the branch of a union that it is, and in what lies inside members and maps", async () => {
    const member = { email: "c@d.example", password: "also long" };
    await client.accounts.create({
      ...request,
      contact: { kind: "phone", number: "1" },
      record: { by: "me" },
      members: [member],
      flags: { isNew: {}, other: [{}, {}] },
    });
    expect(created).toEqual([
      {
        ...request,
        ...defaults,
        contact: { kind: "phone", number: "1", at: "noon" },
        record: { by: "me", note: "", via: "web" },
        members: [{ ...member, ...defaults }],
        flags: { isNew: { on: true }, other: [{ on: true }, {}] },
      },
    ]);
  });

  it("gets containers of its own", async () => {
    await client.accounts.create(request);
    await client.accounts.create(request);
    const [first, second] = created as readonly { readonly labels: unknown }[];
    expect(first?.labels).toEqual([]);
    expect(first?.labels).not.toBe(second?.labels);
  });

  it("may be missing, and then has no defaults", async () => {
    await client.accounts.search();
    await client.accounts.search({});
    expect(searched).toEqual([undefined, { limit: 20 }]);
  });

  it("is refused where it is not valid, before anything is filled in", async () => {
    const response = await post("/accounts", { ...request, limits: { requests: "many" } });
    expect(response.status).toBe(400);
    expect(created).toEqual([]);
  });
});

describe("a form", () => {
  it("reaches the handler with defaults, and the answer carries what is read-only", async () => {
    const answered = await client.settings.replace({ secret: "s", window: { to: 17 } });
    expect(settings).toEqual([{ secret: "s", language: "en", window: { from: 9, to: 17 } }]);
    expect(answered).toEqual({ revision: 2, language: "en" });
  });

  it("is sent without defaults by a client that was not given them", async () => {
    const bodies: unknown[] = [];
    const watched = makeClient({
      baseUrl: url,
      fetch: (target, init) => {
        bodies.push(init?.body);
        return fetch(target, init);
      },
    });
    await watched.settings.replace({ secret: "s" });
    expect(bodies).toEqual(["secret=s"]);
  });
});

describe("what is read-only or write-only", () => {
  it("need not be in a request, is checked where it is, and reaches the handler", async () => {
    expect((await post("/accounts", { ...request, id: "mine" })).status).toBe(200);
    expect(created).toEqual([{ ...request, ...defaults, id: "mine" }]);
    expect((await post("/accounts", { ...request, id: 5 })).status).toBe(400);
  });

  it("is asked of a request where it is write-only", async () => {
    const response = await post("/accounts", { email: "a@b.example" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ issues: [{ parameter: "password", code: "required" }] });
  });

  it("is asked of an answer where it is read-only: the server does not send one without it", async () => {
    answer = { email: "a@b.example" };
    expect((await post("/accounts", request)).status).toBe(500);
    expect(errors).toHaveLength(1);
  });

  it("needs no password in an answer", async () => {
    expect(await client.accounts.create(request)).toEqual({ id: "1", email: "a@b.example" });
  });
});
