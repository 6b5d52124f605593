/** Bodies that are no JSON, from a generated client to a generated server over HTTP: `test/fixtures/uploads.yaml`. */
import { rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateFixture, textsOf } from "../generation.js";
import { writeModules } from "../module-folder.js";
import { listening } from "./listening.js";

/** What a handler is given; that it has such types is for the consumers' programs to say. */
interface Given {
  readonly body?: unknown;
  readonly acceptedMediaType?: string;
}

type Handle = (given: Given) => unknown;

interface Bytes {
  readonly mediaType: string;
  stream(): ReadableStream<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
}

type Call = (...given: unknown[]) => Promise<unknown>;
type Client = Readonly<Record<string, Readonly<Record<string, Call>>>>;

interface Parts {
  createClient(options: { readonly baseUrl: string; readonly fetch?: typeof fetch }): Client;
  createRouter(options: object): object;
  toNodeListener(router: object): RequestListener;
  toFetchHandler(router: object): (request: Request) => Promise<Response>;
}

let handle: Handle = () => ({ status: 204 });
let parts: Parts;
let url = "";
const errors: unknown[] = [];
const options = {
  maxBodyBytes: 100_000,
  onError: (error: unknown) => errors.push(error),
  renderProblem: ({ kind, status, ...problem }: { readonly kind: string; readonly status: number }) => {
    const body = status === 400 ? JSON.stringify({ kind, ...problem }) : kind;
    return { headers: { "content-type": "text/plain" }, body };
  },
  handlers: {
    notes: { create: (given: Given) => handle(given) },
    blobs: { create: (given: Given) => handle(given) },
    photos: { replace: (given: Given) => handle(given), retrieve: (given: Given) => handle(given) },
    tables: { create: (given: Given) => handle(given) },
    pets: { create: (given: Given) => handle(given) },
    uploads: { create: (given: Given) => handle(given) },
    archives: { create: (given: Given) => handle(given) },
  },
};

