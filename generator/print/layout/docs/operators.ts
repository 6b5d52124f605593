/** Operators of two operands, and conditionals, as Docs. */
import { type Doc, align, group, ifBroken, indent, isList, line, softLine } from "../doc.js";
import type { Rules } from "./rules.js";
import { continuesChain, isInlined } from "./values.js";
import { isLogical } from "../precedence.js";
import { type Place, type PlacedNode, inside, parentOf } from "../place.js";
import type { Binary, Conditional } from "../tree.js";
import { Unknown } from "../unknown.js";

export function binaryDoc(node: Binary, place: Place, style: Rules): Doc {
  const parent = parentOf(place);
  const isTest = isInStatementParentheses(place);
  const parts = partsOf(node, place, isTest ? "in parentheses" : "elsewhere", style);
  if (isTest) return parts;
  const isHead =
    place.role === "callee" || (place.role === "object" && parent?.kind === "member" && parent.index === undefined);
  if (isHead || (parent?.kind === "unary" && parent.operator !== "await"))
    return group([indent([softLine, parts]), softLine]);
  const hasIndentOfParent =
    parent?.kind === "assignment" || parent?.kind === "declarator" || parent?.kind === "property";
  const inlines = isInlined(node);
  if (isIndentedAround(place) || (inlines && !continuesChain(node)) || (!inlines && hasIndentOfParent))
    return group(parts);
  const firstGroup = parts.findIndex((part) => typeof part === "object" && !isList(part) && part.kind === "group");
  const head = parts.slice(0, firstGroup === -1 ? 1 : firstGroup + 1);
  return group([head, indent(parts.slice(head.length))]);
}

/** Between the parentheses of `if`, `while` and `switch`, which indent. */
function isInStatementParentheses(place: Place): boolean {
  const kind = parentOf(place)?.kind;
  if (place.role === "body") return false;
  return kind === "if" || kind === "while" || kind === "do" || kind === "switch";
}

/** Whether what is around sets the first operand off as far as the others should be. */
function isIndentedAround(place: Place): boolean {
  const parent = parentOf(place);
  switch (parent?.kind) {
    case "leave":
    case "template":
      return true;
    case "arrow":
      return place.role === "body";
    case "for":
      return place.role !== "body";
    case "conditional": {
      const above = place.around?.around?.node;
      return above?.kind !== "leave" && above?.kind !== "call";
    }
    default:
      return isBooleanArgument(place);
  }
}

/** Operands and operators of the same strength, one after the other. */
function partsOf(node: Binary, place: Place, where: "in parentheses" | "elsewhere", style: Rules): readonly Doc[] {
  const left = inside(place, node.left, "left");
  const before: readonly Doc[] =
    node.left.kind === "binary" && continuesChain(node)
      ? partsOf(node.left, left, where, style)
      : [group(style.expressionDoc(left))];
  const operand = style.expressionDoc(inside(place, node.right, "right"));
  const right: Doc = isInlined(node) ? [node.operator, " ", operand] : [node.operator, line, operand];
  const type = typeOf(node);
  const isOnly = typeOf(parentOf(place)) !== type && typeOf(node.left) !== type && typeOf(node.right) !== type;
  const isGrouped = isOnly && !(where === "in parentheses" && type === "logical");
  return [...before, " ", isGrouped ? group(right) : right];
}

function typeOf(node: PlacedNode | undefined): "logical" | "binary" | undefined {
  if (node?.kind !== "binary") return undefined;
  return isLogical(node.operator) ? "logical" : "binary";
}

export function conditionalDoc(node: Conditional, place: Place, style: Rules): Doc {
  const parent = parentOf(place);
  const isInner = parent?.kind === "conditional";
  const isTest = isInner && place.role === "test";
  const isElse = isInner && place.role === "otherwise";
  const test = style.expressionDoc(inside(place, node.test, "test"));
  const parts = branchesDoc(node, place, style);
  if (style.useTabs && isInner && place.role === "then") throw new Unknown("a conditional in another, with tabs");
  const set: Doc = !isInner || isElse || isTest ? parts : align(Math.max(0, style.tabWidth - 2), parts);
  const closes = parent?.kind === "member" && place.role === "object" && parent.index === undefined;
  const extra = hangsOnValue(place);
  const doc: Doc = [
    isElse ? align(2, test) : test,
    isInner && !isTest ? set : indent(set),
    closes && !extra ? softLine : "",
  ];
  const grouped = isInner && !isTest ? doc : group(doc);
  return isTest || extra ? group([indent([softLine, grouped]), softLine]) : grouped;
}

function branchesDoc(node: Conditional, place: Place, style: Rules): Doc {
  const branch = (doc: Doc): Doc => (style.useTabs ? indent(doc) : align(2, doc));
  const isNested = node.then.kind === "conditional";
  return [
    line,
    "? ",
    isNested ? ifBroken("", "(") : "",
    branch(style.expressionDoc(inside(place, node.then, "then"))),
    isNested ? ifBroken("", ")") : "",
    line,
    ": ",
    branch(style.expressionDoc(inside(place, node.otherwise, "otherwise"))),
  ];
}

/** Whether calls or members follow it, and what they give is assigned or returned. */
function hangsOnValue(place: Place): boolean {
  let at: Place<PlacedNode> = place;
  while (at.around !== undefined && (at.role === "callee" || at.role === "object")) {
    const isNew = at.role === "callee" && at.around.node.kind === "call" && at.around.node.form === "new";
    at = at.around;
    if (isNew) break;
  }
  if (at.role === "cast" && at.around !== undefined) at = at.around;
  if (at === place) return false;
  const kind = at.around?.node.kind;
  if (kind === "declarator" || kind === "leave") return at.role === "value";
  return kind === "unary" || (kind === "assignment" && at.role === "right");
}

/** The argument of `Boolean` reads as a test does. */
function isBooleanArgument(place: Place): boolean {
  const parent = parentOf(place);
  if (place.role !== "argument" || parent?.kind !== "call" || parent.form === "new") return false;
  return parent.callee.kind === "name" && parent.callee.name === "Boolean" && parent.args.length === 1;
}
