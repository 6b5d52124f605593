/** `createRouter`, what it takes, and the handlers of each resource. */
import type { Operation } from "../../model/api.js";
import { basePathOf, hasBasePaths } from "../../model/served-at.js";
import { servedByRequest } from "../../model/recognition.js";
import type { Resource } from "../../plan/plan.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, methodPropertyName, propertyName, stringLiteral } from "../literal.js";
import { lastWord, operationsOf, resourceId } from "../resources.js";
import { problemMediaType, renderProblemText } from "../routes/problem-bodies.js";
import { functionStructure, interfaceStructure, typeAlias, type PropertyParts } from "../structures.js";
import { authenticatorsDeclaration, authenticatorsText } from "../routes/authenticate.js";
import { handlersText } from "./handlers-text.js";
import { handlerMethod } from "../routes/operation.js";
import { authenticationOf, principalArguments, principalParameters } from "../routes/principal.js";

export function routerDeclarations(context: EmitContext): readonly Statement[] {
  const { api, plan, scope } = context;
  const handlers = scope.symbol("server", "handlers", "api");
  return [
    ...authenticatorsDeclaration(context),
    typeAlias({
      name: handlers,
      docs: docText({ description: "A handler for each operation, grouped by resource." }),
      typeParameters: principalParameters(api.operations, api),
      type: handlersType(plan.root, context),
    }),
    interfaceStructure({
      name: scope.symbol("server", "options", "api"),
      docs: docText({ description: "What a router is made of." }),
      typeParameters: principalParameters(api.operations, api),
      extends: [scope.runtime("RuntimeRouterOptions")],
      properties: optionProperties(context),
    }),
    createRouter(context),
  ];
}

function createRouter(context: EmitContext): Statement {
  const { api, scope } = context;
  const routes = servedByRequest(api.operations).map((operations) => routeFor(operations, context));
  const basePath = basePathOf(api);
  const members = [
    ...problemMediaType(api.operations),
    "...options",
    ...(basePath === "" || hasBasePaths(api) ? [] : [`basePath: options.basePath ?? ${stringLiteral(basePath)}`]),
    `routes: [${routes.join(", ")}]`,
  ];
  const args = principalArguments(api.operations, api);
  return functionStructure({
    name: scope.symbol("server", "createRouter", "api"),
    exported: "exported",
    docs: docText({
      description: `Makes a server of ${api.title} from its handlers. Pass what it returns to \`toNodeListener\` or \`toFetchHandler\`.`,
    }),
    typeParameters: principalParameters(api.operations, api),
    parameters: [{ name: "options", type: `${scope.symbol("server", "options", "api")}${args}` }],
    returnType: scope.runtime("RequestHandler"),
    statements: [`return ${scope.runtime("createRequestHandler")}({ ${members.join(", ")} });`],
  });
}

/** One operation's route, or one for all that have the same method and path. */
function routeFor(operations: readonly Operation[], { plan, scope }: EmitContext): string {
  const routes = operations.map((operation) => {
    const words = plan.methods.get(operation.id)?.resource ?? [];
    const handlers = `options.handlers${words.map(memberAccess).join("")}`;
    const args = authenticationOf(operation) === "none" ? [handlers] : [handlers, "options.authenticate"];
    return `${scope.symbol("server", "route", operation.id)}(${args.join(", ")})`;
  });
  return routes.length === 1 ? routes.join("") : `${scope.runtime("routeByMarks")}(${routes.join(", ")})`;
}

/** Those who say who calls stand first: from what they return, the compiler knows what handlers are given. */
function optionProperties(context: EmitContext): readonly PropertyParts[] {
  const { api, scope } = context;
  const handlers = `${scope.symbol("server", "handlers", "api")}${principalArguments(api.operations, api)}`;
  return [
    ...renderProblemProperty(context),
    ...(api.securitySchemes.length === 0
      ? []
      : [{ name: "authenticate", type: authenticatorsText(context), readonly: true } as const]),
    { name: "handlers", type: handlers, readonly: true },
  ];
}

/** Needed where the description says what an error answer looks like: the router's own must look like that, too. */
function renderProblemProperty(context: EmitContext): readonly PropertyParts[] {
  const type = renderProblemText(context.api.operations, context);
  if (type === undefined) return [];
  return [
    {
      name: "renderProblem",
      type,
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
    typeParameters: principalParameters(operationsOf(resource, context.api), context.api),
    methods: operationsOf(resource, context.api).map((operation) =>
      handlerMethod(operation, methodPropertyName(plan.methods.get(operation.id)?.method ?? ""), context),
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
