import { describe, expect, it, vi } from "vitest";
import { createRequestHandler } from "../../templates/runtime/server-core.js";
import type { ServerResponse } from "../../templates/runtime/server-message.js";
import { petsApi, serverRequest, textOf, type CreatePet, type RequestParts } from "./server-fixture.js";

function json(response: ServerResponse): unknown {
  return JSON.parse(textOf(response));
}

async function post(parts: RequestParts, create?: CreatePet): Promise<ServerResponse> {
  return petsApi(create).handler(serverRequest(parts));
}

describe("a request that is right", () => {
  it("reaches the handler with its principal and its body, and is answered with what that returns", async () => {
    const create = vi.fn<CreatePet>(({ body }) => ({ status: 200, headers: { "X-Id": "7" }, body }));
    const request = serverRequest({ body: "name=Rex&age=3&owner[email]=a%40b" });
    expect(await petsApi(create).handler(request)).toEqual({
      status: 200,
      headers: { "content-type": "application/json", "x-id": "7" },
      body: '{"name":"Rex","age":3,"owner":{"email":"a@b"}}',
    });
    const given = create.mock.calls[0]?.[0];
    expect(given?.principal).toEqual({ key: "good" });
    expect(given?.request).toBe(request);
  });

  it("may give its credentials by any of the schemes", async () => {
    const basic = `Basic ${btoa("good:")}`;
    expect((await post({ headers: { authorization: basic }, body: "name=Rex" })).status).toBe(200);
  });

  it("may come in pieces", async () => {
    async function* pieces() {
      for (const byte of new TextEncoder().encode("name=S%C3%B6r&age=3")) yield Uint8Array.of(byte);
    }
    expect((await post({ body: pieces() })).body).toBe('{"name":"Sör","age":3}');
  });

  it("reaches a path below the base path only", async () => {
    const { handler } = petsApi(undefined, { basePath: "/api" });
    expect((await handler(serverRequest({ target: "/api/v1/pets", body: "name=Rex" }))).status).toBe(200);
    expect((await handler(serverRequest({ body: "name=Rex" }))).status).toBe(404);
  });

  it("needs no credentials where none are declared, and finds its path parameters", async () => {
    const parts = { method: "GET", target: "/v1/pets/a%20b", headers: { authorization: "", "content-type": "" } };
    expect(json(await post(parts))).toEqual({ name: "a b" });
  });
});

describe("optional credentials and bodies", () => {
  const put = { method: "PUT", target: "/v1/pets/3", headers: { "content-type": "application/json" } };

  it("may be left out", async () => {
    const headers = { authorization: "", "content-type": "" };
    expect(json(await post({ ...put, headers }))).toEqual({ name: "undefined undefined" });
  });

  it("are taken where they are given", async () => {
    expect(json(await post({ ...put, body: '{"name":"Rex"}' }))).toEqual({ name: "good Rex" });
  });

  it("must be good where they are given", async () => {
    const headers = { ...put.headers, authorization: "Bearer bad" };
    expect((await post({ ...put, headers })).status).toBe(401);
    expect((await post({ ...put, body: '{"name":3}' })).status).toBe(400);
    expect((await post({ ...put, body: "" })).status).toBe(400);
  });
});

describe("the order of the checks", () => {
  // Each request has all the faults of the ones after it.
  const invalid = { body: "name=" + "x".repeat(50) + "&nam=x" };
  const malformed = { body: `${invalid.body}&age=%zz` };
  const tooLarge = { body: malformed.body + "x".repeat(100) };
  const wrongType = { ...tooLarge, headers: { "content-type": "text/plain" } };
  const badKey = { ...wrongType, headers: { ...wrongType.headers, authorization: "Bearer bad" } };
  it.each<[number, RequestParts]>([
    [404, { ...badKey, method: "PATCH", target: "/v2" }],
    [405, { ...badKey, method: "PATCH" }],
    [401, badKey],
    [415, wrongType],
    [413, tooLarge],
    [400, malformed],
    [400, invalid],
  ])("answers %i before it looks further", async (status, parts) => {
    const create = vi.fn<CreatePet>();
    const { handler, errors } = petsApi(create, { maxBodyBytes: 100 });
    const response = await handler(serverRequest(parts));
    expect(response.status).toBe(status);
    expect(response.headers["content-type"]).toBe("application/problem+json");
    expect(json(response)).toMatchObject({ status });
    expect(create).not.toHaveBeenCalled();
    expect(errors).toEqual([]);
  });
});

describe("405", () => {
  it("lists the path's methods, sorted", async () => {
    const response = await post({ method: "OPTIONS", target: "/v1/pets/3" });
    expect(response).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, PUT" } });
  });
});

