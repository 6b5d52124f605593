/**
 * A server for "create a billing meter": the generated stubs, filled in over a store in memory.
 *
 *     npm run example        API_KEY: the key it accepts (sk_test_123); PORT: where it listens (4242; 0 for any)
 *
 * Whatever is peculiar to this API stands here, not in the generated package: the form of its errors, its ids, its
 * Request-Id header, what an Idempotency-Key means.
 */
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import {
  constantTimeEqual,
  createRouter,
  toNodeListener,
  type RequestHandler,
} from "../../generated/billing-meters/src/server/index.js";
import type { Account } from "./account.js";
import { createMeter } from "./create-meter.js";
import { renderProblem } from "./errors.js";
import { identifier } from "./identifier.js";
import { MeterStore } from "./meter-store.js";

/** The whole API as one function from a request to an answer, for an account whose secret key is `apiKey`. */
export function createApi(apiKey: string): RequestHandler {
  const store = new MeterStore();
  const account: Account = { livemode: apiKey.startsWith("sk_live_") };
  const accountOf = (key: string): Account | undefined => (constantTimeEqual(key, apiKey) ? account : undefined);
  const router = createRouter({
    authenticate: {
      basicAuth: ({ username, password }) => (password === "" ? accountOf(username) : undefined),
      bearerAuth: ({ token }) => accountOf(token),
    },
    handlers: {
      billing: { meters: { create: ({ principal, body, request }) => createMeter(store, principal, body, request) } },
    },
    renderProblem,
  });
  return withRequestId(router);
}

/** Middleware is a function around a handler: every answer, also an error, carries an id to find it by. */
function withRequestId(handler: RequestHandler): RequestHandler {
  return async (request) => {
    const response = await handler(request);
    return { ...response, headers: { ...response.headers, "request-id": identifier("req") } };
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const server = createServer(toNodeListener(createApi(process.env["API_KEY"] ?? "sk_test_123")));
  server.listen(Number(process.env["PORT"] ?? 4242), "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object" && address !== null) console.log(`http://127.0.0.1:${String(address.port)}`);
  });
}
