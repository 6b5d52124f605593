/**
 * Random operations from a generated client through a socket to a generated server and back: what the handler sees is
 * what was sent, with its defaults; what the client gets is what was answered; what is not valid reaches no handler.
 */
import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject, type JsonObject } from "../../generator/load/json.js";
import type { toNodeListener as ToNodeListener } from "../../templates/runtime/node-adapter.js";
import type { RequestHandler } from "../../templates/runtime/server-message.js";
import { components } from "../behaviour/form-arbitraries.js";
import { listening } from "../behaviour/listening.js";
import { compileErrors } from "../compile-errors.js";
import { loadPackage } from "../generated-package.js";
import { generateText, textsOf } from "../generation.js";
import { given, settled } from "./body-values.js";
import { expectedBy, operationAt, paramsOf, type Call, type DrawnOperation } from "./drawn-operations.js";

/** As many packages of random operations; more find more. */
const batches = Number(process.env["WIRE_BATCHES"] ?? "1");
const operationsAtOnce = 10;
const callsOfEach = 5;

interface Package {
  readonly createRouter: (options: { readonly handlers: unknown; readonly onError: () => void }) => RequestHandler;
  readonly toNodeListener: typeof ToNodeListener;
  readonly [call: string]: (...given: readonly never[]) => unknown;
}

function descriptionOf(operations: readonly DrawnOperation[]): JsonObject {
  const paths = operations.map(({ path, method, parameters, body, responses }, index) => [
    path,
    {
      [method]: {
        operationId: `call${String(index)}`,
        parameters: parameters.map(({ object }) => object),
        ...(body === undefined ? {} : { requestBody: { required: body.required, content: body.content } }),
        responses,
      },
    },
  ]);
  return {
    openapi: "3.2.0",
    info: { title: "Drawn", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas: components },
  };
}

/** What became of a call. */
interface Outcome {
  readonly status: number | undefined;
  /** What the handler saw; absent: it was not called. */
  readonly received?: object;
  /** What the client returned or threw. */
  readonly returned?: unknown;
  readonly thrown?: unknown;
}

type Caller = (operation: number, drawn: DrawnOperation, call: Call) => Promise<Outcome>;

/** A server with the operations and a client that talks to it. */
async function callerOf(loaded: Package): Promise<Caller> {
  let answer: Call["answer"] = { status: 204 };
  let received: object | undefined;
  let status: number | undefined;
  const handler = async (all: { readonly [member: string]: unknown }): Promise<unknown> => {
    const { principal: _principal, request: _request, acceptedMediaType: _a, lastEventId: _l, ...seen } = all;
    received = Object(await settled(seen));
    return replyOf(answer);
  };
  const any: unknown = new Proxy(handler, { get: () => any });
  const baseUrl = await listening(
    loaded.toNodeListener(loaded.createRouter({ handlers: any, onError: () => undefined })),
  );
  const client = {
    baseUrl,
    retry: { retries: 0 },
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const response = await fetch(url, init);
      status = response.status;
      return response;
    },
  };
  const seen = (): Pick<Outcome, "status" | "received"> => (received === undefined ? { status } : { status, received });
  return async (index, drawn, call) => {
    [answer, received, status] = [call.answer, undefined, undefined];
    const send: unknown = loaded[`call${String(index)}`];
    if (typeof send !== "function") throw new Error(`The package has no call${String(index)}.`);
    const path = drawn.parameters.flatMap(({ in: place, name }) => (place === "path" ? [call.sent.path[name]] : []));
    const params = paramsOf(drawn, call);
    const hasParams = drawn.body !== undefined || drawn.parameters.some(({ in: place }) => place !== "path");
    try {
      const {
        status: answered,
        body,
        typedHeaders,
      } = await Reflect.apply(send, undefined, [client, ...path, ...(hasParams ? [given(params)] : [])]).withResponse();
      return { returned: { status: answered, body: await settled(body), typedHeaders }, ...seen() };
    } catch (thrown) {
      return { ...seen(), thrown };
    }
  };
}

