/** Text of a description as source code: always a literal, never more. */
import type { JsonValue } from "../model/schema.js";

/** A string literal that reads the same whatever stands in it: `a"b` → `"a\"b"`. */
export function stringLiteral(text: string): string {
  if (plainText.test(text)) return `"${text}"`;
  // U+2028 and U+2029 end a line in older grammars and in comments; JSON leaves them as they are. Lone surrogates
  // JSON.stringify escapes itself.
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** What needs no escape: printable ASCII without quotes and backslashes. */
const plainText = /^[ !#-[\]-~]*$/;

/** A property's name as it stands in an interface or an object literal: `id`, `"content-type"`. */
export function propertyName(wireName: string): string {
  if (wireName === "__proto__") return '["__proto__"]';
  return isIdentifier(wireName) ? wireName : stringLiteral(wireName);
}

/** The same for a method of an interface, where `new()` would be what constructs it. */
export function methodPropertyName(name: string): string {
  return name === "new" ? stringLiteral(name) : propertyName(name);
}

/** The access to a property: `.create`, `["on-call"]`. */
export function memberAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/** ASCII only, so that no two spellings of one letter look alike in the output. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text);
}

/** A JSON value as an expression; keys are computed where a plain one would set the prototype. */
export function jsonLiteral(value: JsonValue): string {
  if (typeof value === "string") return stringLiteral(value);
  if (isArray(value)) return `[${value.map(jsonLiteral).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${propertyName(key)}: ${jsonLiteral(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A scalar as an expression or as its type: `"a"`, `1n`. */
export function scalarText(value: string | number | bigint | boolean): string {
  if (typeof value === "bigint") return `${String(value)}n`;
  return typeof value === "string" ? stringLiteral(value) : String(value);
}

/** The type of one JSON value alone: `readonly ["a", 1]`, `{ readonly on: true }`. */
export function constantType(value: JsonValue): string {
  if (isArray(value)) return `readonly [${value.map(constantType).join(", ")}]`;
  if (typeof value !== "object" || value === null) return jsonLiteral(value);
  const members = Object.entries(value).map(
    ([key, member]) => `readonly ${propertyName(key)}: ${constantType(member)}`,
  );
  return members.length === 0 ? "Record<string, never>" : `{ ${members.join("; ")} }`;
}

/** `Array.isArray` that narrows readonly arrays too. */
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
