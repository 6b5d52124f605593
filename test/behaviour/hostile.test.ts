/** Requests that mean harm, against the example's server over a socket: what each is answered, and that all goes on. */
import { beforeAll, describe, expect, it } from "vitest";
import { createApi } from "../../examples/billing-meters/server.js";
import { createRouter, toNodeListener } from "../../generated/billing-meters/src/server/index.js";
import { listening } from "./listening.js";

const key = "sk_test_123";
const good = "display_name=a&event_name=hostile&default_aggregation[formula]=sum";
const form = "application/x-www-form-urlencoded";
let baseUrl: string;

beforeAll(async () => {
  baseUrl = await listening(toNodeListener(createApi(key)));
});

interface Row {
  readonly what: string;
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly status: number;
  readonly param?: string;
}

const table: readonly Row[] = [
  { what: "a key twice", body: `${good}&display_name=b`, status: 400, param: "display_name" },
  {
    what: "a nested key twice",
    body: `${good}&default_aggregation[formula]=sum`,
    status: 400,
    param: "default_aggregation[formula]",
  },
  {
    what: "a scalar where an object is due",
    body: "display_name=a&event_name=b&default_aggregation=sum",
    status: 400,
    param: "default_aggregation",
  },
  {
    what: "an object where a scalar is due",
    body: "display_name[a]=b&event_name=b&default_aggregation[formula]=sum",
    status: 400,
    param: "display_name",
  },
  {
    what: "an array where a scalar is due",
    body: "display_name[]=b&event_name=b&default_aggregation[formula]=sum",
    status: 400,
    param: "display_name",
  },
  {
    what: "an array where an object is due",
    body: "display_name=a&event_name=b&default_aggregation[0]=sum",
    status: 400,
  },
  { what: "a scalar and an object under one name", body: `${good}&default_aggregation=sum`, status: 400 },
  { what: "__proto__[x]", body: `${good}&__proto__[polluted]=yes`, status: 400, param: "__proto__" },
  {
    what: "constructor[prototype][x]",
    body: `${good}&constructor[prototype][polluted]=yes`,
    status: 400,
    param: "constructor",
  },
  {
    what: "__proto__ within a declared object",
    body: `${good}&default_aggregation[__proto__][polluted]=yes`,
    status: 400,
    param: "default_aggregation[__proto__]",
  },
  { what: "toString", body: `${good}&toString=1`, status: 400, param: "toString" },
  { what: "an unknown parameter", body: `${good}&colour=red`, status: 400, param: "colour" },
  {
    what: "a value that is not listed",
    body: good.replace("=sum", "=median"),
    status: 400,
    param: "default_aggregation[formula]",
  },
  {
    what: "a name that is too long",
    body: `${good.replace("=a&", `=${"a".repeat(251)}&`)}`,
    status: 400,
    param: "display_name",
  },
  { what: "thousands of nested brackets", body: `${good}&a${"[b]".repeat(5_000)}=1`, status: 400 },
  { what: "thousands of open brackets", body: `${good}&${"[".repeat(50_000)}=1`, status: 400 },
  {
    what: "100,000 keys",
    body: Array.from({ length: 100_000 }, (_, index) => `k${String(index)}=`).join("&"),
    status: 400,
  },
  {
    what: "a value of 1 MB",
    body: `display_name=${"a".repeat(1_000_000)}&event_name=b&default_aggregation[formula]=sum`,
    status: 400,
    param: "display_name",
  },
  { what: "a body over the limit", body: `display_name=${"a".repeat(2_000_000)}`, status: 413 },
  { what: "percent-encoding that is none", body: good.replace("=a&", "=%zz&"), status: 400, param: "display_name" },
  { what: "a lone percent sign", body: `${good}&colour=100%`, status: 400 },
  { what: "UTF-8 that is none, encoded", body: good.replace("=a&", "=%ff%fe&"), status: 400, param: "display_name" },
  {
    what: "UTF-8 that is none, raw",
    body: Uint8Array.from([...new TextEncoder().encode("display_name="), 0xff, 0xfe]),
    status: 400,
  },
  { what: "a NUL", body: good.replace("=a&", "=%00&"), status: 400, param: "display_name" },
  { what: "an empty key", body: `${good}&=1`, status: 400 },
  { what: "an empty body", body: "", status: 400 },
  { what: "a huge index", body: `${good}&customer_mapping[4294967295]=1`, status: 400 },
  { what: "JSON as a form", body: '{"display_name":"a"}', status: 400 },
  { what: "a form as JSON", body: good, type: "application/json", status: 415 },
  { what: "no media type that there is", body: good, type: ";;;", status: 415 },
];

