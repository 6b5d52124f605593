/** What operators join: names, literals, calls, members. */
import { Cursor } from "./cursor.js";
import { parseFunctionExpression } from "./functions.js";
import { parseKey } from "./keys.js";
import { lineEndsBefore, parseItem, parseList } from "./lists.js";
import { sourceOf } from "./tokens.js";
import { parseType } from "./type.js";
import type { Argument, Expression, ObjectLiteral, ObjectMember, Template, Type } from "../tree.js";

/** An operand with the calls and members after it: `a.b[c]?.d(e)!`. */
export function parseChained(cursor: Cursor): Expression {
  let expression = cursor.at("new") ? parseNew(cursor) : parseOperand(cursor);
  for (;;) {
    const next = parseLink(cursor, expression);
    if (next === undefined) return expression;
    expression = next;
  }
}

function parseLink(cursor: Cursor, expression: Expression): Expression | undefined {
  if (cursor.at(".") || cursor.at("?.")) {
    if (cursor.token.gap === "empty line") cursor.refuse("an empty line in a chain");
    const optional = cursor.next().text === "?.";
    if (optional && cursor.at("(")) return callOf(cursor, expression, "optional");
    if (optional && cursor.at("[")) return indexOf(cursor, expression, "optional");
    return { kind: "member", object: expression, optional, name: cursor.name() };
  }
  if (cursor.at("[") && cursor.token.gap === "none") return indexOf(cursor, expression, "required");
  if (cursor.at("(")) return callOf(cursor, expression, "required");
  if (cursor.at("!") && cursor.token.gap === "none" && cursor.ahead(1).text !== "=") {
    cursor.next();
    return { kind: "non-null", expression };
  }
  if (cursor.token.kind === "template") cursor.refuse("a tagged template");
  if (!cursor.at("<") || (expression.kind !== "name" && expression.kind !== "member")) return undefined;
  return cursor.attempt(() => callOf(cursor, expression, "required", typeArgumentsOf(cursor)));
}

function typeArgumentsOf(cursor: Cursor): readonly Type[] {
  const args = parseList(cursor, "<", ">", parseType);
  if (!cursor.at("(")) cursor.refuse("arguments expected");
  return args;
}

function callOf(
  cursor: Cursor,
  callee: Expression,
  presence: "optional" | "required",
  typeArguments?: readonly Type[],
): Expression {
  const args = parseArguments(cursor);
  const optional = presence === "optional";
  return { kind: "call", form: "call", optional, callee, ...(typeArguments ? { typeArguments } : {}), args };
}

function parseArguments(cursor: Cursor): readonly Argument[] {
  return parseList(cursor, "(", ")", parseArgument);
}

function parseArgument(cursor: Cursor): Argument {
  return cursor.take("...")
    ? { kind: "spread", expression: cursor.grammar.assignment(cursor) }
    : cursor.grammar.assignment(cursor);
}

function indexOf(cursor: Cursor, object: Expression, presence: "optional" | "required"): Expression {
  cursor.expect("[");
  const index = cursor.grammar.expression(cursor);
  cursor.expect("]");
  return { kind: "member", object, optional: presence === "optional", index };
}

/** `new Map<string, number>(entries)`; its callee is a name or members of one. */
function parseNew(cursor: Cursor): Expression {
  cursor.expect("new");
  let callee: Expression = { kind: "name", name: cursor.name() };
  while (cursor.take(".")) callee = { kind: "member", object: callee, optional: false, name: cursor.name() };
  const typeArguments = cursor.at("<") ? { typeArguments: parseList(cursor, "<", ">", parseType) } : {};
  return { kind: "call", form: "new", optional: false, callee, ...typeArguments, args: parseArguments(cursor) };
}

const notNames = new Set(
  "class super import yield function enum if for while return const let var switch case".split(" "),
);

function parseOperand(cursor: Cursor): Expression {
  const { token } = cursor;
  switch (token.kind) {
    case "name":
      if (cursor.at("function") || (cursor.at("async") && cursor.ahead(1).text === "function")) {
        return parseFunctionExpression(cursor);
      }
      if (/^(?:true|false|null)$/.test(token.text)) return { kind: "literal", of: "word", text: cursor.name() };
      if (notNames.has(token.text)) cursor.refuse("an expression expected");
      return { kind: "name", name: cursor.name() };
    case "number":
    case "string":
    case "expression":
      return { kind: "literal", of: token.kind, text: cursor.next().text };
    case "template":
      return parseTemplate(cursor);
    default:
      return parseEnclosed(cursor);
  }
}

function parseEnclosed(cursor: Cursor): Expression {
  if (cursor.at("[")) return { kind: "array", elements: parseList(cursor, "[", "]", parseArgument) };
  if (cursor.at("{")) return parseObject(cursor);
  cursor.expect("(");
  const expression = cursor.grammar.expression(cursor);
  cursor.expect(")");
  return expression;
}

function parseTemplate(cursor: Cursor): Template {
  const { texts = [], holes = [] } = cursor.next();
  if (texts.some((text) => text.includes("\n"))) cursor.refuse("a template of several lines");
  return {
    kind: "template",
    texts,
    holes: holes.map((tokens) => parseHole(new Cursor(sourceOf(tokens), cursor.grammar))),
  };
}

function parseHole(cursor: Cursor): Expression {
  const expression = cursor.grammar.expression(cursor);
  if (cursor.token.kind !== "end") cursor.refuse("the end of a hole expected");
  cursor.expectOneLine();
  return expression;
}

export function parseObject(cursor: Cursor): ObjectLiteral {
  cursor.expect("{");
  const open = lineEndsBefore(cursor) && !cursor.at("}");
  const members = [];
  while (!cursor.take("}")) members.push(parseItem(cursor, parseObjectMember, separate));
  return { kind: "object", members, open };
}

function separate(cursor: Cursor): void {
  if (!cursor.at("}")) cursor.expect(",");
}

function parseObjectMember(cursor: Cursor): ObjectMember {
  if (cursor.take("...")) return { kind: "spread", expression: cursor.grammar.assignment(cursor) };
  const key = parseKey(cursor);
  if (cursor.take(":")) return { kind: "property", key, value: cursor.grammar.assignment(cursor) };
  if (key.kind !== "name" || (!cursor.at(",") && !cursor.at("}"))) return cursor.refuse("a method of an object");
  return { kind: "shorthand", name: key.name };
}
