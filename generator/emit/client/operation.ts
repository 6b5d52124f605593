/** One operation: what the runtime must know of it, the function that calls it, and its declared errors. */
import type { Operation, Response } from "../../model/api.js";
import { baseUrlOf, servedAs } from "../../model/served-at.js";
import { hundredsOf } from "../../model/response-status.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { fieldsDeclarations, operationDocs, operationLabel, statusType } from "../operation-text.js";
import { constStructure, functionStructure, typeAlias, type ParameterParts } from "../structures.js";
import { securityMembers, securityNotes } from "./credentials.js";
import { typeText } from "../type-text.js";
import { bodyTypeText } from "../body-text.js";
import { answers, bodyMember } from "./body.js";
import { hasParamsType, paramsParameter, paramsTypeText, pathArguments } from "./arguments.js";
import { parameterMembers, sentText, sentType } from "./sent.js";

export function operationDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  return [
    ...errorDeclarations(operation, context),
    ...paramsDeclaration(operation, context),
    callFunction(operation, context),
    ...fieldsDeclarations("client", operation, context),
    operationConst(operation, context),
  ];
}

/** The declared answers that a call returns. Without any, whatever the default declares is taken for success. */
function declaredSuccesses({ responses }: Operation): readonly Response[] {
  const successes = responses.filter(({ status }) => hundredsOf(status) === 2);
  return successes.length > 0 ? successes : responses.filter(({ status }) => status.kind === "default").map(asSuccess);
}

/** The declared answers that a call throws. */
export function declaredFailures({ responses }: Operation): readonly Response[] {
  return responses.filter(({ status }) => hundredsOf(status) !== 2);
}

/** A default that stands for success too speaks of `2XX` there. */
function asSuccess(response: Response): Response {
  return { ...response, status: { kind: "range", hundreds: 2 } };
}

/** The parameters of a call, without the client that it starts with in a function of its own. */
export function callParameters(operation: Operation, context: EmitContext): readonly ParameterParts[] {
  return [
    ...pathArguments(operation, context).map(({ name, type }) => ({ name, type: typeText(type, context) })),
    ...paramsParameter(operation, context),
    { name: "options", type: context.scope.runtime("RequestOptions"), optional: true },
  ];
}

function paramsDeclaration(operation: Operation, context: EmitContext): readonly Statement[] {
  const { scope } = context;
  if (!hasParamsType(operation, context.api)) return [];
  const call = scope.symbol("client", "call", operation.id);
  return [
    typeAlias({
      name: scope.symbol("client", "params", operation.id),
      type: paramsTypeText(operation, context),
      docs: docText({ description: `What \`${call}\` takes beside its path.` }),
    }),
  ];
}

export function resultText(operation: Operation, context: EmitContext): string {
  const texts = new Set(
    declaredSuccesses(operation).map((response) => bodyTypeText(response.contents, "received", context)),
  );
  return texts.size === 0 ? "undefined" : [...texts].join(" | ");
}

function callFunction(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  const args = [scope.symbol("client", "operation", operation.id), "client", sentText(operation, context), "options"];
  return functionStructure({
    name: scope.symbol("client", "call", operation.id),
    exported: "exported",
    docs: operationDocs(operation, [throwsNote(operation, context), ...securityNotes(operation, context.api)]),
    parameters: [
      { name: "client", type: scope.symbol("client", "options", "api") },
      ...callParameters(operation, context),
    ],
    returnType: `Promise<${resultText(operation, context)}>`,
    statements: [`return ${scope.runtime("send")}(${args.join(", ")});`],
  });
}

function throwsNote(operation: Operation, { scope }: EmitContext): string | undefined {
  if (declaredFailures(operation).length === 0) return undefined;
  return `Throws a declared error answer, which \`${scope.symbol("client", "isError", operation.id)}\` recognises.`;
}

function operationConst(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  const paramsType = sentType(operation, context);
  return constStructure({
    name: scope.symbol("client", "operation", operation.id),
    exported: "local",
    type: `${scope.runtime("ClientOperation")}<${[paramsType, resultText(operation, context), errorText(operation, context)].join(", ")}>`,
    initializer: `{ ${operationMembers(operation, context).join(", ")} }`,
  });
}

function operationMembers(operation: Operation, context: EmitContext): readonly string[] {
  const server = baseUrlOf(servedAs(operation, context.api));
  const home = baseUrlOf(context.api);
  return [
    `id: ${stringLiteral(operationLabel(operation))}`,
    `method: ${stringLiteral(operation.method)}`,
    `path: ${stringLiteral(operation.path)}`,
    ...(server === undefined ? [] : [`server: ${stringLiteral(server)}`]),
    ...(home === undefined || home === server ? [] : [`home: ${stringLiteral(home)}`]),
    ...parameterMembers(operation, context),
    ...bodyMember(operation, context),
    ...(operation.idempotencyKeyHeader === undefined
      ? []
      : [`idempotencyKeyHeader: ${stringLiteral(operation.idempotencyKeyHeader)}`]),
    `success: [${answers(declaredSuccesses(operation), context)}]`,
    `failure: [${answers(declaredFailures(operation), context)}]`,
    ...securityMembers(operation, context),
  ];
}

function errorDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  const { scope } = context;
  if (declaredFailures(operation).length === 0) return [];
  const name = scope.symbol("client", "error", operation.id);
  return [
    typeAlias({
      name,
      type: failureUnion(operation, context),
      docs: docText({
        description: `The error answers that \`${scope.symbol("client", "call", operation.id)}\` declares.`,
      }),
    }),
    functionStructure({
      name: scope.symbol("client", "isError", operation.id),
      exported: "exported",
      docs: docText({
        description: `True for a declared error answer of \`${scope.symbol("client", "call", operation.id)}\`.`,
      }),
      parameters: [{ name: "error", type: "unknown" }],
      returnType: `error is ${name}`,
      statements: [`return ${scope.runtime("isApiError")}(error, ${stringLiteral(operationLabel(operation))});`],
    }),
  ];
}

function failureUnion(operation: Operation, context: EmitContext): string {
  const { scope } = context;
  return declaredFailures(operation)
    .map((response) => {
      const status = statusType(response.status, scope);
      return `${scope.runtime("ApiError")}<${status}, ${bodyTypeText(response.contents, "received", context)}>`;
    })
    .join(" | ");
}

function errorText(operation: Operation, { scope }: EmitContext): string {
  return declaredFailures(operation).length === 0 ? "never" : scope.symbol("client", "error", operation.id);
}
