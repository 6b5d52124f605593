/**
 * `parameters.yaml` through a generated package: an operation for each row, whose client writes to a socket, and whose
 * server reads from one.
 */
import { createServer, connect, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import { listening } from "../behaviour/listening.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";
import { parameterTable, schemaLike, type Row } from "./parameter-table.js";

interface Case extends Row {
  readonly source: string;
  readonly name: string;
  /** The `operationId`, and the last segment but one of the path. */
  readonly id: string;
}

const cases: readonly Case[] = parameterTable
  .flatMap(({ source, name, rows }) => rows.map((row) => ({ ...row, source, name })))
  .map((row, index) => ({ ...row, id: `row${String(index)}` }));

function description(): JsonObject {
  return {
    openapi: "3.2.0",
    info: { title: "rows", version: "1" },
    paths: Object.fromEntries(cases.map((row) => [pathOf(row), { get: operationOf(row) }])),
  };
}

function pathOf({ id, name, in: place }: Case): string {
  return place === "path" ? `/${id}/{${name}}/end` : `/${id}`;
}

function operationOf({
  id,
  name,
  in: place,
  style,
  explode,
  reserved,
  value,
  schema = schemaLike(value),
}: Case): JsonObject {
  const written: JsonObject =
    style === "json"
      ? { content: { "application/json": { schema } } }
      : { style, explode, schema, ...(reserved === undefined ? {} : { allowReserved: true }) };
  const parameter: JsonObject = { name, in: place, ...(place === "path" ? { required: true } : {}), ...written };
  return { operationId: id, parameters: [parameter], responses: { "204": { description: "Done." } } };
}

/** What a test knows of the package: its calls take the path's value or the others by name. */
interface Package {
  readonly [call: string]: (client: { readonly baseUrl: string }, argument: JsonValue) => Promise<undefined>;
}

interface ServerParts {
  readonly createRouter: (options: { readonly handlers: unknown }) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
}

type Received = { readonly [place: string]: unknown };

let calls: Package = {};
let clientTarget = "";
let serverUrl = "";
let head = "";
let received: Received = {};
let sink: Server | undefined;

beforeAll(async () => {
  const loaded = await loadPackage<Package & ServerParts>(await generateText(JSON.stringify(description())));
  calls = loaded;
  serverUrl = await listening(loaded.toNodeListener(loaded.createRouter({ handlers: anyHandlers() })));
  clientTarget = await recordingSink();
}, 60_000);

afterAll(() => sink?.close());

/** Whatever is asked of it, a handler that keeps what it is given. */
function anyHandlers(): unknown {
  const handler = (request: Received): { readonly status: 204 } => {
    received = request;
    return { status: 204 };
  };
  const any: unknown = new Proxy(handler, { get: () => any });
  return any;
}

/** Answers every request with 204, and keeps the bytes of its head. */
async function recordingSink(): Promise<string> {
  const server = createServer((socket: Socket) => {
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      if (!text.includes("\r\n\r\n")) return;
      head = text;
      socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });
  });
  sink = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server listens on no port.");
  return `http://127.0.0.1:${String(address.port)}`;
}

/** What stands for the parameter in the head of a request; undefined where nothing does. */
function wireIn(request: string, { id, name, in: place }: Case): string | undefined {
  const [line = "", ...fields] = request.split("\r\n");
  const target = line.split(" ")[1] ?? "";
  const field = (wanted: string): string | undefined =>
    fields.find((each) => each.toLowerCase().startsWith(`${wanted}:`))?.slice(wanted.length + 2);
  switch (place) {
    case "path":
      return target.slice(`/${id}/`.length, -"/end".length);
    case "query":
      return target.includes("?") ? target.slice(target.indexOf("?") + 1) : "";
    case "header":
      return field(name.toLowerCase());
    case "cookie":
      return field("cookie");
  }
}

/** The URL Standard, section 4.4, query state: its parser, which fetch uses, percent-encodes apostrophes. */
function asUrlsHaveIt(wire: string, { in: place }: Case): string {
  return place === "query" ? wire.replaceAll("'", "%27") : wire;
}

async function sendRaw(row: Case, wire: string): Promise<string> {
  const { id, name, in: place } = row;
  const target = place === "path" ? `/${id}/${wire}/end` : place === "query" ? `/${id}?${wire}` : `/${id}`;
  const field = place === "header" ? `${name}: ${wire}\r\n` : place === "cookie" ? `Cookie: ${wire}\r\n` : "";
  const socket = connect(Number(new URL(serverUrl).port), "127.0.0.1");
  socket.end(Buffer.from(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${field}Connection: close\r\n\r\n`, "latin1"));
  let answer = "";
  for await (const bytes of socket) answer += String(bytes);
  return answer.split(" ")[1] ?? "";
}

const titled = cases.map(
  (row) => [`${row.in}, ${row.style}, ${JSON.stringify(row.value)}: ${String(row.wire)}`, row] as const,
);

describe("the client's bytes", () => {
  it.each(titled.filter(([, { only }]) => only !== "decode"))("%s", async (_, row) => {
    const { id, name, in: place, value = null, wire, refused } = row;
    const call = calls[id];
    if (call === undefined) throw new Error(`The package has no ${id}.`);
    head = "";
    const sending = call({ baseUrl: clientTarget }, place === "path" ? value : { [name]: value });
    if (refused === true) {
      await expect(sending).rejects.toThrow(TypeError);
      expect(head).toBe("");
      return;
    }
    await sending;
    expect(wireIn(head, row)).toBe(asUrlsHaveIt(wire ?? "", row));
  });
});

describe("what the handler is given", () => {
  const members = { path: "path", query: "query", header: "headers", cookie: "cookies" };

  it.each(titled.filter(([, { only, wire }]) => only !== "encode" && wire !== undefined))("%s", async (_, row) => {
    const { name, in: place, value, wire = "", refused } = row;
    received = {};
    expect(await sendRaw(row, wire)).toBe(refused === true ? "400" : "204");
    if (refused === true) expect(received).toEqual({});
    else expect(received[members[place]]).toEqual({ [name]: value });
  });
});
