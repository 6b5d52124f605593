/** The handler of "create a billing meter". Its arguments are validated; what it returns is checked as well. */
import type { BillingMeter, BillingMeterCreateParams } from "../../generated/billing-meters/src/types/index.js";
import type { CreateBillingMeterResponse, ServerRequest } from "../../generated/billing-meters/src/server/index.js";
import type { Account } from "./account.js";
import { identifier } from "./identifier.js";
import type { MeterStore } from "./meter-store.js";

/** Creates a meter; the same Idempotency-Key gets the same answer again, as long as the request is the same. */
export function createMeter(
  store: MeterStore,
  account: Account,
  params: BillingMeterCreateParams,
  request: ServerRequest,
): CreateBillingMeterResponse {
  const key = request.headers.get("idempotency-key");
  if (key === undefined) return newMeter(store, account, params);
  const fingerprint = JSON.stringify(params);
  const kept = store.keptAnswer(key);
  if (kept === undefined) {
    const response = newMeter(store, account, params);
    store.keepAnswer(key, { fingerprint, response });
    return { ...response, headers: { "idempotency-key": key } };
  }
  if (kept.fingerprint !== fingerprint) return keyReused(key);
  return { ...kept.response, headers: { "idempotency-key": key, "idempotent-replayed": "true" } };
}

function newMeter(store: MeterStore, account: Account, params: BillingMeterCreateParams): CreateBillingMeterResponse {
  if (store.hasActive(params.event_name)) return eventNameTaken(params.event_name);
  const now = Math.floor(Date.now() / 1000);
  const meter: BillingMeter = {
    id: identifier(account.livemode ? "mtr" : "mtr_test"),
    object: "billing.meter",
    created: now,
    customer_mapping: params.customer_mapping ?? { type: "by_id", event_payload_key: "stripe_customer_id" },
    default_aggregation: params.default_aggregation,
    display_name: params.display_name,
    event_name: params.event_name,
    event_time_window: params.event_time_window ?? null,
    livemode: account.livemode,
    status: "active",
    status_transitions: { deactivated_at: null },
    updated: now,
    value_settings: params.value_settings ?? { event_payload_key: "value" },
  };
  store.add(meter);
  return { status: 200, body: meter };
}

function eventNameTaken(eventName: string): CreateBillingMeterResponse {
  const message = `An active meter with the event name ${eventName} exists already.`;
  return { status: 400, body: { error: { type: "invalid_request_error", message, param: "event_name" } } };
}

function keyReused(key: string): CreateBillingMeterResponse {
  const message = `Keys for idempotent requests can only be used with the same parameters: ${key}.`;
  return { status: 400, body: { error: { type: "idempotency_error", message } } };
}
