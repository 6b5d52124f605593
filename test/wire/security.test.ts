/** Credentials, from the generated client to the bytes, and from the bytes to the generated server: `security.yaml`. */
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { Credentials } from "../../templates/runtime/client-options.js";
import type { toNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { listening } from "../behaviour/listening.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

interface Row {
  readonly give?: Credentials;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly seen?: Readonly<Record<string, unknown>>;
  /** `last`: the server must ask of all schemes but the last. */
  readonly refused?: "client" | "server" | "last";
}

interface Group {
  readonly source: string;
  readonly needs: readonly string[];
  readonly rows: readonly Row[];
}

const table: readonly Group[] = parse(readFileSync(new URL("security.yaml", import.meta.url), "utf8"));

const securitySchemes = {
  basic: { type: "http", scheme: "basic" },
  bearer: { type: "http", scheme: "bearer" },
  digest: { type: "http", scheme: "Digest" },
  headerKey: { type: "apiKey", in: "header", name: "api_key" },
  queryKey: { type: "apiKey", in: "query", name: "api key" },
  cookieKey: { type: "apiKey", in: "cookie", name: "SID" },
  oauth: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/token", scopes: {} } } },
  oidc: { type: "openIdConnect", openIdConnectUrl: "https://id.example/configuration" },
};

const pathOf = ({ needs }: Group): string => `/${needs.join("-")}`;
const scopesOf = (name: string): readonly string[] => (name === "oidc" ? ["openid"] : []);

const description = {
  openapi: "3.1.0",
  info: { title: "Wire", version: "1.0.0" },
  paths: Object.fromEntries(
    table.map((group) => [
      pathOf(group),
      {
        get: {
          operationId: `get-${group.needs.join("-")}`,
          security: [Object.fromEntries(group.needs.map((name) => [name, scopesOf(name)]))],
          responses: { "204": { description: "Known." } },
        },
      },
    ]),
  ),
  components: { securitySchemes },
};

type Call = (client: object) => Promise<undefined>;
interface Package {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof toNodeListener;
  readonly [call: string]: unknown;
}

let api: Package;
let serverUrl: URL;
let seen: Record<string, unknown> = {};
const raw = createServer();
let rawUrl = "";
let received = "";

beforeAll(async () => {
  api = await loadPackage<Package>(await generateText(stringify(description)));
  const authenticate = Object.fromEntries(
    Object.keys(securitySchemes).map((name) => [
      name,
      (credentials: unknown) => {
        seen[name] = credentials;
        return name === "oauth" || name === "oidc" ? { principal: name, scopes: scopesOf(name) } : name;
      },
    ]),
  );
  const known = (): object => ({ status: 204 });
  // A handler for whatever resource is asked for: each has the one operation.
  const handlers = new Proxy({}, { get: () => ({ list: known, retrieve: known }) });
  serverUrl = new URL(await listening(api.toNodeListener(api.createRouter({ authenticate, handlers }))));

  raw.on("connection", (socket) => {
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (received.endsWith("\r\n\r\n")) socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });
    socket.on("error", () => {});
  });
  raw.listen(0, "127.0.0.1");
  await once(raw, "listening");
  const address = raw.address();
  if (typeof address === "object" && address !== null) rawUrl = `http://127.0.0.1:${String(address.port)}`;
});

afterAll(() => raw.close());

function callOf({ needs }: Group): Call {
  const words = needs.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  const call = api[`get${words.join("")}`];
  if (typeof call !== "function") throw new Error(`The package has no function for ${needs.join(", ")}.`);
  return (client) => call(client);
}

/** Sends bytes as they stand, and gives the status of the answer. */
async function statusOf(target: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const lines = Object.entries({ host: serverUrl.host, connection: "close", ...headers });
  const socket = connect(Number(serverUrl.port), serverUrl.hostname);
  socket.write(
    `GET ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
    "latin1",
  );
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return Number(answer.split(" ")[1]);
}

describe.each(table)("$source", (group) => {
  const cases = group.rows.map((row) => ({
    ...row,
    title: JSON.stringify(row.give ?? row.headers ?? row.target ?? "nothing"),
  }));
  const target = ({ target: end = "" }: Row): string => `${pathOf(group)}${end}`;

  const sent = cases.filter(({ give, refused }) => give !== undefined && refused === undefined);
  it.runIf(sent.length > 0).each(sent)("$title is sent", async (row) => {
    received = "";
    await callOf(group)({ baseUrl: rawUrl, auth: row.give, retry: "never" });
    const [requestLine, ...lines] = received.trimEnd().split("\r\n");
    expect(requestLine).toBe(`GET ${target(row)} HTTP/1.1`);
    const expected = Object.entries(row.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
    const places = /^(?:authorization|api_key|cookie):/i;
    const found = lines
      .filter((line) => places.test(line))
      .map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase()));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  const unsent = cases.filter(
    ({ refused, give }) => refused === "client" || (refused === "server" && give !== undefined),
  );
  it.runIf(unsent.length > 0).each(unsent)("$title is not sent, nor shown", async (row) => {
    received = "";
    const error: unknown = await callOf(group)({ baseUrl: rawUrl, auth: row.give }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(received).toBe("");
    for (const value of Object.values(row.give ?? {})) {
      if (typeof value === "string" && value.length > 3) expect(String(error)).not.toContain(value);
    }
  });

  const read = cases.filter((row) => row.seen !== undefined);
  it.runIf(read.length > 0).each(read)("$title is read", async (row) => {
    seen = {};
    expect(await statusOf(target(row), row.headers ?? {})).toBe(204);
    expect(seen).toEqual(row.seen);
  });

  const unread = cases.filter(({ refused }) => refused === "server" || refused === "last");
  it.runIf(unread.length > 0).each(unread)("$title is answered with 401", async (row) => {
    seen = {};
    expect(await statusOf(target(row), row.headers ?? {})).toBe(401);
    expect(Object.keys(seen)).toEqual(row.refused === "last" ? group.needs.slice(0, -1) : []);
  });
});
