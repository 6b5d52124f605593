/** What travels between the generated client and the generated server, byte for byte and value for value. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBillingMeter, type Fetch } from "../../generated/billing-meters/src/client/index.js";
import { createRouter, toFetchHandler } from "../../generated/billing-meters/src/server/index.js";
import type { BillingMeter, BillingMeterCreateParams } from "../../generated/billing-meters/src/types/index.js";
import { isBillingMeterCreateParams } from "../../generated/billing-meters/src/validators/index.js";

describe("the request's bytes", () => {
  it("are what the WHATWG form serializer writes, brackets encoded and spaces as +", async () => {
    const sent: string[] = [];
    const fetch: Fetch = async (_url, init) => {
      sent.push(String(init.body));
      return Response.json(meterOf(pageRequest));
    };
    await createBillingMeter({ auth: { bearerAuth: "k" }, fetch }, pageRequest);
    expect(sent).toEqual([
      "default_aggregation%5Bformula%5D=sum&display_name=Search+API+Calls&event_name=ai_search_api" +
        "&customer_mapping%5Bevent_payload_key%5D=stripe_customer_id&customer_mapping%5Btype%5D=by_id" +
        "&value_settings%5Bevent_payload_key%5D=value",
    ]);
  });

  it("go to the path of the description, with the credentials and media types it declares", async () => {
    const calls: { readonly url: string; readonly method: string; readonly headers: Headers }[] = [];
    const fetch: Fetch = async (url, { method, headers }) => {
      calls.push({ url, method, headers });
      return Response.json(meterOf(pageRequest));
    };
    await createBillingMeter({ auth: { basicAuth: { username: "sk_test_123" } }, fetch }, pageRequest);
    const [call] = calls;
    expect(call?.url).toBe("https://api.stripe.com/v1/billing/meters");
    expect(call?.method).toBe("POST");
    // base64 of "sk_test_123:"
    expect(call?.headers.get("authorization")).toBe("Basic c2tfdGVzdF8xMjM6");
    expect(call?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(call?.headers.get("accept")).toContain("application/json");
  });
});

describe("any valid request", () => {
  it("reaches the handler as it was given to the client", async () => {
    const seen: BillingMeterCreateParams[] = [];
    const router = createRouter<true>({
      authenticate: { basicAuth: () => true, bearerAuth: () => true },
      renderProblem: ({ kind }) => ({ body: { error: { type: "api_error", message: kind } } }),
      handlers: {
        billing: {
          meters: {
            create: ({ body }) => {
              seen.push(body);
              return { status: 200, body: meterOf(body) };
            },
          },
        },
      },
    });
    const serve = toFetchHandler(router);
    const fetch: Fetch = (url, init) => serve(new Request(url, init));
    await fc.assert(
      fc.asyncProperty(requests, async (params) => {
        expect(isBillingMeterCreateParams(params)).toBe(true);
        const meter = await createBillingMeter({ auth: { bearerAuth: "k" }, fetch }, params);
        expect(seen.pop()).toEqual(params);
        expect(meter.display_name).toBe(params.display_name);
      }),
      { numRuns: 500 },
    );
  });
});

/** Any text that a form can carry: all of Unicode but lone surrogates, and no NUL, which the server refuses. */
function text(max: number): fc.Arbitrary<string> {
  return fc.string({ unit: "binary", maxLength: max }).map((value) => value.replaceAll("\0", "0"));
}

const requests: fc.Arbitrary<BillingMeterCreateParams> = fc.record(
  {
    default_aggregation: fc.record({ formula: fc.constantFrom("count", "last", "sum") }),
    display_name: text(250),
    event_name: text(100),
    customer_mapping: fc.record({ event_payload_key: text(100), type: fc.constant("by_id") }),
    event_time_window: fc.constantFrom("day", "hour"),
    value_settings: fc.record({ event_payload_key: text(100) }),
  },
  { requiredKeys: ["default_aggregation", "display_name", "event_name"] },
);

const pageRequest: BillingMeterCreateParams = {
  default_aggregation: { formula: "sum" },
  display_name: "Search API Calls",
  event_name: "ai_search_api",
  customer_mapping: { event_payload_key: "stripe_customer_id", type: "by_id" },
  value_settings: { event_payload_key: "value" },
};

function meterOf(params: BillingMeterCreateParams): BillingMeter {
  return {
    id: "mtr_1",
    object: "billing.meter",
    created: 1,
    customer_mapping: params.customer_mapping ?? { event_payload_key: "k", type: "by_id" },
    default_aggregation: params.default_aggregation,
    display_name: params.display_name,
    event_name: params.event_name,
    event_time_window: params.event_time_window ?? null,
    livemode: false,
    status: "active",
    status_transitions: { deactivated_at: null },
    updated: 1,
    value_settings: params.value_settings ?? { event_payload_key: "v" },
  };
}
