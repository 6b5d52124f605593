/** `createClient` and what it takes: a thin face over the operations' functions. */
import { hasBaseUrls } from "../../model/served-at.js";
import type { Resource } from "../../plan/plan.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { propertyName } from "../literal.js";
import { lastWord, operationsOf, resourceId } from "../resources.js";
import { functionStructure, typeAlias } from "../structures.js";
import { argumentNames } from "../calls/arguments.js";
import { authType, needsCredentials } from "../calls/credentials.js";
import { flowsDeclaration } from "./oauth-flows.js";
import { serverDeclarations } from "./servers.js";
import { methodName } from "./resource.js";

export function clientDeclarations(context: EmitContext): readonly Statement[] {
  const { api, plan, scope } = context;
  const client = scope.symbol("client", "client", "api");
  const options = scope.symbol("client", "options", "api");
  return [
    authType("the API takes", context),
    ...flowsDeclaration(context),
    ...serverDeclarations(context),
    typeAlias({
      name: options,
      docs: docText({ description: "What a client is made with; each operation's own function takes the same." }),
      type: optionsText(context),
    }),
    typeAlias({
      name: client,
      docs: docText({ description: `A client of ${api.title}, with the operations grouped by resource.` }),
      type: resourceType(plan.root, context),
    }),
    functionStructure({
      name: scope.symbol("client", "createClient", "api"),
      exported: "exported",
      docs: docText({ description: `Makes a client of ${api.title}.` }),
      parameters: [{ name: "client", type: options }],
      returnType: client,
      statements: [`return ${resourceValue(plan.root, context)};`],
    }),
  ];
}

/** What the description does not say must be given: credentials, where an operation needs them, and a server's URL. */
function optionsText({ api, scope }: EmitContext): string {
  const auth = scope.symbol("client", "auth", "api");
  const options = `${scope.runtime("RuntimeClientOptions")}<${auth}>`;
  // Asked only where it is used: asking records an import.
  const settings = (): string => scope.runtime("ClientSettings");
  return [
    needsCredentials(api) ? options : `${settings()} & Partial<${options}>`,
    ...(hasBaseUrls(api) ? [] : [`Required<Pick<${settings()}, "baseUrl">>`]),
  ].join(" & ");
}

function resourceType(resource: Resource, context: EmitContext): string {
  const children = resource.children.map(
    (child) => `readonly ${propertyName(lastWord(child))}: ${resourceType(child, context)}`,
  );
  const own =
    resource.operations.length === 0 ? [] : [context.scope.symbol("client", "resource", resourceId(resource.path))];
  return [...own, ...(children.length === 0 ? [] : [`{ ${children.join("; ")} }`])].join(" & ");
}

function resourceValue(resource: Resource, context: EmitContext): string {
  const { scope } = context;
  const methods = operationsOf(resource, context.api).map((operation) => {
    const args = argumentNames(operation, context);
    const call = scope.symbol("client", "call", operation.id);
    return `${methodName(operation, context)}: (${args.join(", ")}) => ${call}(${["client", ...args].join(", ")})`;
  });
  const children = resource.children.map(
    (child) => `${propertyName(lastWord(child))}: ${resourceValue(child, context)}`,
  );
  return `{ ${[...methods, ...children].join(", ")} }`;
}
