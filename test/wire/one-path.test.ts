/** Operations of one method and path, from the generated client to the handlers of the generated server. */
import { beforeAll, describe, expect, it } from "vitest";
import type { toFetchHandler } from "../../templates/runtime/fetch-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { loadPackage } from "../generated-package.js";
import { generateText } from "../generation.js";

const responses = { "204": { description: "Done." } };

interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly schema: object;
}

function parameter(name: string, place: string, schema: object): DescribedParameter {
  return { name, in: place, required: true, schema };
}

function operation(operationId: string, ...parameters: readonly DescribedParameter[]): object {
  return { operationId, parameters, responses };
}

const action = (value: string): DescribedParameter =>
  parameter("X-Action", "header", { type: "string", enum: [value] });
const flag = (name: string): DescribedParameter => ({
  ...parameter(name, "query", { type: "boolean", enum: [true] }),
  allowEmptyValue: true,
});

const description = {
  openapi: "3.0.3",
  info: { title: "Machines", version: "1.0.0" },
  paths: {
    "/#X-Action=Start": { post: operation("start", action("Start")) },
    "/#X-Action=Stop": { post: operation("stop", action("Stop"), parameter("reason", "query", { type: "string" })) },
    "/files": { get: operation("listFiles", { name: "acl", in: "header", schema: { type: "string" } }) },
    "/files#acl": { get: operation("filesAcl", flag("acl")) },
    "/files#tagging&version": {
      get: operation("filesTagging", flag("tagging"), parameter("version", "query", { type: "integer" })),
    },
  },
};

interface Package {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toFetchHandler: typeof toFetchHandler;
  readonly [call: string]: unknown;
}

let api: Package;
let handle: (request: Request) => Promise<Response>;
let called: string[] = [];

beforeAll(async () => {
  api = await loadPackage<Package>(await generateText(JSON.stringify(description)));
  const names = ["start", "stop", "listFiles", "filesAcl", "filesTagging"];
  const known = Object.fromEntries(
    [...names, "list"].map((name) => [name, () => (called.push(name), { status: 204 })]),
  );
  handle = api.toFetchHandler(api.createRouter({ handlers: { ...known, files: known } }));
});

async function call(name: string, params?: object): Promise<readonly string[]> {
  called = [];
  const send = api[name];
  if (typeof send !== "function") throw new Error(`The package has no function ${name}.`);
  const fetch = (url: string, init: RequestInit): Promise<Response> => handle(new Request(url, init));
  await send({ baseUrl: "http://machines.example", fetch }, ...(params === undefined ? [] : [params]));
  return called;
}

async function statusOf(method: string, target: string, headers: Record<string, string> = {}): Promise<number> {
  called = [];
  return (await handle(new Request(`http://machines.example${target}`, { method, headers }))).status;
}

describe("a call", () => {
  it.each<[string, object | undefined, string]>([
    ["start", { "X-Action": "Start" }, "start"],
    ["stop", { "X-Action": "Stop", reason: "night" }, "stop"],
    ["listFiles", undefined, "list"],
    ["filesAcl", { acl: true }, "filesAcl"],
    ["filesTagging", { tagging: true, version: 2 }, "filesTagging"],
  ])("%s reaches its own handler", async (name, params, handler) => {
    expect(await call(name, params)).toEqual([handler]);
  });
});

describe("a request", () => {
  it("that is of none of the operations finds nothing", async () => {
    expect(await statusOf("POST", "/")).toBe(404);
    expect(await statusOf("POST", "/", { "x-action": "Jump" })).toBe(404);
    expect(await statusOf("POST", "/?reason=night", { "x-action": "start, stop" })).toBe(404);
  });

  it("of another method is told which ones there are", async () => {
    expect(await statusOf("PUT", "/")).toBe(405);
  });

  it("without marks is of the operation that needs none", async () => {
    expect(await statusOf("GET", "/files?tagging=true")).toBe(204);
    expect(called).toEqual(["list"]);
  });

  it("may have its marks in any order, and an empty value where that is allowed", async () => {
    expect(await statusOf("GET", "/files?version=2&tagging=")).toBe(204);
    expect(called).toEqual(["filesTagging"]);
  });

  it("that breaks the rules of its operation is told so", async () => {
    expect(await statusOf("GET", "/files?tagging=true&version=two")).toBe(400);
    expect(called).toEqual([]);
  });
});
