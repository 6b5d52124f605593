/** Groups operations as the namespaced client shows them: `shop.pets`. */
import type { OperationId } from "../model/api.js";
import type { MethodName, Resource } from "./plan.js";

/** The tree of resources that the operations form, in the order of the description. */
export function resourceTree(methods: ReadonlyMap<OperationId, MethodName>): Resource {
  const root = emptyNode([]);
  for (const [id, { resource }] of methods) {
    let node = root;
    for (const word of resource) {
      const next = node.children.get(word) ?? emptyNode([...node.path, word]);
      node.children.set(word, next);
      node = next;
    }
    node.operations.push(id);
  }
  return finished(root);
}

interface Node {
  readonly path: readonly string[];
  readonly operations: OperationId[];
  readonly children: Map<string, Node>;
}

function emptyNode(path: readonly string[]): Node {
  return { path, operations: [], children: new Map() };
}

function finished({ path, operations, children }: Node): Resource {
  return { path, operations, children: [...children.values()].map(finished) };
}
