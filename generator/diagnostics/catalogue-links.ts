/** The codes of what one message says of another: links and callbacks. */
import type { Entry } from "./catalogue-entry.js";
import { didYouMean, quote } from "./catalogue-words.js";

export const links = {
  "broken-link": {
    severity: "warning",
    message: (link: string, why: string, nearest?: string) =>
      `Part of the link ${quote(link)} cannot be followed: ${why}.${didYouMean(nearest)}`,
    help: "A link names an operation by its operationId, or by operationRef, and values for parameters that this operation has.",
  },
  "unusable-expression": {
    severity: "warning",
    message: (why: string, instead: string, nearest?: string) =>
      `A runtime expression cannot be worked out, as ${why}: ${instead}.${didYouMean(nearest)}`,
    help: "Expressions read like $request.body#/url, $request.query.url, $request.header.x-url, $response.body#/id or $url, and name what the operation declares.",
  },
} as const satisfies Record<string, Entry<never[]>>;
