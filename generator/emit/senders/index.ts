/** The senders emitter: for the API's side, a function that sends each of its webhooks and callbacks. */
import type { Api, HookOperation } from "../../model/api.js";
import { unreachable } from "../../model/unreachable.js";
import type { BaseName, Item, SymbolRequest } from "../../plan/plan.js";
import { callRuntime, callSymbols, credentialRuntime } from "../calls/symbols.js";
import type { Emitter } from "../emitter.js";
import { hookApi, hookContext } from "../hook-api.js";
import { publicBodyTypes } from "../public-bodies.js";
import { publicStatusTypes } from "../status-text.js";
import { wireShapeDeclaration, wireShapeSymbols } from "../wire-shape.js";
import { senderDeclarations } from "./sender-face.js";
import { sendDeclarations } from "./send.js";

export const senders: Emitter = {
  name: "senders",
  about: "hooks",
  needs: ["types", "validators"],
  publicRuntime: [...callRuntime, "SenderSettings", "Sign", "SignedMessage"],
  publicRuntimeFor: (api) => [
    ...(api.hooks.securitySchemes.length === 0 ? [] : (["BasicCredentials", ...credentialRuntime] as const)),
    ...publicBodyTypes("client", hookApi(api)),
    ...publicStatusTypes(hookApi(api)),
  ],
  symbols: symbolsFor,
  statements: (file, context) =>
    file.items.flatMap((item) => {
      switch (item.kind) {
        case "api":
          return senderDeclarations(hookContext(context));
        case "hook":
          return sendDeclarations(item.operation, hookContext(context));
        case "schema":
          return [wireShapeDeclaration("client", item.id, hookContext(context))];
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
      return api.hooks.securitySchemes.length === 0 ? faceSymbols : [authSymbol, ...faceSymbols];
    case "hook":
      return hookSymbols(item.operation, api);
    case "schema":
      return wireShapeSymbols("client", item.schema, hookApi(api));
    case "operation":
    case "resource":
      return [];
    default:
      return unreachable(item);
  }
}

const authSymbol: SymbolRequest = { role: "auth", space: "type", file: "sender", name: () => "SenderAuth" };

const faceSymbols: readonly SymbolRequest[] = [
  { role: "options", space: "type", file: "sender", name: () => "SenderOptions" },
  { role: "sender", space: "type", file: "sender", name: () => "RequestSender" },
  { role: "createSender", space: "value", file: "sender", name: () => "createSender" },
];

function hookSymbols(hook: HookOperation, api: Api): readonly SymbolRequest[] {
  return [
    { role: "call", space: "value", name: sendName },
    ...(hook.origin.kind === "callback" && hook.origin.url !== undefined ? [urlSymbol] : []),
    ...callSymbols(hook, hookApi(api)),
  ];
}

/** `sendPetCreatedWebhook`; what is called so already is not told to send twice. */
function sendName({ pascal, camel }: BaseName): string {
  return /^Send[A-Z]/.test(pascal) ? camel : `send${pascal}`;
}

const urlSymbol: SymbolRequest = { role: "url", space: "value", name: ({ camel }) => `${camel}Url` };
