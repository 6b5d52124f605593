/** `specwright lock` against a server of this machine: nothing else ever goes to the network. */
import { readdirSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { readFromNetwork } from "../../generator/load/fetch-file.js";
import { treeOf } from "../unit/output-trees.js";
import { Workplace } from "./cli-session.js";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The origin of a server that answers as given by path, and the paths that it was asked for. */
async function serve(answers: Readonly<Record<string, string | Answer>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = answers[request.url ?? ""];
    if (typeof answer === "function") return answer(request, response);
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It does not listen.");
  return { origin: `http://127.0.0.1:${address.port}`, asked };
}

function descriptionOf(reference: string): string {
  const content = { "application/json": { schema: { $ref: reference } } };
  const get = { operationId: "getPet", responses: { "200": { description: "A pet.", content } } };
  return JSON.stringify({ openapi: "3.1.0", info: { title: "Pets", version: "1.0.0" }, paths: { "/pet": { get } } });
}

const pet = JSON.stringify({ type: "object", properties: { owner: { $ref: "people/owner.yaml#/Owner" } } });
const owner = "Owner: { type: object, properties: { name: { type: string } } }";
const words = "openapi.json --out client --lock remotes.lock.json";

/** A folder whose description refers to a server, which is locked. */
async function lockedPlace() {
  const { origin, asked } = await serve({ "/schemas/pet.json": pet, "/schemas/people/owner.yaml": owner });
  const place = new Workplace();
  writeFileSync(place.path("openapi.json"), descriptionOf(`${origin}/schemas/pet.json`));
  const locked = await place.call(`lock ${words}`);
  return { place, origin, asked, locked };
}

describe("locking", () => {
  it("fetches what the description leads to, once each, and lists it with digests", async () => {
    const { place, origin, asked, locked } = await lockedPlace();
    expect(locked).toEqual({
      exitCode: 0,
      out: "Locked 2 files of the network in remotes.lock.json: 2 new, 0 changed, 0 removed.\n",
      err: "",
    });
    expect(asked).toEqual(["/schemas/pet.json", "/schemas/people/owner.yaml"]);
    const tree = treeOf(place.folder);
    const lock: unknown = JSON.parse(tree["remotes.lock.json"] ?? "");
    expect(lock).toEqual({
      version: 1,
      files: {
        [`${origin}/schemas/people/owner.yaml`]: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        [`${origin}/schemas/pet.json`]: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    expect(readdirSync(place.path("remotes.lock"))).toEqual([
      expect.stringMatching(/^owner-[0-9a-f]{12}\.yaml$/),
      expect.stringMatching(/^pet-[0-9a-f]{12}\.json$/),
    ]);
  });

  it("is all that goes to the network: generating reads the copies", async () => {
    const { place, asked } = await lockedPlace();
    asked.length = 0;
    expect(await place.call(`generate ${words}`)).toMatchObject({ exitCode: 0, err: "" });
    expect(await place.call(`check ${words}`)).toMatchObject({ exitCode: 0, err: "" });
    expect(asked).toEqual([]);
    const types = treeOf(place.path("client"))["src/types/schemas/owner.ts"];
    expect(types).toContain("export interface Owner {");
  });

  it("again finds nothing new; and what is not referred to any more is removed", async () => {
    const { place, origin } = await lockedPlace();
    expect((await place.call(`lock ${words}`)).out).toContain("0 new, 0 changed, 0 removed");
    writeFileSync(place.path("openapi.json"), descriptionOf(`${origin}/schemas/people/owner.yaml#/Owner`));
    expect((await place.call(`lock ${words}`)).out).toContain("Locked 1 file of the network");
    expect(readdirSync(place.path("remotes.lock"))).toEqual([expect.stringMatching(/^owner-/)]);
  });

  it("that fails writes nothing, and says where the reference stands", async () => {
    const { origin } = await serve({});
    const place = new Workplace();
    writeFileSync(place.path("openapi.json"), descriptionOf(`${origin}/none.json`));
    const { exitCode, err } = await place.call(`lock ${words}`);
    expect(exitCode).toBe(1);
    expect(err).toContain(`The file "${origin}/none.json" cannot be read: it answers 404.`);
    expect(err).toContain("Nothing was written to remotes.lock.json.");
    expect(Object.keys(treeOf(place.folder))).not.toContain("remotes.lock.json");
  });

  it("needs the name of a lock file", async () => {
    expect(await new Workplace().call("lock petstore.yaml --out client")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("Which lock file?"),
    });
  });
});

describe("generating from a lock", () => {
  it("refuses a copy that is not the one that was locked", async () => {
    const { place } = await lockedPlace();
    const [copy] = readdirSync(place.path("remotes.lock"));
    writeFileSync(place.path(`remotes.lock/${copy}`), "Owner: { type: string }");
    const { exitCode, err } = await place.call(`generate ${words}`);
    expect(exitCode).toBe(1);
    expect(err).toContain(`its copy remotes.lock/${copy} is not the one that was locked`);
  });

  it("refuses what the lock does not list, and a lock that is not there", async () => {
    const { place, origin } = await lockedPlace();
    const other = "openapi.json --out client --lock other.lock.json";
    expect((await place.call(`generate ${other}`)).err).toContain("there is no other.lock.json");
    writeFileSync(place.path("openapi.json"), descriptionOf(`${origin}/schemas/dog.json`));
    expect((await place.call(`generate ${words}`)).err).toContain("remotes.lock.json does not list it");
  });

  it("takes line ends of Windows for the same text", async () => {
    const { place } = await lockedPlace();
    const [, copy] = readdirSync(place.path("remotes.lock"));
    const text = treeOf(place.folder)[`remotes.lock/${copy}`] ?? "";
    writeFileSync(place.path(`remotes.lock/${copy}`), text.replaceAll("\n", "\r\n"));
    expect((await place.call(`generate ${words}`)).exitCode).toBe(0);
  });
});

describe("a fetch", () => {
  const limits = { milliseconds: 2_000, bytes: 1_000, redirects: 2 };
  const to = (location: string): Answer => {
    return (_, response) => void response.writeHead(302, { location }).end();
  };

  it("follows redirects, and says where they led", async () => {
    const { origin } = await serve({ "/old": to("/new"), "/new": "{}" });
    expect(await readFromNetwork(limits)(`${origin}/old`)).toMatchObject({ text: "{}", redirectedTo: `${origin}/new` });
  });

  it.each<[string, Answer, string]>([
    ["leads on and on", to("/"), "it leads on more than 2 times"],
    ["leads to a file", to("file:///etc/passwd"), "which is not on the network"],
    ["is long", (_, response) => void response.end("x".repeat(1_001)), "it is longer than 1,000 bytes"],
    ["is no text", (_, response) => void response.end(Buffer.from([0xff])), "it is not UTF-8"],
    ["never ends", (_, response) => void response.write("{"), "it did not answer within 0.3 seconds"],
    ["is an error", (_, response) => void response.writeHead(500).end(), "it answers 500"],
  ])("of what %s fails", async (_, answer, reason) => {
    const { origin } = await serve({ "/": answer });
    const milliseconds = reason.includes("0.3") ? 300 : limits.milliseconds;
    expect(await readFromNetwork({ ...limits, milliseconds })(`${origin}/`)).toEqual({
      failure: { kind: "unreadable", reason: expect.stringContaining(reason) },
    });
  });
});
