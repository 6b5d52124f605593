/** The client emitter: a function for each operation over the runtime, and a thin namespaced face. */
import type { Api } from "../../model/api.js";
import type { Item, SymbolRequest } from "../../plan/plan.js";
import { unreachable } from "../../model/unreachable.js";
import type { Emitter } from "../emitter.js";
import { publicBodyTypes } from "../public-bodies.js";
import { publicStatusTypes } from "../status-text.js";
import { fieldSymbols } from "../operation-text.js";
import { serverSymbols } from "./servers.js";
import { hasParamsType } from "../calls/arguments.js";
import { clientDeclarations } from "./client-face.js";
import { hasTokenUrls } from "./oauth-flows.js";
import { declaredFailures, hasResultType } from "../calls/operation.js";
import { wireShapeDeclaration, wireShapeSymbols } from "../wire-shape.js";
import { operationDeclarations } from "./call.js";
import { resourceInterface } from "./resource.js";

export const client: Emitter = {
  name: "client",
  about: "operations",
  needs: ["types", "validators"],
  publicRuntime: [
    "AbortError",
    "AnyClientError",
    "ApiCall",
    "ApiError",
    "BasicCredentials",
    "CallResult",
    "ClientError",
    "ClientErrorKind",
    "ClientSettings",
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
  ],
  publicRuntimeFor: (api) => [
    ...(api.securitySchemes.length === 0 ? [] : credentialNames),
    ...(api.securitySchemes.some(({ kind }) => kind === "oauth2" || kind === "openIdConnect") ? tokenNames : []),
    ...publicBodyTypes("client", api),
    ...publicStatusTypes(api),
  ],
  symbols: symbolsFor,
  statements: (file, context) =>
    file.items.flatMap((item) => {
      switch (item.kind) {
        case "api":
          return clientDeclarations(context);
        case "resource":
          return [resourceInterface(item.resource, context)];
        case "operation":
          return operationDeclarations(item.operation, context);
        case "hook":
          return [];
        case "schema":
          return [wireShapeDeclaration("client", item.id, context)];
        default:
          return unreachable(item);
      }
    }),
};

/** What whoever gives credentials has to do with. */
const credentialNames = ["Credential", "CredentialProvider", "CredentialRequest", "CredentialValue"] as const;

/** What whoever gets tokens has to do with. */
const tokenNames = [
  "ClientCredentials",
  "RefreshableTokens",
  "TokenClient",
  "TokenError",
  "TokenErrorCode",
  "TokenFailure",
  "Tokens",
  "clientCredentialsGrant",
  "isTokenError",
  "refreshTokenGrant",
] as const;

function symbolsFor(item: Item, api: Api): readonly SymbolRequest[] {
  switch (item.kind) {
    case "api":
      return [...faceSymbols, ...(hasTokenUrls(api) ? [flowsSymbol] : []), ...serverSymbols(api)];
    case "resource":
      return [{ role: "resource", space: "type", name: ({ pascal }) => `${pascal}Client` }];
    case "operation":
      return [
        ...callSymbols,
        ...(hasParamsType(item.operation, api) ? [paramsSymbol] : []),
        ...(hasResultType(item.operation) ? [resultSymbol] : []),
        ...fieldSymbols(item.operation),
        ...(declaredFailures(item.operation).length === 0 ? [] : errorSymbols),
      ];
    case "hook":
      return [];
    case "schema":
      return wireShapeSymbols("client", item.schema, api);
    default:
      return unreachable(item);
  }
}

const faceSymbols: readonly SymbolRequest[] = [
  { role: "auth", space: "type", file: "client", name: () => "Auth" },
  { role: "options", space: "type", file: "client", name: () => "ClientOptions" },
  { role: "client", space: "type", file: "client", name: () => "Client" },
  { role: "createClient", space: "value", file: "client", name: () => "createClient" },
];

const flowsSymbol: SymbolRequest = { role: "flows", space: "value", file: "client", name: () => "oauthFlows" };

const callSymbols: readonly SymbolRequest[] = [
  { role: "call", space: "value", name: ({ camel }) => camel },
  { role: "operation", space: "value", visibility: "internal", name: ({ camel }) => `${camel}Operation` },
];

const paramsSymbol: SymbolRequest = { role: "params", space: "type", name: ({ pascal }) => `${pascal}Params` };

const resultSymbol: SymbolRequest = { role: "result", space: "type", name: ({ pascal }) => `${pascal}Result` };

const errorSymbols: readonly SymbolRequest[] = [
  { role: "error", space: "type", name: ({ pascal }) => `${pascal}Error` },
  { role: "isError", space: "value", name: ({ pascal }) => `is${pascal}Error` },
];
