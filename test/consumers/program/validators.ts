/** A consumer of `./validators`. */
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { BillingMeterCreateParams } from "billing-meters/types";
import {
  billingMeterCreateParamsSchema,
  bracketPath,
  isBillingMeterCreateParams,
  validateBillingMeterCreateParams,
  validateBillingMeterReceived,
  type Issue,
} from "billing-meters/validators";

/** A guard narrows. */
export function eventNameOf(value: unknown): string | undefined {
  // @ts-expect-error Nothing is known of it yet.
  value.event_name;
  return isBillingMeterCreateParams(value) ? value.event_name : undefined;
}

/** `issues` tells success and failure apart. */
export function readParams(value: unknown): BillingMeterCreateParams | readonly string[] {
  const result = validateBillingMeterCreateParams(value);
  // @ts-expect-error There may be no value.
  result.value.event_name;
  return result.issues ? result.issues.map(describe) : result.value;
}

function describe({ path, message, expected, code }: Issue): string {
  return `${bracketPath(path)} ${message}: expected ${expected} (${code})`;
}

export function statusOf(value: unknown): string {
  const result = validateBillingMeterReceived(value);
  return result.issues ? "?" : result.value.status;
}

/** Any tool that takes a Standard Schema infers the type from it. */
async function parse<Schema extends StandardSchemaV1>(
  schema: Schema,
  value: unknown,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema["~standard"].validate(value);
  if (result.issues) throw new TypeError(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
}

export async function parsedName(value: unknown): Promise<string> {
  return (await parse(billingMeterCreateParamsSchema, value)).display_name;
}
