/** Where a reader of answers must expect enum values that are not listed yet. */
import type { Edge } from "./edges.js";
import type { Graph } from "./reachability.js";
import type { SchemaId } from "./schema.js";

type Names = ReadonlySet<string>;

const none: Names = new Set();

/**
 * The schemas whose enums are open: those that every value of an answer must satisfy, in whole or in part, and those of
 * branches that something else has chosen. A property that chooses a branch stays closed in it, since it decides which
 * one applies; where the branch is an answer of its own as well, the property is as open as any other.
 */
export function openSchemas(graph: Graph, roots: Iterable<SchemaId>): ReadonlySet<SchemaId> {
  // For each schema the properties that are closed by whatever leads to it. They only ever become fewer.
  const closed = new Map<SchemaId, Names>([...roots].map((id) => [id, none]));
  const pending = new Set(closed.keys());
  for (const id of pending) {
    pending.delete(id);
    const names = closed.get(id) ?? none;
    for (const edge of graph.get(id) ?? []) {
      if (!leadsOn(edge, names)) continue;
      const known = closed.get(edge.target);
      const inside = namesInside(edge, names);
      const left = known === undefined ? inside : new Set([...known].filter((name) => inside.has(name)));
      if (known !== undefined && left.size === known.size) continue;
      closed.set(edge.target, left);
      pending.add(edge.target);
    }
  }
  return new Set(closed.keys());
}

function leadsOn({ holds, of, wireName }: Edge, closed: Names): boolean {
  if (holds === "chosen") return true;
  return holds === "always" && !(of === "part" && wireName !== undefined && closed.has(wireName));
}

/** What lies inside a value has properties of its own. */
function namesInside({ of, holds, wireName }: Edge, closed: Names): Names {
  if (of === "part") return none;
  return holds === "chosen" && wireName !== undefined ? new Set([...closed, wireName]) : closed;
}
