/** Requests from a generated client to a generated server, in one process and without a socket. */
import { isDeepStrictEqual } from "node:util";
import type { Api, Operation, SecurityScheme } from "../../../generator/model/api.js";
import { symbolKey, type Plan } from "../../../generator/plan/plan.js";
import type { RequestHandler } from "../../../templates/runtime/server-message.js";
import { mockRequest } from "./mock-request.js";

/** What `src/index.ts` of a package exports, as far as it matters here. */
export interface LoadedPackage {
  readonly createRouter: (options: object) => RequestHandler;
  readonly toFetchHandler: (handler: RequestHandler) => (request: Request) => Promise<Response>;
  readonly [name: string]: unknown;
}

/** What became of one operation. */
export type CallOutcome =
  | { readonly kind: "equal" }
  /** No request was drawn, or the description has no server or no client for it. */
  | { readonly kind: "undrawn" }
  /** `class`: what all disagreements of one cause are called. */
  | { readonly kind: "differs"; readonly class: string; readonly said: string };

export async function tryCalls(loaded: LoadedPackage, api: Api, plan: Plan): Promise<readonly Tried[]> {
  const line = new Line(loaded, api);
  const tried: Tried[] = [];
  for (const operation of api.operations) {
    const name = plan.symbols.get(symbolKey("client", "call", operation.id))?.name;
    const call = name === undefined ? undefined : loaded[name];
    tried.push({
      operation: operation.operationId ?? `${operation.method} ${operation.path}`,
      call: typeof call === "function" ? await line.try(operation, call) : { kind: "undrawn" },
      route: await line.route(operation),
    });
  }
  return tried;
}

export interface Tried {
  readonly operation: string;
  readonly call: CallOutcome;
  /** What the router says of the operation's method and path: `found`, or the kind of its problem. */
  readonly route: string;
}

const origin = "http://corpus.test";

class Line {
  readonly #api: Api;
  readonly #server: (request: Request) => Promise<Response>;
  #received: Readonly<Record<string, unknown>> | undefined;
  #problem: object | undefined;
  /** Of the server's own. */
  #fault: unknown;

  constructor(loaded: LoadedPackage, api: Api) {
    this.#api = api;
    const handler = (all: Readonly<Record<string, unknown>>): object => {
      this.#received = all;
      return { status: 599 };
    };
    const handlers: unknown = new Proxy(handler, { get: () => handlers });
    const scopes = api.operations.flatMap(({ security }) =>
      security.flatMap(({ schemes }) => schemes.flatMap((scheme) => scheme.scopes)),
    );
    // Callers by a token are known with what it was granted, others by themselves.
    const caller = { principal: "ann", scopes };
    const authenticate = Object.fromEntries(api.securitySchemes.map(({ name }) => [name, () => caller]));
    const router = loaded.createRouter({
      handlers,
      authenticate,
      basePath: "",
      maxBodyBytes: 10_000_000,
      renderProblem: (problem: object) => {
        this.#problem = problem;
        return {};
      },
      onError: (error: unknown) => {
        this.#fault = error;
      },
    });
    this.#server = loaded.toFetchHandler(router);
  }

  async try(operation: Operation, call: Function): Promise<CallOutcome> {
    const request = mockRequest(operation, this.#api);
    if (request === undefined) return { kind: "undrawn" };
    [this.#received, this.#problem, this.#fault] = [undefined, undefined, undefined];
    let thrown: unknown;
    const client = {
      baseUrl: origin,
      retry: { retries: 0 },
      auth: Object.fromEntries(this.#api.securitySchemes.map((scheme) => [scheme.name, credentialOf(scheme)])),
      fetch: (url: string, init: RequestInit) => this.#server(new Request(url, init)),
    };
    try {
      await Reflect.apply(call, undefined, [client, ...request.args]);
    } catch (error) {
      thrown = error;
    }
    if (this.#received === undefined) return refused(this.#problem, this.#fault ?? thrown, request.args);
    for (const [member, sent] of Object.entries(request.expected)) {
      const received = this.#received[member];
      if (!isCarried(sent, received)) {
        return { kind: "differs", class: `${member} changed`, said: `${shown(sent)} came as ${shown(received)}` };
      }
    }
    return { kind: "equal" };
  }

  /** Any value in place of each parameter. What tells operations of one path apart is left to the calls. */
  async route({ method, path, recognition }: Operation): Promise<string> {
    if (recognition !== undefined) return "found";
    this.#problem = undefined;
    const url = `${origin}${path.replace(/\{[^}]*\}/g, "1")}`;
    await this.#server(new Request(url, { method })).catch(() => undefined);
    const kind = this.#problem === undefined ? undefined : Reflect.get(this.#problem, "kind");
    return kind === "not-found" || kind === "method-not-allowed" ? kind : "found";
  }
}

function refused(problem: object | undefined, thrown: unknown, args: readonly unknown[]): CallOutcome {
  const kind = problem === undefined ? undefined : Reflect.get(problem, "kind");
  const said = [
    ...(problem === undefined ? [] : [JSON.stringify(problem)]),
    ...(thrown === undefined ? [] : [String(thrown)]),
  ];
  return {
    kind: "differs",
    class: typeof kind === "string" ? `refused: ${kind}` : "not sent",
    said: `${said.join(" ")} for ${shown(args)}`,
  };
}

function credentialOf({ kind }: SecurityScheme): unknown {
  return kind === "basic" ? { username: "ann", password: "secret" } : kind === "mutualTLS" ? true : "secret";
}

/** Everything that was sent has come; what has come beside it are defaults. */
function isCarried(sent: unknown, received: unknown): boolean {
  if (typeof sent !== "object" || sent === null) return isDeepStrictEqual(sent, received);
  if (Array.isArray(sent)) {
    return (
      Array.isArray(received) &&
      sent.length === received.length &&
      sent.every((item, i) => isCarried(item, received[i]))
    );
  }
  if (typeof received !== "object" || received === null)
    return Object.keys(sent).length === 0 && received === undefined;
  return Object.entries(sent).every(
    ([key, value]) => Object.hasOwn(received, key) && isCarried(value, Reflect.get(received, key)),
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