describe("401", () => {
  const plain = 'Bearer realm="API"';
  it.each([
    ["", plain],
    ["Bearer", plain],
    // RFC 6750 section 3.1: of a token that is no good it is said.
    ["Bearer bad", 'Bearer realm="API", error="invalid_token"'],
    ["Basic !!!", plain],
    ["Digest x", plain],
    [`Basic ${btoa("bad:")}`, plain],
  ])("is the answer to %j, with a challenge for each scheme", async (authorization, bearer) => {
    const response = await post({ headers: { authorization }, body: "name=Rex" });
    expect(response).toMatchObject({
      status: 401,
      headers: { "www-authenticate": ['Basic realm="API", charset="UTF-8"', bearer] },
    });
  });

  it.each([undefined, null])("is the answer where authenticate returns %s, now or later", async (nobody) => {
    for (const authenticate of [() => nobody, () => Promise.resolve(nobody)]) {
      const { handler } = petsApi(undefined, { authenticate });
      expect((await handler(serverRequest({ body: "name=Rex" }))).status).toBe(401);
    }
  });

  it("becomes 500 where authenticate fails", async () => {
    const error = new Error("no connection to secret-host");
    const { handler, errors } = petsApi(undefined, { authenticate: () => Promise.reject(error) });
    const response = await handler(serverRequest({ body: "name=Rex" }));
    expect(response.status).toBe(500);
    expect(response.body).not.toContain("secret");
    expect(errors).toEqual([error]);
  });
});

describe("413", () => {
  it("is the answer to an announced length beyond the limit, without a look at the body", async () => {
    const body = { [Symbol.asyncIterator]: vi.fn() } as unknown as AsyncIterable<Uint8Array>;
    const response = await post({ headers: { "content-length": "1048577" }, body });
    expect(json(response)).toMatchObject({ status: 413, detail: "The body must be at most 1048576 bytes long." });
    expect(body[Symbol.asyncIterator]).not.toHaveBeenCalled();
  });

  it("is the answer to a body that grows beyond the limit, of which no more is read than needed", async () => {
    let chunks = 0;
    async function* endless() {
      for (;;) {
        chunks += 1;
        yield new Uint8Array(1_000);
      }
    }
    const { handler } = petsApi(undefined, { maxBodyBytes: 4_999 });
    expect((await handler(serverRequest({ body: endless() }))).status).toBe(413);
    expect(chunks).toBe(5);
  });

  it("is not the answer to a body of just the limit", async () => {
    const { handler } = petsApi(undefined, { maxBodyBytes: 8 });
    expect((await handler(serverRequest({ headers: { "content-length": "8" }, body: "name=Rex" }))).status).toBe(200);
  });
});

describe("415", () => {
  it.each(["", "application/json", "application/x-www-form-urlencoded; charset=latin1"])(
    "is the answer to a body of type %j",
    async (contentType) => {
      const response = await post({ headers: { "content-type": contentType }, body: "name=Rex" });
      expect(response.status).toBe(415);
      // RFC 9110 section 12.5.3: only where the content coding is what was wrong.
      expect(response.headers).not.toHaveProperty("accept-encoding");
    },
  );

  it.each(["compress", "Zstd", "identity, compress", "x-unknown", "identity;q=1", "gzip, gzip", "constructor"])(
    "is the answer to a body in the content coding %j, with those that are taken",
    async (coding) => {
      const response = await post({ headers: { "content-encoding": coding }, body: "name=Rex" });
      expect(response).toMatchObject({ status: 415, headers: { "accept-encoding": "gzip, deflate, br, identity" } });
      expect(json(response)).toMatchObject({
        detail: "The Content-Encoding must be gzip or deflate or br or identity.",
      });
    },
  );

  it("tells a renderer of both what is taken and how", async () => {
    const { handler } = petsApi(undefined, { renderProblem: (problem) => ({ body: problem }) });
    expect(json(await handler(serverRequest({ headers: { "content-encoding": "compress" }, body: "x" })))).toEqual({
      kind: "unsupported-media-type",
      status: 415,
      accepted: ["application/x-www-form-urlencoded"],
      acceptedEncodings: ["gzip", "deflate", "br", "identity"],
    });
  });

  it.each(["identity", "Identity", "identity, identity", " ", ","])(
    "is not the answer to the Content-Encoding %j",
    async (coding) => {
      expect((await post({ headers: { "content-encoding": coding }, body: "name=Rex" })).status).toBe(200);
    },
  );
});

