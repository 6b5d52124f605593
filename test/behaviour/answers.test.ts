/**
 * Answers from a generated server to a generated client over HTTP: what a call comes to by status, and the headers that a
 * description declares.
 */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { compileErrors } from "../compile-errors.js";
import { loadPackage } from "../generated-package.js";
import { generateText, textsOf } from "../generation.js";
import { listening } from "./listening.js";

const description = `
openapi: 3.2.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    post:
      operationId: createPet
      responses:
        "200": { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "202": { description: Later., content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } } }
        "204": { description: Nothing. }
        2XX: { description: Else., content: { application/json: { schema: { type: string } } } }
        "429":
          description: Slow down.
          headers: { Retry-After: { required: true, schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } }
        4XX: { description: Refused., content: { application/json: { schema: { type: string } } } }
  /headers:
    get:
      operationId: readHeaders
      responses:
        "200":
          description: Done.
          headers:
            ETag: { required: true, schema: { type: string, pattern: '^"' } }
            X-Count: { schema: { type: integer, format: int64 } }
            X-Tags: { schema: { type: array, items: { type: string } } }
            X-Pairs: { schema: { type: object, properties: { a: { type: integer }, b: { type: boolean } } } }
            X-Exploded: { explode: true, schema: { type: object, properties: { a: { type: integer }, b: { type: string } } } }
            X-Json: { content: { application/json: { schema: { type: object, properties: { at: { type: string, format: date-time } } } } } }
            X-Old: { deprecated: true, schema: { type: boolean } }
            X-Kind: { schema: { type: string, enum: [a, b] } }
            Last-Seen: { schema: { type: string, format: date-time } }
            Set-Cookie: { schema: { type: array, items: { type: string } } }
        "204":
          description: The same as an object.
          headers:
            Set-Cookie: { style: simple, explode: true, schema: { type: object, additionalProperties: { type: string } } }
        "205":
          description: The same as a text.
          headers: { Set-Cookie: { content: { text/plain: { schema: { type: string } } } } }
  /bytes:
    get:
      operationId: readBytes
      responses:
        "200":
          description: Done.
          headers: { ETag: { schema: { type: string } } }
          content: { application/octet-stream: {} }
        "206": { description: A part., content: { application/octet-stream: {} } }
  /any:
    get:
      operationId: readAny
      responses:
        default:
          description: Whatever it was.
          headers: { X-Left: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
  /nothing:
    get:
      operationId: readNothing
      responses:
        2XX: { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        default: { description: Nothing. }
  /jobs/first:
    get:
      operationId: readJob
      responses:
        "200":
          description: Done.
          headers: { ETag: { required: true, schema: { type: string } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        "303": { description: Done elsewhere., headers: { Location: { required: true, schema: { type: string } } } }
        "304": { description: As before. }
        "429":
          description: Slow down.
          headers: { Retry-After: { required: true, schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } }
        5XX: { description: Broken., content: { application/json: { schema: { type: string } } } }
        default: { description: Else., content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
    Job: { type: object, required: [job], properties: { job: { type: integer } } }
`;

interface Result {
  readonly status: number;
  readonly headers: Headers;
  readonly typedHeaders: unknown;
  readonly body: unknown;
}

type Call = Promise<unknown> & { readonly withResponse: () => Promise<Result> };

interface Package {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
  readonly createPet: (client: object) => Call;
  readonly readHeaders: (client: object) => Call;
  readonly readBytes: (client: object) => Call;
  readonly readAny: (client: object) => Call;
  readonly readJob: (client: object) => Call;
  readonly readNothing: (client: object) => Call;
}

let loaded: Package;
let files: ReadonlyMap<string, string>;
let client: object;
let answer: unknown;
let requests = 0;
const errors: unknown[] = [];

