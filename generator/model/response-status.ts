/** What a declared status stands for. */
import type { ResponseStatus } from "./api.js";

/** As a description spells it: `"200"`, `"4XX"`, `"default"`. */
export function spelledStatus(status: ResponseStatus): string {
  switch (status.kind) {
    case "code":
      return String(status.code);
    case "range":
      return `${String(status.hundreds)}XX`;
    case "default":
      return "default";
  }
}

/** The first digit of the statuses that it covers; undefined for the default, which covers what no other does. */
export function hundredsOf(status: ResponseStatus): number | undefined {
  if (status.kind === "default") return undefined;
  return status.kind === "range" ? status.hundreds : Math.floor(status.code / 100);
}

/** The statuses of answers that have no content (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5). */
export const contentlessCodes: readonly number[] = [204, 205, 304];

/** The statuses that `fetch` follows by itself (Fetch standard, "redirect status"), which a default with content leaves out. */
export const redirectCodes: readonly number[] = [301, 302, 303, 307, 308];
