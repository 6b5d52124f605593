/** `createSender` and what it takes: a thin face over the functions that send. */
import { argumentNames } from "../calls/arguments.js";
import { authType, needsCredentials } from "../calls/credentials.js";
import { resultText } from "../calls/operation.js";
import { comment, docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { hookTree, treeText } from "../hook-api.js";
import { operationDocs } from "../operation-text.js";
import { functionStructure, typeAlias } from "../structures.js";
import { sendParameters } from "./send.js";

export function senderDeclarations(context: EmitContext): readonly Statement[] {
  const { api, scope } = context;
  const sender = scope.own("sender", "api");
  const options = scope.own("options", "api");
  return [
    ...(api.securitySchemes.length === 0 ? [] : [authType("receivers take", context)]),
    typeAlias({
      name: options,
      docs: docText({
        description: "What sends and signs requests is made with; each function that sends takes the same.",
      }),
      type: optionsText(context),
    }),
    typeAlias({
      name: sender,
      docs: docText({ description: `Sends what ${api.title} sends by itself: webhooks, and callbacks by operation.` }),
      type: senderType(context),
    }),
    functionStructure({
      name: scope.own("createSender", "api"),
      exported: "exported",
      docs: docText({ description: `Makes what sends the requests of ${api.title}. Each call says where to.` }),
      parameters: [{ name: "sender", type: options, optional: !needsCredentials(api) }],
      returnType: sender,
      statements: [`return ${senderValue(context)};`],
    }),
  ];
}

function optionsText({ api, scope }: EmitContext): string {
  if (api.securitySchemes.length === 0) return scope.runtime("SenderSettings");
  const auth = `Pick<${scope.runtime("RuntimeClientOptions")}<${scope.own("auth", "api")}>, "auth">`;
  return `${scope.runtime("SenderSettings")} & ${needsCredentials(api) ? auth : `Partial<${auth}>`}`;
}

function senderType(context: EmitContext): string {
  return treeText(hookTree(context.plan), {
    leaf: (name, operation) => {
      const parameters = sendParameters(operation, context).map(
        ({ name: parameter, type, optional = false }) => `${parameter}${optional ? "?" : ""}: ${type}`,
      );
      const docs = operationDocs(operation);
      const said = docs === undefined ? "" : `${comment(docs)}\n`;
      return `\n${said}readonly ${name}: (${parameters.join(", ")}) => ${context.scope.runtime("ApiCall")}<${resultText(operation, context)}>;\n`;
    },
    group: (name, inner) => `readonly ${name}: ${inner};`,
    separator: " ",
  });
}

function senderValue(context: EmitContext): string {
  const options = needsCredentials(context.api) ? "sender" : "sender ?? {}";
  return treeText(hookTree(context.plan), {
    leaf: (name, operation) => {
      const args = ["url", ...argumentNames(operation, context)];
      const call = context.scope.own("call", operation.id);
      return `${name}: (${args.join(", ")}) => ${call}(${[options, ...args].join(", ")})`;
    },
    group: (name, inner) => `${name}: ${inner}`,
    separator: ", ",
  });
}
