/** The answers that a router gives by itself, as a generated client of the same description sees them: declared errors. */
import { beforeAll, describe, expect, it } from "vitest";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import type { Problem } from "../../templates/runtime/server-problem.js";
import { compileErrors } from "../compile-errors.js";
import { loadPackage } from "../generated-package.js";
import { generateText, textsOf } from "../generation.js";
import { listening } from "./listening.js";

const description = `
openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    post:
      operationId: createPet
      security: [{ token: ["write"] }]
      parameters: [{ name: dry, in: query, schema: { type: boolean } }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses:
        "201": { description: Made., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "400": { $ref: "#/components/responses/Refused" }
        "401":
          description: Who are you?
          headers: { WWW-Authenticate: { required: true, schema: { type: string } } }
          content: { application/problem+json: { schema: { $ref: "#/components/schemas/Failure" } } }
        4XX: { $ref: "#/components/responses/Refused" }
        "500": { $ref: "#/components/responses/Refused" }
    get:
      operationId: listPets
      security: [{ token: [] }]
      responses:
        "200": { description: All., content: { application/json: { schema: { type: array, items: { type: string } } } } }
        default: { description: Failed., content: { application/json: { schema: { $ref: "#/components/schemas/Failure" } } } }
components:
  securitySchemes:
    token: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example/, scopes: { write: Write. } } } }
  responses:
    Refused:
      description: Refused.
      content: { application/problem+json: { schema: { $ref: "#/components/schemas/Failure" } } }
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
    Failure:
      type: object
      required: [reason, status]
      properties: { reason: { type: string }, status: { type: integer } }
`;

interface Package {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
  readonly createPet: (client: object, params: object) => Promise<unknown>;
  readonly listPets: (client: object) => Promise<unknown>;
  readonly isCreatePetError: (error: unknown) => boolean;
  readonly isListPetsError: (error: unknown) => boolean;
}

let pets: Package;
let files: ReadonlyMap<string, string>;
let baseUrl: string;

beforeAll(async () => {
  const generated = await generateText(description);
  expect(generated.diagnostics).toEqual([]);
  files = new Map(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  pets = await loadPackage<Package>(generated);
  const router = pets.createRouter({
    handlers: {
      pets: { create: () => ({ status: 201, body: { name: 3 } }), list: () => ({ status: 200, body: ["Rex"] }) },
    },
    authenticate: {
      token: ({ token }: { readonly token: string }) =>
        token === "none" ? undefined : { principal: token, scopes: token === "all" ? ["write"] : [] },
    },
    renderProblem: ({ kind, status }: Problem) => ({ body: { reason: kind, status } }),
    maxBodyBytes: 100,
    onError: () => undefined,
  });
  baseUrl = await listening(pets.toNodeListener(router));
}, 60_000);

/** A client with a token, all of whose requests have another media type than it gives them, if one is named. */
function client(token: string, contentType?: string): object {
  const sent = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (contentType !== undefined) headers.set("content-type", contentType);
    return fetch(url, { ...init, headers });
  };
  return { baseUrl, auth: { token }, retry: "never", fetch: sent };
}

async function thrownBy(call: Promise<unknown>): Promise<Record<string, unknown>> {
  return call.then(
    () => expect.fail("nothing was thrown"),
    (error: Record<string, unknown>) => error,
  );
}

describe("what a router answers by itself", () => {
  it.each<readonly [string, number, () => Promise<unknown>]>([
    ["unauthenticated", 401, () => pets.createPet(client("none"), { name: "Rex" })],
    ["forbidden", 403, () => pets.createPet(client("some"), { name: "Rex" })],
    ["invalid", 400, () => pets.createPet(client("all"), { name: "Rex", dry: "perhaps" })],
    ["invalid", 400, () => pets.createPet(client("all"), { name: 3 })],
    ["content-too-large", 413, () => pets.createPet(client("all"), { name: "x".repeat(99) })],
    ["unsupported-media-type", 415, () => pets.createPet(client("all", "text/csv"), { name: "Rex" })],
    ["internal", 500, () => pets.createPet(client("all"), { name: "Rex" })],
  ])("is a declared error to a client: %s", async (reason, status, call) => {
    const error = await thrownBy(call());
    expect(error).toMatchObject({ kind: "api", status, body: { reason, status } });
    expect(pets.isCreatePetError(error)).toBe(true);
    const challenge = status === 401 ? { "WWW-Authenticate": expect.stringMatching(/^Bearer realm=/) } : undefined;
    expect(error["typedHeaders"]).toEqual(challenge);
  });

  it("is of the media type that the operation declares, where others declare another", async () => {
    const error = await thrownBy(pets.listPets(client("none")));
    expect(error).toMatchObject({ kind: "api", status: 401, body: { reason: "unauthenticated" } });
    expect((error["headers"] as Headers).get("content-type")).toBe("application/json");
    expect(pets.isListPetsError(error)).toBe(true);
  });

  it("is typed by its status, and has to be given by `renderProblem`", { timeout: 60_000 }, async () => {
    const program = `
import { isCreatePetError } from "./src/client/index.js";
import { createRouter, type Handlers } from "./src/server/index.js";

export function reasonOf(error: unknown): string {
  if (!isCreatePetError(error)) return "";
  if (error.status === 401) return error.typedHeaders["WWW-Authenticate"] + error.body.reason;
  const { reason, status }: { readonly reason: string; readonly status: number } = error.body;
  return reason + String(status);
}

export function serve(handlers: Handlers<string>, authenticate: { readonly token: () => undefined }): void {
  createRouter({ handlers, authenticate, renderProblem: ({ kind, status }) => ({ body: { reason: kind, status } }) });
  // @ts-expect-error: the description says what errors look like
  createRouter({ handlers, authenticate });
  // @ts-expect-error: it says that they have a status
  createRouter({ handlers, authenticate, renderProblem: ({ kind }) => ({ body: { reason: kind } }) });
}
`;
    const all = new Map([...files, ["program.ts", program]]);
    expect(await compileErrors([{ files: all, diagnostics: [] }])).toEqual([]);
  });
});
