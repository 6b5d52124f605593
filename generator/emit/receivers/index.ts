/** The receivers emitter: for the users of the API, what takes its webhooks and callbacks. */
import type { Api, HookOperation } from "../../model/api.js";
import { unreachable } from "../../model/unreachable.js";
import type { Item, SymbolRequest } from "../../plan/plan.js";
import type { Emitter } from "../emitter.js";
import { hookApi, hookContext } from "../hook-api.js";
import { publicBodyTypes } from "../public-bodies.js";
import { publicStatusTypes } from "../status-text.js";
import { authenticationNames } from "../routes/authenticate.js";
import { principalNames } from "../routes/principal.js";
import { routeRuntime, routeSymbols } from "../routes/symbols.js";
import { wireShapeDeclaration, wireShapeSymbols } from "../wire-shape.js";
import { receiverDeclarations } from "./receiver-face.js";
import { receiveDeclarations } from "./receive.js";

export const receivers: Emitter = {
  name: "receivers",
  about: "hooks",
  needs: ["types", "validators"],
  publicRuntime: [...routeRuntime, "ReceiverSettings", "SignedMessage", "Verify", "constantTimeEqual"],
  publicRuntimeFor: (api) => [
    ...new Set(api.hooks.securitySchemes.flatMap(authenticationNames).filter((name) => name !== "constantTimeEqual")),
    ...publicBodyTypes("server", hookApi(api)),
    ...publicStatusTypes(hookApi(api)),
  ],
  ownNames: (api) => [...principalNames(hookApi(api)).values()],
  symbols: symbolsFor,
  statements: (file, context) =>
    file.items.flatMap((item) => {
      switch (item.kind) {
        case "api":
          return receiverDeclarations(hookContext(context));
        case "hook":
          return receiveDeclarations(item.operation, hookContext(context));
        case "schema":
          return [wireShapeDeclaration("server", item.id, hookContext(context))];
        case "operation":
        case "resource":
          return [];
        default:
          return unreachable(item);
      }
    }),
};

function symbolsFor(item: Item, api: Api): readonly SymbolRequest[] {
  switch (item.kind) {
    case "api":
      return api.hooks.securitySchemes.length === 0 ? faceSymbols : [authenticatorsSymbol, ...faceSymbols];
    case "hook":
      return hookSymbols(item.operation);
    case "schema":
      return wireShapeSymbols("server", item.schema, hookApi(api));
    case "operation":
    case "resource":
      return [];
    default:
      return unreachable(item);
  }
}

const authenticatorsSymbol: SymbolRequest = {
  role: "authenticators",
  space: "type",
  file: "receiver",
  name: () => "ReceiverAuthenticators",
};

const faceSymbols: readonly SymbolRequest[] = [
  { role: "handlers", space: "type", file: "receiver", name: () => "ReceiverHandlers" },
  { role: "paths", space: "type", file: "receiver", name: () => "ReceiverPaths" },
  { role: "options", space: "type", file: "receiver", name: () => "ReceiverOptions" },
  { role: "createReceiver", space: "value", file: "receiver", name: () => "createReceiver" },
];

function hookSymbols(hook: HookOperation): readonly SymbolRequest[] {
  return [
    ...routeSymbols(hook),
    { role: "handler", space: "type", name: ({ pascal }) => `${pascal}Handler` },
    { role: "receiver", space: "value", name: ({ camel }) => `${camel}Receiver` },
    { role: "route", space: "value", visibility: "internal", name: ({ camel }) => `${camel}Route` },
  ];
}
