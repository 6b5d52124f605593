/**
 * One component in the multipart bodies of several operations, each with an `encoding` of its own (OAS 3.2.1 section
 * 4.15.1): what one says of a part counts for that one.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { toFetchHandler as ToFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";
import { settled } from "./body-values.js";

const text: JsonObject = { type: "string" };
const posting = (operationId: string, encoding: JsonObject): JsonObject => ({
  post: {
    operationId,
    requestBody: {
      required: true,
      content: { "multipart/form-data": { schema: { $ref: "#/components/schemas/Scan" }, encoding } },
    },
    responses: { "204": { description: "Stored." } },
  },
});
const description: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Scans", version: "1.0.0" },
  paths: {
    "/images": posting("addImage", { page: { contentType: "image/png" } }),
    "/sized": posting("addSized", { page: { headers: { "X-Width": { schema: { type: "integer" } } } } }),
    "/titled": posting("addTitled", { page: { headers: { "X-Title": { schema: text } } }, notes: { explode: false } }),
    "/plain": posting("addPlain", {}),
  },
  components: {
    schemas: {
      Scan: { type: "object", properties: { page: text, notes: { type: "array", items: text } } },
    },
  },
};

type Call = (client: object, body: object) => Promise<unknown>;

interface Package extends Readonly<Record<"addImage" | "addSized" | "addTitled" | "addPlain", Call>> {
  readonly createRouter: (options: { readonly handlers: unknown }) => RequestHandler;
  readonly toFetchHandler: typeof ToFetchHandler;
}

let loaded: Package;

beforeAll(async () => {
  const generated = await generateText(JSON.stringify(description));
  expect(generated.diagnostics).toEqual([]);
  loaded = await loadPackage<Package>(generated);
});

/** What a handler is given of a body that a client sends, and the headers of the parts in between. */
async function carried(call: Call, body: object): Promise<readonly [seen: unknown, heads: readonly string[]]> {
  let seen: unknown;
  let heads: readonly string[] = [];
  const handler = async (request: { readonly body: unknown }): Promise<{ readonly status: 204 }> => {
    seen = await settled(request.body);
    return { status: 204 };
  };
  const handlers: unknown = new Proxy(handler, { get: () => handlers });
  const answer = loaded.toFetchHandler(loaded.createRouter({ handlers }));
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    const boundary = request.headers.get("content-type")?.split("boundary=")[1] ?? "";
    const parts = (await request.clone().text()).split(`--${boundary}\r\n`).slice(1);
    heads = parts.map((part) => part.slice(0, part.indexOf("\r\n\r\n")));
    return answer(request);
  };
  await call({ baseUrl: "http://localhost", fetch }, body);
  return [seen, heads];
}

const pageHead = 'Content-Disposition: form-data; name="page"';

describe("a component in several multipart bodies", () => {
  it("has a file where one says so", async () => {
    const page = new File(["p"], "a.png", { type: "image/png" });
    expect(await carried(loaded.addImage, { page })).toEqual([
      { page: { $file: "p", name: "a.png", type: "image/png" } },
      [`${pageHead}; filename="a.png"\r\nContent-Type: image/png`],
    ]);
  });

  it("has the headers that each one describes", async () => {
    expect(await carried(loaded.addSized, { page: { value: "p", headers: { "X-Width": 3 } } })).toEqual([
      { page: { value: "p", headers: { "X-Width": 3 } } },
      [`${pageHead}\r\nX-Width: 3`],
    ]);
    const body = { page: { value: "p", headers: { "X-Title": "One" } }, notes: ["a", "b"] };
    expect(await carried(loaded.addTitled, body)).toEqual([
      body,
      [`${pageHead}\r\nX-Title: One`, 'Content-Disposition: form-data; name="notes"'],
    ]);
  });

  it("is what its schema says where nothing is said of its parts", async () => {
    const body = { page: "p", notes: ["a", "b"] };
    const notes = 'Content-Disposition: form-data; name="notes"';
    expect(await carried(loaded.addPlain, body)).toEqual([body, [pageHead, notes, notes]]);
  });

  it("is refused in the form of another", async () => {
    await expect(loaded.addPlain({ baseUrl: "http://localhost" }, { page: { value: "p" } })).rejects.toThrow(TypeError);
    await expect(loaded.addSized({ baseUrl: "http://localhost" }, { page: "p" })).rejects.toThrow(TypeError);
  });
});
