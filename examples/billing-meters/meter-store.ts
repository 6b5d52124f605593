/** Meters in memory, with the answers that were given under an Idempotency-Key. */
import type { BillingMeter } from "../../generated/billing-meters/src/types/index.js";
import type { CreateBillingMeterResponse } from "../../generated/billing-meters/src/server/index.js";

/** An answer and the request it was given to. */
export interface KeptAnswer {
  readonly fingerprint: string;
  readonly response: CreateBillingMeterResponse;
}

export class MeterStore {
  readonly #meters = new Map<string, BillingMeter>();
  readonly #answers = new Map<string, KeptAnswer>();

  add(meter: BillingMeter): void {
    this.#meters.set(meter.id, meter);
  }

  hasActive(eventName: string): boolean {
    return [...this.#meters.values()].some((meter) => meter.status === "active" && meter.event_name === eventName);
  }

  keptAnswer(idempotencyKey: string): KeptAnswer | undefined {
    return this.#answers.get(idempotencyKey);
  }

  keepAnswer(idempotencyKey: string, answer: KeptAnswer): void {
    this.#answers.set(idempotencyKey, answer);
  }
}
