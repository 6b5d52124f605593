/** What the outputs that send requests have in common: the names of the runtime that users meet, the symbols of a call. */
import type { Api, Operation } from "../../model/api.js";
import type { SymbolRequest } from "../../plan/plan.js";
import { fieldSymbols } from "../operation-text.js";
import type { RuntimeName } from "../runtime-index.js";
import { hasParamsType } from "./arguments.js";
import { declaredFailures, hasResultType } from "./operation.js";

export const callRuntime: readonly RuntimeName[] = [
  "AbortError",
  "AnyClientError",
  "ApiCall",
  "ApiError",
  "CallResult",
  "ClientError",
  "ClientErrorKind",
  "ContractError",
  "Fetch",
  "NetworkError",
  "RequestOptions",
  "RetryOptions",
  "StatusIn",
  "TimeoutError",
  "UndeclaredStatusError",
  "isApiError",
  "isClientError",
];

/** What whoever gives credentials has to do with. */
export const credentialRuntime = [
  "Credential",
  "CredentialProvider",
  "CredentialRequest",
  "CredentialValue",
] as const satisfies readonly RuntimeName[];

/** What a call is made of, but for the function itself. */
export function callSymbols(operation: Operation, api: Api): readonly SymbolRequest[] {
  return [
    { role: "operation", space: "value", visibility: "internal", name: ({ camel }) => `${camel}Operation` },
    ...(hasParamsType(operation, api) ? [paramsSymbol] : []),
    ...(hasResultType(operation) ? [resultSymbol] : []),
    ...fieldSymbols(operation),
    ...(declaredFailures(operation).length === 0 ? [] : errorSymbols),
  ];
}

const paramsSymbol: SymbolRequest = { role: "params", space: "type", name: ({ pascal }) => `${pascal}Params` };

const resultSymbol: SymbolRequest = { role: "result", space: "type", name: ({ pascal }) => `${pascal}Result` };

const errorSymbols: readonly SymbolRequest[] = [
  { role: "error", space: "type", name: ({ pascal }) => `${pascal}Error` },
  { role: "isError", space: "value", name: ({ pascal }) => `is${pascal}Error` },
];
