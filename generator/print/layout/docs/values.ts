/** How a value is joined to what it is assigned to. */
import { type Doc, canBreak } from "../doc.js";
import { isNumber } from "./array-shapes.js";
import { type AssignmentLayout, isShortKey } from "./assignments.js";
import { argumentsAreShort } from "./call-shapes.js";
import type { Rules } from "./rules.js";
import { isHuggedUnion, isObjectType } from "./type-shapes.js";
import { flattens } from "../parentheses.js";
import { isLogical } from "../precedence.js";
import { type Place, inside, parentOf } from "../place.js";
import type { Declarator } from "../statement-tree.js";
import type { Binary, Pattern, Type, TypeParameter } from "../tree.js";
import { Unknown } from "../unknown.js";

/** How the value at a place is joined to what stands before it. */
export function layoutOf(value: Place, left: Doc, style: Rules): AssignmentLayout {
  const { node } = value;
  const parent = parentOf(value);
  if (node.kind === "assignment") throw new Unknown("an assignment of an assignment");
  if (node.kind === "call" && node.callee.kind === "name" && node.callee.name === "require")
    throw new Unknown("require");
  const leftBreaks = canBreak(left);
  if (parent?.kind === "declarator") {
    if (isComplexPattern(parent.pattern) || hasComplexType(parent)) return "break left side";
    if (node.kind === "arrow" && leftBreaks) return "break left side";
  }
  const hasShortKey = parent?.kind === "property" && isShortKey(left, style);
  if (breaksAfterOperator(value, hasShortKey ? "short" : "long", style)) return "break after operator";
  const isPlain =
    node.kind === "template" || isNumber(node) || (node.kind === "literal" && /^(?:true|false)$/.test(node.text));
  return !leftBreaks && (hasShortKey || isPlain) ? "never break after operator" : "fluid";
}

function isComplexPattern(pattern: Pattern): boolean {
  if (pattern.kind !== "object pattern" || pattern.properties.length <= 2) return false;
  return pattern.properties.some(
    (property) => property.kind === "property" || (property.kind === "shorthand" && property.default !== undefined),
  );
}

function hasComplexType({ type }: Declarator): boolean {
  const args = argumentsOf(type);
  if (args.length < 2) return false;
  return args.some((arg) => argumentsOf(arg).length > 0 || arg.kind === "conditional type");
}

function argumentsOf(type: Type | undefined): readonly Type[] {
  return type?.kind === "reference" ? (type.args ?? []) : [];
}

function breaksAfterOperator(value: Place, key: "short" | "long", style: Rules): boolean {
  const { node } = value;
  if (node.kind === "binary" && !isInlined(node)) return true;
  if (node.kind === "conditional") return node.test.kind === "binary" && !isInlined(node.test);
  if (key === "short") return false;
  let inner: Place = value;
  for (;;) {
    if (inner.node.kind === "unary") inner = inside(inner, inner.node.operand, "operand");
    else if (inner.node.kind === "non-null") inner = inside(inner, inner.node.expression, "object");
    else break;
  }
  if (inner.node.kind === "literal" && inner.node.of === "string") return true;
  return isPoorlyBreakable(inner, style, "whole");
}

/** Members and calls with nothing between their parentheses that could break. */
function isPoorlyBreakable(place: Place, style: Rules, part: "whole" | "head"): boolean {
  const { node } = place;
  switch (node.kind) {
    case "non-null":
      return isPoorlyBreakable(inside(place, node.expression, "object"), style, "head");
    case "member":
      return isPoorlyBreakable(inside(place, node.object, "object"), style, "head");
    case "call": {
      if (node.form === "new" || !argumentsAreShort(node.args, style)) return false;
      if (isChain(style.expressionDoc(place)) || hasComplexArguments(node.typeArguments)) return false;
      return isPoorlyBreakable(inside(place, node.callee, "callee"), style, "head");
    }
    case "name":
      return part === "head";
    default:
      return false;
  }
}

function isChain(doc: Doc): boolean {
  return typeof doc === "object" && "kind" in doc && doc.kind === "chain";
}

function hasComplexArguments(args: readonly Type[] = []): boolean {
  const [first] = args;
  if (args.length > 1) return true;
  return first !== undefined && (first.kind === "union" || first.kind === "intersection" || isObjectType(first));
}

/** `a && { b }`: an object or array after a logical operator stays on its line. */
export function isInlined({ operator, right }: Binary): boolean {
  if (!isLogical(operator)) return false;
  return (right.kind === "object" && right.members.length > 0) || (right.kind === "array" && right.elements.length > 0);
}

/** Whether the left side is part of the same chain of operators. */
export function continuesChain({ operator, left }: Binary): boolean {
  return left.kind === "binary" && flattens(operator, left.operator);
}

/** How the type of an alias is joined to its name. */
export function aliasLayout(type: Type, parameters: readonly TypeParameter[] = []): AssignmentLayout {
  if (type.kind === "union" && !isHuggedUnion(type)) return "break after operator";
  if (
    type.kind === "conditional type" &&
    (argumentsOf(type.check).length > 0 || argumentsOf(type.extends).length > 0)
  ) {
    return "break after operator";
  }
  const isComplex = parameters.some(
    ({ constraint, default: fallback }) => constraint !== undefined || fallback !== undefined,
  );
  return parameters.length > 1 && isComplex ? "break left side" : "fluid";
}
