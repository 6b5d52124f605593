/** The server emitter: typed handlers for each resource, and a table of routes over the runtime's core. */
import type { Api } from "../../model/api.js";
import { isServed } from "../../model/recognition.js";
import { unreachable } from "../../model/unreachable.js";
import type { Item, SymbolRequest } from "../../plan/plan.js";
import type { EmitContext, Emitter, Statement } from "../emitter.js";
import { publicBodyTypes } from "../public-bodies.js";
import { publicStatusTypes } from "../status-text.js";
import { operationDeclarations } from "./route.js";
import { authenticationNames } from "../routes/authenticate.js";
import { principalNames } from "../routes/principal.js";
import { routeRuntime, routeSymbols } from "../routes/symbols.js";
import { handlersInterface, routerDeclarations } from "./router.js";
import { wireShapeDeclaration, wireShapeSymbols } from "../wire-shape.js";
import { servedApi } from "./served-api.js";

export const server: Emitter = {
  name: "server",
  about: "operations",
  needs: ["types", "validators"],
  publicRuntime: routeRuntime,
  publicRuntimeFor: (api) => [
    ...new Set(api.securitySchemes.flatMap(authenticationNames)),
    ...publicBodyTypes("server", servedApi(api)),
    ...publicStatusTypes(servedApi(api)),
  ],
  ownNames: (api) => [...principalNames(servedApi(api)).values()],
  symbols: (item, api) => symbolsFor(item, servedApi(api)),
  statements: (file, context) => {
    const served = { ...context, api: servedApi(context.api) };
    return file.items.flatMap((item) => statementsOf(item, served));
  },
};

function statementsOf(item: Item, context: EmitContext): readonly Statement[] {
  switch (item.kind) {
    case "api":
      return routerDeclarations(context);
    case "resource":
      return [handlersInterface(item.resource, context)];
    case "operation":
      return isServed(item.operation) ? operationDeclarations(item.operation, context) : [];
    case "hook":
      return [];
    case "schema":
      return [wireShapeDeclaration("server", item.id, context)];
    default:
      return unreachable(item);
  }
}

function symbolsFor(item: Item, api: Api): readonly SymbolRequest[] {
  switch (item.kind) {
    case "api":
      return faceSymbols(api);
    case "resource":
      return [{ role: "handlers", space: "type", name: ({ pascal }) => `${pascal}Handlers` }];
    case "operation":
      return isServed(item.operation) ? [...routeSymbols(item.operation), routeSymbol] : [];
    case "hook":
      return [];
    case "schema":
      return wireShapeSymbols("server", item.schema, api);
    default:
      return unreachable(item);
  }
}

function faceSymbols({ securitySchemes }: Api): readonly SymbolRequest[] {
  return [
    ...(securitySchemes.length === 0
      ? []
      : [{ role: "authenticators", space: "type", file: "router", name: () => "Authenticators" } as const]),
    { role: "handlers", space: "type", file: "router", name: () => "Handlers" },
    { role: "options", space: "type", file: "router", name: () => "RouterOptions" },
    { role: "createRouter", space: "value", file: "router", name: () => "createRouter" },
  ];
}

const routeSymbol: SymbolRequest = {
  role: "route",
  space: "value",
  visibility: "internal",
  name: ({ camel, internal }) => `${internal ?? camel}Route`,
};
