/** `createRouter`, what it takes, and the handlers of each resource. */
import { basePathOf } from "../../model/served-at.js";
import type { Resource } from "../../plan/plan.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, propertyName, stringLiteral } from "../literal.js";
import { lastWord, operationsOf, resourceId } from "../resources.js";
import { jsonForm } from "../operation-text.js";
import { problemBodies } from "./problem-bodies.js";
import { functionStructure, interfaceStructure, typeAlias, type PropertyParts } from "../structures.js";
import { handlersText, usesPrincipal } from "./handlers-text.js";
import { referenceText } from "../type-text.js";
import { handlerMethod } from "./operation.js";
import { credentialsText, principalArguments, principalParameters } from "./principal.js";

export function routerDeclarations(context: EmitContext): readonly Statement[] {
  const { plan, scope } = context;
  const handlers = scope.symbol("server", "handlers", "api");
  return [
    ...credentialsDeclaration(context),
    typeAlias({
      name: handlers,
      docs: docText({ description: "A handler for each operation, grouped by resource." }),
      typeParameters: treeUsesPrincipal(plan.root, context) ? ["Principal"] : [],
      type: handlersType(plan.root, context),
    }),
    interfaceStructure({
      name: scope.symbol("server", "options", "api"),
      docs: docText({ description: "What a router is made of." }),
      typeParameters: principalParameters(context),
      extends: [scope.runtime("RuntimeRouterOptions")],
      properties: optionProperties(context),
    }),
    createRouter(context),
  ];
}

function createRouter(context: EmitContext): Statement {
  const { api, plan, scope } = context;
  const routes = api.operations.map((operation) => {
    const words = plan.methods.get(operation.id)?.resource ?? [];
    const handlers = `options.handlers${words.map(memberAccess).join("")}`;
    return `${scope.symbol("server", "route", operation.id)}(${handlers})`;
  });
  const basePath = basePathOf(api);
  const members = [
    "...options",
    ...(basePath === "" ? [] : [`basePath: options.basePath ?? ${stringLiteral(basePath)}`]),
    `routes: [${routes.join(", ")}]`,
  ];
  return functionStructure({
    name: scope.symbol("server", "createRouter", "api"),
    exported: "exported",
    docs: docText({
      description: `Makes a server of ${api.title} from its handlers. Pass what it returns to \`toNodeListener\` or \`toFetchHandler\`.`,
    }),
    typeParameters: principalParameters(context),
    parameters: [
      { name: "options", type: `${scope.symbol("server", "options", "api")}${principalArguments(context)}` },
    ],
    returnType: scope.runtime("RequestHandler"),
    statements: [`return ${scope.runtime("createRequestHandler")}({ ${members.join(", ")} });`],
  });
}

function credentialsDeclaration(context: EmitContext): readonly Statement[] {
  const { api, scope } = context;
  if (api.securitySchemes.length === 0) return [];
  const received = api.securitySchemes.map(
    ({ name, kind }) =>
      `${scope.runtime(kind === "basic" ? "ReceivedBasic" : "ReceivedBearer")}<${stringLiteral(name)}>`,
  );
  return [
    typeAlias({
      name: scope.symbol("server", "credentials", "api"),
      docs: docText({ description: "What a request can carry to say who sends it, told apart by `scheme`." }),
      type: received.join(" | "),
    }),
  ];
}

function optionProperties(context: EmitContext): readonly PropertyParts[] {
  const { plan, scope } = context;
  const handlers = scope.symbol("server", "handlers", "api");
  const args = treeUsesPrincipal(plan.root, context) ? "<Principal>" : "";
  return [
    ...renderProblemProperty(context),
    { name: "handlers", type: `${handlers}${args}`, readonly: true },
    ...(principalParameters(context).length === 0
      ? []
      : [
          {
            name: "authenticate",
            type: `${scope.runtime("Authenticate")}<Principal, ${credentialsText(context)}>`,
            readonly: true,
            docs: "Says who the caller is, by its credentials; `undefined` if they are not good, which is answered with 401.",
          } as const,
        ]),
  ];
}

/** Needed where the description says what an error answer looks like: the router's own must look like that, too. */
function renderProblemProperty({ api, scope }: EmitContext): readonly PropertyParts[] {
  const bodies = [...new Set(problemBodies(api).map((id) => referenceText(jsonForm(id, api) ?? id, { api, scope })))];
  if (bodies.length === 0) return [];
  const reply = `${scope.runtime("RenderedProblem")}<${bodies.join(" | ")}>`;
  return [
    {
      name: "renderProblem",
      type: `(problem: ${scope.runtime("Problem")}, request: ${scope.runtime("ServerRequest")}) => ${reply}`,
      readonly: true,
      docs: "Gives the answers that the router makes itself, to a request that is not valid, say, the form that the API declares.",
    },
  ];
}

export function handlersInterface(resource: Resource, context: EmitContext): Statement {
  const { plan, scope } = context;
  return interfaceStructure({
    name: scope.symbol("server", "handlers", resourceId(resource.path)),
    docs: docText({
      description: `The handlers of ${resource.path.length === 0 ? "the root" : `\`${resource.path.join(".")}\``}.`,
    }),
    typeParameters: usesPrincipal(resource, context) ? ["Principal"] : [],
    methods: operationsOf(resource, context.api).map((operation) =>
      handlerMethod(operation, propertyName(plan.methods.get(operation.id)?.method ?? ""), context),
    ),
  });
}

function handlersType(resource: Resource, context: EmitContext): string {
  const children = resource.children.map(
    (child) => `readonly ${propertyName(lastWord(child))}: ${handlersType(child, context)}`,
  );
  const own = resource.operations.length === 0 ? [] : [handlersText(resource.path, context)];
  return [...own, ...(children.length === 0 ? [] : [`{ ${children.join("; ")} }`])].join(" & ");
}

function treeUsesPrincipal(resource: Resource, context: EmitContext): boolean {
  return usesPrincipal(resource, context) || resource.children.some((child) => treeUsesPrincipal(child, context));
}
