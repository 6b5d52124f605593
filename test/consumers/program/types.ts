/** A consumer of `./types`. */
import type {
  BillingMeter,
  BillingMeterCreateParams,
  BillingMeterCreateParamsEventTimeWindow,
  BillingMeterStatus,
} from "billing-meters/types";
import type { Kind, Owner, PetFilter, ProblemSchema } from "pets/types";

/** What is required and no more. */
export const smallest: BillingMeterCreateParams = {
  default_aggregation: { formula: "count" },
  display_name: "Search",
  event_name: "search",
};

// @ts-expect-error display_name is required.
export const incomplete: BillingMeterCreateParams = { default_aggregation: { formula: "count" }, event_name: "search" };

export const misspelt: BillingMeterCreateParams = {
  ...smallest,
  // @ts-expect-error No such formula is listed.
  default_aggregation: { formula: "average" },
};

// @ts-expect-error Absent is not the same as undefined.
export const undefinedWindow: BillingMeterCreateParams = { ...smallest, event_time_window: undefined };

// @ts-expect-error What is not described has no place in a literal.
export const unknownParameter: BillingMeterCreateParams = { ...smallest, colour: "red" };

/** A closed enum: a switch over its values is complete. */
export function secondsOf(window: BillingMeterCreateParamsEventTimeWindow): number {
  switch (window) {
    case "day":
      return 86_400;
    case "hour":
      return 3_600;
  }
}

/** An open enum: a switch over the listed values is not. */
export function describe(status: BillingMeterStatus): string {
  switch (status) {
    case "active":
      return "takes events";
    case "inactive":
      return "takes no events";
    default:
      return `newer than this program: ${status}`;
  }
}

// @ts-expect-error Not every status is handled, so the end can be reached.
export function describeListed(status: BillingMeterStatus): string {
  switch (status) {
    case "active":
      return "takes events";
    case "inactive":
      return "takes no events";
  }
}

/** Null has to be looked at before the value is used. */
export function deactivated({ status_transitions: { deactivated_at } }: BillingMeter): Date | undefined {
  // @ts-expect-error It can be null.
  deactivated_at.toFixed();
  return deactivated_at === null ? undefined : new Date(deactivated_at * 1_000);
}

/** A literal tells the members of a union apart. */
export function nameOf(owner: Owner): string {
  if (owner === null) return "nobody";
  switch (owner.type) {
    case "person":
      return owner.name;
    case "shelter":
      return owner.license;
  }
}

/** A union that goes both ways takes the listed values alone. */
export const filter: PetFilter = { kinds: ["dog", "cat"], price: [100], any_of: [{ price: [1, 2] }] };

// @ts-expect-error Nobody can write a value that is not listed.
export const kind: Kind = "hamster";

/** Additional properties are there to be read, by brackets. */
export function extension(problem: ProblemSchema): unknown {
  return problem["balance"] ?? problem.detail;
}
