/** One webhook or callback as a user of the API takes it: by itself, or as a route of a receiver of several. */
import type { HookOperation } from "../../model/api.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { hookPath } from "../hook-api.js";
import { neededAuthenticators } from "../routes/authenticate.js";
import { handlerDeclarations, handlerType, routeText } from "../routes/operation.js";
import { authenticationOf, principalArguments, principalNamesFor, principalParameters } from "../routes/principal.js";
import { problemMediaType, renderProblemText } from "../routes/problem-bodies.js";
import { operationDocs } from "../operation-text.js";
import { functionStructure, typeAlias } from "../structures.js";

export function receiveDeclarations(hook: HookOperation, context: EmitContext): readonly Statement[] {
  const { api, scope } = context;
  return [
    ...handlerDeclarations(hook, context),
    typeAlias({
      name: scope.own("handler", hook.id),
      docs: operationDocs(hook),
      typeParameters: principalParameters([hook], api),
      type: handlerType(hook, context),
    }),
    receiverFunction(hook, context),
    routeFunction(hook, context),
  ];
}

/** `PetCreatedWebhookHandler<Principal>`. */
export function handlerText(hook: HookOperation, { api, scope }: EmitContext): string {
  return `${scope.own("handler", hook.id)}${principalArguments([hook], api)}`;
}

/** The one hook at any path, for those who have a place of their own for it. */
function receiverFunction(hook: HookOperation, context: EmitContext): Statement {
  const { api, scope } = context;
  const own = ownOptions(hook, context);
  const settings = [scope.runtime("ReceiverSettings"), ...(own.length === 0 ? [] : [`{ ${own.join("; ")} }`])];
  const mediaType = problemMediaType([hook]);
  const settled = mediaType.length === 0 ? "options" : `{ ${mediaType.join("")}, ...options }`;
  const isAsking = authenticationOf(hook) !== "none";
  const route = `${scope.own("route", hook.id)}(${isAsking ? "handle, options.authenticate" : "handle"})`;
  return functionStructure({
    name: scope.own("receiver", hook.id),
    exported: "exported",
    docs: docText({
      description: `Answers requests of any path with this handler alone. Pass what it returns to \`toNodeListener\` or \`toFetchHandler\`, or call it.`,
    }),
    typeParameters: principalParameters([hook], api),
    parameters: [
      { name: "handle", type: handlerText(hook, context) },
      { name: "options", type: settings.join(" & "), optional: own.length === 0 },
    ],
    returnType: scope.runtime("RequestHandler"),
    statements: [`return ${scope.runtime("receiverOf")}(${[route, settled].join(", ")});`],
  });
}

/** What cannot be left out: who says who sends, and how errors look where the description says so. */
function ownOptions(hook: HookOperation, context: EmitContext): readonly string[] {
  const render = renderProblemText([hook], context);
  return [
    ...(authenticationOf(hook) === "none" ? [] : [`readonly authenticate: ${neededAuthenticators(hook, context)}`]),
    ...(render === undefined ? [] : [`readonly renderProblem: ${render}`]),
  ];
}

function routeFunction(hook: HookOperation, context: EmitContext): Statement {
  const { api, scope, plan } = context;
  const isAsking = authenticationOf(hook) !== "none";
  const route = routeText(hook, { path: hookPath(hook, plan), handle: "handle" }, context);
  return functionStructure({
    name: scope.own("route", hook.id),
    exported: "exported",
    typeParameters: principalNamesFor([hook], api),
    parameters: [
      { name: "handle", type: handlerText(hook, context) },
      ...(isAsking ? [{ name: "authenticate", type: neededAuthenticators(hook, context) }] : []),
    ],
    returnType: scope.runtime("Route"),
    statements: [`return ${route};`],
  });
}
