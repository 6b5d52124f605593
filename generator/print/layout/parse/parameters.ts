/** Parameters of functions, and what a declaration takes apart. */
import type { Cursor } from "./cursor.js";
import { parseKey } from "./keys.js";
import { parseList } from "./lists.js";
import type { Parameter, Pattern, PatternElement, PatternProperty } from "../tree.js";

export function parseParameters(cursor: Cursor): readonly Parameter[] {
  return parseList(cursor, "(", ")", parseParameter);
}

function parseParameter(cursor: Cursor): Parameter {
  const rest = cursor.take("...");
  const pattern = parsePattern(cursor);
  return {
    rest,
    pattern,
    optional: cursor.take("?"),
    ...(cursor.take(":") ? { type: cursor.grammar.type(cursor) } : {}),
    ...parseDefault(cursor),
  };
}

export function parsePattern(cursor: Cursor): Pattern {
  if (cursor.at("[")) return { kind: "array pattern", elements: parseElements(cursor) };
  if (!cursor.at("{")) return { kind: "name", name: cursor.name() };
  return { kind: "object pattern", properties: parseList(cursor, "{", "}", parseProperty) };
}

function parseElements(cursor: Cursor): readonly (PatternElement | undefined)[] {
  cursor.expect("[");
  const elements: (PatternElement | undefined)[] = [];
  while (!cursor.take("]")) {
    elements.push(cursor.at(",") ? undefined : parseElement(cursor));
    if (!cursor.at("]")) cursor.expect(",");
  }
  if (elements.at(-1) === undefined && elements.length > 0) cursor.refuse("a hole at the end of a pattern");
  return elements;
}

function parseElement(cursor: Cursor): PatternElement {
  return { rest: cursor.take("..."), pattern: parsePattern(cursor), ...parseDefault(cursor) };
}

function parseProperty(cursor: Cursor): PatternProperty {
  if (cursor.take("...")) return { kind: "rest", name: cursor.name() };
  const key = parseKey(cursor);
  if (cursor.take(":")) return { kind: "property", key, pattern: parsePattern(cursor), ...parseDefault(cursor) };
  if (key.kind !== "name") return cursor.refuse("a pattern expected");
  return { kind: "shorthand", name: key.name, ...parseDefault(cursor) };
}

function parseDefault(cursor: Cursor): Pick<PatternElement, "default"> {
  return cursor.take("=") ? { default: cursor.grammar.assignment(cursor) } : {};
}
