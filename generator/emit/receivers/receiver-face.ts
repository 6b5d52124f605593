/** `createReceiver` and what it takes: a router of the hooks for which there are handlers. */
import type { HookOperation } from "../../model/api.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { hookPath, hookTree, memberOf, treeText } from "../hook-api.js";
import { memberAccess, stringLiteral } from "../literal.js";
import { authenticatorsDeclaration, authenticatorsText } from "../routes/authenticate.js";
import { authenticationOf, principalArguments, principalParameters } from "../routes/principal.js";
import { problemMediaType, renderProblemText } from "../routes/problem-bodies.js";
import { functionStructure, interfaceStructure, typeAlias, type PropertyParts } from "../structures.js";
import { handlerText } from "./receive.js";

export function receiverDeclarations(context: EmitContext): readonly Statement[] {
  const { api, scope } = context;
  return [
    ...authenticatorsDeclaration(context),
    typeAlias({
      name: scope.own("handlers", "api"),
      docs: docText({
        description: "Handlers of what is received: of the webhooks, and of the callbacks by their operation.",
        notes: ["What has no handler is answered as if there were no such path."],
      }),
      typeParameters: principalParameters(api.operations, api),
      type: optionalTree((operation) => handlerText(operation, context), context),
    }),
    typeAlias({
      name: scope.own("paths", "api"),
      docs: docText({ description: "Paths other than those that hooks have by themselves, each with its `/`." }),
      type: optionalTree(() => "string", context),
    }),
    interfaceStructure({
      name: scope.own("options", "api"),
      docs: docText({ description: "What a receiver is made of." }),
      typeParameters: principalParameters(api.operations, api),
      extends: [scope.runtime("ReceiverSettings")],
      properties: optionProperties(context),
    }),
    createReceiver(context),
  ];
}

function optionalTree(leaf: (hook: HookOperation) => string, { plan }: EmitContext): string {
  return treeText(hookTree(plan), {
    leaf: (name, hook) => `readonly ${name}?: ${leaf(hook)}`,
    group: (name, inner) => `readonly ${name}?: ${inner}`,
    separator: "; ",
  });
}

/** Those who say who sends stand first: from what they return, the compiler knows what handlers are given. */
function optionProperties(context: EmitContext): readonly PropertyParts[] {
  const { api, scope } = context;
  const render = renderProblemText(api.operations, context);
  return [
    ...(render === undefined ? [] : [{ name: "renderProblem", type: render, readonly: true } as const]),
    ...(api.securitySchemes.length === 0
      ? []
      : [{ name: "authenticate", type: authenticatorsText(context), readonly: true } as const]),
    {
      name: "handlers",
      type: `${scope.own("handlers", "api")}${principalArguments(api.operations, api)}`,
      readonly: true,
    },
    { name: "paths", type: scope.own("paths", "api"), readonly: true, optional: true },
  ];
}

function createReceiver(context: EmitContext): Statement {
  const { api, plan, scope } = context;
  const routes = plan.api.hooks.operations.map((operation) => {
    const { group, name } = memberOf(operation, plan.hookMembers);
    const member = [...group, name].map(memberAccess).join("?");
    const authenticate = authenticationOf(operation) === "none" ? [] : ["options.authenticate"];
    const route = `${scope.own("route", operation.id)}(${["handle", ...authenticate].join(", ")})`;
    const args = [
      stringLiteral([...group, name].join(".")),
      `options.handlers${member}`,
      `options.paths?${member} ?? ${stringLiteral(hookPath(operation, plan))}`,
      `(handle) => ${route}`,
    ];
    return `...${scope.runtime("routeAt")}(${args.join(", ")})`;
  });
  return functionStructure({
    name: scope.own("createReceiver", "api"),
    exported: "exported",
    docs: docText({
      description: `Makes a receiver of what ${api.title} sends, from its handlers. Pass what it returns to \`toNodeListener\` or \`toFetchHandler\`.`,
    }),
    typeParameters: principalParameters(api.operations, api),
    parameters: [{ name: "options", type: `${scope.own("options", "api")}${principalArguments(api.operations, api)}` }],
    returnType: scope.runtime("RequestHandler"),
    statements: [
      `return ${scope.runtime("createHookHandler")}({ ${[...problemMediaType(api.operations), "...options", `routes: [${routes.join(", ")}]`].join(", ")} });`,
    ],
  });
}
