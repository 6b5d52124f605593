/** One operation: what its handler is given and may answer, and its route. */
import type { Operation, RequestBody, Response } from "../../model/api.js";
import type { SchemaId } from "../../model/schema.js";
import type { FileScope } from "../../plan/file-scope.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, stringLiteral } from "../literal.js";
import {
  fieldsDeclaration,
  jsonForm,
  keepsDigits,
  operationDocs,
  operationLabel,
  readerName,
  responseBodyText,
  statusLiteral,
  statusType,
} from "../operation-text.js";
import { functionStructure, interfaceStructure, typeAlias, type MethodParts } from "../structures.js";
import { referenceText } from "../type-text.js";
import { handlersText } from "./handlers-text.js";
import { authenticationOf, credentialsText, principalParameters, principalText } from "./principal.js";
import { wireShapeName } from "./wire-shape.js";

export function operationDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  return [
    requestInterface(operation, context),
    ...responseDeclaration(operation, context),
    ...fieldsDeclaration("server", operation, context),
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
    parameters: [{ name: "request", type: `${request}${requestArguments(operation)}` }],
    returnType: `${response} | Promise<${response}>`,
  };
}

function requestInterface(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  const body = bodyText(operation, context);
  return interfaceStructure({
    name: scope.symbol("server", "request", operation.id),
    docs: docText({ description: `What the handler of \`${operation.method} ${operation.path}\` is given.` }),
    ...(authenticationOf(operation) === "none" ? {} : { typeParameters: ["Principal"] }),
    extends: [`${scope.runtime("HandlerRequest")}<${principalText(operation)}>`],
    properties: body === undefined ? [] : [{ name: "body", type: body, readonly: true }],
  });
}

function requestArguments(operation: Operation): string {
  return authenticationOf(operation) === "none" ? "" : "<Principal>";
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

function routeFunction(operation: Operation, context: EmitContext): Statement {
  const { scope, plan } = context;
  const credentials = credentialsText(context);
  const principal = principalParameters(context).length === 0 ? "undefined" : "Principal";
  const resource = plan.methods.get(operation.id)?.resource ?? [];
  const body = bodyText(operation, context) ?? "undefined";
  const definition = `${scope.runtime("defineRoute")}<${principal}, ${credentials}, ${body}>`;
  return functionStructure({
    name: scope.symbol("server", "route", operation.id),
    exported: "exported",
    typeParameters: principalParameters(context),
    parameters: [{ name: "handlers", type: handlersText(resource, context) }],
    returnType: `${scope.runtime("Route")}<${principal}, ${credentials}>`,
    statements: [`return ${definition}({ ${routeMembers(operation, context).join(", ")} });`],
  });
}

function routeMembers(operation: Operation, context: EmitContext): readonly string[] {
  const method = context.plan.methods.get(operation.id)?.method ?? "";
  return [
    `id: ${stringLiteral(operationLabel(operation))}`,
    `method: ${stringLiteral(operation.method)}`,
    `path: ${stringLiteral(operation.path)}`,
    `authentication: ${stringLiteral(authenticationOf(operation))}`,
    `schemes: [${schemes(operation, context).join(", ")}]`,
    `body: ${bodyReader(operation.requestBody, operation, context)}`,
    `responses: [${operation.responses.map((response) => declaredResponse(response, context)).join(", ")}]`,
    `handle: (request) => handlers${memberAccess(method)}(request)`,
  ];
}

function schemes({ security }: Operation, { api, scope }: EmitContext): readonly string[] {
  return security.flatMap((alternative) =>
    alternative.schemes.map((name) => {
      const isBasic = api.securitySchemes.some((scheme) => scheme.name === name && scheme.kind === "basic");
      return `${scope.runtime(isBasic ? "basicScheme" : "bearerScheme")}(${stringLiteral(name)})`;
    }),
  );
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
