/** "Create a billing meter" as its users meet it: the page's curl, the official library, the generated client. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { createApi } from "../../examples/billing-meters/server.js";
import { createClient, isCreateBillingMeterError } from "../../generated/billing-meters/src/client/index.js";
import { toNodeListener } from "../../generated/billing-meters/src/server/index.js";
import type { BillingMeterCreateParams } from "../../generated/billing-meters/src/types/index.js";
import { listening } from "./listening.js";

const key = "sk_test_123";
let baseUrl: string;

beforeAll(async () => {
  baseUrl = await listening(toNodeListener(createApi(key)));
});

let names = 0;
function freshName(): string {
  names += 1;
  return `event_${String(names)}`;
}

describe("curl, as the API page shows it", () => {
  it("creates a meter with Basic credentials and literal brackets", async () => {
    const name = freshName();
    const meter: unknown = JSON.parse(
      await curl("-u", `${key}:`, "-d", "display_name=Search API Calls", "-d", `event_name=${name}`, ...pageData),
    );
    expect(meter).toMatchObject({
      object: "billing.meter",
      customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" },
      default_aggregation: { formula: "sum" },
      display_name: "Search API Calls",
      event_name: name,
      event_time_window: null,
      livemode: false,
      status: "active",
      status_transitions: { deactivated_at: null },
      value_settings: { event_payload_key: "value" },
    });
  });

  it("takes brackets and spaces percent-encoded as well", async () => {
    const name = freshName();
    const meter: unknown = JSON.parse(
      await curl(
        "-u",
        `${key}:`,
        "--data-urlencode",
        "display_name=Search API Calls",
        "-d",
        `event_name=${name}`,
        "-d",
        "default_aggregation%5Bformula%5D=sum",
      ),
    );
    expect(meter).toMatchObject({ display_name: "Search API Calls", event_name: name });
  });

  async function curl(...args: readonly string[]): Promise<string> {
    const { stdout } = await promisify(execFile)("curl", ["-sS", `${baseUrl}/v1/billing/meters`, ...args]).catch(
      (error: unknown) => {
        throw isMissing(error) ? new Error("This test needs curl: apt-get install curl.") : error;
      },
    );
    return stdout;
  }

  const pageData = [
    ...["-d", "default_aggregation[formula]=sum"],
    ...["-d", "value_settings[event_payload_key]=value"],
    ...["-d", "customer_mapping[type]=by_id"],
    ...["-d", "customer_mapping[event_payload_key]=stripe_customer_id"],
  ];
});

function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}

describe("the official stripe package", () => {
  it("creates a meter", async () => {
    const meter = await stripe(key).billing.meters.create(paramsFor(freshName()));
    expect(meter).toMatchObject({ object: "billing.meter", status: "active", default_aggregation: { formula: "sum" } });
    expect(meter.lastResponse.requestId).toMatch(/^req_/);
  });

  it("gets its own error class for a bad parameter, which names the parameter in brackets", async () => {
    const bad = { ...paramsFor(freshName()), default_aggregation: { formula: "median" as "sum" } };
    const error = await rejection(stripe(key).billing.meters.create(bad));
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 400, param: "default_aggregation[formula]" });
  });

  it("gets its own error class for a bad key", async () => {
    const error = await rejection(stripe("sk_test_wrong").billing.meters.create(paramsFor(freshName())));
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error).toMatchObject({ statusCode: 401 });
  });

  it("gets its own error class for a key that was used for another request", async () => {
    const options = { idempotencyKey: "key-of-two" };
    await stripe(key).billing.meters.create(paramsFor(freshName()), options);
    const error = await rejection(stripe(key).billing.meters.create(paramsFor(freshName()), options));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  it("gets the same meter again under the same Idempotency-Key", async () => {
    const options = { idempotencyKey: "key-of-one" };
    const params = paramsFor(freshName());
    const first = await stripe(key).billing.meters.create(params, options);
    const second = await stripe(key).billing.meters.create(params, options);
    expect(second.id).toBe(first.id);
  });

  function stripe(apiKey: string): Stripe {
    const { hostname, port } = new URL(baseUrl);
    return new Stripe(apiKey, { host: hostname, port, protocol: "http", maxNetworkRetries: 0, telemetry: false });
  }
});

describe("the generated client", () => {
  it("creates a meter with a bearer token", async () => {
    const name = freshName();
    const meter = await client().billing.meters.create(paramsFor(name));
    expect(meter).toMatchObject({ event_name: name, status: "active", status_transitions: { deactivated_at: null } });
  });

  it("creates a meter with the key as the user name of Basic", async () => {
    const basic = createClient({ baseUrl, auth: { basicAuth: { username: key } } });
    const meter = await basic.billing.meters.create(paramsFor(freshName()));
    expect(meter.object).toBe("billing.meter");
  });

  it("throws the declared error, typed, with status, headers and request id", async () => {
    const name = freshName();
    await client().billing.meters.create(paramsFor(name));
    const error = await rejection(client().billing.meters.create(paramsFor(name)));
    if (!isCreateBillingMeterError(error)) throw error;
    expect(error.status).toBe(400);
    expect(error.body.error).toMatchObject({ type: "invalid_request_error", param: "event_name" });
    expect(error.requestId).toMatch(/^req_/);
    expect(error.headers.get("content-type")).toBe("application/json");
  });

  it("throws the declared error for a bad key", async () => {
    const wrong = createClient({ baseUrl, auth: { bearerAuth: "sk_test_wrong" } });
    const error = await rejection(wrong.billing.meters.create(paramsFor(freshName())));
    if (!isCreateBillingMeterError(error)) throw error;
    expect(error.status).toBe(401);
    expect(error.headers.get("www-authenticate")).toContain("Basic");
  });

  function client(): ReturnType<typeof createClient> {
    return createClient({ baseUrl, auth: { bearerAuth: key }, retry: "never" });
  }
});

function paramsFor(eventName: string): BillingMeterCreateParams {
  return {
    display_name: "Search API Calls",
    event_name: eventName,
    default_aggregation: { formula: "sum" },
    value_settings: { event_payload_key: "value" },
    customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" },
  };
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It succeeded: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}