describe("400", () => {
  it("names every parameter that is wrong, in brackets", async () => {
    const response = await post({ body: "age=x&owner[phone]=1&colour=red" });
    expect(json(response)).toEqual({
      title: "Bad Request",
      status: 400,
      detail: "The request is not valid.",
      issues: [
        { parameter: "colour", code: "additionalProperties", message: "must be nothing", expected: "nothing" },
        { parameter: "name", code: "required", message: "must be a string", expected: "a string" },
        { parameter: "age", code: "type", message: "must be a number", expected: "a number" },
        { parameter: "owner[phone]", code: "additionalProperties", message: "must be nothing", expected: "nothing" },
        { parameter: "owner[email]", code: "type", message: "must be a string", expected: "a string" },
      ],
    });
  });

  it.each([
    [100, 100, undefined],
    [101, 100, 1],
    [5_000, 100, 4_900],
  ])("of %i issues lists %i, and says how many more there are", async (wrong, listed, more) => {
    const body = `name=Rex&${Array.from({ length: wrong }, (_, index) => `k${index}=1`).join("&")}`;
    const problem = json(await post({ body })) as { issues: object[]; moreIssues?: number };
    expect(problem.issues).toHaveLength(listed);
    expect(problem.issues[99]).toMatchObject({ parameter: "k99" });
    expect(problem.moreIssues).toBe(more);
  });

  it("gives a renderer all the issues", async () => {
    const { handler } = petsApi(undefined, {
      renderProblem: (problem) => ({ body: problem.kind === "invalid" ? problem.issues.length : 0 }),
    });
    const body = `name=Rex&${Array.from({ length: 500 }, (_, index) => `k${index}=1`).join("&")}`;
    expect(json(await handler(serverRequest({ body })))).toBe(500);
  });

  it("names the parameter of a malformed body", async () => {
    expect(json(await post({ body: "name=a&name=b" }))).toEqual({
      title: "Bad Request",
      status: 400,
      detail: "The parameter is given more than once.",
      parameter: "name",
    });
  });

  it("is the answer to a missing body, with what it lacks", async () => {
    const response = await post({ headers: { "content-type": "" } });
    expect(json(response)).toMatchObject({ status: 400, issues: [{ parameter: "name", code: "required" }] });
  });

  it.each(["x", "-1", "1e3", "5, 5", " 5", "0x5"])("is the answer to the Content-Length %j", async (length) => {
    expect((await post({ headers: { "content-length": length }, body: "name=Rex" })).status).toBe(400);
  });

  it("is the answer to a body that breaks off", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(3);
      throw new Error("ECONNRESET");
    }
    const { handler, errors } = petsApi();
    expect((await handler(serverRequest({ body: broken() }))).status).toBe(400);
    expect(errors).toEqual([]);
  });
});

describe("500", () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  const secret = "secret-host";
  const bad = (reply: unknown): CreatePet => (() => reply) as unknown as CreatePet;
  const throwing = (error: unknown): CreatePet => {
    return () => {
      throw error;
    };
  };

  it.each<[string, CreatePet]>([
    ["throws", throwing(new Error(secret))],
    ["throws what is no error", throwing(undefined)],
    ["rejects", () => Promise.reject(new Error(secret))],
    ["returns undefined", bad(undefined)],
    ["returns null", bad(null)],
    ["returns a text", bad(secret)],
    ["returns no status", bad({ body: { name: secret } })],
    ["answers an undeclared status", bad({ status: 302, headers: { location: secret }, body: {} })],
    ["answers a status that is none", bad({ status: 99, body: { name: secret } })],
    ["answers a body that breaks its schema", bad({ status: 200, body: { name: "Rex", secret } })],
    ["answers no body", bad({ status: 200 })],
    ["answers a body that holds itself", bad({ status: 400, body: loop })],
    ["answers a bigint", bad({ status: 400, body: { secret, big: 1n } })],
    ["answers nothing that JSON can hold", bad({ status: 400, body: () => secret })],
    ["splits a header", bad({ status: 200, headers: { "x-a": `a\r\nset-cookie: ${secret}` }, body: { name: "Rex" } })],
    ["splits a header of several", bad({ status: 200, headers: { "x-a": ["a", "b\nc"] }, body: { name: "Rex" } })],
    ["names a header badly", bad({ status: 200, headers: { "x a": "b" }, body: { name: "Rex" } })],
    ["sets a header that is no text", bad({ status: 200, headers: { "x-a": 3 }, body: { name: "Rex" } })],
    ["sets Content-Length", bad({ status: 200, headers: { "Content-Length": "3" }, body: { name: "Rex" } })],
    ["sets Content-Type", bad({ status: 200, headers: { "Content-Type": "text/html" }, body: { name: "Rex" } })],
    ["sets Transfer-Encoding", bad({ status: 200, headers: { "Transfer-Encoding": "x" }, body: { name: "Rex" } })],
  ])("is the answer where the handler %s, and what went wrong goes to onError alone", async (_what, create) => {
    const { handler, errors } = petsApi(create);
    const response = await handler(serverRequest({ body: "name=Rex" }));
    expect(response).toEqual({
      status: 500,
      headers: { "content-type": "application/problem+json" },
      body: '{"title":"Internal Server Error","status":500}',
    });
    expect(errors).toHaveLength(1);
  });

  it("tells onError the issues of a broken answer", async () => {
    const { handler, errors } = petsApi(bad({ status: 200, body: { name: 3 } }));
    await handler(serverRequest({ body: "name=Rex" }));
    expect(errors[0]).toMatchObject({
      kind: "broken-contract",
      message: "createPet answered 200 with a body that breaks its schema: name must be a string.",
      issues: [{ path: ["name"] }],
    });
  });

  it("goes to console.error where there is no onError", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new Error(secret);
    const handler = createRequestHandler({
      routes: [],
      renderProblem: () => {
        throw error;
      },
    });
    await handler(serverRequest({}));
    expect(log.mock.calls).toEqual([[error]]);
    log.mockRestore();
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("again");
      },
    ],
    ["rejects", () => Promise.reject(new Error("again"))],
  ])("is the answer even where onError %s", async (_what, onError) => {
    const { handler } = petsApi(throwing(new Error("first")), { onError });
    expect((await handler(serverRequest({ body: "name=Rex" }))).status).toBe(500);
  });
});

