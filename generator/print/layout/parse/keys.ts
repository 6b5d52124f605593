/** The names of properties. */
import type { Cursor } from "./cursor.js";
import type { Key } from "../tree.js";

/** `id`, `"content-type"`, `["__proto__"]`. */
export function parseKey(cursor: Cursor): Key {
  const { token } = cursor;
  if (token.kind === "name") return { kind: "name", name: cursor.next().text };
  if (token.kind === "string" || token.kind === "number") return { kind: token.kind, text: cursor.next().text };
  cursor.expect("[");
  const expression = cursor.grammar.expression(cursor);
  cursor.expect("]");
  return { kind: "computed", expression };
}
