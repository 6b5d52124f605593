/** The client emitter: a function for each operation over the runtime, and a thin namespaced face. */
import type { Api } from "../../model/api.js";
import type { Item, SymbolRequest } from "../../plan/plan.js";
import { unreachable } from "../../model/unreachable.js";
import type { Emitter } from "../emitter.js";
import { publicBodyTypes } from "../public-bodies.js";
import { publicStatusTypes } from "../status-text.js";
import { serverSymbols } from "./servers.js";
import { clientDeclarations } from "./client-face.js";
import { hasTokenUrls } from "./oauth-flows.js";
import { callRuntime, callSymbols, credentialRuntime } from "../calls/symbols.js";
import { wireShapeDeclaration, wireShapeSymbols } from "../wire-shape.js";
import { operationDeclarations } from "./call.js";
import { resourceInterface } from "./resource.js";

export const client: Emitter = {
  name: "client",
  about: "operations",
  needs: ["types", "validators"],
  publicRuntime: [...callRuntime, "BasicCredentials", "ClientSettings"],
  publicRuntimeFor: (api) => [
    ...(api.securitySchemes.length === 0 ? [] : credentialRuntime),
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
      return [callSymbol, ...callSymbols(item.operation, api)];
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

const callSymbol: SymbolRequest = { role: "call", space: "value", name: ({ camel }) => camel };
