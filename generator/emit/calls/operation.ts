/** One operation as its caller has it: what the runtime must know of it, what it takes, and its declared errors. */
import type { Operation, Response } from "../../model/api.js";
import { baseUrlOf, servedAs } from "../../model/served-at.js";
import { hundredsOf } from "../../model/response-status.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { stringLiteral } from "../literal.js";
import { fieldsDeclarations, operationLabel } from "../operation-text.js";
import { statusType } from "../status-text.js";
import { constStructure, functionStructure, typeAlias, type ParameterParts } from "../structures.js";
import { securityMembers } from "./credentials.js";
import { referenceText, typeText } from "../type-text.js";
import { bodyTypeText } from "../body-text.js";
import { failureTexts, successTexts } from "./answers.js";
import { bodyMember } from "./body.js";
import { hasParamsType, laterHeaders, paramsParameter, paramsTypeText, pathArguments } from "./arguments.js";
import { parameterMembers, sentType } from "./sent.js";

/** A call as it is declared: `call` is the function that makes it, between what it speaks of and what it hands on. */
export function callDeclarations(operation: Operation, call: Statement, context: EmitContext): readonly Statement[] {
  return [
    ...errorDeclarations(operation, context),
    ...paramsDeclaration(operation, context),
    ...resultDeclaration(operation, context),
    call,
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
  const call = scope.own("call", operation.id);
  return [
    typeAlias({
      name: scope.own("params", operation.id),
      type: paramsTypeText(operation, context),
      docs: docText({
        description: `What \`${call}\` takes beside its ${operation.origin === undefined ? "path" : "URL"}.`,
      }),
    }),
  ];
}

/** Whether the results of a call deserve a name: where it can come to several. */
export function hasResultType(operation: Operation): boolean {
  return declaredSuccesses(operation).length > 1;
}

/** What a call comes to: `CallResult<200, Pet>`, or the name of several. */
export function resultText(operation: Operation, context: EmitContext): string {
  return hasResultType(operation)
    ? context.scope.own("result", operation.id)
    : answeredText("CallResult", operation, declaredSuccesses(operation), context);
}

function resultDeclaration(operation: Operation, context: EmitContext): readonly Statement[] {
  const { scope } = context;
  if (!hasResultType(operation)) return [];
  return [
    typeAlias({
      name: scope.own("result", operation.id),
      type: answeredText("CallResult", operation, declaredSuccesses(operation), context),
      docs: docText({ description: `What \`${scope.own("call", operation.id)}\` comes to, by status.` }),
    }),
  ];
}

/** One `CallResult` or `ApiError` for each of the answers. */
function answeredText(
  type: "CallResult" | "ApiError",
  { responses }: Operation,
  answers: readonly Response[],
  context: EmitContext,
): string {
  const { scope } = context;
  const texts = answers.map((response) => {
    const { contents, headers } = response;
    const typedHeaders = headers === undefined ? [] : [referenceText(headers.schema, context)];
    const args = [statusType(response, responses, scope), bodyTypeText(contents, "received", context), ...typedHeaders];
    return `${scope.runtime(type)}<${args.join(", ")}>`;
  });
  return texts.length === 0 ? "never" : texts.join(" | ");
}

export function throwsNote(operation: Operation, { scope }: EmitContext): string | undefined {
  if (declaredFailures(operation).length === 0) return undefined;
  return `Throws a declared error answer, which \`${scope.own("isError", operation.id)}\` recognises.`;
}

function operationConst(operation: Operation, context: EmitContext): Statement {
  const { scope } = context;
  const paramsType = sentType(operation, context);
  return constStructure({
    name: scope.own("operation", operation.id),
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
    ...requiredHeaders(operation, context),
    ...(operation.idempotencyKeyHeader === undefined
      ? []
      : [`idempotencyKeyHeader: ${stringLiteral(operation.idempotencyKeyHeader)}`]),
    `success: () => [${successTexts(operation, declaredSuccesses(operation), context).join(", ")}]`,
    `failure: [${failureTexts(operation, declaredFailures(operation), context).join(", ")}]`,
    ...securityMembers(operation, context),
  ];
}

function requiredHeaders(operation: Operation, { api }: EmitContext): readonly string[] {
  const names = (laterHeaders(operation, api)?.parameters ?? []).filter(({ required }) => required);
  return names.length === 0
    ? []
    : [`requiredHeaders: [${names.map(({ wireName }) => stringLiteral(wireName)).join(", ")}]`];
}

function errorDeclarations(operation: Operation, context: EmitContext): readonly Statement[] {
  const { scope } = context;
  if (declaredFailures(operation).length === 0) return [];
  const name = scope.own("error", operation.id);
  return [
    typeAlias({
      name,
      type: answeredText("ApiError", operation, declaredFailures(operation), context),
      docs: docText({
        description: `The error answers that \`${scope.own("call", operation.id)}\` declares.`,
      }),
    }),
    functionStructure({
      name: scope.own("isError", operation.id),
      exported: "exported",
      docs: docText({
        description: `True for a declared error answer of \`${scope.own("call", operation.id)}\`.`,
      }),
      parameters: [{ name: "error", type: "unknown" }],
      returnType: `error is ${name}`,
      statements: [`return ${scope.runtime("isApiError")}(error, ${stringLiteral(operationLabel(operation))});`],
    }),
  ];
}

function errorText(operation: Operation, { scope }: EmitContext): string {
  return declaredFailures(operation).length === 0 ? "never" : scope.own("error", operation.id);
}
