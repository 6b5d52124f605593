/** What a declared status stands for. */
import type { ResponseStatus } from "./api.js";

/** The first digit of the statuses that it covers; undefined for the default, which covers what no other does. */
export function hundredsOf(status: ResponseStatus): number | undefined {
  if (status.kind === "default") return undefined;
  return status.kind === "range" ? status.hundreds : Math.floor(status.code / 100);
}
