/**
 * Random requests, nearly valid, against servers in processes of their own: every one is answered or closed soon, none with
 * a 5xx that is not the handler's own, and the process lives on in the memory that it had. `WIRE_SECONDS` says for how
 * long; `.ci/run` gives it a minute.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateText, repository } from "../generation.js";
import { writeModules } from "../module-folder.js";
import { nearlyRequest } from "./nearly-requests.js";
import { parameterKinds } from "./parameter-kinds.js";
import { sendRaw } from "./raw-request.js";

const seconds = Number(process.env["WIRE_SECONDS"] ?? "1");
/** How long an answer may take. */
const patience = 5_000;
const atOnce = 8;

/** Handlers that answer what they were given, of a package with parameters and bodies of all kinds. */
const serveKinds = `
import { createServer } from "node:http";
import { createRouter, toNodeListener } from "./src/index.js";
const readAll = async (body) => {
  if (typeof body !== "object" || body === null) return;
  if (body.file?.content !== undefined) return readAll(body.file.content);
  if (Symbol.asyncIterator in body) for await (const _ of body);
  else if (typeof body.bytes === "function") await body.bytes();
};
const handler = async ({ request, body }) => {
  await readAll(body);
  return request.target.startsWith("/json") ? { status: 200, body } : { status: 204 };
};
const any = new Proxy(handler, { get: () => any });
const server = createServer(toNodeListener(createRouter({ handlers: any })));
server.listen(0, "127.0.0.1", () => console.log("http://127.0.0.1:" + server.address().port));
`;

const kindsOfPath = [
  ...["/files/", "/files/a/lines/", "/archives/a.", "/simple/", "/label/", "/matrix/", "/list/", "/search", "/search?"],
  ...["/search?filter", "/spread", "/headers", "/cookies", "/form", "/json", "/whole?"],
  ...["/parts", "/parts", "/streamed", "/streamed", "/lines", "/lines", "/sequence", "/events", "/text", "/bytes"],
];

interface Served {
  readonly url: string;
  /** What targets of requests begin with. */
  readonly paths: readonly string[];
  readonly child: ChildProcess;
}

const children: ChildProcess[] = [];

/** Starts a program that prints where it listens. */
async function started(cwd: string, args: readonly string[], paths: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (line: Buffer) => resolve(line.toString().trim()));
    child.once("exit", (code) => reject(new Error(`The server ended with ${String(code)}.`)));
  });
  return { url, child, paths };
}

afterAll(() => {
  for (const child of children) child.kill();
});

/** All that a server answers to the bytes; fails where it neither answers nor closes in time. */
function answerTo(url: string, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const tooLate = setTimeout(() => {
      socket.destroy();
      reject(new Error("The server neither answers nor closes."));
    }, patience);
    let text = "";
    socket.on("data", (piece) => {
      text += piece.toString("latin1");
    });
    // A server that has seen enough closes while more is being sent.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(tooLate);
      resolve(text);
    });
    const half = bytes.length >> 1;
    socket.write(bytes.subarray(0, half));
    socket.end(bytes.subarray(half));
  });
}

/** Sends one request after the other for as long as there is time, and others once all were sent. */
async function sendFor({ url, paths }: Served, until: number): Promise<number> {
  let requests: string[] = [];
  let sent = 0;
  while (sent === 0 || Date.now() < until) {
    if (requests.length === 0) requests = fc.sample(nearlyRequest(paths), { numRuns: 50, seed: nextSeed() });
    const request = requests.pop() ?? "";
    const answer = await answerTo(url, Buffer.from(request, "latin1")).catch((cause: unknown) => {
      throw new Error(JSON.stringify(request.slice(0, 2_000)), { cause });
    });
    if (/^HTTP\/1\.1 5/m.test(answer))
      throw new Error(`${JSON.stringify(request.slice(0, 2_000))}: ${answer.slice(0, 500)}`);
    sent += 1;
  }
  return sent;
}

let seeds = fc.readConfigureGlobal().seed ?? Date.now();
function nextSeed(): number {
  seeds += 1;
  return seeds;
}

/** In megabytes; undefined where the platform does not tell. */
function memoryOf({ child }: Served): number | undefined {
  try {
    const status = readFileSync(`/proc/${String(child.pid)}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
  } catch {
    return undefined;
  }
}

async function expectToSurvive(served: Served, good: string, goodStatus: string): Promise<void> {
  const errors: string[] = [];
  served.child.stderr?.on("data", (piece: Buffer) => errors.push(piece.toString()));
  const until = Date.now() + 1_000 * seconds;
  const counts = await Promise.all(Array.from({ length: atOnce }, () => sendFor(served, until)));
  expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(atOnce);
  expect((await sendRaw(served.url, good)).status).toBe(goodStatus);
  expect(served.child.exitCode).toBeNull();
  expect(errors.join("")).toBe("");
  // What a server of Node has after answering anything, several times over; bodies are of 1 MiB at the most.
  expect(memoryOf(served) ?? 0).toBeLessThan(400);
}

describe("random bytes", () => {
  let kinds: Served;
  let example: Served;
  let folder: string;

  beforeAll(async () => {
    const streamedParts = { streamParts: "file" };
    const { files } = await generateText(JSON.stringify(parameterKinds), { streamedParts });
    const sources = files.filter(({ path }) => path.startsWith("src/") && path.endsWith(".ts"));
    folder = writeModules([...sources.map(({ path, text }) => [path, text] as const), ["serve.ts", serveKinds]]);
    kinds = await started(folder, [join(folder, "serve.js")], kindsOfPath);
    example = await started(
      repository,
      ["--import", "tsx", "examples/billing-meters/server.ts"],
      ["/v1/billing/meters"],
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    "leave a server with every kind of parameter and body as it was",
    async () => {
      const good = "GET /search?q=a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      await expectToSurvive(kinds, good, "204");
    },
    1_000 * seconds + 60_000,
  );

  it(
    "leave the example as it was",
    async () => {
      const body = "display_name=a&event_name=good&default_aggregation[formula]=count";
      const fields = [
        "Authorization: Bearer sk_test_123",
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${String(body.length)}`,
        "Host: localhost",
        "Connection: close",
      ];
      await expectToSurvive(
        example,
        `POST /v1/billing/meters HTTP/1.1\r\n${fields.join("\r\n")}\r\n\r\n${body}`,
        "200",
      );
    },
    1_000 * seconds + 60_000,
  );
});
