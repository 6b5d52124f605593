/** The members of interfaces, object types and mapped types. */
import type { Cursor } from "./cursor.js";
import { parseKey } from "./keys.js";
import { lineEndsBefore, parseItem } from "./lists.js";
import { parseParameters } from "./parameters.js";
import type { Item, MappedType, ObjectType, TypeMember } from "../tree.js";

export function parseObjectType(cursor: Cursor): ObjectType | MappedType {
  const mapped = cursor.attempt(() => parseMapped(cursor));
  if (mapped !== undefined) return mapped;
  const open = lineEndsAfterBrace(cursor);
  return { kind: "object type", members: parseMembers(cursor), open };
}

function lineEndsAfterBrace(cursor: Cursor): boolean {
  return cursor.ahead(1).gap !== "none" || cursor.ahead(1).comments.length > 0;
}

/** `{ a: string; b?(): void }`. */
export function parseMembers(cursor: Cursor): readonly Item<TypeMember>[] {
  cursor.expect("{");
  const members: Item<TypeMember>[] = [];
  while (!cursor.at("}")) members.push(parseItem(cursor, parseMember, separate));
  cursor.expect("}");
  return members;
}

function separate(cursor: Cursor): void {
  if (cursor.take(";") || cursor.take(",") || cursor.at("}") || lineEndsBefore(cursor)) return;
  cursor.refuse("the end of a member expected");
}

function parseMember(cursor: Cursor): TypeMember {
  const isReadonly = cursor.at("readonly") && startsKey(cursor, 1);
  if (isReadonly) cursor.next();
  if (cursor.at("[") && cursor.ahead(1).kind === "name" && cursor.ahead(2).text === ":") {
    return parseIndexSignature(cursor, isReadonly);
  }
  if (cursor.at("(") || cursor.at("<")) return { kind: "method signature", optional: false, ...parseSignature(cursor) };
  if (isAccessorOrConstructor(cursor)) cursor.refuse("an accessor or a construct signature");
  const key = parseKey(cursor);
  const optional = cursor.take("?");
  if (cursor.at("(") || cursor.at("<")) {
    if (isReadonly) cursor.refuse("a readonly method");
    return { kind: "method signature", key, optional, ...parseSignature(cursor) };
  }
  const type = cursor.take(":") ? { type: cursor.grammar.type(cursor) } : {};
  return { kind: "property signature", readonly: isReadonly, key, optional, ...type };
}

function isAccessorOrConstructor(cursor: Cursor): boolean {
  if (cursor.at("new")) return cursor.ahead(1).text === "(" || cursor.ahead(1).text === "<";
  return (cursor.at("get") || cursor.at("set")) && startsKey(cursor, 1);
}

function startsKey(cursor: Cursor, at: number): boolean {
  const { kind, text } = cursor.ahead(at);
  return kind === "name" || kind === "string" || kind === "number" || (kind === "mark" && text === "[");
}

function parseSignature(
  cursor: Cursor,
): Pick<Extract<TypeMember, { kind: "method signature" }>, "typeParameters" | "parameters" | "returns"> {
  return {
    ...cursor.grammar.typeParameters(cursor),
    parameters: parseParameters(cursor),
    ...(cursor.take(":") ? { returns: cursor.grammar.returnType(cursor) } : {}),
  };
}

function parseIndexSignature(cursor: Cursor, isReadonly: boolean): TypeMember {
  cursor.expect("[");
  const name = cursor.name();
  cursor.expect(":");
  const key = cursor.grammar.type(cursor);
  cursor.expect("]");
  cursor.expect(":");
  return { kind: "index signature", readonly: isReadonly, name, key, type: cursor.grammar.type(cursor) };
}

/** `{ readonly [K in keyof T]?: T[K] }`. */
function parseMapped(cursor: Cursor): MappedType {
  const open = lineEndsAfterBrace(cursor);
  if (cursor.ahead(1).comments.length > 0) cursor.refuse("a comment in a mapped type");
  cursor.expect("{");
  const isReadonly = parseModifier(cursor, "readonly");
  cursor.expect("[");
  const name = cursor.name();
  cursor.expect("in");
  const keys = cursor.grammar.type(cursor);
  const renamed = cursor.take("as") ? { as: cursor.grammar.type(cursor) } : {};
  cursor.expect("]");
  const optional = parseModifier(cursor, "?");
  cursor.expect(":");
  const type = cursor.grammar.type(cursor);
  cursor.take(";");
  cursor.expect("}");
  return { kind: "mapped type", readonly: isReadonly, name, keys, ...renamed, optional, type, open };
}

function parseModifier(cursor: Cursor, word: string): string {
  const sign = (cursor.at("+") || cursor.at("-")) && cursor.ahead(1).text === word ? cursor.next().text : "";
  return cursor.take(word) ? `${sign}${word}` : "";
}
