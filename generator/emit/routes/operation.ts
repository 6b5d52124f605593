/** One operation as its handler has it: what it is given and may answer, and the route that leads to it. */
import type { Operation } from "../../model/api.js";
import { basePathOf, hasBasePaths, servedAs } from "../../model/served-at.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { fieldsDeclarations, operationDocs, operationLabel, placeMembers } from "../operation-text.js";
import { interfaceStructure, typeAlias, type MethodParts, type PropertyParts } from "../structures.js";
import { bodyReader, bodyText, declaredResponses, isResumable, offeredMediaTypes, replyTexts } from "./body.js";
import { callerText } from "./authenticate.js";
import { principalArguments, principalParameters, principalText } from "./principal.js";
import { parameterReader, parametersText, valuesText } from "./parameters.js";

/** What a route speaks of: what its handler is given and may answer, and how parameters are written. */
export function handlerDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  return [
    requestInterface(operation, context),
    responseDeclaration(operation, context),
    ...fieldsDeclarations("server", operation, context),
  ];
}

/** The handler's method in its resource's interface. */
export function handlerMethod(operation: Operation, name: string, context: EmitContext): MethodParts {
  const { request, answer } = handlerTypes(operation, context);
  return {
    name,
    docs: operationDocs(operation),
    parameters: [{ name: "request", type: request }],
    returnType: answer,
  };
}

/** A handler that stands by itself. */
export function handlerType(operation: Operation, context: EmitContext): string {
  const { request, answer } = handlerTypes(operation, context);
  return `(request: ${request}) => ${answer}`;
}

function handlerTypes(
  operation: Operation,
  { api, scope }: EmitContext,
): Readonly<Record<"request" | "answer", string>> {
  const response = scope.own("response", operation.id);
  return {
    request: `${scope.own("request", operation.id)}${principalArguments([operation], api)}`,
    answer: `${response} | Promise<${response}>`,
  };
}

function requestInterface(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  return interfaceStructure({
    name: scope.own("request", operation.id),
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

function responseDeclaration(operation: Operation, context: EmitContext): Statement {
  const texts = operation.responses.flatMap((response) => replyTexts(operation, response, context));
  return typeAlias({
    name: context.scope.own("response", operation.id),
    docs: docText({ description: `The answers that \`${operation.method} ${operation.path}\` declares.` }),
    type: `\n${texts.map((text) => `| ${text}`).join("\n")}`,
  });
}

/** Where a route stands, and what it calls with a request. */
export interface RouteTarget {
  readonly path: string;
  readonly handle: string;
}

/** `defineRoute<…>({ … })`. */
export function routeText(operation: Operation, { path, handle }: RouteTarget, context: EmitContext): string {
  const body = bodyText(operation, context) ?? "undefined";
  const args = [principalText(operation, context.api), parametersText(operation, context), body];
  const members = [...routeMembers(operation, path, context), `handle: (request) => ${handle}(request)`];
  return `${context.scope.runtime("defineRoute")}<${args.join(", ")}>({ ${members.join(", ")} })`;
}

function marksMember({ recognition }: Operation): readonly string[] {
  if (recognition?.kind !== "marks" || recognition.marks.length === 0) return [];
  const marks = recognition.marks.map(({ in: place, wireName, values }) => {
    const listed = values === undefined ? "" : `, values: [${values.map(stringLiteral).join(", ")}]`;
    return `{ in: ${stringLiteral(place)}, name: ${stringLiteral(wireName)}${listed} }`;
  });
  return [`marks: [${marks.join(", ")}]`];
}

function routeMembers(operation: Operation, path: string, context: EmitContext): readonly string[] {
  return [
    `id: ${stringLiteral(operationLabel(operation))}`,
    `method: ${stringLiteral(operation.method)}`,
    `path: ${stringLiteral(path)}`,
    ...(hasBasePaths(context.api) ? [`basePath: ${stringLiteral(basePathOf(servedAs(operation, context.api)))}`] : []),
    ...marksMember(operation),
    `caller: ${callerText(operation, context)}`,
    `parameters: ${parameterReader(operation, context)}`,
    `body: ${bodyReader(operation.requestBody, operation, context)}`,
    `responses: [${operation.responses.flatMap((response) => declaredResponses(operation, response, context)).join(", ")}]`,
  ];
}