beforeAll(async () => {
  const generated = await generateFixture({ api: "uploads", spec: "test/fixtures/uploads.yaml" });
  const folder = writeModules(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
  const load = async (part: string): Promise<Parts> => import(pathToFileURL(join(folder, `src/${part}/index.js`)).href);
  parts = { ...(await load("client")), ...(await load("server")) };
  rmSync(folder, { recursive: true });
  url = await listening(parts.toNodeListener(parts.createRouter(options)));
});

beforeEach(() => {
  errors.length = 0;
});

/** A call of the client over `node:http`, or straight to the fetch adapter. */
async function call(resource: string, method: string, ...given: readonly unknown[]): Promise<unknown> {
  const results = [];
  const direct = parts.toFetchHandler(parts.createRouter(options));
  const straight = (target: string | URL | Request, init?: RequestInit): Promise<Response> =>
    direct(new Request(target, init));
  for (const fetched of [undefined, straight]) {
    const client = parts.createClient({ baseUrl: url, ...(fetched === undefined ? {} : { fetch: fetched }) });
    results.push(await client[resource]?.[method]?.(...given));
  }
  const [overHttp, atOnce] = results;
  if (typeof overHttp === "string") expect(atOnce).toBe(overHttp);
  return overHttp;
}

function isBytes(value: unknown): value is Bytes {
  return typeof value === "object" && value !== null && "bytes" in value;
}

function bytesIn(value: unknown): Bytes {
  if (!isBytes(value)) throw new Error("There are no bytes.");
  return value;
}

async function raw(path: string, init: RequestInit): Promise<Response> {
  return fetch(`${url}${path}`, init);
}

describe("a text", () => {
  beforeEach(() => {
    handle = ({ body }) => ({ status: 201, body: `${String(body)}!` });
  });

  it("goes there and back", async () => {
    expect(await call("notes", "create", "Zürich\r\n𝒳")).toBe("Zürich\r\n𝒳!");
    expect(await call("notes", "create", "")).toBe("!");
  });

  it("is checked against its schema, at both ends", async () => {
    await expect(call("notes", "create", "x".repeat(21))).rejects.toMatchObject({
      kind: "api",
      status: 400,
      body: expect.stringContaining("maxLength"),
    });
    handle = () => ({ status: 201, body: 3 });
    await expect(call("notes", "create", "x")).rejects.toMatchObject({ status: 500 });
    expect(errors[0]).toMatchObject({ kind: "broken-contract" });
    await expect(call("notes", "create", "\ud800")).rejects.toBeInstanceOf(TypeError);
  });

  it("is read in the charset that it names, and says that it is UTF-8", async () => {
    const body = Uint8Array.of(0xe9);
    const answer = await raw("/notes", {
      method: "POST",
      headers: { "content-type": "text/plain; charset=latin1" },
      body,
    });
    expect(await answer.text()).toBe("é!");
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const wrong = await raw("/notes", { method: "POST", headers: { "content-type": "text/plain" }, body });
    expect(wrong.status).toBe(400);
  });
});

describe("bytes", () => {
  beforeEach(() => {
    handle = ({ body }) => ({ status: 200, body: bytesIn(body).stream() });
  });

  it.each([
    ["a Uint8Array", () => Uint8Array.of(0, 255, 13, 10)],
    ["a Blob", () => new Blob([Uint8Array.of(0, 255), "\r\n"])],
    ["a stream", () => new Blob([Uint8Array.of(0, 255, 13, 10)]).stream()],
  ])("that are %s go there and back as they come", async (_, given) => {
    const client = parts.createClient({ baseUrl: url });
    const answer = bytesIn(await client["blobs"]?.["create"]?.(given()));
    expect(answer.mediaType).toBe("application/octet-stream");
    expect([...(await answer.bytes())]).toEqual([0, 255, 13, 10]);
    await expect(answer.bytes()).rejects.toThrow("read already");
  });

  it("may be none", async () => {
    const client = parts.createClient({ baseUrl: url });
    expect(await bytesIn(await client["blobs"]?.["create"]?.(new Uint8Array())).text()).toBe("");
  });

  it("are refused beyond the limit, also while the handler reads them", async () => {
    handle = async ({ body }) => ({ status: 200, body: await bytesIn(body).bytes() });
    const large = new Blob(["x".repeat(100_001)]);
    await expect(call("blobs", "create", large)).rejects.toMatchObject({ status: 413 });
    const client = parts.createClient({ baseUrl: url });
    await expect(client["blobs"]?.["create"]?.(large.stream())).rejects.toMatchObject({ status: 413 });
    expect(errors).toEqual([]);
  });

  it("of an answer end with the caller's signal", async () => {
    const cancelled = new Promise<string>((resolve) => {
      handle = () => ({
        status: 200,
        body: new ReadableStream({
          pull: async (controller) => {
            controller.enqueue(new Uint8Array(10));
            await new Promise((later) => setTimeout(later, 5));
          },
          cancel: () => resolve("cancelled"),
        }),
      });
    });
    const client = parts.createClient({ baseUrl: url });
    const controller = new AbortController();
    const answer = bytesIn(await client["blobs"]?.["create"]?.(new Uint8Array(), { signal: controller.signal }));
    const reader = answer.stream().getReader();
    expect((await reader.read()).done).toBe(false);
    controller.abort("enough");
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toMatchObject({ kind: "abort", status: 200, cause: "enough" });
    expect(await cancelled).toBe("cancelled");
  });

  it("that a handler cannot answer are an error of its own", async () => {
    handle = () => ({ status: 200, body: "text" });
    await expect(call("blobs", "create", new Uint8Array())).rejects.toMatchObject({ status: 500 });
    expect(errors[0]).toMatchObject({ message: expect.stringContaining("no Blob, Uint8Array or ReadableStream") });
  });
});

describe("bytes of a range of media types", () => {
  it("bring their own", async () => {
    const seen: unknown[] = [];
    handle = async ({ body }) => {
      seen.push(body === undefined ? body : [bytesIn(body).mediaType, await bytesIn(body).text()]);
      return { status: 204 };
    };
    await call("photos", "replace", "1", { body: new Blob(["a"], { type: "image/webp" }) });
    await call("photos", "replace", "1", { body: { contentType: "image/png", content: Buffer.from("b") } });
    await call("photos", "replace", "1");
    const [webp, png] = [
      ["image/webp", "a"],
      ["image/png", "b"],
    ];
    expect(seen).toEqual([webp, webp, png, png, undefined, undefined]);
    await expect(call("photos", "replace", "1", { body: new Blob(["a"]) })).rejects.toBeInstanceOf(TypeError);
    const answer = await raw("/photos/1", { method: "PUT", headers: { "content-type": "text/plain" }, body: "x" });
    expect(answer.status).toBe(415);
  });
});

describe("a body of several media types", () => {
  it("says of which it is, at both ends", async () => {
    const seen: unknown[] = [];
    handle = ({ body, acceptedMediaType }) => {
      seen.push(body, acceptedMediaType);
      return { status: 200, mediaType: "text/csv", body: "a,b" };
    };
    const sent = { mediaType: "application/json", body: { name: "Rex" } };
    expect(await call("tables", "create", sent)).toEqual({ mediaType: "text/csv", body: "a,b" });
    expect(seen.slice(0, 2)).toEqual([sent, "application/json"]);
    handle = ({ body }) => ({ status: 200, mediaType: "application/json", body: { name: Object(body).body } });
    expect(await call("tables", "create", { mediaType: "text/csv", body: "x" })).toEqual({
      mediaType: "application/json",
      body: { name: "x" },
    });
  });

  it("is negotiated", async () => {
    handle = ({ acceptedMediaType }) => ({ status: 200, mediaType: acceptedMediaType, body: "x" });
    const post = (accept: string): Promise<Response> =>
      raw("/tables", { method: "POST", headers: { accept, "content-type": "text/csv" }, body: "x" });
    expect((await post("text/*, application/json;q=0.1")).headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect((await post("text/html")).status).toBe(406);
    const refused = await raw("/tables", { method: "POST", headers: { "content-type": "text/html" }, body: "x" });
    expect(refused.status).toBe(415);
  });

  it("is asked for by an Accept header of the call, and else as it is declared", async () => {
    handle = ({ acceptedMediaType }) => ({
      ...{ status: 200, mediaType: acceptedMediaType },
      body: acceptedMediaType === "text/csv" ? "a,b" : { name: "Rex" },
    });
    const sent = { mediaType: "text/csv", body: "x" };
    expect(await call("tables", "create", sent)).toMatchObject({ mediaType: "application/json" });
    const options = { headers: { Accept: "text/csv" } };
    expect(await call("tables", "create", sent, options)).toEqual({ mediaType: "text/csv", body: "a,b" });
  });

  it("is the same value where that does not depend on it: the client writes JSON, the server reads all", async () => {
    const seen: unknown[] = [];
    handle = ({ body }) => {
      seen.push(body);
      return { status: 200, mediaType: "application/vnd.pet+json", body };
    };
    const pet = { name: "Rex", age: 3 };
    expect(await call("pets", "create", pet)).toEqual(pet);
    await raw("/pets", { method: "POST", body: new URLSearchParams({ name: "Rex", age: "3" }) });
    const form = new FormData();
    form.append("name", "Rex");
    form.append("age", "3");
    await raw("/pets", { method: "POST", body: form });
    expect(seen).toEqual([pet, pet, pet, pet]);
  });

  it("is told apart in answers by its media type", async () => {
    handle = () => ({ status: 200, mediaType: "image/jpeg", body: Uint8Array.of(255) });
    const answer = await call("photos", "retrieve", "1");
    expect(answer).toMatchObject({ mediaType: "image/jpeg", body: { mediaType: "image/jpeg" } });
    expect([...(await bytesIn(Object(answer).body).bytes())]).toEqual([255]);
    handle = () => ({ status: 200, body: Uint8Array.of(255) });
    await expect(call("photos", "retrieve", "1")).rejects.toMatchObject({ status: 500 });
    handle = () => ({ status: 404, body: "none" });
    await expect(call("photos", "retrieve", "1")).rejects.toMatchObject({ status: 404, body: "none" });
  });
});

describe("an answer without a body", () => {
  it("is that to HEAD: bytes have their length, and what comes piece by piece is given up", async () => {
    handle = () => ({ status: 200, mediaType: "image/png", body: new Blob(["12345"]) });
    const whole = await raw("/photos/1", { method: "HEAD" });
    expect([whole.status, whole.headers.get("content-type"), whole.headers.get("content-length")]).toEqual([
      200,
      "image/png",
      "5",
    ]);
    const cancelled = new Promise<string>((resolve) => {
      const body = new ReadableStream({ cancel: () => resolve("cancelled") });
      handle = () => ({ status: 200, mediaType: "image/png", body });
    });
    const streamed = await raw("/photos/1", { method: "HEAD" });
    expect([streamed.status, await streamed.text()]).toEqual([200, ""]);
    expect(await cancelled).toBe("cancelled");
  });
});

describe("a multipart body", () => {
  const seen: unknown[] = [];

  beforeEach(() => {
    seen.length = 0;
    handle = async ({ body }) => {
      seen.push(await shown(body));
      return { status: 200, body: Object.keys(Object(body)) };
    };
  });

  async function shown(value: unknown): Promise<unknown> {
    if (value instanceof File) return [value.name, value.type, await value.text()];
    if (Array.isArray(value)) return Promise.all(value.map(shown));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(async ([name, one]) => [name, await shown(one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  it("carries texts, lists, JSON and files, and gets its defaults", async () => {
    const given = {
      name: 'R"ex\r\n',
      tags: ["a", ""],
      owner: { name: "Zoë", age: 3 },
      others: [{ name: "x" }],
      photo: new File(["pixels"], 'p"1.png', { type: "image/png" }),
      more: [new Blob(["b"]), { content: Buffer.from("n"), filename: "n.txt", contentType: "text/plain" }],
    };
    await call("uploads", "create", given);
    const arrived = {
      ...given,
      copies: 1,
      photo: ['p"1.png', "image/png", "pixels"],
      more: [
        ["blob", "application/octet-stream", "b"],
        ["n.txt", "text/plain", "n"],
      ],
    };
    expect(seen).toEqual([arrived, arrived]);
  });

  it("may be streamed", async () => {
    const photo = { content: new Blob(["x".repeat(50_000)]).stream(), contentType: "image/png", filename: "s.png" };
    const client = parts.createClient({ baseUrl: url });
    await client["uploads"]?.["create"]?.({ name: "Rex", photo });
    expect(seen).toEqual([{ name: "Rex", copies: 1, photo: ["s.png", "image/png", "x".repeat(50_000)] }]);
  });

  it("of a component has files where the component has texts", async () => {
    handle = async ({ body }) => ({ status: 200, body: { file: await Object(body).file.text() } });
    expect(await call("archives", "create", { file: new Blob(["z"]), note: "n" })).toEqual({ file: "z" });
  });

  it("is what other clients send", async () => {
    const form = new FormData();
    form.append("name", "Rex");
    form.append("copies", "2");
    form.append("tags", "a");
    form.append("owner", '{"name":"Zoë"}');
    form.append("photo", new File(["p"], "p.jpg", { type: "image/jpeg" }));
    expect((await raw("/uploads", { method: "POST", body: form })).status).toBe(200);
    expect(seen).toEqual([
      { name: "Rex", copies: 2, tags: ["a"], owner: { name: "Zoë" }, photo: ["p.jpg", "image/jpeg", "p"] },
    ]);
  });

  it("is refused where it is missing altogether, as a text and bytes are", async () => {
    const missing = { kind: "malformed", message: "The request has no body." };
    for (const path of ["/uploads", "/notes", "/blobs"]) {
      const refused = await raw(path, { method: "POST" });
      expect([refused.status, await refused.json()]).toEqual([400, missing]);
    }
    const empty = await raw("/notes", { method: "POST", headers: { "content-type": "text/plain" }, body: "" });
    expect(empty.status).not.toBe(400);
    expect(seen.length).toBe(1);
  });

  it("is refused where a part is missing, of another media type or no file, and where it has no end", async () => {
    const post = async (change: (form: FormData) => void): Promise<unknown> => {
      const form = new FormData();
      form.append("name", "Rex");
      form.append("photo", new File(["p"], "p.png", { type: "image/png" }));
      change(form);
      const refused = await raw("/uploads", { method: "POST", body: form });
      return { status: refused.status, ...JSON.parse(await refused.text()) };
    };
    expect(await post((form) => form.delete("photo"))).toMatchObject({ issues: [{ parameter: "photo" }] });
    expect(await post((form) => form.append("copies", "many"))).toMatchObject({ issues: [{ parameter: "copies" }] });
    const html = new File(["p"], "p", { type: "text/html" });
    expect(await post((form) => form.set("photo", html))).toMatchObject({ status: 400, parameter: "photo" });
    expect(await post((form) => form.append("name", "Max"))).toMatchObject({ status: 400, parameter: "name" });
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const cut = await raw("/uploads", { method: "POST", headers, body: "--b\r\n" });
    expect([cut.status, await cut.text()]).toEqual([
      400,
      expect.stringContaining("The body ends before its last boundary."),
    ]);
    const large = await raw("/uploads", { method: "POST", headers, body: `--b--\r\n${"x".repeat(100_000)}` });
    expect(large.status).toBe(413);
    expect(seen).toEqual([]);
  });
});

describe("limits", () => {
  const part = (name: string, more = ""): string =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n${more}\r\nx\r\n`;

  async function refusalOf(path: string, type: string, body: string, limits: object): Promise<unknown> {
    const serve = parts.toFetchHandler(parts.createRouter({ ...options, ...limits }));
    const headers = { "content-type": type };
    const refused = await serve(new Request(`http://localhost${path}`, { method: "POST", headers, body }));
    return [refused.status, await refused.text()];
  }

  it.each([
    ["parts", { maxParts: 1 }, `${part("a")}${part("b")}--b--`, "The body has more than 1 parts."],
    [
      "headers of a part",
      { maxPartHeaderBytes: 40 },
      `${part("a", "X-A: b\r\n")}--b--`,
      "headers of a part are too long",
    ],
  ])("of %s are those of the router", async (_, limits, body, message) => {
    const type = "multipart/form-data; boundary=b";
    expect(await refusalOf("/uploads", type, body, limits)).toEqual([400, expect.stringContaining(message)]);
    expect(await refusalOf("/uploads", type, body, {})).not.toEqual([400, expect.stringContaining(message)]);
  });

  it.each([
    ["pairs", { maxPairs: 1 }, "name=a&age=1", "more than 1 parameters"],
    ["brackets", { maxDepth: 1 }, "a[b][c]=1", "nested deeper than 1 levels"],
  ])("of %s are those of the router", async (_, limits, body, message) => {
    const type = "application/x-www-form-urlencoded";
    expect(await refusalOf("/pets", type, body, limits)).toEqual([400, expect.stringContaining(message)]);
    expect(await refusalOf("/pets", type, body, {})).not.toEqual([400, expect.stringContaining(message)]);
  });

  it.each([
    ["maxParts", -1],
    ["maxPartHeaderBytes", NaN],
    ["maxPairs", "9"],
    ["maxDepth", 1_001],
    ["maxItemLength", -0.5],
  ])("are refused where they are none: %s: %s", (name, limit) => {
    expect(() => parts.createRouter({ ...options, [name]: limit })).toThrow(`${name} must be a number from 0`);
  });
});

describe("bytes at random", () => {
  it("never make the server fail, whatever they claim to be", async () => {
    const { toFetchHandler, createRouter } = parts;
    handle = async ({ body }) => {
      if (isBytes(body)) await body.bytes();
      return { status: 200, mediaType: "application/json", body: { name: "x" } };
    };
    const serve = toFetchHandler(createRouter(options));
    const line = fc.constantFrom(
      "--b",
      "--b--",
      "\r\n",
      "Content-Disposition: form-data; name=",
      '"a"',
      "; filename=",
      "\0",
    );
    const body = fc.oneof(
      fc.uint8Array(),
      fc.array(line).map((lines) => Buffer.from(lines.join(""))),
    );
    const type = fc.constantFrom(
      ...["multipart/form-data; boundary=b", "multipart/form-data", "text/plain", "text/plain; charset=x", "text/csv"],
      ...["application/json", "application/x-www-form-urlencoded", "image/png", "", ";", "application/octet-stream"],
    );
    const path = fc.constantFrom("/notes", "/blobs", "/tables", "/pets", "/uploads", "/archives");
    const coding = fc.constantFrom("identity", "gzip", "deflate", "br");
    const property = fc.asyncProperty(path, type, coding, body, async (target, contentType, encoding, bytes) => {
      const headers = { "content-type": contentType, "content-encoding": encoding };
      const sent = new Request(`http://localhost${target}`, { method: "POST", headers, body: Buffer.from(bytes) });
      const answered = await serve(sent);
      await answered.text();
      // What the handler answers here is declared for some of them alone.
      if (answered.status >= 500) expect(errors.at(-1)).toMatchObject({ kind: "broken-contract" });
    });
    await fc.assert(property, { numRuns: 500 });
  });
});