describe("renderProblem", () => {
  it("shapes the status, the headers and the body; what HTTP asks for is added", async () => {
    const { handler } = petsApi(undefined, {
      renderProblem: (problem, request) => ({
        status: problem.kind === "unauthenticated" ? 403 : problem.status,
        headers: { "X-Path": request.target },
        body: { error: problem.kind },
      }),
    });
    expect(await handler(serverRequest({ headers: { authorization: "" } }))).toEqual({
      status: 403,
      headers: {
        "www-authenticate": ['Basic realm="API", charset="UTF-8"', 'Bearer realm="API"'],
        "content-type": "application/json",
        "x-path": "/v1/pets",
      },
      body: '{"error":"unauthenticated"}',
    });
  });

  it("leaves the media type to the router where it names none", async () => {
    const settings = { problemMediaType: "application/problem+json" };
    const plain = petsApi(undefined, { ...settings, renderProblem: () => ({ body: {} }) });
    const named = petsApi(undefined, {
      ...settings,
      renderProblem: () => ({ headers: { "Content-Type": "text/plain" }, body: "no" }),
    });
    const request = serverRequest({ method: "PATCH" });
    expect((await plain.handler(request)).headers["content-type"]).toBe("application/problem+json");
    expect((await named.handler(request)).headers["content-type"]).toBe("text/plain");
    const text = petsApi(undefined, { problemMediaType: "text/plain", renderProblem: () => ({ body: "no" }) });
    expect(await text.handler(request)).toMatchObject({ headers: { "content-type": "text/plain" }, body: "no" });
    const xml = petsApi(undefined, { problemMediaType: "application/xml", renderProblem: () => ({ body: "<no/>" }) });
    expect(await xml.handler(request)).toMatchObject({ body: "<no/>" });
    const json = petsApi(undefined, { problemMediaType: "application/a+json", renderProblem: () => ({ body: "no" }) });
    expect(await json.handler(request)).toMatchObject({ body: '"no"' });
  });

  it("may leave the body out, and replace what the core would send", async () => {
    const { handler } = petsApi(undefined, { renderProblem: () => ({ headers: { Allow: "NONE" } }) });
    expect(await handler(serverRequest({ method: "PATCH" }))).toEqual({
      status: 405,
      headers: { allow: "NONE" },
      body: undefined,
    });
  });

  it("that throws is a 500 of the core's own", async () => {
    const error = new Error("secret-host");
    const { handler, errors } = petsApi(undefined, {
      renderProblem: () => {
        throw error;
      },
    });
    expect(await handler(serverRequest({ method: "PATCH" }))).toMatchObject({
      status: 500,
      body: '{"title":"Internal Server Error","status":500}',
    });
    expect(errors).toEqual([error]);
  });

  it.each<[string, () => object]>([
    ["a body that JSON cannot hold", () => ({ body: 1n })],
    ["a status that is none", () => ({ status: 1000 })],
    ["a header with a line break", () => ({ headers: { "x-a": "\r\n" } })],
  ])("cannot answer %s: that is a 500 of the core's own", async (_what, renderProblem) => {
    const { handler, errors } = petsApi(undefined, { renderProblem });
    expect(await handler(serverRequest({ method: "PATCH" }))).toMatchObject({
      status: 500,
      body: '{"title":"Internal Server Error","status":500}',
    });
    expect(errors).toHaveLength(1);
  });
});

describe("options that make no sense", () => {
  it.each([
    { maxBodyBytes: NaN },
    { maxBodyBytes: -1 },
    { realm: 'a"b' },
    { realm: "ü" },
    { basePath: "api" },
    { basePath: "/" },
  ])("such as %j are refused at once", (options) => {
    expect(() => petsApi(undefined, options)).toThrow(TypeError);
  });
});
