/** Which schemas are reached from where, and which reach themselves. Without recursion: chains may be of any length. */
import type { Edge } from "./edges.js";
import type { SchemaId } from "./schema.js";

export type Graph = ReadonlyMap<SchemaId, readonly Edge[]>;

/** All schemas that the roots lead to, themselves included, along edges that `follows`. */
export function reachableFrom(
  graph: Graph,
  roots: Iterable<SchemaId>,
  follows: (edge: Edge) => boolean,
): ReadonlySet<SchemaId> {
  const reached = new Set(roots);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of reached) {
    for (const edge of graph.get(id) ?? []) if (follows(edge)) reached.add(edge.target);
  }
  return reached;
}

/** The schemas on a cycle: Tarjan's strongly connected components, with a stack of its own. */
export function recursiveSchemas(graph: Graph): ReadonlySet<SchemaId> {
  const recursive = new Set<SchemaId>();
  const marks = new Map<SchemaId, Mark>();
  const open: SchemaId[] = [];
  for (const root of graph.keys()) {
    if (marks.has(root)) continue;
    const frames: Frame[] = [enter(root, marks, open)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const edge = (graph.get(frame.id) ?? [])[frame.next];
      frame.next += 1;
      if (edge === undefined) {
        frames.pop();
        leave(frame, frames.at(-1), open, recursive);
        continue;
      }
      if (edge.target === frame.id) recursive.add(frame.id);
      const known = marks.get(edge.target);
      if (known === undefined) frames.push(enter(edge.target, marks, open));
      else if (known.isOpen) frame.mark.low = Math.min(frame.mark.low, known.index);
    }
  }
  return recursive;

  function leave(frame: Frame, caller: Frame | undefined, stack: SchemaId[], found: Set<SchemaId>): void {
    if (caller !== undefined) caller.mark.low = Math.min(caller.mark.low, frame.mark.low);
    if (frame.mark.low !== frame.mark.index) return;
    const component = stack.splice(stack.lastIndexOf(frame.id));
    for (const id of component) {
      const mark = marks.get(id);
      if (mark !== undefined) mark.isOpen = false;
      if (component.length > 1) found.add(id);
    }
  }
}

interface Mark {
  readonly index: number;
  low: number;
  isOpen: boolean;
}

interface Frame {
  readonly id: SchemaId;
  readonly mark: Mark;
  next: number;
}

function enter(id: SchemaId, marks: Map<SchemaId, Mark>, open: SchemaId[]): Frame {
  const mark: Mark = { index: marks.size, low: marks.size, isOpen: true };
  marks.set(id, mark);
  open.push(id);
  return { id, mark, next: 0 };
}
