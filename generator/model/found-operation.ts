/** An operation before it is read, and those of a path item. */
import { isArray, member } from "../load/json.js";
import { below, child } from "../load/pointer.js";
import type { HttpMethod, OperationId } from "./api.js";
import { methodsOf } from "./methods.js";
import { nodeAt, stringField, type Node, type Source } from "./node.js";
import { parameterNames } from "./path-template.js";
import type { Selectable } from "./select.js";

export interface FoundOperation extends Selectable {
  readonly id: OperationId;
  readonly method: HttpMethod;
  /** What requests carry of the path as it is written; of what the API sends, its name. */
  readonly path: string;
  readonly fragment?: string;
  /** The Path Item Object that it stands in. */
  readonly item: Node;
  readonly node: Node;
}

/** What the operations of a path item have in common. */
export interface ItemPlace extends Pick<FoundOperation, "path" | "fragment" | "writtenPath"> {
  /** What their ids begin with: `#/paths/~1pets`. */
  readonly id: string;
}

/** The operations of a path item, in the order in which descriptions usually list methods. */
export function operationsIn(source: Source, item: Node, place: ItemPlace): readonly FoundOperation[] {
  return methodsOf(source, item).flatMap(({ method, keys }): readonly FoundOperation[] => {
    const node = nodeAt(source, below(item.location, ...keys));
    if (node === undefined) return [];
    const { id: start, ...path } = place;
    const id = child(start, ...keys) as OperationId;
    const operationId = stringField(source, node, "operationId");
    return [{ id, method, ...path, item, node, operationId, tags: tagsOf(node) }];
  });
}

/** The names in the braces of its path; what the API sends has no path of its own. */
export function namesInPath({ path, origin }: FoundOperation): readonly string[] {
  return origin === undefined ? parameterNames(path) : [];
}

function tagsOf(node: Node): readonly string[] {
  const value = member(node.value, "tags");
  return isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
}
