/** Webhooks and callbacks over HTTP: what the API's side sends, its users' side takes; signed, refused, tampered with. */
import type { IncomingMessage, RequestListener } from "node:http";
import { buffer } from "node:stream/consumers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signWith, verifyWith } from "../../examples/webhooks/signature.js";
import type { toFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { SignedMessage } from "../../templates/runtime/hook-message.js";
import type { toNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler, ServerRequest } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { allFixtures, generateText, packageOf } from "../generation.js";
import { listening } from "./listening.js";

type Send = (url: string, ...args: readonly unknown[]) => Promise<unknown>;

interface Shelter {
  readonly createSender: (options: object) => {
    readonly webhooks: {
      readonly petAdopted: Send;
      readonly petSeen: Send;
      readonly audit: Send;
      readonly auditPut: Send;
    };
    readonly callbacks: { readonly subscribe: { readonly petMoved: Send; readonly digestPut: Send } };
  };
  readonly createReceiver: (options: object) => RequestHandler;
  readonly createRouter: (options: object) => RequestHandler;
  readonly petAdoptedWebhookReceiver: (handle: (request: Received) => object, options: object) => RequestHandler;
  readonly subscribePetMovedCallbackUrl: (call: object) => string;
  readonly subscribeDigestPutCallbackUrl: (call: object) => string;
  readonly isPetAdoptedWebhookError: (error: unknown) => boolean;
  readonly subscribe: (client: object, kind: string, params: object) => Promise<{ readonly id: string }>;
  readonly toNodeListener: typeof toNodeListener;
  readonly toFetchHandler: typeof toFetchHandler;
}

interface Received {
  readonly headers: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly principal: unknown;
  readonly request: { readonly target: string };
}

const fixture = allFixtures.find(({ api }) => api === "hooks");
const secret = "a secret that both ends know";
const event = { id: "e1", name: "Rex", state: "adopted" };

let shelter: Shelter;
/** What reached a handler, by the name of its hook. */
let received: [string, Partial<Received>][] = [];

beforeAll(async () => {
  if (fixture === undefined) throw new Error("There is no fixture with hooks.");
  shelter = await loadPackage<Shelter>(await packageOf(fixture));
});

beforeEach(() => {
  received = [];
});

function taking(name: string, answer: object): (request: Received) => object {
  return ({ headers, query, body, principal, request: { target } }) => {
    received.push([name, { headers, query, body, principal, request: { target } }]);
    return answer;
  };
}

function receiver(options: object = {}): RequestHandler {
  return shelter.createReceiver({
    authenticate: { sender: ({ token }: { readonly token: string }) => (token === "t1" ? "shelter" : undefined) },
    renderProblem: ({ kind }: { readonly kind: string }) => ({ body: { reason: kind } }),
    handlers: {
      webhooks: {
        petAdopted: taking("petAdopted", { status: 204 }),
        audit: taking("audit", { status: 202 }),
      },
      callbacks: {
        subscribe: {
          petMoved: taking("petMoved", { status: 204 }),
          digestPut: taking("digestPut", { status: 200, body: { read: 3 } }),
        },
      },
    },
    ...options,
  });
}

function served(handler: RequestHandler): Promise<string> {
  return listening(shelter.toNodeListener(handler));
}

const auth = { sender: "t1" };

describe("a webhook", () => {
  it("reaches the handler that is written for it, validated and with its defaults", async () => {
    const url = await served(receiver());
    const { webhooks } = shelter.createSender({ auth });
    await webhooks.petAdopted(`${url}/petAdopted`, { "X-Shelter-Attempt": 2, ...event });
    const body = { ...event, note: "none" };
    expect(received).toMatchObject([["petAdopted", { headers: { "X-Shelter-Attempt": 2 }, body }]]);
  });

  it("may bring values that are not listed yet, and nothing that is not valid", async () => {
    const url = await served(receiver());
    const { webhooks } = shelter.createSender({ auth });
    await webhooks.petAdopted(`${url}/petAdopted`, { ...event, state: "lent" });
    expect(received).toMatchObject([["petAdopted", { body: { state: "lent" } }]]);
    const refused = webhooks.petAdopted(`${url}/petAdopted`, { id: "e1", state: 3 });
    await expect(refused).rejects.toMatchObject({ kind: "api", status: 400, body: { reason: "invalid" } });
    await expect(refused).rejects.toSatisfy(shelter.isPetAdoptedWebhookError);
    expect(received).toHaveLength(1);
  });

  it("that declares no answers is content with any success, and with nothing else", async () => {
    const answers = [{ status: 200 }, { status: 202 }, { status: 404 }];
    const petSeen = (): object => answers.shift() ?? {};
    const url = await served(receiver({ onError: () => undefined, handlers: { webhooks: { petSeen } } }));
    const { webhooks } = shelter.createSender({ auth });
    await expect(webhooks.petSeen(`${url}/petSeen`, event)).resolves.toBeUndefined();
    await expect(webhooks.petSeen(`${url}/petSeen`, event)).resolves.toBeUndefined();
    await expect(webhooks.petSeen(`${url}/petSeen`, event)).rejects.toMatchObject({ status: 500 });
    const other = await listening((_, response) => response.writeHead(200, { "content-type": "a/b" }).end("thanks"));
    await expect(webhooks.petSeen(other, event)).resolves.toBeUndefined();
  });

  it("is sent with the credentials that it declares, and refused without", async () => {
    const url = await served(receiver());
    await shelter.createSender({ auth }).webhooks.audit(`${url}/audit`, "id,name\n");
    expect(received).toMatchObject([["audit", { body: "id,name\n", principal: "shelter" }]]);
    const refused = shelter.createSender({ auth: { sender: "t2" } }).webhooks.audit(`${url}/audit`, "id,name\n");
    await expect(refused).rejects.toMatchObject({ status: 401 });
  });

  it("goes where its receiver has it, and nowhere without a handler", async () => {
    const url = await served(receiver({ paths: { webhooks: { petAdopted: "/hooks/pets" } } }));
    const { webhooks } = shelter.createSender({ auth });
    await webhooks.petAdopted(`${url}/hooks/pets`, event);
    await expect(webhooks.petAdopted(`${url}/petAdopted`, event)).rejects.toMatchObject({ status: 404 });
    // It shares its path with one that has a handler.
    await expect(webhooks.auditPut(`${url}/audit`)).rejects.toMatchObject({ status: 405 });
    expect(received).toHaveLength(1);
    expect(() => receiver({ paths: { webhooks: { petAdopted: "hooks" } } })).toThrow('has to begin with "/"');
  });

  it("cannot share its path with another of its method: both are named, and what to do", async () => {
    const paths = { webhooks: { petAdopted: "/hooks", audit: "/hooks" } };
    expect(() => receiver({ paths })).toThrow(
      /^Nothing tells webhooks\.petAdopted and webhooks\.audit apart at POST \/hooks: .* in `paths`\. .* receiver of each by itself/,
    );
  });

  it("by itself is taken at any path, whose target its handler sees", async () => {
    const renderProblem = (_: unknown, { target }: { readonly target: string }): object => ({
      body: { reason: target },
    });
    const handler = shelter.petAdoptedWebhookReceiver(taking("petAdopted", { status: 204 }), { renderProblem });
    const url = await served(handler);
    const { webhooks } = shelter.createSender({ auth });
    await webhooks.petAdopted(`${url}/any/where?at=all`, event);
    expect(received).toMatchObject([["petAdopted", { request: { target: "/any/where?at=all" } }]]);
    const refused = webhooks.petAdopted(`${url}/else?at=all`, {});
    await expect(refused).rejects.toMatchObject({ status: 400, body: { reason: "/else?at=all" } });
  });

  it("can share one URL with others, told apart by whatever their sender tells them apart by", async () => {
    const options = { renderProblem: () => ({ body: { reason: "no" } }) };
    const byEvent = new Map([
      ["pet.adopted", shelter.petAdoptedWebhookReceiver(taking("adopted", { status: 204 }), options)],
      ["pet.returned", shelter.petAdoptedWebhookReceiver(taking("returned", { status: 204 }), options)],
    ]);
    const url = await served(async (request) => {
      const handler = byEvent.get(request.headers.get("x-event") ?? "");
      return handler === undefined ? { status: 404, headers: {}, body: undefined } : handler(request);
    });
    const { webhooks } = shelter.createSender({ auth });
    await webhooks.petAdopted(url, event, { headers: { "X-Event": "pet.returned" } });
    expect(received.map(([name]) => name)).toEqual(["returned"]);
  });
});

describe("a signature", () => {
  it("is over the very bytes that are sent, and lets them in", async () => {
    const url = await served(receiver({ verify: verifyWith(secret) }));
    const { webhooks, callbacks } = shelter.createSender({ auth, sign: signWith(secret) });
    await webhooks.petAdopted(`${url}/petAdopted`, { ...event, name: "Ünïcode 🐕" });
    await webhooks.audit(`${url}/audit`, "id;näme\n");
    await callbacks.subscribe.digestPut(`${url}/subscribe/digest?of=all`, {
      query: { page: 2 },
      body: { names: ["Rex", "Ä&B"] },
    });
    expect(received.map(([name]) => name)).toEqual(["petAdopted", "audit", "digestPut"]);
    expect(received[2]).toMatchObject(["digestPut", { query: { page: 2 }, body: { names: ["Rex", "Ä&B"] } }]);
  });

  it.each<readonly [string, (request: Sent) => Sent]>([
    ["another body", (sent) => ({ ...sent, body: Buffer.from(sent.body.toString().replace("Rex", "Max")) })],
    ["another id", (sent) => ({ ...sent, headers: { ...sent.headers, "webhook-id": "other" } })],
    ["another time", (sent) => ({ ...sent, headers: { ...sent.headers, "webhook-timestamp": "1" } })],
    ["no signature", ({ headers: { "webhook-signature": _, ...headers }, ...sent }) => ({ ...sent, headers })],
    ["an empty body", (sent) => ({ ...sent, body: Buffer.alloc(0) })],
    [
      "something else for a signature",
      (sent) => ({ ...sent, headers: { ...sent.headers, "webhook-signature": "v1,!" } }),
    ],
  ])("with %s is refused before anything is decoded, with the API's form of errors", async (_, change) => {
    const url = await served(receiver({ verify: verifyWith(secret) }));
    const between = await listening(forwarding(url, change));
    const { webhooks } = shelter.createSender({ auth, sign: signWith(secret) });
    const refused = webhooks.petAdopted(`${between}/petAdopted`, event);
    await expect(refused).rejects.toMatchObject({ kind: "api", status: 401, body: { reason: "unauthenticated" } });
    await expect(refused).rejects.toSatisfy(({ headers }: { readonly headers: Headers }) =>
      /^Signature realm=/.test(headers.get("www-authenticate") ?? ""),
    );
    expect(received).toEqual([]);
  });

  it("is not asked for where path and method lead nowhere, and holds within the limit of bodies", async () => {
    const url = await served(receiver({ verify: verifyWith(secret), maxBodyBytes: 64 }));
    const { webhooks } = shelter.createSender({ auth, sign: signWith(secret) });
    await expect(webhooks.petAdopted(`${url}/nowhere`, event)).rejects.toMatchObject({ status: 404 });
    const large = webhooks.petAdopted(`${url}/petAdopted`, { ...event, name: "x".repeat(99) });
    await expect(large).rejects.toMatchObject({ status: 413, body: { reason: "content-too-large" } });
    await webhooks.petAdopted(`${url}/petAdopted`, event);
    expect(received).toHaveLength(1);
  });

  it("is verified over compressed bytes as they came", async () => {
    const seen: SignedMessage[] = [];
    const verify = (message: SignedMessage): boolean => seen.push(message) > 0;
    const url = await served(receiver({ verify }));
    const zipped = Buffer.from(
      await new Response(
        new Blob([JSON.stringify(event)]).stream().pipeThrough(new CompressionStream("gzip")),
      ).arrayBuffer(),
    );
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const { status } = await fetch(`${url}/petAdopted?a=b`, { method: "POST", headers, body: zipped });
    expect(status).toBe(204);
    expect(seen).toMatchObject([{ method: "POST", url: "/petAdopted?a=b" }]);
    expect(Buffer.from(seen[0]?.body ?? []).equals(zipped)).toBe(true);
    expect(seen[0]?.headers.get("Content-Encoding")).toBe("gzip");
  });

  it("may be a header that the description requires, given by neither call nor type; missing, nothing is sent", async () => {
    const header = (name: string): object => ({ name, in: "header", required: true, schema: { type: "string" } });
    const responses = { 204: { description: "Taken." } };
    const paid = { post: { parameters: [header("X-Signature"), header("X-Event")], responses } };
    const description = { openapi: "3.1.0", info: { title: "Shop", version: "1.0.0" }, webhooks: { paid } };
    const { createSender } = await loadPackage<{
      readonly createSender: (options: object) => { readonly webhooks: { readonly paid: Send } };
    }>(await generateText(JSON.stringify(description), { emitters: ["senders"] }));
    const seen: IncomingMessage["headers"][] = [];
    const url = await listening((request, response) => {
      seen.push(request.headers);
      response.writeHead(204).end();
    });
    const { webhooks } = createSender({ sign: () => ({ "x-signature": "s1" }) });
    await webhooks.paid(url, { "X-Event": "paid" });
    expect(seen).toMatchObject([{ "x-signature": "s1", "x-event": "paid" }]);
    await expect(webhooks.paid(url)).rejects.toThrow(new TypeError(missing("X-Event")));
    await expect(createSender({}).webhooks.paid(url, { "X-Event": "paid" })).rejects.toThrow(missing("X-Signature"));
    expect(seen).toHaveLength(1);

    function missing(name: string): string {
      return `POST paid needs the header ${name}: give it with the call, or have \`sign\` set it.`;
    }
  });

  it("that is no clear yes, or throws, lets nothing in", async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown): unknown => errors.push(error);
    const unsure = await served(receiver({ verify: () => "yes" }));
    const { webhooks } = shelter.createSender({ auth });
    await expect(webhooks.petAdopted(`${unsure}/petAdopted`, event)).rejects.toMatchObject({ status: 401 });
    const failing = await served(receiver({ onError, verify: () => Promise.reject(new Error("No key.")) }));
    await expect(webhooks.petAdopted(`${failing}/petAdopted`, event)).rejects.toMatchObject({ status: 500 });
    expect(errors).toMatchObject([{ message: "No key." }]);
    expect(received).toEqual([]);
  });

  it("holds up against requests that end early, lie about their length, or go on without end", async () => {
    const asked: number[] = [];
    const verify = ({ body }: SignedMessage): boolean => asked.push(body.length) > 0;
    const handler = receiver({
      verify,
      maxBodyBytes: 1_000,
      onError: (error: unknown) => asked.push(-1, Number(error)),
    });
    const headers = (values: Readonly<Record<string, string>>): ServerRequest["headers"] => ({
      get: (name) => ({ "content-type": "application/json", ...values })[name.toLowerCase()],
    });
    const chunk = new Uint8Array(100).fill(32);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield chunk;
      throw new Error("The connection is gone.");
    }
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield chunk;
    }
    const statusOf = async (body: ServerRequest["body"], values: Readonly<Record<string, string>> = {}) => {
      const request = { method: "POST", target: "/petAdopted", headers: headers(values), body };
      return (await handler(request)).status;
    };
    expect(await statusOf(broken())).toBe(400);
    expect(await statusOf(endless())).toBe(413);
    expect(await statusOf(endless(), { "content-length": "100" })).toBe(413);
    expect(await statusOf(endless(), { "content-length": "-1" })).toBe(400);
    expect(await statusOf(endless(), { "content-length": "1001" })).toBe(413);
    expect(await statusOf(endless(), { "content-encoding": "gzip" })).toBe(413);
    expect(await statusOf(undefined)).toBe(400);
    // The last one had no body, whose signature may be good.
    expect(asked).toEqual([0]);
    expect(received).toEqual([]);
  });

  it("that cannot be made is what the call throws, and nothing is sent", async () => {
    const url = await served(receiver());
    const sign = (): never => {
      throw new RangeError("No key.");
    };
    const { webhooks } = shelter.createSender({ auth, sign, retry: { retries: 3 }, idempotencyKeys: "generated" });
    await expect(webhooks.petAdopted(`${url}/petAdopted`, event)).rejects.toThrow(new RangeError("No key."));
    const broken = shelter.createSender({ auth, sign: () => ({ "x-signature": "a\nb" }) });
    await expect(broken.webhooks.petAdopted(`${url}/petAdopted`, event)).rejects.toThrow(TypeError);
    expect(received).toEqual([]);
  });

  it("that fails when its attempt is over says nothing of the next one", async () => {
    const attempts = { count: 0, fail: (): void => {} };
    const url = await listening((_, response) => response.writeHead(404).end());
    const sign = async (): Promise<object> => {
      attempts.count += 1;
      if (attempts.count === 1) return new Promise((_, reject) => (attempts.fail = () => reject(new Error("Late."))));
      attempts.fail();
      return new Promise((resolve) => setTimeout(resolve, 1, {}));
    };
    const keys = { idempotencyKeyHeader: "webhook-id", idempotencyKeys: "generated" };
    const { webhooks } = shelter.createSender({ auth, sign, timeout: 500, retry: { minDelay: 1 }, ...keys });
    await expect(webhooks.auditPut(url)).rejects.toMatchObject({ kind: "undeclared-status", status: 404 });
    expect(attempts.count).toBe(2);
  });

  it("that is made when its attempt is over is not sent", async () => {
    const sent: unknown[] = [];
    const made = { late: (): void => {} };
    const sign = async (): Promise<object> => new Promise((resolve) => (made.late = () => resolve({})));
    const { webhooks } = shelter.createSender({
      ...{ auth, sign, timeout: 1, retry: "never" },
      fetch: async (...given: readonly unknown[]) => (sent.push(given), new Response(null, { status: 204 })),
    });
    await expect(webhooks.auditPut("https://a.example/")).rejects.toMatchObject({ kind: "timeout" });
    made.late();
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(sent).toEqual([]);
  });

  it("is made anew for each attempt, under the same id", async () => {
    const attempts: IncomingMessage["headers"][] = [];
    const url = await listening((request, response) => {
      attempts.push(request.headers);
      response.writeHead(attempts.length === 1 ? 503 : 204).end();
    });
    const keys = { idempotencyKeyHeader: "webhook-id", idempotencyKeys: "generated" };
    const { callbacks } = shelter.createSender({ auth, sign: signWith(secret), retry: { minDelay: 1 }, ...keys });
    await callbacks.subscribe.petMoved(url, event);
    const ids = attempts.map((headers) => headers["webhook-id"]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("a sender", () => {
  it.each(["/hooks", "hooks", "ftp://a.example/", "https://user:pass@a.example/", "javascript:0"])(
    "sends nothing to %s",
    async (url) => {
      const { webhooks } = shelter.createSender({ auth, fetch: () => Promise.reject(new Error("It was sent.")) });
      await expect(webhooks.auditPut(url)).rejects.toThrow(TypeError);
    },
  );

  it("keeps the URL that it is given, adds its own query, and never says either in a message", async () => {
    const targets: (string | undefined)[] = [];
    const url = await listening((request, response) => {
      targets.push(request.url);
      response.writeHead(500).end();
    });
    const { callbacks } = shelter.createSender({ auth, retry: "never" });
    const failed = callbacks.subscribe.digestPut(`${url}/a%2Fb/?token=s3cret&x=#part`, { query: { page: 3 } });
    await expect(failed).rejects.toThrow("PUT digest answered 500");
    expect(targets).toEqual(["/a%2Fb/?token=s3cret&x=&page=3"]);
  });

  it("follows no redirect: what it sends is for the server that is called", async () => {
    const other = await served(receiver());
    const url = await listening((_, response) => response.writeHead(307, { location: `${other}/petAdopted` }).end());
    const { webhooks } = shelter.createSender({ auth });
    await expect(webhooks.auditPut(url)).rejects.toMatchObject({ kind: "undeclared-status", status: 307 });
    expect(received).toEqual([]);
  });
});

describe("a callback", () => {
  it("that goes to several places has a path for each", async () => {
    const taken = { post: { responses: { 204: { description: "Taken." } } } };
    const stream = { "{$request.header.Data}/x": taken, "{$request.header.Errors}/x": taken };
    const responses = { 204: { description: "Made." } };
    const paths = { "/streams": { post: { operationId: "makeStream", responses, callbacks: { stream } } } };
    const description = { openapi: "3.1.0", info: { title: "Streams", version: "1.0.0" }, paths };
    const { createReceiver } = await loadPackage<Shelter>(
      await generateText(JSON.stringify(description), { emitters: ["receivers"] }),
    );
    const makeStream = {
      streamDataX: taking("data", { status: 204 }),
      streamErrorsX: taking("errors", { status: 204 }),
    };
    const url = await listening(shelter.toNodeListener(createReceiver({ handlers: { callbacks: { makeStream } } })));
    const calls = ["streamDataX", "streamErrorsX"].map((name) =>
      fetch(`${url}/makeStream/${name}`, { method: "POST" }).then(({ status }) => status),
    );
    expect(await Promise.all(calls)).toEqual([204, 204]);
    expect(received.map(([name]) => name).toSorted()).toEqual(["data", "errors"]);
  });

  it("goes where the call that led to it says, and its answer is validated", async () => {
    const users = await served(receiver());
    const sent: Promise<unknown>[] = [];
    const { callbacks } = shelter.createSender({ auth });
    const handlers = {
      subscriptions: {
        update: (request: { readonly body: { readonly callbackUrl: string } }) => {
          const response = { status: 201, body: { id: "s1", callbackUrl: request.body.callbackUrl } };
          const url = shelter.subscribePetMovedCallbackUrl({ request });
          sent.push(callbacks.subscribe.petMoved(url, { ...event, name: response.body.id }));
          return response;
        },
        delete: () => ({ status: 204 }),
      },
    };
    const api = await served(shelter.createRouter({ handlers, basePath: "", authenticate: { key: () => "user" } }));
    const client = { baseUrl: api, auth: { key: "k" } };
    const { id } = await shelter.subscribe(client, "dogs", { callbackUrl: `${users}/subscribe/petMoved` });
    await Promise.all(sent);
    expect(id).toBe("s1");
    expect(received).toMatchObject([["petMoved", { body: { name: "s1" } }]]);
    const digest = callbacks.subscribe.digestPut(`${users}/subscribe/digest`, { query: { page: 1 } });
    await expect(digest).resolves.toEqual({ read: 3 });
  });

  it("has a URL of what stands in path, query and answer, none of which can change what another part is", () => {
    const call = {
      request: { path: { kind: "cats/../x?" }, query: { topic: "a&b=c#d" } },
      response: { status: 201, body: { id: 7 } },
    };
    expect(shelter.subscribeDigestPutCallbackUrl(call)).toBe(
      "https://digests.example/cats%2F..%2Fx%3F?topic=a%26b%3Dc%23d&id=7",
    );
  });

  it("has none where a part of it is not there", () => {
    const request = { path: { kind: "cats" }, query: {} };
    expect(() =>
      shelter.subscribeDigestPutCallbackUrl({ request, response: { status: 201, body: { id: 7 } } }),
    ).toThrow("$request.query.topic is not there");
    expect(() => shelter.subscribePetMovedCallbackUrl({ request: { body: {} } })).toThrow(
      new TypeError("The URL of a callback cannot be worked out: $request.body#/callbackUrl is not there."),
    );
  });
});

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Stands between sender and receiver, and sends on something else. */
function forwarding(to: string, change: (sent: Sent) => Sent): RequestListener {
  return (request, response) => {
    void buffer(request).then(async (bytes) => {
      const { connection: _1, host: _2, "content-length": _3, ...headers } = request.headers;
      const kept = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const sent = change({ headers: kept, body: bytes });
      const answer = await fetch(`${to}${request.url ?? ""}`, {
        method: request.method ?? "",
        headers: sent.headers,
        body: new Uint8Array(sent.body),
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
  };
}