beforeAll(async () => {
  const generated = await generateText(JSON.stringify(parse(description)), { dates: "Date", int64: "bigint" });
  expect(generated.diagnostics).toEqual([]);
  files = new Map(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  loaded = await loadPackage<Package>(generated);
  const handler = (): unknown => {
    requests += 1;
    return answer;
  };
  const any: unknown = new Proxy(handler, { get: () => any });
  const router = loaded.createRouter({
    handlers: any,
    renderProblem: ({ status }: { readonly status: number }) => ({ status, body: "refused" }),
    onError: (error: unknown) => errors.push(error),
  });
  client = { baseUrl: await listening(loaded.toNodeListener(router)), retry: "never" };
}, 60_000);

beforeEach(() => {
  requests = 0;
  errors.length = 0;
});

const create = (given: unknown): Call => {
  answer = given;
  return loaded.createPet(client);
};

const headersIn = async (given: object): Promise<unknown> => {
  answer = given;
  return (await loaded.readHeaders(client).withResponse()).typedHeaders;
};

/** What a promise is rejected with. */
async function thrownBy(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  return promise.then(
    () => expect.fail("nothing was thrown"),
    (error: Record<string, unknown>) => error,
  );
}

/** A server that answers every request with the same bytes. */
async function rawClient(head: readonly string[], body = "", status = "200 OK"): Promise<object> {
  const baseUrl = await listening((_request, response) => {
    const text = [`HTTP/1.1 ${status}`, ...head, `Content-Length: ${String(body.length)}`, "Connection: close"].join(
      "\r\n",
    );
    response.socket?.end(Buffer.from(`${text}\r\n\r\n${body}`, "latin1"));
  });
  return { baseUrl, retry: "never" };
}

describe("a call", () => {
  it("is a promise of the body", async () => {
    const call = create({ status: 200, body: { name: "Rex" } });
    expect(call).toBeInstanceOf(Promise);
    expect(await call).toEqual({ name: "Rex" });
  });

  it("gives the whole answer, of one request, however often it is asked", async () => {
    const call = create({ status: 200, headers: { "x-own": "1" }, body: { name: "Rex" } });
    const [result, again, body] = [await call.withResponse(), await call.withResponse(), await call];
    expect(result).toMatchObject({ status: 200, body: { name: "Rex" }, typedHeaders: undefined });
    expect(result.headers.get("x-own")).toBe("1");
    expect(again).toBe(result);
    expect(body).toBe(result.body);
    expect(requests).toBe(1);
  });

  it.each([
    [{ status: 200, body: { name: "Rex" } }],
    [{ status: 202, body: { job: 7 } }],
    [{ status: 204, body: undefined }],
    [{ status: 203, body: "else" }],
  ])("comes to what is declared for the status: $status", async (given) => {
    const { status, body } = await create(given).withResponse();
    expect({ status, body }).toEqual(given);
  });

  it("rejects both ways, and nothing is left unhandled", async () => {
    const unhandled: unknown[] = [];
    const keep = (error: unknown): number => unhandled.push(error);
    process.on("unhandledRejection", keep);
    const call = create({ status: 404, body: "gone" });
    const [error, same] = [await thrownBy(call.withResponse()), await thrownBy(call)];
    expect(error).toMatchObject({ kind: "api", status: 404, body: "gone" });
    expect(same).toBe(error);
    expect(await thrownBy(create({ status: 404, body: "gone" }).withResponse())).toMatchObject({ status: 404 });
    expect(await thrownBy(create({ status: 404, body: "gone" }))).toMatchObject({ status: 404 });
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off("unhandledRejection", keep);
    expect(unhandled).toEqual([]);
  });

  it("leaves a failure unhandled that nobody looks at", async () => {
    const unhandled: unknown[] = [];
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", (error) => unhandled.push(error));
    void create({ status: 404, body: "gone" }).withResponse();
    await expect.poll(() => unhandled.length).toBe(1);
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
    expect(unhandled).toMatchObject([{ status: 404 }]);
  });

  it("gives the answer of a stream before its body was read", async () => {
    answer = { status: 206, body: new Uint8Array([1, 2, 3]) };
    const result = await loaded.readBytes(client).withResponse();
    expect(result.status).toBe(206);
    expect(await (result.body as { bytes: () => Promise<Uint8Array> }).bytes()).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("takes a default for success where nothing else is declared as one", async () => {
    answer = { status: 201, typedHeaders: { "X-Left": 3 }, body: { name: "Rex" } };
    const result = await loaded.readAny(client).withResponse();
    expect(result).toMatchObject({ status: 201, body: { name: "Rex" } });
    expect(result.typedHeaders).toEqual({ "X-Left": 3 });
  });
});

describe("a status without content", () => {
  it.each([
    ["readAny", 204, "the default has content"],
    ["readAny", 304, "the default has content"],
    ["createPet", 205, "2XX has content"],
    ["readNothing", 204, "2XX has content, and goes before the default"],
  ] as const)("is not what %s declares for %i: %s", async (operation, status, _why) => {
    answer = { status, body: { name: "Rex" } };
    expect(await thrownBy(loaded[operation](client))).toMatchObject({ status: 500 });
    const said = `${operation} answered ${String(status)}, which has no content, where the description declares some.`;
    expect(errors).toMatchObject([{ kind: "broken-contract", message: said }]);

    const raw = await rawClient([], "", `${String(status)} Nothing`);
    const error = await thrownBy(loaded[operation](raw).withResponse());
    expect(error).toMatchObject({ kind: "undeclared-status", status, body: "" });
    expect(error["message"]).toContain(
      `answered ${String(status)}, which its description does not declare as an answer without`,
    );
  });

  it.each([304, 404])("is covered by a default without content, as all others are: %i", async (status) => {
    answer = { status };
    expect(await thrownBy(loaded.readNothing(client))).toMatchObject({ kind: "api", status, body: undefined });
    expect(errors).toEqual([]);
  });
});

describe("a redirect that is declared", () => {
  it("is thrown with its headers, and is not followed", async () => {
    answer = { status: 303, typedHeaders: { Location: "/pets" } };
    const error = await thrownBy(loaded.readJob(client));
    expect(error).toMatchObject({ kind: "api", operationId: "readJob", status: 303, body: undefined });
    expect(error["typedHeaders"]).toEqual({ Location: "/pets" });
    expect(requests).toBe(1);
  });
});

describe("typed headers", () => {
  it("arrive as they were answered", async () => {
    const typedHeaders = {
      ETag: '"1"',
      "X-Count": 9007199254740993n,
      "X-Tags": ["a", "b"],
      "X-Pairs": { a: 1, b: true },
      "X-Exploded": { a: 1, b: "x" },
      "X-Json": { at: new Date("2024-02-29T08:30:06.000Z") },
      "X-Old": false,
      "X-Kind": "a",
      "Last-Seen": new Date("2024-02-29T08:30:06.789Z"),
      "Set-Cookie": ["a=1; Expires=Wed, 09 Jun 2021 10:18:14 GMT", "b=2"],
    };
    expect(await headersIn({ status: 200, typedHeaders })).toEqual(typedHeaders);
    expect(errors).toEqual([]);
  });

  it("may be left out but for those that are required", async () => {
    expect(await headersIn({ status: 200, typedHeaders: { ETag: '"1"' } })).toEqual({ ETag: '"1"' });
    expect(await thrownBy(headersIn({ status: 200 }))).toMatchObject({ status: 500 });
    expect(errors).toMatchObject([{ kind: "broken-contract", issues: [{ path: ["ETag"], code: "required" }] }]);
  });

  it("are validated before they are sent", async () => {
    const given = { status: 200, typedHeaders: { ETag: "no quotes", "X-Kind": "c" } };
    expect(await thrownBy(headersIn(given))).toMatchObject({ status: 500 });
    expect(errors).toMatchObject([{ issues: [{ path: ["ETag"] }, { path: ["X-Kind"] }] }]);
  });

  it("have each cookie for itself, as an array, as an object, as a text", async () => {
    const cookies = { a: "1; Expires=Wed, 09 Jun 2021 10:18:14 GMT", b: "2" };
    expect(await headersIn({ status: 204, typedHeaders: { "Set-Cookie": cookies } })).toEqual({
      "Set-Cookie": cookies,
    });
    expect(await headersIn({ status: 205, typedHeaders: { "Set-Cookie": "a=1" } })).toEqual({ "Set-Cookie": "a=1" });
  });

  it("come with a stream", async () => {
    answer = { status: 200, typedHeaders: { ETag: "1" }, body: new Uint8Array(3) };
    expect((await loaded.readBytes(client).withResponse()).typedHeaders).toEqual({ ETag: "1" });
  });

  it("come with errors", async () => {
    const given = { status: 429, typedHeaders: { "Retry-After": 3 }, body: { job: 7 } };
    const error = await thrownBy(create(given));
    expect(error).toMatchObject({ kind: "api", status: 429, body: { job: 7 } });
    expect(error["typedHeaders"]).toEqual({ "Retry-After": 3 });
    expect((await thrownBy(create({ status: 404, body: "gone" })))["typedHeaders"]).toBeUndefined();
  });

  it("cost nothing who does not ask: one that is missing or wrong is told of only then, and every time", async () => {
    const { withResponse } = loaded.readHeaders(await rawClient(["X-Count: many"]));
    const result = await withResponse();
    expect({ ...result }).not.toHaveProperty("typedHeaders");
    const read = (): unknown => result.typedHeaders;
    expect(read).toThrow("answered 200 with headers that break their description: ETag");
    expect(read).toThrow(expect.objectContaining({ kind: "contract", breach: "headers", status: 200 }));
    const issues = [expect.objectContaining({ path: ["ETag"] }), expect.objectContaining({ path: ["X-Count"] })];
    expect(read).toThrow(expect.objectContaining({ issues }));
  });

  it("are read once", async () => {
    answer = { status: 200, typedHeaders: { ETag: '"1"' } };
    const result = await loaded.readHeaders(client).withResponse();
    expect(result.typedHeaders).toBe(result.typedHeaders);
  });

  it.each([
    ["X-Json: {", "X-Json: The parameter is not valid JSON."],
    ["X-Pairs: a", "X-Pairs: A property of the parameter has no value."],
  ])("that cannot be read are named: %s", async (line, message) => {
    const result = await loaded.readHeaders(await rawClient(['ETag: "1"', line])).withResponse();
    expect(() => result.typedHeaders).toThrow(message);
  });

  it("take words that the description does not list yet", async () => {
    const result = await loaded.readHeaders(await rawClient(['ETag: "1"', "X-Kind: c"])).withResponse();
    expect(result.typedHeaders).toEqual({ ETag: '"1"', "X-Kind": "c" });
  });

  it("join what comes in several headers of one name, but for cookies", async () => {
    const head = ['ETag: "1"', "X-Tags: a", "X-Tags: b, c", "Set-Cookie: a=1, 2", "Set-Cookie: b=3"];
    const result = await loaded.readHeaders(await rawClient(head)).withResponse();
    expect(result.typedHeaders).toEqual({ ETag: '"1"', "X-Tags": ["a", "b", "c"], "Set-Cookie": ["a=1, 2", "b=3"] });
  });
});

describe("the types", () => {
  it("narrow by status, and hold handlers to the headers that are declared", { timeout: 60_000 }, async () => {
    const program = `
import {
  createPet, isCreatePetError, isReadJobError, readAny, readHeaders, readNothing,
  type ClientOptions,
} from "./src/client/index.js";
import type {
  CreatePetResponse, OtherStatus, ReadAnyResponse, ReadHeadersResponse, ReadJobResponse, ReadNothingResponse,
} from "./src/server/index.js";

export async function narrow(client: ClientOptions): Promise<string | number> {
  const result = await createPet(client).withResponse();
  if (result.status === 200) return result.body.name;
  if (result.status === 202) return result.body.job;
  if (result.status === 204) return result.body ?? "none";
  const rest: string = result.body;
  return rest;
}

export async function plain(client: ClientOptions): Promise<string> {
  const { body, typedHeaders } = await readAny(client).withResponse();
  const left: number | undefined = typedHeaders["X-Left"];
  return body.name + String(left);
}

export async function headers(client: ClientOptions): Promise<Date | undefined> {
  const result = await readHeaders(client).withResponse();
  // @ts-expect-error: only one of the answers has it
  result.typedHeaders.ETag;
  if (result.status !== 200) return undefined;
  const count: bigint | undefined = result.typedHeaders["X-Count"];
  return count === 0n ? undefined : result.typedHeaders["Last-Seen"];
}

export function after(error: unknown): number | string {
  if (!isCreatePetError(error)) return 0;
  if (error.status === 429) return error.typedHeaders["Retry-After"] + error.body.job;
  const reason: string = error.body;
  return reason;
}

export function beside(error: unknown): string | number | undefined {
  if (!isReadJobError(error)) return 0;
  if (error.status === 429) return error.typedHeaders["Retry-After"] + error.body.job;
  if (error.status === 304) return error.body satisfies undefined;
  if (error.status === 303) return error.typedHeaders.Location;
  if (error.status === 503) return error.body satisfies string;
  if (error.status === 404) return error.body.job;
  // @ts-expect-error: other statuses of 5XX are left
  return error.body.job;
}

const other: OtherStatus<200 | 303 | 304 | 429 | "5XX"> = 499;
declare const some: number;

export const jobs: readonly ReadJobResponse[] = [
  { status: 429, typedHeaders: { "Retry-After": 3 }, body: { job: 7 } },
  { status: 404, body: { job: 7 } },
  { status: 201, body: { job: 7 } },
  { status: 599, body: "broken" },
  { status: other, body: { job: 7 } },
  // @ts-expect-error: Retry-After is required
  { status: 429, body: { job: 7 } },
  // @ts-expect-error: 200 is declared by itself
  { status: 200, body: { job: 7 } },
  // @ts-expect-error: 304 has no body
  { status: 304, body: { job: 7 } },
  // @ts-expect-error: a text is declared for 5XX
  { status: 503, body: { job: 7 } },
  // @ts-expect-error: it could be one of those that are declared by themselves
  { status: some, body: { job: 7 } },
];

export const answered: readonly ReadHeadersResponse[] = [
  { status: 200, typedHeaders: { ETag: "1" } },
  { status: 204 },
  // @ts-expect-error: ETag is required
  { status: 200, typedHeaders: {} },
  // @ts-expect-error: no such header is declared
  { status: 204, typedHeaders: { ETag: "1" } },
];

export const nothing: readonly ReadNothingResponse[] = [
  { status: 200, body: { name: "Rex" } },
  { status: 304 },
  { status: 302 },
  { status: 404 },
  // @ts-expect-error: 204 has no content, and 2XX has some
  { status: 204, body: { name: "Rex" } },
  // @ts-expect-error: 204 is of 2XX, which has content
  { status: 204 },
];

export const anything: readonly ReadAnyResponse[] = [
  { status: 200, body: { name: "Rex" } },
  { status: 599, body: { name: "Rex" } },
  // @ts-expect-error: 304 has no content
  { status: 304, body: { name: "Rex" } },
  // @ts-expect-error: clients follow a redirect that only a default could mean
  { status: 302, body: { name: "Rex" } },
  // @ts-expect-error: it could be one of those that have no content
  { status: some, body: { name: "Rex" } },
];

export async function exact(client: ClientOptions): Promise<string> {
  const result = await readNothing(client).withResponse();
  // @ts-expect-error: nobody declares what a 204 would be
  if (result.status === 204) return "";
  return result.body.name;
}

export const others: readonly CreatePetResponse[] = [
  { status: 203, body: "else" },
  // @ts-expect-error: 205 has no content
  { status: 205, body: "else" },
  // @ts-expect-error: 202 is declared by itself
  { status: 202, body: "else" },
  // @ts-expect-error: 200 declares no headers
  { status: 200, body: { name: "Rex" }, typedHeaders: {} },
];
`;
    const all = new Map([...files, ["program.ts", program]]);
    expect(await compileErrors([{ files: all, diagnostics: [] }])).toEqual([]);
  });
});
