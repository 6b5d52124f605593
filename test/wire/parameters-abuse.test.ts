/** What a generated server makes of parameters that were written to do harm. */
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import { RouteTable } from "../../templates/runtime/server-route-table.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { listening } from "../behaviour/listening.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";
import { parameterKinds } from "./parameter-kinds.js";
import { requestFor, sendRaw } from "./raw-request.js";

interface ServerParts {
  readonly createRouter: (options: { readonly handlers: unknown }) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
}

interface Received {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
}

let url = "";
let received: Received | undefined;

beforeAll(async () => {
  const generated = await generateText(JSON.stringify(parameterKinds));
  const { createRouter, toNodeListener } = await loadPackage<ServerParts>(generated);
  const handler = (request: Received): object => {
    received = request;
    return { status: 204 };
  };
  const any: unknown = new Proxy(handler, { get: () => any });
  url = await listening(toNodeListener(createRouter({ handlers: any })));
}, 60_000);

beforeEach(() => {
  received = undefined;
});

/** The status of the answer. */
async function get(target: string, ...fields: readonly string[]): Promise<string> {
  return (await sendRaw(url, requestFor(target, ...fields))).status;
}

describe("names that objects have anyway", () => {
  const own = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it.each([
    ["/search?filter[__proto__][polluted]=1", "query", '{"filter":{"__proto__":{"polluted":"1"}}}'],
    [
      "/search?filter[constructor][prototype][polluted]=1",
      "query",
      '{"filter":{"constructor":{"prototype":{"polluted":"1"}}}}',
    ],
    ["/search?__proto__[polluted]=1&constructor[prototype][polluted]=1", "query", "{}"],
    [
      "/spread?__proto__=1&constructor=2&toString=3",
      "query",
      '{"all":{"__proto__":"1","constructor":"2","toString":"3"}}',
    ],
    ["/simple/__proto__=1,constructor=2", "path", '{"v":{"__proto__":"1","constructor":"2"}}'],
    ["/label/.__proto__=1.constructor=2", "path", '{"v":{"__proto__":"1","constructor":"2"}}'],
    ["/matrix/;__proto__=1;constructor=2", "path", '{"v":{"__proto__":"1","constructor":"2"}}'],
  ] as const)("%s", async (target, place, expected) => {
    expect(await get(target)).toBe("204");
    expect(own(received?.[place])).toEqual(JSON.parse(expected));
    expect(own({})).not.toHaveProperty("polluted");
  });

  it("in headers and cookies", async () => {
    expect(await get("/headers", "X-Object: __proto__=1,constructor=2")).toBe("204");
    expect(own(received?.headers)).toEqual(JSON.parse('{"X-Object":{"__proto__":"1","constructor":"2"}}'));
    expect(await get("/cookies", "Cookie: __proto__=1; constructor=2")).toBe("204");
    expect(own(received?.cookies)).toEqual(JSON.parse('{"all":{"__proto__":"1","constructor":"2"}}'));
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("more than anyone needs", () => {
  it.each([
    ["brackets within brackets", `/search?filter${"[a]".repeat(33)}=1`],
    ["brackets that do not pair", `/search?filter${"[".repeat(5_000)}=1`],
    ["parameters", `/search?${"q&".repeat(1_001)}`],
    ["parameters that nobody asked for", `/search?${"x=1&".repeat(1_001)}`],
    ["of one parameter", "/search?q=1&q=2"],
    ["items than there are", "/search?items[999999999]=1"],
    ["brackets in JSON", `/search?json=${"%5B".repeat(2_000)}`],
  ])("%s: 400", async (_, target) => {
    expect(await get(target)).toBe("400");
    expect(received).toBeUndefined();
  });

  it("cookies: 400", async () => {
    expect(await get("/cookies", `Cookie: ${"a=1;".repeat(1_001)}`)).toBe("400");
    expect(received).toBeUndefined();
  });

  it("of a name is cut in the answer", async () => {
    const { status, text } = await sendRaw(url, requestFor(`/search?filter[${"n".repeat(10_000)}=1`));
    expect(status).toBe("400");
    expect(text.length).toBeLessThan(1_000);
  });
});

describe("what is no text", () => {
  // RFC 3629 section 3: bytes that UTF-8 never has, an overlong slash, half of a surrogate pair, and too few bytes.
  const broken = ["%", "%4", "%zz", "%ff", "%c0%af", "%ed%a0%80", "%f0%9f%98"];

  it.each([...broken, "%00"])("%s in a query, a cookie: 400", async (wire) => {
    expect(await get(`/search?q=${wire}`)).toBe("400");
    expect(await get(`/search?filter[${wire}]=1`)).toBe("400");
    expect(await get(`/cookies`, `Cookie: all=${wire}`)).toBe("400");
    expect(received).toBeUndefined();
  });

  it.each(broken)("%s in a path, which leads nowhere: 404", async (wire) => {
    expect(await get(`/files/${wire}`)).toBe("404");
    expect(received).toBeUndefined();
  });

  it("NUL in a path: 400", async () => {
    expect(await get("/files/%00")).toBe("400");
  });

  it("bytes that URLs do not have (RFC 3986 section 2): 400", async () => {
    expect(await get("/search?q=\xc3\xa9")).toBe("400");
    expect(await get("/files/\xc3\xa9")).toBe("400");
    expect(received).toBeUndefined();
  });

  it("lines in a header: no request of this server's", async () => {
    expect(await get("/headers", "X-List: a\r\n b")).not.toBe("500");
    expect(await get("/headers", "X-List: a\rb")).toBe("400");
    expect(await get("/headers", "X-List: a\nX-Json: 1")).not.toBe("500");
    expect(await get("/headers", "X-List: a\0b")).toBe("400");
  });
});

describe("paths that would lead elsewhere", () => {
  it.each([
    "/files/..",
    "/files/.",
    "/files/%2e%2e",
    "/files/%2E",
    "/files/.%2e",
    "/files/",
    "/files//a",
    "/files/..;/a",
    "/files/../search",
  ])("%s leads nowhere: 404", async (target) => {
    expect(await get(target)).toBe("404");
    expect(received).toBeUndefined();
  });

  // What is escaped is text of the parameter, which a handler must not take for a path.
  it.each([
    ["/files/..%2f..%2fetc%2fpasswd", "../../etc/passwd"],
    ["/files/..%5c..%5cetc", "..\\..\\etc"],
    ["/files/a%2Fb", "a/b"],
    ["/files/%252e%252e", "%2e%2e"],
    ["/files/..;", "..;"],
    ["/files/...", "..."],
    ["/files/a+b", "a+b"],
    ["/files/%3Fq=1", "?q=1"],
  ])("%s is the text %s", async (target, name) => {
    expect(await get(target)).toBe("204");
    expect(received?.path).toEqual({ name });
  });

  it("an escaped slash does not make another segment", async () => {
    expect(await get("/files/a%2flines%2f3")).toBe("204");
    expect(received?.path).toEqual({ name: "a/lines/3" });
    expect(await get("/files/a/lines/3")).toBe("204");
    expect(received?.path).toEqual({ name: "a", line: 3 });
  });
});

describe("a table of routes that all begin alike", () => {
  it("looks at each segment of the table once, whatever the path", () => {
    const depth = 8;
    const kinds = ["a", "{p}a", "a{p}", "{p}"];
    // Every way to write the first two segments, and one way on from there: all match up to the last.
    const routes = kinds.flatMap((one) =>
      kinds.map((other) => ({ method: "GET", path: `/${one}/${other}${"/{p}a".repeat(depth)}/end` })),
    );
    const named = routes.map(({ method, path }) => {
      let count = 0;
      return { method, path: path.replaceAll("{p}", () => `{p${String((count += 1))}}`) };
    });
    const table = new RouteTable(named);
    const match = vi.spyOn(String.prototype, "startsWith");
    const found = table.find("GET", `/aaa/aaa${"/aaa".repeat(depth)}/other`);
    const steps = match.mock.calls.length;
    match.mockRestore();
    expect(found).toEqual({ kind: "not-found" });
    const segments = named.reduce((count, { path }) => count + path.split("/").length, 0);
    expect(steps).toBeGreaterThan(0);
    expect(steps).toBeLessThanOrEqual(segments);
  });
});
