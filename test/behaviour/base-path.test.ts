/** Where a description says that the API is served: client and router find each other without being told. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Fetch } from "../../templates/runtime/client-options.js";
import type { toNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { generateText } from "../generation.js";
import { loadPackage } from "../generated-package.js";
import { listening } from "./listening.js";

interface Animals {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof toNodeListener;
  readonly listAnimals: (client: object) => Promise<readonly string[]>;
}

async function animalsAt(servers: string): Promise<Animals> {
  const text = `
openapi: 3.1.0
info: { title: Animals, version: 1.0.0 }
servers: ${servers}
paths:
  /animals:
    get:
      operationId: listAnimals
      responses:
        "200":
          description: All of them.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
`;
  return loadPackage<Animals>(await generateText(text));
}

const handlers = { animals: { list: () => ({ status: 200, body: ["cat"] }) } };

async function served({ createRouter, toNodeListener }: Animals, options: object = {}): Promise<string> {
  return listening(toNodeListener(createRouter({ handlers, ...options })));
}

/** A `fetch` to which the host of the description is the test's own server. */
function through(origin: string): Fetch {
  return (url, init) => fetch(url.replace(/^https:\/\/[^/]*/, origin), init);
}

describe.each([
  ["the server's path", '[{ url: "https://api.example.com/v1" }]'],
  ["a path with a slash at its end", '[{ url: "https://api.example.com/v1/" }]'],
  [
    "a path of several segments and of characters that are escaped",
    '[{ url: "https://api.example.com/a b/zoo-ä/v1" }]',
  ],
  ["no path", '[{ url: "https://api.example.com" }]'],
  ["the first server that a client can start from", '[{ url: /v0 }, { url: "https://api.example.com/v1" }]'],
])("client and router by default: %s", (_, servers) => {
  it("find each other", async () => {
    const animals = await animalsAt(servers);
    expect(await animals.listAnimals({ fetch: through(await served(animals)) })).toEqual(["cat"]);
  });
});

describe("basePath", () => {
  let animals: Animals;

  beforeAll(async () => {
    animals = await animalsAt('[{ url: "https://api.example.com/v1" }]');
  });

  it.each([
    [{}, "/v1", 200],
    [{}, "", 404],
    [{ basePath: undefined }, "/v1", 200],
    [{ basePath: "" }, "", 200],
    [{ basePath: "/api" }, "/api", 200],
    [{ basePath: "/api" }, "/v1", 404],
  ])("%j serves %s/animals with %i", async (options, path, status) => {
    const origin = await served(animals, options);
    expect((await fetch(`${origin}${path}/animals`)).status).toBe(status);
  });
});

it("is that of a server that is only a path, which a client has to be told", async () => {
  const animals = await animalsAt("[{ url: /v1 }]");
  const origin = await served(animals);
  expect(await animals.listAnimals({ baseUrl: `${origin}/v1` })).toEqual(["cat"]);
  await expect(animals.listAnimals({})).rejects.toThrow('"baseUrl" is needed');
});

describe("an operation with servers of its own", () => {
  const text = `
openapi: 3.1.0
info: { title: Animals, version: 1.0.0 }
servers:
  - url: https://{region}.example.com/v1
    variables: { region: { default: eu, enum: [eu, us], description: Where. } }
paths:
  /animals:
    get:
      operationId: listAnimals
      responses:
        "200":
          description: All of them.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
    put:
      operationId: replaceAnimals
      servers: [{ url: "https://upload.example.com/files" }]
      responses: { "204": { description: Replaced. } }
`;

  interface Package extends Animals {
    readonly replaceAnimals: (client: object) => Promise<undefined>;
    readonly serverUrl: (url: string, variables?: object) => string;
  }

  it("is sent to them, and served under their path; baseUrl and basePath count for all", async () => {
    const loaded = await loadPackage<Package>(await generateText(text));
    const urls: string[] = [];
    const both = { animals: { ...handlers.animals, replace: () => ({ status: 204 }) } };
    const router = loaded.createRouter({ handlers: both });
    const origin = await listening(loaded.toNodeListener(router));
    const recording: Fetch = (url, init) => {
      urls.push(url);
      return through(origin)(url, init);
    };
    expect(await loaded.listAnimals({ fetch: recording })).toEqual(["cat"]);
    await loaded.replaceAnimals({ fetch: recording });
    const us = loaded.serverUrl("https://{region}.example.com/v1", { region: "us" });
    await loaded.listAnimals({ fetch: recording, baseUrl: us });
    expect(urls).toEqual([
      "https://eu.example.com/v1/animals",
      "https://upload.example.com/files/animals",
      "https://us.example.com/v1/animals",
    ]);
    const under = await listening(loaded.toNodeListener(loaded.createRouter({ handlers: both, basePath: "/all" })));
    await loaded.replaceAnimals({ baseUrl: `${under}/all` });
    expect(await loaded.listAnimals({ baseUrl: `${under}/all` })).toEqual(["cat"]);
  });
});
