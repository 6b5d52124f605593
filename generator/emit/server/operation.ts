/** One operation: what its handler is given and may answer, and its route. */
import type { Operation, RequestBody, Response } from "../../model/api.js";
import type { SchemaId } from "../../model/schema.js";
import type { FileScope } from "../../plan/file-scope.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, stringLiteral } from "../literal.js";
import {
  fieldsDeclarations,
  jsonForm,
  keepsDigits,
  operationDocs,
  operationLabel,
  placeMembers,
  readerName,
  responseBodyText,
  statusLiteral,
  statusType,
} from "../operation-text.js";
import {
  functionStructure,
  interfaceStructure,
  typeAlias,
  type MethodParts,
  type PropertyParts,
} from "../structures.js";
import { referenceText } from "../type-text.js";
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
import { wireShapeName } from "./wire-shape.js";

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
  ];
  return members.map((member) => ({ ...member, readonly: true }));
}

/** The type of the body that a handler is given, with its defaults; undefined where the operation takes none. */
function bodyText({ requestBody }: Operation, context: EmitContext): string | undefined {
  if (requestBody === undefined) return undefined;
  const { schema } = requestBody.content;
  const text = referenceText(context.api.filled.get(schema) ?? schema, context);
  return requestBody.required ? text : `${text} | undefined`;
}

function responseDeclaration(operation: Operation, context: EmitContext): readonly Statement[] {
  const { scope } = context;
  if (operation.responses.length === 0) return [];
  return [
    typeAlias({
      name: scope.symbol("server", "response", operation.id),
      docs: docText({ description: `The answers that \`${operation.method} ${operation.path}\` declares.` }),
      type: `\n${operation.responses.map((response) => `| ${replyText(response, context)}`).join("\n")}`,
    }),
  ];
}

function replyText(response: Response, context: EmitContext): string {
  const { scope } = context;
  const members = [
    `readonly status: ${statusType(response.status, scope)}`,
    `readonly headers?: ${scope.runtime("ResponseHeaders")}`,
    ...(response.content === undefined ? [] : [`readonly body: ${responseBodyText(response, context)}`]),
  ];
  return `{ ${members.join("; ")} }`;
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
    `caller: ${callerText(operation, context)}`,
    `parameters: ${parameterReader(operation, context)}`,
    `body: ${bodyReader(operation.requestBody, operation, context)}`,
    `responses: [${operation.responses.map((response) => declaredResponse(response, context)).join(", ")}]`,
    `handle: (request) => handlers${memberAccess(method)}(request)`,
  ];
}

function bodyReader(body: RequestBody | undefined, operation: Operation, context: EmitContext): string {
  const { api, scope } = context;
  if (body === undefined) return scope.runtime("noBody");
  const { content } = body;
  const members = [
    `mediaType: ${stringLiteral(content.mediaType)}`,
    `decode: ${content.kind === "json" ? jsonDecoder(content.schema, context) : formDecoder(operation, content.schema, context)}`,
    `validate: ${readerName(content.schema, scope, "sent")}`,
  ];
  const reader = `${scope.runtime(body.required ? "requiredBody" : "optionalBody")}({ ${members.join(", ")} })`;
  return api.filled.has(content.schema) ? filledBody(reader, body, scope) : reader;
}

/** Only a body that has defaults pays for them. */
function filledBody(reader: string, { required, content }: RequestBody, scope: FileScope): string {
  const fill = scope.symbol("validators", "fillDefaults", content.schema);
  const map = required ? fill : `(body) => (body === undefined ? undefined : ${fill}(body))`;
  return `${scope.runtime("mapBody")}(${reader}, ${map})`;
}

function jsonDecoder(schema: SchemaId, { api, scope }: EmitContext): string {
  const decode = scope.runtime("decodeJson");
  return keepsDigits(schema, api) ? `(bytes) => ${decode}(bytes, ${scope.runtime("parseDigits")})` : decode;
}

function formDecoder(operation: Operation, schema: SchemaId, context: EmitContext): string {
  const { api, scope } = context;
  const args = [
    "bytes",
    wireShapeName(schema, context),
    scope.symbol("server", "fields", operation.id),
    ...(keepsDigits(schema, api) ? [`{ parse: ${scope.runtime("parseDigits")} }`] : []),
  ];
  return `(bytes) => ${scope.runtime("decodeForm")}(${args.join(", ")})`;
}

function declaredResponse({ status, content }: Response, context: EmitContext): string {
  if (content === undefined) return `{ status: ${statusLiteral(status)} }`;
  const { api, scope } = context;
  const members = [
    `status: ${statusLiteral(status)}`,
    `mediaType: ${stringLiteral(content.mediaType)}`,
    `validate: ${writerText(content.schema, context)}`,
    ...(keepsDigits(content.schema, api) ? [`stringify: ${scope.runtime("stringifyDigits")}`] : []),
  ];
  return `{ ${members.join(", ")} }`;
}

/** Makes what JSON holds of what the handler answers, or says what is wrong with it. */
function writerText(schema: SchemaId, { api, scope }: EmitContext): string {
  const json = jsonForm(schema, api);
  if (json === undefined) return readerName(schema, scope, "sent");
  const args = ["body", scope.symbol("validators", "conversion", schema), scope.symbol("validators", "validate", json)];
  return `(body) => ${scope.runtime("encodeWith")}(${args.join(", ")})`;
}
