/** The function that works out where a callback is sent to, from the call that led to it. */
import type { HookOperation, Operation } from "../../model/api.js";
import { operationsById } from "../../model/operations-by-id.js";
import type { RuntimeExpression } from "../../model/runtime-expression.js";
import { answerSchemas } from "../../model/contents.js";
import type { SchemaId } from "../../model/schema.js";
import { bodyTypeText } from "../body-text.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, stringLiteral } from "../literal.js";
import { jsonForm, placeMembers } from "../operation-text.js";
import { statusLiteral } from "../status-text.js";
import { functionStructure } from "../structures.js";
import { referenceText } from "../type-text.js";

/** Nothing for a webhook, and for a callback whose expressions yield nothing (reported). */
export function urlDeclaration(hook: HookOperation, context: EmitContext): readonly Statement[] {
  const { origin } = hook;
  if (origin.kind === "webhook" || origin.url === undefined) return [];
  const owner = ownerOf(hook, context);
  const parts = origin.url.map((part) => partText(part, owner, context));
  const expressions = origin.url.flatMap((part) => (typeof part === "string" ? [] : part));
  const type = exchangeType(expressions, owner, context);
  return [
    functionStructure({
      name: context.scope.own("url", hook.id),
      exported: "exported",
      docs: docText({
        description: `Where \`${context.scope.own("call", hook.id)}\` sends to, by the request that led to it and its answer.`,
        notes: [`From \`${origin.expression.replaceAll("`", "'")}\`. Throws a \`TypeError\` for what is not there.`],
      }),
      parameters: type === undefined ? [] : [{ name: "call", type }],
      returnType: "string",
      statements: [
        ...answerStatement(expressions, owner, context),
        `return ${context.scope.runtime("callbackUrl")}([${parts.join(", ")}]);`,
      ],
    }),
  ];
}

function ownerOf({ origin }: HookOperation, { plan }: EmitContext): Operation {
  const owner = origin.kind === "callback" ? operationsById(plan.api).get(origin.operation) : undefined;
  if (owner === undefined) throw new Error("A callback is of no operation.");
  return owner;
}

/** What is needed of the call: as its handler is given it, and as it answers. */
function exchangeType(
  expressions: readonly RuntimeExpression[],
  owner: Operation,
  context: EmitContext,
): string | undefined {
  const asked = requestMembers(expressions, owner, context);
  const members = [
    ...(expressions.some(({ kind }) => kind === "url") ? ["readonly url: string"] : []),
    ...(asked.length === 0 ? [] : [`readonly request: { ${asked.join("; ")} }`]),
    ...(expressions.some(isOfAnswer) ? [`readonly response: ${context.scope.runtime("AnsweredWith")}`] : []),
  ];
  return members.length === 0 ? undefined : `{ ${members.join("; ")} }`;
}

function isOfAnswer(expression: RuntimeExpression): boolean {
  return expression.kind === "statusCode" || ("of" in expression && expression.of === "response");
}

function requestMembers(
  expressions: readonly RuntimeExpression[],
  { parameters, requestBody }: Operation,
  context: EmitContext,
): readonly string[] {
  const ofRequest = expressions.filter((each) => "of" in each && each.of === "request");
  const places = new Set(ofRequest.map((each) => (each.kind === "value" ? each.in : each.kind)));
  const values = parameters.flatMap((group) => {
    const isRead = (group.in === "path" || group.in === "query") && places.has(group.in);
    return isRead ? [`readonly ${placeMembers[group.in]}: ${referenceText(group.schema, context)}`] : [];
  });
  return [
    ...values,
    ...(places.has("header") ? [headersMember(context)] : []),
    ...(places.has("body") ? [bodyMember(requestBody, context)] : []),
  ];
}

function headersMember({ scope }: EmitContext): string {
  return `readonly request: { readonly headers: ${scope.runtime("SignedMessage")}["headers"] }`;
}

function bodyMember(body: Operation["requestBody"], context: EmitContext): string {
  const text = bodyTypeText(body?.contents ?? [], "received", context);
  return body?.required === true ? `readonly body: ${text}` : `readonly body?: ${text} | undefined`;
}

function partText(part: string | RuntimeExpression, owner: Operation, context: EmitContext): string {
  if (typeof part === "string") return stringLiteral(part);
  if (part.kind === "method") return stringLiteral(owner.method);
  return `{ expression: ${stringLiteral(part.text)}, value: ${valueText(part, owner, context)} }`;
}

function valueText(expression: RuntimeExpression, owner: Operation, context: EmitContext): string {
  switch (expression.kind) {
    case "url":
      return "call.url";
    case "method":
      return stringLiteral(owner.method);
    case "statusCode":
      return "call.response.status";
    case "body": {
      const tokens = expression.tokens.map(stringLiteral);
      const body =
        expression.of === "response" ? `${answerText(owner, context)}.body` : requestBodyText(owner, context);
      return `${context.scope.runtime("pointedAt")}(${[body, ...tokens].join(", ")})`;
    }
    case "value": {
      const name = stringLiteral(expression.name);
      if (expression.of === "response")
        return `${context.scope.runtime("answeredHeader")}(${answerText(owner, context)}, ${name})`;
      if (expression.in === "header") return `call.request.request.headers.get(${name})`;
      return `${parametersText(expression.in, owner, context)}${memberAccess(expression.name)}`;
    }
  }
}

/** As JSON holds it: what programs see otherwise is no text. */
function requestBodyText({ requestBody }: Operation, { api, scope }: EmitContext): string {
  const schema = requestBody?.contents[0]?.schema;
  if (schema === undefined || jsonForm(schema, api) === undefined) return "call.request.body";
  const encoded = `${scope.symbol("validators", "encode", schema)}(call.request.body)`;
  return requestBody?.required === true ? encoded : `call.request.body && ${encoded}`;
}

function parametersText(place: "query" | "path", { parameters }: Operation, { api, scope }: EmitContext): string {
  const schema = parameters.find((group) => group.in === place)?.schema;
  const given = `call.request.${place}`;
  if (schema === undefined || jsonForm(schema, api) === undefined) return given;
  return `${scope.symbol("validators", "encode", schema)}(${given})`;
}

function answerText(owner: Operation, { api }: EmitContext): string {
  return hasConversions(owner, api) ? "response" : "call.response";
}

function hasConversions({ responses }: Operation, api: EmitContext["api"]): boolean {
  return responses.flatMap(answerSchemas).some((schema) => jsonForm(schema, api) !== undefined);
}

/** The answer as JSON and headers hold it, where a program sees some of it otherwise. */
function answerStatement(
  expressions: readonly RuntimeExpression[],
  owner: Operation,
  context: EmitContext,
): readonly string[] {
  const { api, scope } = context;
  const isRead = expressions.some((each) => "of" in each && each.of === "response");
  if (!isRead || !hasConversions(owner, api)) return [];
  const declared = owner.responses.map(({ status, contents, headers }) => {
    const schema = contents.find(({ kind }) => kind === "json")?.schema;
    const members = [
      `status: ${statusLiteral(status)}`,
      ...encoderMember("body", schema, context),
      ...encoderMember("typedHeaders", headers?.schema, context),
    ];
    return `{ ${members.join(", ")} }`;
  });
  return [`const response = ${scope.runtime("encodedAnswer")}(call.response, [${declared.join(", ")}]);`];
}

function encoderMember(
  name: "body" | "typedHeaders",
  schema: SchemaId | undefined,
  { api, scope }: EmitContext,
): readonly string[] {
  const json = schema === undefined ? undefined : jsonForm(schema, api);
  if (schema === undefined || json === undefined) return [];
  const args = [
    "value",
    scope.symbol("validators", "conversion", schema),
    scope.symbol("validators", "validate", json),
  ];
  return [`${name}: (value) => ${scope.runtime("encodeWith")}(${args.join(", ")})`];
}
