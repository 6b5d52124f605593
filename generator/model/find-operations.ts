/** Where a description has operations, before any of them is read. */
import { isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { HttpMethod, OperationId } from "./api.js";
import { childNode, entriesOf, nodeAt, type Node, type Source } from "./node.js";
import { isNamedBy, type Selectable, type Selection } from "./select.js";

export interface FoundOperation extends Selectable {
  readonly id: OperationId;
  readonly method: HttpMethod;
  /** The Path Item Object that it stands in. */
  readonly item: Node;
  readonly node: Node;
}

/** In the order of the paths; within a path in the order in which descriptions usually list methods. */
export function findOperations(source: Source, root: Node): readonly FoundOperation[] {
  return entriesOf(source, root, "paths").flatMap(([path, location]) => {
    if (path.startsWith("x-")) return [];
    const item = nodeAt(source, location);
    if (item === undefined) return [];
    reportTrace(source, item);
    return methods.flatMap((method): readonly FoundOperation[] => {
      const key = method.toLowerCase();
      const node = isObject(member(item.value, key)) ? childNode(source, item, key) : undefined;
      if (node === undefined) return [];
      // The id says where the path stands, whatever file its item came from.
      const id = `#${below(location, key).pointer}` as OperationId;
      return [{ id, method, path, item, node, operationId: operationIdOf(node), tags: tagsOf(node) }];
    });
  });
}

/** Names the patterns of a selection that no operation matches. */
export function reportUnmatched({ report }: Source, found: readonly FoundOperation[], selection: Selection): void {
  for (const list of ["include", "exclude"] as const) {
    for (const pattern of selection[list] ?? []) {
      if (found.some((operation) => isNamedBy(pattern, operation))) continue;
      report.add("unmatched-setting", undefined, `operations.${list}`, pattern);
    }
  }
}

/** OpenAPI 3.1 section 4.8.10: an operationId is unique among all operations. */
export function reportDuplicateIds({ report }: Source, found: readonly FoundOperation[]): void {
  const seen = new Set<string>();
  for (const { operationId, node } of found) {
    if (operationId === undefined) continue;
    if (seen.has(operationId)) report.add("duplicate-operation-id", below(node.location, "operationId"), operationId);
    seen.add(operationId);
  }
}

function reportTrace({ report }: Source, item: Node): void {
  if (member(item.value, "trace") === undefined) return;
  const instead = "the operation is left out, since neither fetch nor servers carry TRACE";
  report.add("unsupported-keyword", below(item.location, "trace"), "trace", instead);
}

function operationIdOf(node: Node): string | undefined {
  const value = member(node.value, "operationId");
  return typeof value === "string" ? value : undefined;
}

function tagsOf(node: Node): readonly string[] {
  const value = member(node.value, "tags");
  return Array.isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
}

const methods: readonly HttpMethod[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];
