/**
 * The page's request through the generated client.
 *
 *     npm run example                      in one terminal: prints its URL
 *     BASE_URL=http://127.0.0.1:4242 npx tsx examples/billing-meters/client.ts
 */
import { createClient, isCreateBillingMeterError } from "../../generated/billing-meters/src/client/index.js";

const client = createClient({
  baseUrl: process.env["BASE_URL"] ?? "http://127.0.0.1:4242",
  auth: { bearerAuth: process.env["API_KEY"] ?? "sk_test_123" },
});

try {
  const meter = await client.billing.meters.create({
    display_name: "Search API Calls",
    event_name: "ai_search_api",
    default_aggregation: { formula: "sum" },
    value_settings: { event_payload_key: "value" },
    customer_mapping: { type: "by_id", event_payload_key: "stripe_customer_id" },
  });
  console.log(JSON.stringify(meter, undefined, 2));
} catch (error) {
  if (!isCreateBillingMeterError(error)) throw error;
  const { type, message, param } = error.body.error;
  console.error(`${String(error.status)} ${type}${param === undefined ? "" : ` (${param})`}: ${message ?? ""}`);
  process.exitCode = 1;
}
