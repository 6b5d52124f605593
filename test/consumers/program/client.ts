/** A consumer of `./client`. */
import {
  createBillingMeter,
  createClient,
  isApiError,
  isClientError,
  isCreateBillingMeterError,
  type Client,
} from "billing-meters/client";
import type { BillingMeter } from "billing-meters/types";
import { createClient as createPetClient, isCreatePetError } from "pets/client";

const params = {
  default_aggregation: { formula: "sum" },
  display_name: "Search",
  event_name: "search",
} as const;

export const client: Client = createClient({ auth: { bearerAuth: "key" } });

// @ts-expect-error Credentials are needed.
createClient({});

// @ts-expect-error The scheme has another name.
createClient({ auth: { token: "key" } });

/** Credentials may be asked for when they are needed. */
export const lazy: Client = createClient({
  baseUrl: "https://example.com",
  auth: () => Promise.resolve({ basicAuth: { username: "key" } }),
  timeout: 1_000,
  retry: { retries: 3 },
});

/** So may each of them, also a second time where it was refused. */
export const renewing: Client = createClient({
  auth: { bearerAuth: async ({ refused, baseUrl }) => (refused === undefined ? "cached" : `fresh for ${baseUrl}`) },
});

// @ts-expect-error A token is no user and password.
createClient({ auth: { basicAuth: () => "key" } });

/** Both ways to call give the typed answer. */
export async function create(signal: AbortSignal): Promise<readonly BillingMeter[]> {
  const first = await client.billing.meters.create(params, { signal, idempotencyKey: "1" });
  const second = await createBillingMeter({ auth: { basicAuth: { username: "key" } } }, params);
  // @ts-expect-error The answer has no such field.
  first.colour;
  return [first, second];
}

// @ts-expect-error Parameters are needed.
export const without = (): Promise<BillingMeter> => client.billing.meters.create();

/** The guard of an operation narrows the body of its declared errors. */
export function messageOf(error: unknown): string {
  if (isCreateBillingMeterError(error)) {
    // @ts-expect-error A declared error is 4XX or 5XX.
    if (error.status === 200) return "";
    return `${String(error.status)} ${error.body.error.message ?? error.body.error.type} ${error.requestId ?? ""}`;
  }
  if (isApiError(error)) return `another operation's error: ${error.operationId}`;
  if (!isClientError(error)) return "not of this client";
  // Exhaustive: nothing but these kinds is left.
  switch (error.kind) {
    case "undeclared-status":
    case "api":
      return String(error.status);
    case "contract":
      return error.issues.map(({ message }) => message).join(", ");
    case "network":
    case "timeout":
    case "abort":
      return error.kind;
  }
}

const pets = createPetClient({ auth: { token: "t" } });

/** Errors of one operation are told apart by their status. */
export async function sell(): Promise<string> {
  try {
    const { id, name } = await pets.pets.create({ name: "Rex", kind: "dog" });
    return `${name} is ${id}`;
  } catch (error) {
    if (!isCreatePetError(error)) throw error;
    return "title" in error.body ? error.body.title : error.body.existing.name;
  }
}

/** An optional body may be left out, and an answer without a body is undefined. */
export async function search(): Promise<number> {
  const nothing: undefined = await pets.pets.cache.delete();
  const { pets: all, next } = await pets.pets.search(nothing);
  const { pets: dogs } = await pets.pets.search({ kinds: ["dog"] }, { timeout: 5_000 });
  return all.length + dogs.length + (next?.length ?? 0);
}
