/** Expressions: operators by their precedence, and what they join (`operands.ts`). */
import type { Cursor } from "./cursor.js";
import { parseArrow } from "./functions.js";
import { parseChained } from "./operands.js";
import { parseType } from "./type.js";
import { isLogical, precedenceOf } from "../precedence.js";
import type { Expression } from "../tree.js";

export function parseExpression(cursor: Cursor): Expression {
  const expression = parseAssignment(cursor);
  if (cursor.at(",") && cursor.token.comments.length > 0) cursor.refuse("a comment before a comma");
  return expression;
}

const assignments = new Set("= += -= *= /= %= **= <<= >>= >>>= &= ^= |= &&= ||= ??=".split(" "));

/** One element of a list: no comma of its own. */
export function parseAssignment(cursor: Cursor): Expression {
  const arrow = parseArrow(cursor);
  if (arrow !== undefined) return arrow;
  const left = parseConditional(cursor);
  if (!cursor.atAny(assignments)) return left;
  if (left.kind !== "name" && left.kind !== "member") cursor.refuse("an assignment to a pattern");
  const operator = cursor.next().text;
  return { kind: "assignment", operator, left, right: parseAssignment(cursor) };
}

function parseConditional(cursor: Cursor): Expression {
  const test = parseBinary(cursor, 0);
  if (!cursor.take("?")) return test;
  const then = parseAssignment(cursor);
  cursor.expect(":");
  return { kind: "conditional", test, then, otherwise: parseAssignment(cursor) };
}

function parseBinary(cursor: Cursor, weakest: number): Expression {
  let left = parseUnary(cursor);
  for (;;) {
    if (weakest <= precedenceOf("<") && (cursor.at("as") || cursor.at("satisfies")) && cursor.token.gap === "none") {
      left = parseCast(cursor, left);
      continue;
    }
    const operator = operatorAt(cursor);
    const precedence = operator === undefined ? -1 : precedenceOf(operator);
    if (operator === undefined || precedence < weakest) return left;
    for (let count = operator.startsWith(">>") ? operator.length : 1; count > 0; count -= 1) cursor.next();
    const right = parseBinary(cursor, operator === "**" ? precedence : precedence + 1);
    left = binaryOf(operator, left, right);
  }
}

/** `a || (b || c)` is `a || b || c`, as prettier reads it. */
function binaryOf(operator: string, left: Expression, right: Expression): Expression {
  if (!isLogical(operator) || right.kind !== "binary" || right.operator !== operator) {
    return { kind: "binary", operator, left, right };
  }
  return { kind: "binary", operator, left: binaryOf(operator, left, right.left), right: right.right };
}

/** The operator that stands here; those of several `>` are tokens of their own, as type arguments need them. */
function operatorAt(cursor: Cursor): string | undefined {
  const { token } = cursor;
  if (token.kind !== "mark" && token.text !== "in" && token.text !== "instanceof") return undefined;
  if (token.text !== ">") return precedenceOf(token.text) >= 0 ? token.text : undefined;
  let operator = ">";
  for (let count = 1; count < 4; count += 1) {
    const { text, start } = cursor.ahead(count);
    if (start !== cursor.ahead(count - 1).end) break;
    if (text.startsWith("=") || text.startsWith(">=")) return undefined;
    if (text !== ">") break;
    operator += ">";
  }
  return precedenceOf(operator) >= 0 ? operator : undefined;
}

function parseCast(cursor: Cursor, expression: Expression): Expression {
  const word = cursor.next().text === "as" ? "as" : "satisfies";
  if (word === "as" && cursor.at("const")) {
    cursor.next();
    return { kind: "cast", word, expression, type: { kind: "keyword", name: "const" } };
  }
  return { kind: "cast", word, expression, type: parseType(cursor) };
}

const prefixes = new Set(["!", "-", "+", "~", "typeof", "void", "delete", "await"]);

function parseUnary(cursor: Cursor): Expression {
  if (cursor.atAny(prefixes)) {
    const operator = cursor.next().text;
    return { kind: "unary", operator, operand: parseUnary(cursor) };
  }
  if (cursor.at("++") || cursor.at("--")) {
    const operator = cursor.next().text;
    return { kind: "update", operator, prefix: true, operand: parseUnary(cursor) };
  }
  const operand = parseChained(cursor);
  if ((cursor.at("++") || cursor.at("--")) && cursor.token.gap === "none") {
    return { kind: "update", operator: cursor.next().text, prefix: false, operand };
  }
  return operand;
}
