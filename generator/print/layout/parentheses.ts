/** Which expressions stand in parentheses, whether or not the text had them. */
import { type Place, parentOf } from "./place.js";
import { isLogical, precedenceOf } from "./precedence.js";
import type { Binary, Expression } from "./tree.js";

export function needsParentheses(place: Place): boolean {
  const { node } = place;
  switch (node.kind) {
    case "object":
    case "function":
      return beginsBody(place, node.kind) || (node.kind === "function" && isCallee(place));
    case "arrow":
      return isOperand(place) || isHead(place) || (place.role === "test" && parentOf(place)?.kind === "conditional");
    case "conditional":
      return isOperand(place) || isHead(place) || (place.role === "test" && parentOf(place)?.kind === "conditional");
    case "binary":
      return binaryNeedsParentheses(place, node);
    case "cast":
      return (isOperand(place) && place.role !== "cast") || isHead(place) || parentOf(place)?.kind === "conditional";
    case "assignment":
      return !isFreeAssignment(place);
    case "unary":
      return unaryNeedsParentheses(place, node.operator);
    case "update":
      return isHead(place) || (place.role === "operand" && parentOf(place)?.kind === "unary");
    case "literal":
      return node.of === "number" && place.role === "object";
    default:
      return false;
  }
}

function isCallee({ role }: Place): boolean {
  return role === "callee";
}

/** What calls and members hang on. */
function isHead({ role }: Place): boolean {
  return role === "callee" || role === "object";
}

/** What an operator takes; a spread is one, too. */
function isOperand(place: Place): boolean {
  const kind = parentOf(place)?.kind;
  if (kind === "spread") return /^(?:conditional|binary|cast)$/.test(place.node.kind);
  return kind === "binary" || kind === "unary" || kind === "cast" || kind === "non-null" || kind === "update";
}

/** A brace or `function` at the start of a statement would be read as one; so would a brace after an arrow. */
function beginsBody(place: Place, kind: "object" | "function"): boolean {
  let at: Place = place;
  for (;;) {
    const around = at.around;
    if (around === undefined) return false;
    if (around.node.kind === "expression") return true;
    if (around.node.kind === "arrow") return kind === "object" && at.role === "body";
    const leads =
      at.role === "left" ||
      isHead(at) ||
      at.role === "cast" ||
      (at.role === "test" && around.node.kind === "conditional");
    const follows = around.node.kind === "update" && !around.node.prefix;
    if (!(leads || follows) || !isExpression(around)) return false;
    at = around;
  }
}

const expressionKinds: ReadonlySet<string> = new Set(
  "name literal template array object function arrow unary update binary assignment conditional call member non-null cast".split(
    " ",
  ),
);

function isExpression(place: Place<Place["node"] | NonNullable<ReturnType<typeof parentOf>>>): place is Place {
  return expressionKinds.has(place.node.kind);
}

function binaryNeedsParentheses(place: Place, { operator }: Binary): boolean {
  const parent = parentOf(place);
  if (isHead(place)) return true;
  if (parent?.kind === "conditional") return operator === "??";
  if (parent?.kind !== "binary") return isOperand(place);
  if (isLogical(operator) && isLogical(parent.operator)) return operator !== parent.operator || place.role === "right";
  const outer = precedenceOf(parent.operator);
  const own = precedenceOf(operator);
  if (outer > own || (outer === own && place.role === "right")) return true;
  if (outer === own && !flattens(parent.operator, operator)) return true;
  if (outer < own && operator === "%") return parent.operator === "+" || parent.operator === "-";
  return /^(?:>>>?|<<|\||\^|&)$/.test(parent.operator);
}

/** Whether a chain of the two is laid out as one, as in `a + b - c`. */
export function flattens(outer: string, inner: string): boolean {
  if (precedenceOf(outer) !== precedenceOf(inner) || outer === "**") return false;
  if (/^[!=]==?$/.test(outer)) return false;
  if ((inner === "%" && /^[*/%]$/.test(outer)) || (outer === "%" && /^[*/%]$/.test(inner))) return false;
  if (inner !== outer && /^[*/%]$/.test(inner) && /^[*/%]$/.test(outer)) return false;
  if (/^(?:>>>?|<<)$/.test(outer)) return false;
  return !(outer === ">" && inner === "<");
}

function isFreeAssignment(place: Place): boolean {
  const kind = parentOf(place)?.kind;
  return kind === "expression" || (kind === "for" && place.role !== "test");
}

function unaryNeedsParentheses(place: Place, operator: string): boolean {
  const parent = parentOf(place);
  if (operator === "await") {
    if (parent?.kind === "binary") return isLogical(parent.operator);
    return (
      isHead(place) ||
      (isOperand(place) && parent?.kind !== "update") ||
      parent?.kind === "spread" ||
      (place.role === "test" && parent?.kind === "conditional")
    );
  }
  if (parent?.kind === "unary") return parent.operator === operator && (operator === "+" || operator === "-");
  if (parent?.kind === "binary" && place.role === "left") return /^(?:in|instanceof|\*\*)$/.test(parent.operator);
  return isHead(place) || parent?.kind === "non-null";
}

export function isExpressionNode(node: { readonly kind: string }): node is Expression {
  return expressionKinds.has(node.kind);
}
