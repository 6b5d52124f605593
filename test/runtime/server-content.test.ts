/** Answers that have no content: those to HEAD, and those of statuses without any (RFC 9110 sections 9.3.2 and 15). */
import { describe, expect, it, vi } from "vitest";
import { toFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import { createRequestHandler, type RuntimeRouterOptions } from "../../templates/runtime/server-core.js";
import type { RequestHandler, ServerRequest } from "../../templates/runtime/server-message.js";
import {
  defineRoute,
  noBody,
  noParameters,
  type DeclaredResponse,
  type HandlerReply,
  type Route,
} from "../../templates/runtime/server-route.js";
import { anyCaller } from "../../templates/runtime/server-security.js";
import { petsApi, serverRequest } from "./server-fixture.js";

const anything: DeclaredResponse = {
  status: "default",
  mediaType: "application/json",
  validate: (value) => ({ value }),
};

function route(method: string, handle: (request: ServerRequest) => HandlerReply): Route {
  return defineRoute<undefined, object, undefined>({
    id: `${method.toLowerCase()}Pet`,
    method,
    path: "/pet",
    caller: anyCaller,
    parameters: noParameters,
    body: noBody,
    responses: [anything],
    handle: ({ request }) => handle(request),
  });
}

function router(routes: readonly Route[], options: RuntimeRouterOptions = {}): RequestHandler {
  return createRequestHandler({ routes, ...options });
}

const pet = { name: "Sör" };
const head = serverRequest({ method: "HEAD", target: "/pet" });
const get = serverRequest({ method: "GET", target: "/pet" });

describe("HEAD", () => {
  it("is answered as GET is, but without the body, whose length is kept", async () => {
    const handler = router([route("GET", () => ({ status: 200, headers: { etag: '"1"' }, body: pet }))]);
    const asGet = await handler(get);
    expect(asGet.body).toBe('{"name":"Sör"}');
    expect(await handler(head)).toEqual({
      status: 200,
      // 14 characters, one of which takes two bytes.
      headers: { ...asGet.headers, "content-length": "15" },
      body: undefined,
    });
  });

  it("is what the handler of GET sees as the method", async () => {
    const methods: string[] = [];
    const handler = router([
      route("GET", ({ method }) => {
        methods.push(method);
        return { status: 200, body: pet };
      }),
    ]);
    await handler(head);
    expect(methods).toEqual(["HEAD"]);
  });

  it("goes to its own handler where it has one, whichever is declared first", async () => {
    const routes = [
      route("GET", () => ({ status: 200, body: pet })),
      route("HEAD", () => ({ status: 299, body: pet })),
    ];
    expect((await router(routes)(head)).status).toBe(299);
    expect((await router([...routes].reverse())(head)).status).toBe(299);
    expect((await router([...routes].reverse())(get)).status).toBe(200);
  });

  it("is not answered where there is no GET", async () => {
    const handler = router([route("PUT", () => ({ status: 200, body: pet }))]);
    expect(await handler(head)).toMatchObject({ status: 405, headers: { allow: "PUT" } });
  });

  it.each([
    ["/pet", { status: 500 }],
    ["/nowhere", { status: 404, headers: { "content-length": "34" } }],
  ])("has no body in a problem either: %s", async (target, expected) => {
    const handler = router([route("GET", () => ({ status: 1000 }))], { onError: () => {} });
    const response = await handler(serverRequest({ method: "HEAD", target }));
    expect(response).toMatchObject(expected);
    expect(response.body).toBeUndefined();
  });
});

describe.each([301, 302, 303, 307, 308])("the redirect %i", (status) => {
  const redirecting = { ...route("GET", () => ({ status, headers: { location: "/pets" } })) };

  it("is not covered by a default with content, since clients would follow it", async () => {
    const errors: unknown[] = [];
    const handler = router([route("GET", () => ({ status, body: pet }))], { onError: (error) => errors.push(error) });
    expect(await handler(get)).toMatchObject({ status: 500 });
    const message = `getPet answered ${status} by a default, which declares no redirects: clients would follow it.`;
    expect(errors).toMatchObject([{ kind: "broken-contract", message }]);
  });

  it.each([status, "3XX", "default"] as const)("is covered by %s without content", async (declared) => {
    const bare = { ...redirecting, responses: [{ status: declared }] };
    expect(await router([bare])(get)).toMatchObject({ status, headers: { location: "/pets" } });
  });
});

describe.each([204, 205, 304])("%i", (status) => {
  it.each([{ body: pet }, {}])("is not covered by a default with content: %j", async (reply) => {
    const errors: unknown[] = [];
    const handler = router([route("GET", () => ({ status, ...reply }))], { onError: (error) => errors.push(error) });
    expect(await handler(get)).toMatchObject({ status: 500 });
    const message = `getPet answered ${status}, which has no content, where the description declares some.`;
    expect(errors).toMatchObject([{ kind: "broken-contract", message }]);
  });

  it("is covered by a default without", async () => {
    const bare = {
      ...route("GET", () => ({ status, headers: { etag: '"1"' } })),
      responses: [{ status: "default" as const }],
    };
    expect(await router([bare])(get)).toEqual({ status, headers: { etag: '"1"' }, body: undefined });
  });

  it("has no body in a problem either", async () => {
    const handler = router([], { renderProblem: () => ({ status, body: { no: "such pet" } }) });
    expect(await handler(get)).toEqual({ status, headers: {}, body: undefined });
  });

  it("is sent by the Fetch adapter, also for a handler that is no router and gives a body", async () => {
    const response = await toFetchHandler(async () => ({ status, headers: { etag: '"1"' }, body: "text" }))(
      new Request("http://localhost/pet"),
    );
    expect([response.status, response.headers.get("etag"), response.body]).toEqual([status, '"1"', null]);
  });
});

describe("an answer that a handler cannot give", () => {
  it("is one with a Trailer header: it announces what is never sent", async () => {
    const errors: unknown[] = [];
    const handler = router([route("GET", () => ({ status: 200, headers: { Trailer: "x" }, body: pet }))], {
      onError: (error) => errors.push(error),
    });
    expect((await handler(get)).status).toBe(500);
    expect(errors).toHaveLength(1);
  });
});

describe("the onError of a router", () => {
  it("can be told by an adapter of what could not be sent, and never throws", async () => {
    const onError = vi.fn(() => {
      throw new Error("again");
    });
    const { handler } = petsApi(undefined, { onError });
    const error = new Error("ECONNRESET");
    expect(() => handler.onError?.(error, head)).not.toThrow();
    expect(onError.mock.calls).toEqual([[error, head]]);
  });
});