describe("the example's server", () => {
  it.each(table)("answers $what with $status", async ({ body, type = form, status, param }) => {
    const answer = await post(body, type);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    const text = await answer.text();
    expect(text).not.toMatch(/node_modules|\.ts:\d|at .+\(/);
    const { error }: { error: { type: string; param?: string } } = JSON.parse(text);
    expect(error.type).toBe("invalid_request_error");
    if (param !== undefined) expect(error.param).toBe(param);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });

  it("still creates meters after all of them", async () => {
    for (const row of table) await (await post(row.body, row.type ?? form)).arrayBuffer();
    const answer = await post(good, form);
    expect(answer.status).toBe(200);
  });

  it("answers an unknown path with 404 and a method that the path has not with 405 and Allow", async () => {
    const unknown = await fetch(`${baseUrl}/v1/billing/metres`, { method: "POST" });
    expect(unknown.status).toBe(404);
    const wrong = await fetch(`${baseUrl}/v1/billing/meters`, { method: "DELETE" });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toBe("POST");
  });

  it.each([undefined, "", "Basic", "Basic !!!", "Bearer ", `Basic ${btoa("sk_test_124:")}`, `Digest ${key}`])(
    "answers the credentials %o with 401 and both challenges",
    async (authorization) => {
      const headers = { "content-type": form, ...(authorization === undefined ? {} : { authorization }) };
      const answer = await fetch(`${baseUrl}/v1/billing/meters`, { method: "POST", headers, body: good });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm="API", charset="UTF-8", Bearer realm="API"/);
    },
  );

  it("takes a bare key without a colon as the user name", async () => {
    const headers = { "content-type": form, authorization: `Basic ${btoa(key)}` };
    const body = good.replace("hostile", "bare_key");
    const answer = await fetch(`${baseUrl}/v1/billing/meters`, { method: "POST", headers, body });
    expect(answer.status).toBe(200);
  });

  function post(body: string | Uint8Array, type: string): Promise<Response> {
    const headers = { "content-type": type, authorization: `Bearer ${key}` };
    return fetch(`${baseUrl}/v1/billing/meters`, { method: "POST", headers, body });
  }
});

describe("a handler that fails", () => {
  const failures: readonly { readonly what: string; readonly create: () => never | Promise<never> }[] = [
    {
      what: "throws",
      create: () => {
        throw new Error("secret detail");
      },
    },
    { what: "rejects", create: () => Promise.reject(new Error("secret detail")) },
    { what: "answers what is not declared", create: () => JSON.parse('{ "status": 302, "body": {} }') as never },
    {
      what: "answers a body that breaks the contract",
      create: () => JSON.parse('{ "status": 200, "body": {} }') as never,
    },
  ];

  it.each(failures)("$what: answered with 500, logged, and nothing of it sent", async ({ create }) => {
    const logged: unknown[] = [];
    const router = createRouter<true>({
      handlers: { billing: { meters: { create } } },
      authenticate: { basicAuth: () => true, bearerAuth: () => true },
      renderProblem: ({ status }) => ({ body: { error: { type: "api_error", message: String(status) } } }),
      onError: (error) => logged.push(error),
    });
    const url = await listening(toNodeListener(router));
    const answer = await fetch(`${url}/v1/billing/meters`, {
      method: "POST",
      headers: { "content-type": form, authorization: "Bearer k" },
      body: good,
    });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: { type: "api_error", message: "500" } });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toBeInstanceOf(Error);
  });
});