async function expectTruth(drawn: DrawnOperation, call: Call, outcome: Outcome): Promise<void> {
  if (call.spoilt !== undefined) {
    deepStrictEqual({ status: outcome.status, received: outcome.received }, { status: 400, received: undefined });
    return;
  }
  if (outcome.received === undefined) throw outcome.thrown;
  const { body, ...received } = outcome.received as { readonly body?: unknown };
  deepStrictEqual(body === undefined ? received : { ...received, body }, expectedBy(drawn, call));
  if (call.answer.broken) return deepStrictEqual(outcome.status, 500);
  deepStrictEqual(outcome.status, call.answer.status);
  if (call.answer.status < 300) {
    if (outcome.thrown !== undefined) throw outcome.thrown;
    deepStrictEqual(outcome.returned, { body: undefined, typedHeaders: undefined, ...call.answer });
    return;
  }
  const { kind, status, body: answered, typedHeaders } = outcome.thrown as Readonly<Record<string, unknown>>;
  const expected = { kind: "api", typedHeaders: undefined, ...call.answer };
  deepStrictEqual({ kind, status, body: await settled(answered), typedHeaders }, expected);
}

/** What a handler answers: of a body that may be of several media types it says which it is of. */
function replyOf({ body, broken: _, ...head }: Call["answer"]): object {
  const answered = given(body);
  return isObject(body) && "mediaType" in body && "body" in body
    ? { ...head, ...Object(answered) }
    : { ...head, body: answered };
}

/** What is said of schemas that no value suffers from, drawn as they are. */
const harmless = new Set(["overlapping-members", "name-collision", "illegible-name", "missing-type"]);

/** The files of the package whose operations keep the law. */
async function holdsOf(operations: readonly DrawnOperation[]): Promise<ReadonlyMap<string, string>> {
  const generated = await generateText(JSON.stringify(descriptionOf(operations)), {}, "api.json");
  // That a style says nothing of a single value changes nothing of how it is written.
  const isOfStyle = (code: string, pointer = ""): boolean =>
    code === "ineffective-keyword" && pointer.endsWith("/style");
  const loud = generated.diagnostics.filter(
    ({ code, location }) => !harmless.has(code) && !isOfStyle(code, location?.pointer),
  );
  expect(loud.filter(({ location }) => /\/(?:parameters|headers)\//.test(location?.pointer ?? ""))).toEqual([]);
  const call = await callerOf(await loadPackage<Package>(generated));
  const changed: string[] = [];
  for (const [index, drawn] of operations.entries()) {
    for (const each of drawn.calls) {
      try {
        await expectTruth(drawn, each, await call(index, drawn, each));
      } catch (cause) {
        const { path, method, parameters, body, responses } = drawn;
        const shown = {
          path,
          method,
          parameters: parameters.map(({ object }) => object),
          body: body?.content,
          responses,
        };
        changed.push(`${JSON.stringify(shown)} changes ${JSON.stringify(each)}: ${String(cause)}`);
        break;
      }
    }
  }
  expect(changed).toEqual([]);
  return new Map(Object.entries(textsOf(generated)).filter(([path]) => path.endsWith(".ts")));
}

describe("random operations", () => {
  const name = "carry what is sent and what is answered, and compile with every check turned on";
  it(name, { timeout: 60_000 * (1 + batches) }, async () => {
    const made: { readonly files: ReadonlyMap<string, string>; readonly diagnostics: readonly [] }[] = [];
    const drawn = fc.tuple(
      ...Array.from({ length: operationsAtOnce }, (_, index) => operationAt(`/op${String(index)}`, callsOfEach)),
    );
    const property = fc.asyncProperty(drawn, async (operations) => {
      made.push({ files: await holdsOf(operations), diagnostics: [] });
    });
    const { failed, seed, errorInstance } = await fc.check(property, { numRuns: batches, endOnFailure: true });
    if (failed) throw new Error(`With the seed ${String(seed)}`, { cause: errorInstance });
    expect(await compileErrors(made)).toEqual([]);
  });
});
