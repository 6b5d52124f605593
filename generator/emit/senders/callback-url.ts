/** The function that works out where a callback is sent to, from the call that led to it. */
import type { HookOperation, Operation } from "../../model/api.js";
import type { RuntimeExpression } from "../../model/runtime-expression.js";
import { bodyTypeText } from "../body-text.js";
import { docText } from "../doc-text.js";
import type { EmitContext, Statement } from "../emitter.js";
import { memberAccess, stringLiteral } from "../literal.js";
import { jsonForm, placeMembers } from "../operation-text.js";
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
      statements: [`return ${context.scope.runtime("callbackUrl")}([${parts.join(", ")}]);`],
    }),
  ];
}

function ownerOf({ origin }: HookOperation, { plan }: EmitContext): Operation {
  const owner = plan.api.operations.find(({ id }) => origin.kind === "callback" && id === origin.operation);
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
      const body = expression.of === "response" ? "call.response.body" : requestBodyText(owner, context);
      return `${context.scope.runtime("pointedAt")}(${[body, ...tokens].join(", ")})`;
    }
    case "value": {
      const name = stringLiteral(expression.name);
      if (expression.of === "response") return `${context.scope.runtime("answeredHeader")}(call.response, ${name})`;
      if (expression.in === "header") return `call.request.request.headers.get(${name})`;
      return `call.request.${expression.in}${memberAccess(expression.name)}`;
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
