/** Server-sent events whose data is JSON by a `contentSchema`, from client to server and back. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { compileErrors } from "../compile-errors.js";
import { loadPackage } from "../generated-package.js";
import { generateText, textsOf } from "../generation.js";
import { listening } from "./listening.js";

// The schema and the request body are those of OpenAPI 3.2.1, "Server-Sent Event Streams".
const description = `
openapi: 3.2.0
info: { title: Data, version: 1.0.0 }
paths:
  /data:
    post:
      operationId: addData
      requestBody:
        required: true
        content:
          text/event-stream:
            itemSchema:
              $ref: "#/components/schemas/Event"
              required: [event]
              oneOf:
                - properties: { event: { const: addString } }
                - properties: { event: { const: addInt64 }, data: { format: int64 } }
                - properties:
                    event: { const: addJSON }
                    data:
                      contentMediaType: application/json
                      contentSchema: { type: object, required: [foo], properties: { foo: { type: integer } } }
      responses:
        "200":
          description: What was added.
          content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Told" } } }
  /pets:
    get:
      operationId: watchPets
      responses:
        "200":
          description: All of them.
          content:
            text/event-stream:
              itemSchema:
                type: object
                required: [data]
                properties:
                  event: { type: string }
                  data: { type: string, contentMediaType: application/json, contentSchema: { $ref: "#/components/schemas/Pet" } }
  /bare:
    get:
      operationId: watchBare
      responses:
        "200":
          description: As some frameworks write it, whose data is no text.
          content:
            text/event-stream:
              itemSchema: { type: object, required: [data], properties: { data: { $ref: "#/components/schemas/Pet" } } }
  /last:
    get:
      operationId: readLast
      responses:
        "200":
          description: The last event, as JSON, whose data is a text.
          content: { application/json: { schema: { $ref: "#/components/schemas/Told" } } }
components:
  schemas:
    Event:
      type: object
      required: [data]
      properties:
        data: { type: string }
        event: { type: string }
        id: { type: string }
        retry: { type: integer, minimum: 0 }
    Pet: { type: object, required: [name], properties: { name: { type: string }, born: { type: string, format: date } } }
    Told:
      oneOf: [{ $ref: "#/components/schemas/Added" }, { $ref: "#/components/schemas/Pinged" }]
      discriminator:
        propertyName: event
        mapping: { added: "#/components/schemas/Added", ping: "#/components/schemas/Pinged" }
    Added:
      type: object
      required: [event, data]
      properties:
        event: { const: added }
        data: { type: string, contentMediaType: application/json, contentSchema: { $ref: "#/components/schemas/Pet" } }
    Pinged: { type: object, required: [event, data], properties: { event: { const: ping }, data: { type: string } } }
`;

interface Package {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
  readonly addData: (client: object, events: Iterable<object>) => Promise<AsyncIterable<unknown>>;
  readonly watchPets: (client: object) => Promise<AsyncIterable<unknown>>;
  readonly watchBare: (client: object) => Promise<AsyncIterable<unknown>>;
  readonly readLast: (client: object) => Promise<unknown>;
}

let loaded: Package;
let files: ReadonlyMap<string, string>;
let baseUrl: string;
let answered: unknown;
const received: unknown[] = [];

beforeAll(async () => {
  const generated = await generateText(description, { dates: "Date" });
  // Of what is JSON as a whole, which has the text.
  const pointer = "/components/schemas/Added/properties/data/contentSchema";
  expect(generated.diagnostics).toMatchObject([{ code: "ineffective-keyword", location: { pointer } }]);
  files = new Map(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  loaded = await loadPackage<Package>(generated);
  const handler = async ({ body }: { readonly body?: AsyncIterable<unknown> }): Promise<unknown> => {
    if (body !== undefined) for await (const event of body) received.push(event);
    return { status: 200, body: answered };
  };
  const any: unknown = new Proxy(handler, { get: () => any });
  const router = loaded.createRouter({ handlers: any, onError: () => undefined });
  baseUrl = await listening(loaded.toNodeListener(router));
}, 60_000);

beforeEach(() => {
  received.length = 0;
  answered = [];
});

async function all(items: Promise<AsyncIterable<unknown>>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const item of await items) found.push(item);
  return found;
}

async function post(body: string): Promise<number> {
  const headers = { "content-type": "text/event-stream" };
  return (await fetch(`${baseUrl}/data`, { method: "POST", headers, body })).status;
}

/** The events of the specification's example, and the bytes of its document that are no comment and not ignored. */
const events = [
  { event: "addString", data: "This data is formatted\nacross two lines", retry: 5 },
  { event: "addInt64", data: "1234" },
  { event: "addJSON", data: { foo: 42 } },
];
const stream = [
  ["event: addString", "data: This data is formatted", "data: across two lines", "retry: 5"],
  ["event: addInt64", "data: 1234"],
  ["event: addJSON", 'data: {"foo":42}'],
];

