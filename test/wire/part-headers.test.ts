/**
 * Headers of the parts of a multipart body (`encoding.headers`, OAS 3.2.1 section 4.15.1.1), byte for byte: written in style
 * `simple` (section 4.21, "Header Object"), behind those that every part has (RFC 7578 sections 4.2 and 4.4).
 */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { toFetchHandler as ToFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";
import { settled } from "./body-values.js";

const text: JsonObject = { type: "string" };
const description: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Uploads", version: "1.0.0" },
  paths: {
    "/uploads": {
      post: {
        operationId: "upload",
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: { $ref: "#/components/schemas/Upload" },
              encoding: {
                photo: {
                  contentType: "image/png, image/*",
                  headers: {
                    "X-Rate-Limit-Limit": { required: true, schema: { type: "integer" } },
                    "X-Tags": { schema: { type: "array", items: text } },
                    "Content-Disposition": { schema: text },
                  },
                },
                note: { headers: { "Content-Language": { schema: text } } },
                counts: { headers: { "X-Unit": { schema: { enum: ["kg", "g"] } } } },
                meta: { headers: { "X-Meta": { content: { "application/json": { schema: { type: "array" } } } } } },
              },
            },
          },
        },
        responses: { "204": { description: "Stored." } },
      },
    },
  },
  components: {
    schemas: {
      Upload: {
        type: "object",
        properties: {
          photo: {},
          note: text,
          counts: { type: "array", items: { type: "integer" } },
          meta: { type: "object", properties: { a: { type: "integer" } } },
        },
      },
    },
  },
};

interface Package {
  readonly upload: (client: object, body: object) => Promise<unknown>;
  readonly createRouter: (options: { readonly handlers: unknown }) => RequestHandler;
  readonly toFetchHandler: typeof ToFetchHandler;
}

let loaded: Package;
let received: unknown;

beforeAll(async () => {
  const generated = await generateText(JSON.stringify(description));
  expect(generated.diagnostics.map(({ code, location }) => [code, location?.pointer.split("/").at(-1)])).toEqual([
    ["ineffective-keyword", "Content-Disposition"],
  ]);
  loaded = await loadPackage<Package>(generated);
});

beforeEach(() => (received = undefined));

/** The parts as they are sent, without what stands between them. */
async function partsOf(body: object): Promise<readonly string[]> {
  let sent = new Request("http://localhost");
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent = new Request(url, init);
    return new Response(undefined, { status: 204 });
  };
  await loaded.upload({ baseUrl: "http://localhost", fetch }, body);
  const boundary = sent.headers.get("content-type")?.split("boundary=")[1] ?? "";
  return (await sent.text()).split(`--${boundary}`).slice(1, -1);
}

async function serve(parts: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
  const handler = async ({ body }: { readonly body: unknown }): Promise<{ readonly status: 204 }> => {
    received = await settled(body);
    return { status: 204 };
  };
  const handlers: unknown = new Proxy(handler, { get: () => handlers });
  const answer = loaded.toFetchHandler(loaded.createRouter({ handlers }));
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const body = `${parts.map((part) => `--b${part}`).join("")}--b--\r\n`;
  const response = await answer(new Request("http://localhost/uploads", { method: "POST", headers, body }));
  return { status: response.status, text: await response.text() };
}

const photo = (headers: string): string =>
  `\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\nContent-Type: image/png\r\n${headers}\r\np\r\n`;
const count = (value: string, headers: string): string =>
  `\r\nContent-Disposition: form-data; name="counts"\r\n${headers}\r\n${value}\r\n`;

const file = new File(["p"], "a.png", { type: "image/png" });
const shown = { $file: "p", name: "a.png", type: "image/png" };

const both: readonly (readonly [what: string, body: object, seen: object, parts: readonly string[]])[] = [
  [
    "a file",
    { photo: { value: file, headers: { "X-Rate-Limit-Limit": 3, "X-Tags": ["a", "b"] } } },
    { photo: { value: shown, headers: { "X-Rate-Limit-Limit": 3, "X-Tags": ["a", "b"] } } },
    [photo("X-Rate-Limit-Limit: 3\r\nX-Tags: a,b\r\n")],
  ],
  [
    "a text, without any",
    { note: { value: "x" } },
    { note: { value: "x" } },
    ['\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n'],
  ],
  [
    "each of a list",
    { counts: [{ value: 1, headers: { "X-Unit": "kg" } }, { value: 2 }] },
    { counts: [{ value: 1, headers: { "X-Unit": "kg" } }, { value: 2 }] },
    [count("1", "X-Unit: kg\r\n"), count("2", "")],
  ],
  [
    "an object, which is JSON as its header is",
    { meta: { value: { a: 1 }, headers: { "X-Meta": [1, "é"] } } },
    { meta: { value: { a: 1 }, headers: { "X-Meta": [1, "é"] } } },
    [
      '\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\nX-Meta: [1,"\\u00e9"]\r\n\r\n{"a":1}\r\n',
    ],
  ],
];

describe("the headers of a part", () => {
  it.each(both)("are sent as described: %s", async (_, body, __, parts) => {
    expect(await partsOf(body)).toEqual(parts);
  });

  it.each(both)("are what the handler is given: %s", async (_, __, seen, parts) => {
    expect(await serve(parts)).toEqual({ status: 204, text: "" });
    expect(received).toEqual(seen);
  });

  it("are read whatever the case of their names", async () => {
    await serve([photo("x-rate-limit-limit: 3\r\n")]);
    expect(received).toEqual({ photo: { value: shown, headers: { "X-Rate-Limit-Limit": 3 } } });
  });

  it.each([
    ["one that must be there is not", photo(""), "photo[headers]"],
    ["one breaks its schema", photo("X-Rate-Limit-Limit: many\r\n"), "photo[headers][X-Rate-Limit-Limit]"],
    ["one of a list does", count("1", "X-Unit: lb\r\n"), "counts[0][headers][X-Unit]"],
    ["the value of one does", count("x", "X-Unit: kg\r\n"), "counts[0][value]"],
  ])("are refused with their place where %s", async (_, part, parameter) => {
    const { status, text: answered } = await serve([part]);
    expect([status, JSON.parse(answered).issues]).toMatchObject([400, [{ parameter }]]);
    expect(received).toBeUndefined();
  });

  it("must not hold what ends them", async () => {
    await expect(partsOf({ note: { value: "x", headers: { "Content-Language": "de\r\nX: y" } } })).rejects.toThrow(
      TypeError,
    );
  });
});
