/** What the outputs that answer requests have in common: the names of the runtime that users meet, a route's types. */
import type { Operation } from "../../model/api.js";
import type { SymbolRequest } from "../../plan/plan.js";
import { fieldSymbols } from "../operation-text.js";
import type { RuntimeName } from "../runtime-index.js";

export const routeRuntime: readonly RuntimeName[] = [
  "HandlerRequest",
  "HeaderReader",
  "ParameterIssue",
  "Problem",
  "ProblemReply",
  "RenderedProblem",
  "RequestHandler",
  "ResponseHeaders",
  "RuntimeRouterOptions",
  "ServerRequest",
  "ServerResponse",
  "StatusIn",
  "renderProblemDetails",
  "toFetchHandler",
  "toNodeListener",
];

/** What a handler is given and what it answers with. */
export function routeSymbols(operation: Operation): readonly SymbolRequest[] {
  return [
    { role: "request", space: "type", name: ({ pascal }) => `${pascal}Request` },
    { role: "response", space: "type", name: ({ pascal }) => `${pascal}Response` },
    ...fieldSymbols(operation),
  ];
}
