/** Changes many nodes of a value at once, in time that grows with the value and not with their number. */
import { isArray } from "../json.js";
import type { Steps } from "./json-path.js";
import type { Entry, Placed, Traces } from "./traced.js";

/** The nodes that a path has found, as a tree. */
export interface Picked {
  isTarget: boolean;
  readonly below: Map<string, Picked>;
}

export function pickedFrom(found: readonly Steps[]): Picked {
  const root: Picked = { isTarget: false, below: new Map() };
  for (const steps of found) {
    let at = root;
    for (const step of steps) {
      const next = at.below.get(step) ?? { isTarget: false, below: new Map() };
      at.below.set(step, next);
      at = next;
    }
    at.isTarget = true;
  }
  return root;
}

/** What becomes of a node; undefined: it goes. */
export type Change = (target: Placed) => Placed | undefined;

/**
 * The value with the picked nodes changed, an outer one before those inside it. What holds none of them stays the same
 * object, as nothing is ever changed in place.
 */
export function changed(placed: Placed, picked: Picked, change: Change, traces: Traces): Placed | undefined {
  const own = picked.isTarget ? change(placed) : placed;
  if (own === undefined || picked.below.size === 0) return own;
  const entries = traces.entriesOf(own).flatMap(([token, inner]): readonly Entry[] => {
    const pickedInside = picked.below.get(token);
    const next = pickedInside === undefined ? inner : changed(inner, pickedInside, change, traces);
    return next === undefined ? [] : [[token, next]];
  });
  return isArray(own.value)
    ? traces.array(
        own.location,
        entries.map(([, item]) => item),
      )
    : traces.object(own.location, entries);
}
