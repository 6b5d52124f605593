/** Functions that are expressions. */
import type { Cursor } from "./cursor.js";
import { parseParameters } from "./parameters.js";
import { parseReturnType, parseTypeParameters } from "./type.js";
import type { Arrow, FunctionExpression, Parameter } from "../tree.js";

/** An arrow function, if one stands here: only what follows its parameters tells it from parentheses. */
export function parseArrow(cursor: Cursor): Arrow | undefined {
  const isAsync = cursor.at("async") && cursor.ahead(1).gap === "none" && cursor.ahead(1).text !== "function";
  const { kind, text } = cursor.ahead(isAsync ? 1 : 0);
  if (kind === "name") {
    if (cursor.ahead(isAsync ? 2 : 1).text !== "=>") return undefined;
    if (isAsync) cursor.next();
    const parameter: Parameter = { rest: false, pattern: { kind: "name", name: cursor.name() }, optional: false };
    return { kind: "arrow", async: isAsync, parameters: [parameter], ...parseArrowBody(cursor) };
  }
  if (text !== "(" && text !== "<") return undefined;
  const head = cursor.attempt(() => {
    if (isAsync) cursor.next();
    const typeParameters = parseTypeParameters(cursor);
    const parameters = parseParameters(cursor);
    const returns = cursor.take(":") ? { returns: parseReturnType(cursor) } : {};
    if (!cursor.at("=>")) cursor.refuse("an arrow expected");
    return { ...typeParameters, parameters, ...returns };
  });
  return head === undefined ? undefined : { kind: "arrow", async: isAsync, ...head, ...parseArrowBody(cursor) };
}

function parseArrowBody(cursor: Cursor): Pick<Arrow, "body"> {
  cursor.expect("=>");
  const body = cursor.at("{") ? cursor.grammar.block(cursor) : cursor.grammar.assignment(cursor);
  if (body.kind === "arrow") cursor.refuse("a chain of arrow functions");
  return { body };
}

export function parseFunctionExpression(cursor: Cursor): FunctionExpression {
  const isAsync = cursor.take("async");
  cursor.expect("function");
  if (cursor.at("*")) cursor.refuse("a generator");
  const name = cursor.token.kind === "name" ? { name: cursor.name() } : {};
  return { kind: "function", async: isAsync, ...name, ...parseFunctionRest(cursor) };
}

/** What follows the name of a function. */
export function parseFunctionRest(cursor: Cursor): Omit<FunctionExpression, "kind" | "async" | "name"> {
  return {
    ...parseTypeParameters(cursor),
    parameters: parseParameters(cursor),
    ...(cursor.take(":") ? { returns: parseReturnType(cursor) } : {}),
    body: cursor.grammar.block(cursor),
  };
}
