/** One operation: what its handler is given and may answer, and its route. */
import type { Operation } from "../../model/api.js";
import { basePathOf, hasBasePaths, servedAs } from "../../model/served-at.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, stringLiteral } from "../literal.js";
import { fieldsDeclarations, operationDocs, operationLabel, placeMembers } from "../operation-text.js";
import {
  functionStructure,
  interfaceStructure,
  typeAlias,
  type MethodParts,
  type PropertyParts,
} from "../structures.js";
import { bodyReader, bodyText, declaredResponses, isResumable, offeredMediaTypes, replyTexts } from "./body.js";
import { callerText, neededAuthenticators } from "./authenticate.js";
import { handlersText, operationsAt } from "./handlers-text.js";
import {
  authenticationOf,
  principalArguments,
  principalNamesFor,
  principalParameters,
  principalText,
} from "./principal.js";
import { parameterReader, parametersText, valuesText } from "./parameters.js";

export function operationDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  return [
    requestInterface(operation, context),
    ...responseDeclaration(operation, context),
    ...fieldsDeclarations("server", operation, context),
    routeFunction(operation, context),
  ];
}

/** The handler's method in its resource's interface. */
export function handlerMethod(operation: Operation, name: string, context: EmitContext): MethodParts {
  const { scope } = context;
  const response = scope.has("server", "response", operation.id)
    ? scope.symbol("server", "response", operation.id)
    : "never";
  const request = scope.symbol("server", "request", operation.id);
  return {
    name,
    docs: operationDocs(operation),
    parameters: [{ name: "request", type: `${request}${principalArguments([operation], context.api)}` }],
    returnType: `${response} | Promise<${response}>`,
  };
}

function requestInterface(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  return interfaceStructure({
    name: scope.symbol("server", "request", operation.id),
    docs: docText({ description: `What the handler of \`${operation.method} ${operation.path}\` is given.` }),
    typeParameters: principalParameters([operation], context.api),
    extends: [`${scope.runtime("HandlerRequest")}<${principalText(operation, context.api)}>`],
    properties: requestProperties(operation, context),
  });
}

function requestProperties(operation: Operation, context: EmitContext): readonly PropertyParts[] {
  const body = bodyText(operation, context);
  const members = [
    ...operation.parameters.map((group) => ({ name: placeMembers[group.in], type: valuesText(group, context) })),
    ...(body === undefined ? [] : [{ name: "body", type: body }]),
    ...acceptedMember(operation),
    ...lastEventMember(operation),
  ];
  return members.map((member) => ({ ...member, readonly: true }));
}

/** Where answers may be of several media types, the handler is told which of them its caller likes best. */
function acceptedMember(operation: Operation): readonly PropertyParts[] {
  const offered = offeredMediaTypes(operation);
  if (offered.length === 0) return [];
  const docs = "The media type of those declared for successes that the caller likes best.";
  return [{ name: "acceptedMediaType", type: offered.map(stringLiteral).join(" | "), docs }];
}

function lastEventMember(operation: Operation): readonly PropertyParts[] {
  if (!isResumable(operation)) return [];
  const docs = "The `Last-Event-ID` of a caller who asks to go on behind that event.";
  return [{ name: "lastEventId", type: "string | undefined", docs }];
}

function responseDeclaration(operation: Operation, context: EmitContext): readonly Statement[] {
  const { scope } = context;
  if (operation.responses.length === 0) return [];
  return [
    typeAlias({
      name: scope.symbol("server", "response", operation.id),
      docs: docText({ description: `The answers that \`${operation.method} ${operation.path}\` declares.` }),
      type: `\n${operation.responses.flatMap((response) => replyTexts(response, context).map((text) => `| ${text}`)).join("\n")}`,
    }),
  ];
}

/** A function of the handlers of its resource, and of those who say who calls, if it asks for that. */
function routeFunction(operation: Operation, context: EmitContext): Statement {
  const { api, scope, plan } = context;
  const path = plan.methods.get(operation.id)?.resource ?? [];
  const isAsking = authenticationOf(operation) !== "none";
  const body = bodyText(operation, context) ?? "undefined";
  const args = [principalText(operation, api), parametersText(operation, context), body];
  return functionStructure({
    name: scope.symbol("server", "route", operation.id),
    exported: "exported",
    typeParameters: principalNamesFor(operationsAt(path, context), api),
    parameters: [
      { name: "handlers", type: handlersText(path, context) },
      ...(isAsking ? [{ name: "authenticate", type: neededAuthenticators(operation, context) }] : []),
    ],
    returnType: scope.runtime("Route"),
    statements: [
      `return ${scope.runtime("defineRoute")}<${args.join(", ")}>({ ${routeMembers(operation, context).join(", ")} });`,
    ],
  });
}

function routeMembers(operation: Operation, context: EmitContext): readonly string[] {
  const method = context.plan.methods.get(operation.id)?.method ?? "";
  return [
    `id: ${stringLiteral(operationLabel(operation))}`,
    `method: ${stringLiteral(operation.method)}`,
    `path: ${stringLiteral(operation.path)}`,
    ...(hasBasePaths(context.api) ? [`basePath: ${stringLiteral(basePathOf(servedAs(operation, context.api)))}`] : []),
    `caller: ${callerText(operation, context)}`,
    `parameters: ${parameterReader(operation, context)}`,
    `body: ${bodyReader(operation.requestBody, operation, context)}`,
    `responses: [${operation.responses.flatMap((response) => declaredResponses(response, context)).join(", ")}]`,
    `handle: (request) => handlers${memberAccess(method)}(request)`,
  ];
}
