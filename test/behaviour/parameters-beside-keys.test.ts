/** Parameters and credentials that share a query, and credentials of operations that are served elsewhere. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Fetch } from "../../templates/runtime/client-options.js";
import type { toFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

const text = `
openapi: 3.1.0
info: { title: Shelter, version: 1.0.0 }
servers: [{ url: "https://api.example.com/v1/" }]
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: api_key }
    token: { type: oauth2, flows: { clientCredentials: { tokenUrl: oauth/token, scopes: {} } } }
paths:
  /pets:
    get:
      operationId: listPets
      security: [{ key: [] }]
      parameters:
        - { name: facets, in: query, schema: { type: object, additionalProperties: { type: integer } } }
      responses: { "204": { description: There is none. } }
  /statements:
    servers: [{ url: "https://other.example.com" }]
    get:
      operationId: listStatements
      security: [{ token: [] }]
      responses: { "204": { description: There is none. } }
`;

interface Shelter {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toFetchHandler: typeof toFetchHandler;
  readonly listPets: (client: object, params: object) => Promise<undefined>;
  readonly listStatements: (client: object) => Promise<undefined>;
  readonly clientCredentialsGrant: (client: object) => unknown;
}

let shelter: Shelter;

beforeAll(async () => {
  shelter = await loadPackage<Shelter>(await generateText(text));
}, 30_000);

describe("an exploded object of a query", () => {
  it("takes every name but those of parameters and keys", async () => {
    const seen: unknown[] = [];
    const list = ({ query }: { readonly query: unknown }): object => {
      seen.push(query);
      return { status: 204 };
    };
    const router = shelter.createRouter({
      authenticate: { key: ({ key }: { readonly key: string }) => key, token: () => undefined },
      handlers: { pets: { list }, statements: { list } },
    });
    const serve = shelter.toFetchHandler(router);
    const fetch: Fetch = (url, init) => serve(new Request(url, init));
    const urls: string[] = [];
    const recording: Fetch = (url, init) => {
      urls.push(url);
      return fetch(url, init);
    };
    const client = { fetch: recording, auth: { key: "secret" } };
    await shelter.listPets(client, { facets: { dogs: 1, cats: 2 } });
    await shelter.listPets(client, {});
    expect(seen).toEqual([{ facets: { dogs: 1, cats: 2 } }, {}]);
    expect(urls[0]).toBe("https://api.example.com/v1/pets?dogs=1&cats=2&api_key=secret");
  });
});

describe("a token URL that is relative", () => {
  it("starts from the API's own server, whatever server an operation has", async () => {
    const urls: string[] = [];
    const fetch: Fetch = async (url) => {
      urls.push(url);
      if (url.endsWith("/statements")) return new Response(null, { status: 204 });
      return Response.json({ access_token: "t", token_type: "Bearer" });
    };
    const grant = { tokenUrl: "oauth/token", clientId: "id", clientSecret: "secret" };
    await shelter.listStatements({ fetch, auth: { token: shelter.clientCredentialsGrant(grant) } });
    expect(urls).toEqual(["https://api.example.com/v1/oauth/token", "https://other.example.com/statements"]);
  });
});
