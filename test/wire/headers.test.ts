/**
 * Headers of answers, both ways, against what the specifications say: `headers.yaml`. An operation for each row, whose
 * server writes to a socket, and whose client reads from one.
 */
import { readFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { listening } from "../behaviour/listening.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

interface Row {
  readonly header: JsonObject;
  readonly value?: JsonValue;
  readonly lines?: readonly string[];
  readonly refused?: true;
  readonly only?: "encode" | "decode";
}

interface Section {
  readonly source: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

interface Case extends Row {
  readonly source: string;
  readonly name: string;
  readonly id: string;
}

const table: readonly Section[] = parse(readFileSync(new URL("headers.yaml", import.meta.url), "utf8"));
const cases: readonly Case[] = table
  .flatMap(({ source, name, rows }) => rows.map((row) => ({ ...row, source, name })))
  .map((row, index) => ({ ...row, id: `row${String(index)}` }));

function description(): JsonObject {
  const operation = ({ id, name, header }: Case): JsonObject => ({
    operationId: id,
    responses: { "204": { description: "Done.", headers: { [name]: header } } },
  });
  return {
    openapi: "3.2.0",
    info: { title: "rows", version: "1" },
    paths: Object.fromEntries(cases.map((row) => [`/${row.id}`, { get: operation(row) }])),
  };
}

type Call = (client: object) => { withResponse(): Promise<{ readonly typedHeaders: unknown }> };

interface Package {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
  readonly [call: string]: unknown;
}

let loaded: Package;
let serverUrl = "";
let typedHeaders: JsonObject = {};
let lines: readonly string[] = [];
let sink: Server | undefined;
let sinkUrl = "";

beforeAll(async () => {
  loaded = await loadPackage<Package>(await generateText(JSON.stringify(description())));
  const any: unknown = new Proxy(() => ({ status: 204, typedHeaders }), { get: () => any });
  const router = loaded.createRouter({ handlers: any, onError: () => {} });
  serverUrl = await listening(loaded.toNodeListener(router));
  sinkUrl = await answeringSink();
}, 60_000);

afterAll(() => sink?.close());

/** Answers every request with 204 and `lines`. */
async function answeringSink(): Promise<string> {
  const server = createServer((socket) => {
    socket.once("data", () => {
      const head = ["HTTP/1.1 204 No Content", ...lines, "Connection: close"];
      socket.end(Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"));
    });
  });
  sink = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server listens on no port.");
  return `http://127.0.0.1:${String(address.port)}`;
}

/** The status and the lines of one header, as they stand in what the server sends. */
async function written({ id, name }: Case): Promise<{ readonly status: string; readonly lines: readonly string[] }> {
  const socket = connect(Number(new URL(serverUrl).port), "127.0.0.1");
  socket.end(`GET /${id} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const bytes of socket) text += (bytes as Buffer).toString("latin1");
  const [line = "", ...fields] = text.slice(0, text.indexOf("\r\n\r\n")).split("\r\n");
  const start = `${name.toLowerCase()}: `;
  const own = fields.filter((field) => field.toLowerCase().startsWith(start)).map((field) => field.slice(start.length));
  return { status: line.split(" ")[1] ?? "", lines: own };
}

function titled(rows: readonly Case[]): readonly (readonly [string, Case])[] {
  return rows.map((row) => [`${row.name}, ${JSON.stringify(row.value)}: ${JSON.stringify(row.lines)}`, row]);
}

describe("the server's lines", () => {
  const rows = cases.filter(({ value, only }) => value !== undefined && only !== "decode");

  it.each(titled(rows))("%s", async (_title, row) => {
    typedHeaders = { [row.name]: row.value ?? null };
    const answer = await written(row);
    if (row.refused) expect(answer).toEqual({ status: "500", lines: [] });
    else expect(answer).toEqual({ status: "204", lines: row.lines });
  });
});

describe("the client's reading", () => {
  const rows = cases.filter((row) => row.lines !== undefined && row.only !== "encode");

  it.each(titled(rows))("%s", async (_title, row) => {
    lines = (row.lines ?? []).map((line) => `${row.name}: ${line}`);
    const call = loaded[row.id] as Call;
    const result = await call({ baseUrl: sinkUrl }).withResponse();
    if (row.refused) expect(() => result.typedHeaders).toThrow(expect.objectContaining({ breach: "headers" }));
    else expect(result.typedHeaders).toEqual({ [row.name]: row.value });
  });
});