describe("the example of the specification", () => {
  it("is read with the JSON of its data as a value, and its texts as texts", async () => {
    const [first, second, third = []] = stream;
    const lines = [first, [...(second ?? []), "unknownField: this is ignored"], [": This is a comment", ...third]];
    expect(await post(lines.map((block) => `${(block ?? []).join("\n")}\n\n`).join(""))).toBe(200);
    expect(received).toEqual(events);
  });

  it("is written as its bytes are", async () => {
    const sent: string[] = [];
    const url = await listening((request, response) => {
      request.setEncoding("utf8").on("data", (text: string) => sent.push(text));
      request.on("end", () => response.writeHead(200, { "content-type": "text/event-stream" }).end());
    });
    await all(loaded.addData({ baseUrl: url }, events));
    const blocks = sent.join("").split("\n\n").slice(0, -1);
    expect(blocks.map((block) => block.split("\n").toSorted())).toEqual(stream.map((block) => block.toSorted()));
  });

  it("arrives as it was sent", async () => {
    await all(loaded.addData({ baseUrl }, events));
    expect(received).toEqual(events);
  });

  it.each([
    ["data that is no JSON", "event: addJSON\ndata: {foo}\n\n"],
    ["data that breaks its contentSchema", 'event: addJSON\ndata: {"foo":"42"}\n\n'],
    ["an event of another type", "event: addXML\ndata: <foo/>\n\n"],
    ["an event of no type", 'data: {"foo":42}\n\n'],
  ])("refuses %s", async (_what, body) => {
    expect(await post(body)).toBe(400);
    expect(received).toEqual([]);
  });
});

describe("events of an answer", () => {
  const rex = { name: "Rex", born: new Date("2024-02-29T00:00:00Z") };

  it("have values for data, as programs see them, and texts where it is text", async () => {
    answered = [
      { event: "added", data: rex },
      { event: "ping", data: '{"name":"no JSON to us"}' },
    ];
    expect(await all(loaded.addData({ baseUrl }, []))).toEqual(answered);
  });

  it.each(["watchPets", "watchBare"] as const)("have values of all types of event: %s", async (operation) => {
    answered = [{ data: rex }, { event: "message", data: { name: "Max" } }];
    expect(await all(loaded[operation]({ baseUrl }))).toEqual(answered);
  });

  it("keep their text in what is JSON as a whole", async () => {
    answered = { event: "added", data: '{"name":"Rex"}' };
    expect(await loaded.readLast({ baseUrl })).toEqual(answered);
  });

  it("that break their contentSchema fail the loop", async () => {
    const url = await listening((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end('data: {"name":3}\n\n');
    });
    const failed = all(loaded.watchPets({ baseUrl: url }));
    await expect(failed).rejects.toMatchObject({
      kind: "contract",
      breach: "schema",
      issues: [{ path: ["data", "name"] }],
    });
  });
});

describe("the types", () => {
  it("narrow by the type of the event", { timeout: 60_000 }, async () => {
    const program = `
import { addData, readLast, watchPets, type ClientOptions } from "./src/client/index.js";
import type { AddDataRequest } from "./src/server/index.js";
import type { AddDataBody } from "./src/types/index.js";

const sent: readonly AddDataBody[] = [
  { event: "addString", data: "text", retry: 5 },
  { event: "addJSON", data: { foo: 42 } },
  // @ts-expect-error: a number is due
  { event: "addJSON", data: { foo: "42" } },
  // @ts-expect-error: a text is due
  { event: "addInt64", data: 1234 },
];

export async function use(client: ClientOptions): Promise<void> {
  const told = await addData(client, sent);
  for await (const event of told) {
    if (event.event === "added") event.data.born?.getTime();
    else event.data.toUpperCase();
  }
  for await (const { data } of await watchPets(client)) data.name.toUpperCase();
  (await readLast(client)).data.toUpperCase();
}

export async function handle({ body }: AddDataRequest): Promise<number> {
  let sum = 0;
  for await (const event of body) if (event.event === "addJSON") sum += event.data.foo;
  return sum;
}
`;
    const withProgram = new Map([...files, ["program.ts", program]]);
    expect(await compileErrors([{ files: withProgram, diagnostics: [] }])).toEqual([]);
  });
});

describe("a contentSchema", () => {
  it.each([
    [
      "of events that no type tells apart",
      { oneOf: [{ properties: { data: json() } }, { properties: { data: { type: "string" } } }] },
    ],
    [
      "of events of one type",
      {
        oneOf: [
          { properties: { event: { const: "a" }, data: json() } },
          { properties: { event: { const: "a" }, data: { type: "string" } } },
        ],
      },
    ],
    ["of what is not the data of an event", { properties: { data: { type: "string" }, event: json() } }],
  ])("%s has no effect, and is named", async (_what, item) => {
    const content = { "text/event-stream": { itemSchema: { type: "object", ...item } } };
    const paths = { "/a": { get: { responses: { 200: { description: "Done.", content } } } } };
    const { diagnostics } = await generateText(
      JSON.stringify({ openapi: "3.2.0", info: { title: "A", version: "1" }, paths }),
    );
    const said = diagnostics.filter(({ location }) => location?.pointer.endsWith("/contentSchema"));
    expect(said).toMatchObject([{ code: "ineffective-keyword", severity: "info" }]);
  });

  function json(): object {
    return { type: "string", contentMediaType: "application/json", contentSchema: { type: "integer" } };
  }
});
