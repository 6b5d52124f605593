/** Types: from unions down to names and literals. */
import type { Cursor } from "./cursor.js";
import { parseList } from "./lists.js";
import { parseObjectType } from "./members.js";
import { parseParameters } from "./parameters.js";
import type { Item, TupleElement, Type, TypeParameter } from "../tree.js";

export function parseType(cursor: Cursor): Type {
  const type = parseUnion(cursor);
  if (!cursor.at("extends") || cursor.token.gap !== "none") return type;
  cursor.expect("extends");
  const parent = parseUnion(cursor);
  cursor.expect("?");
  const then = parseType(cursor);
  cursor.expect(":");
  return { kind: "conditional type", check: type, extends: parent, then, otherwise: parseType(cursor) };
}

/** What may stand after the colon of a function: a type, or what the function says about a parameter. */
export function parseReturnType(cursor: Cursor): Type {
  const asserts = cursor.at("asserts") && cursor.ahead(1).kind === "name" && cursor.ahead(1).text !== "is";
  if (!asserts && !(cursor.token.kind === "name" && cursor.ahead(1).text === "is")) return parseType(cursor);
  if (asserts) cursor.next();
  const name = cursor.name();
  return { kind: "predicate", asserts, name, ...(cursor.take("is") ? { type: parseType(cursor) } : {}) };
}

function parseUnion(cursor: Cursor): Type {
  const members: Item<Type>[] = [];
  do members.push(parseMember(cursor));
  while (cursor.at("|"));
  const [first] = members;
  return members.length === 1 && first?.comments.length === 0 ? first.node : { kind: "union", members };
}

/** A member of a union with the comments before its bar: the one place where they may stand. */
function parseMember(cursor: Cursor): Item<Type> {
  const { gap } = cursor.token;
  const comments = cursor.at("|") ? cursor.comments() : [];
  cursor.take("|");
  return { comments, gap, node: parseIntersection(cursor), followedBy: "none" };
}

function parseIntersection(cursor: Cursor): Type {
  cursor.take("&");
  const members = [parseOperator(cursor)];
  while (cursor.take("&")) members.push(parseOperator(cursor));
  const [first] = members;
  return members.length === 1 && first !== undefined ? first : { kind: "intersection", members };
}

const operators = new Set(["keyof", "readonly", "unique"]);

function parseOperator(cursor: Cursor): Type {
  if (cursor.atAny(operators) && startsType(cursor)) {
    const operator = cursor.next().text;
    return { kind: "type operator", operator, type: parseOperator(cursor) };
  }
  if (cursor.at("infer") && cursor.ahead(1).kind === "name") {
    cursor.next();
    return { kind: "infer", name: cursor.name() };
  }
  return parsePostfix(cursor);
}

/** Whether a type follows the word that stands here, which may be a name itself. */
function startsType(cursor: Cursor): boolean {
  const after = cursor.ahead(1);
  return after.kind !== "mark" ? after.kind !== "end" : /^[[{(]$/.test(after.text);
}

function parsePostfix(cursor: Cursor): Type {
  let type = parsePrimary(cursor);
  while (cursor.at("[") && cursor.token.gap === "none") {
    cursor.next();
    if (cursor.take("]")) type = { kind: "array type", element: type };
    else {
      type = { kind: "indexed access", object: type, index: parseType(cursor) };
      cursor.expect("]");
    }
  }
  return type;
}

const keywords = new Set(
  "any unknown never void null undefined string number boolean bigint symbol object this true false".split(" "),
);

function parsePrimary(cursor: Cursor): Type {
  const { token } = cursor;
  switch (token.kind) {
    case "string":
    case "number":
      return { kind: "literal type", of: token.kind, text: cursor.next().text };
    case "template": {
      const { texts = [], holes = [] } = cursor.next();
      if (holes.length > 0) cursor.refuse("a type in a template");
      return { kind: "template type", texts, holes: [] };
    }
    case "name":
      return parseNamed(cursor);
    default:
      return parseMarked(cursor);
  }
}

function parseNamed(cursor: Cursor): Type {
  if (cursor.at("typeof") && cursor.ahead(1).kind === "name") {
    cursor.next();
    return { kind: "type query", name: parsePath(cursor), ...parseTypeArguments(cursor) };
  }
  if (cursor.at("new") || cursor.at("abstract") || cursor.at("import")) cursor.refuse("a type with a keyword");
  const keyword = keywords.has(cursor.token.text) && cursor.ahead(1).text !== ".";
  return keyword
    ? { kind: "keyword", name: cursor.name() }
    : { kind: "reference", name: parsePath(cursor), ...parseTypeArguments(cursor) };
}

function parsePath(cursor: Cursor): string {
  let path = cursor.name();
  while (cursor.take(".")) path += `.${cursor.name()}`;
  return path;
}

/** `<A, B>` after a name, on its line. */
export function parseTypeArguments(cursor: Cursor): { readonly args?: readonly Type[] } {
  return cursor.at("<") && cursor.token.gap === "none" ? { args: parseList(cursor, "<", ">", parseType) } : {};
}

function parseMarked(cursor: Cursor): Type {
  if (cursor.at("{")) return parseObjectType(cursor);
  if (cursor.at("[")) return { kind: "tuple", elements: parseList(cursor, "[", "]", parseTupleElement) };
  if (cursor.at("-") && cursor.ahead(1).kind === "number") {
    cursor.next();
    return { kind: "literal type", of: "number", text: `-${cursor.next().text}` };
  }
  if (cursor.at("<")) return parseFunctionType(cursor);
  if (!cursor.at("(")) return cursor.refuse("a type expected");
  const functionType = cursor.attempt(() => parseFunctionType(cursor));
  if (functionType !== undefined) return functionType;
  cursor.expect("(");
  const type = parseType(cursor);
  cursor.expect(")");
  return type;
}

function parseFunctionType(cursor: Cursor): Type {
  const typeParameters = parseTypeParameters(cursor);
  const parameters = parseParameters(cursor);
  cursor.expect("=>");
  return { kind: "function type", constructs: false, ...typeParameters, parameters, returns: parseReturnType(cursor) };
}

function parseTupleElement(cursor: Cursor): TupleElement {
  const rest = cursor.take("...");
  const mark = cursor.ahead(1).text;
  const labelled = cursor.token.kind === "name" && (mark === ":" || (mark === "?" && cursor.ahead(2).text === ":"));
  if (labelled) {
    const label = cursor.name();
    const optional = cursor.take("?");
    cursor.expect(":");
    return { rest, label, optional, type: parseType(cursor) };
  }
  const type = parseType(cursor);
  return { rest, optional: cursor.take("?"), type };
}

/** `<Key extends string, Value = unknown>`, or nothing. */
export function parseTypeParameters(cursor: Cursor): { readonly typeParameters?: readonly TypeParameter[] } {
  return cursor.at("<") ? { typeParameters: parseList(cursor, "<", ">", parseTypeParameter) } : {};
}

function parseTypeParameter(cursor: Cursor): TypeParameter {
  let modifiers = "";
  while (/^(?:const|in|out)$/.test(cursor.token.text) && cursor.ahead(1).kind === "name") {
    if (cursor.ahead(1).text === "extends") break;
    modifiers += `${cursor.next().text} `;
  }
  const name = cursor.name();
  return {
    modifiers,
    name,
    ...(cursor.take("extends") ? { constraint: parseType(cursor) } : {}),
    ...(cursor.take("=") ? { default: parseType(cursor) } : {}),
  };
}
