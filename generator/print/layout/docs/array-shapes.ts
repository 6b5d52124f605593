/** Arrays told apart by what they hold. */
import type { Argument } from "../tree.js";

/** Several numbers share a line. */
export function isConcise(elements: readonly Argument[]): boolean {
  return elements.length > 0 && elements.every((element) => isNumber(element) || isSignedNumber(element));
}

export function isNumber(node: Argument): boolean {
  return node.kind === "literal" && node.of === "number" && !node.text.endsWith("n");
}

export function isSignedNumber(node: Argument): boolean {
  return node.kind === "unary" && (node.operator === "-" || node.operator === "+") && isNumber(node.operand);
}

/** Arrays, or objects, of more than one element each: every one has a line of its own. */
export function isTable(elements: readonly Argument[]): boolean {
  const [first] = elements;
  if (elements.length < 2 || first === undefined) return false;
  return elements.every((element) => {
    if (element.kind !== first.kind) return false;
    if (element.kind === "array") return element.elements.length > 1;
    return element.kind === "object" && element.members.length > 1;
  });
}
