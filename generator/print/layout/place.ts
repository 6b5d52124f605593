/** Where an expression stands. The layout of many depends on what is around them. */
import type { Declarator, Statement } from "./statement-tree.js";
import type { Argument, Expression, ObjectMember } from "./tree.js";

export type PlacedNode = Expression | Argument | ObjectMember | Statement | Declarator;

/** Which part of the node around it a node is. */
export type Role =
  | "callee"
  | "argument"
  | "object"
  | "index"
  | "operand"
  | "left"
  | "right"
  | "test"
  | "then"
  | "otherwise"
  | "body"
  | "value"
  | "element"
  | "member"
  | "spread"
  | "hole"
  | "cast"
  | "statement"
  | "key"
  | "default";

export interface Place<Node extends PlacedNode = Expression> {
  readonly node: Node;
  readonly role: Role;
  readonly around: Place<PlacedNode> | undefined;
}

/** A part of the node at a place. */
export function inside<Node extends PlacedNode>(around: Place<PlacedNode>, node: Node, role: Role): Place<Node> {
  return { node, role, around };
}

/** A node whose layout does not depend on what is around it. */
export function rootPlace<Node extends PlacedNode>(node: Node, role: Role): Place<Node> {
  return { node, role, around: undefined };
}

export function parentOf({ around }: Place<PlacedNode>): PlacedNode | undefined {
  return around?.node;
}
