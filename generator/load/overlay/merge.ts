/** How an update goes into what it is for (Overlay 1.1.0 section 4.4.3, "Action Object"). */
import { isArray, isObject, type JsonValue } from "../json.js";
import type { Entry, Placed, Traces } from "./traced.js";

/** Is told of an update that is of another kind than what it is for. */
export type OnClash = (update: Placed, target: Placed) => void;

/**
 * An update of a whole node: objects are merged key by key, lists added to lists, and what is no list is one more item
 * of one. (1.0 speaks of "an entry to append"; a list of lists is nowhere in OpenAPI, so a list is taken for several.)
 */
export function updated(target: Placed, update: Placed, traces: Traces, onClash: OnClash): Placed {
  return isArray(target.value) && !isArray(update.value)
    ? withItems(target, [update], traces)
    : merged(target, update, traces, onClash);
}

function merged(target: Placed, update: Placed, traces: Traces, onClash: OnClash): Placed {
  if (isObject(target.value) && isObject(update.value)) return mergedObject(target, update, traces, onClash);
  if (isArray(target.value) && isArray(update.value)) {
    return withItems(
      target,
      traces.entriesOf(update).map(([, item]) => item),
      traces,
    );
  }
  if (isPrimitive(target.value) && isPrimitive(update.value)) return update;
  onClash(update, target);
  return target;
}

function mergedObject(target: Placed, update: Placed, traces: Traces, onClash: OnClash): Placed {
  const before = traces.entriesOf(target);
  const updates = new Map(traces.entriesOf(update));
  const known = new Set(before.map(([key]) => key));
  const kept = before.map(([key, inner]): Entry => {
    const change = updates.get(key);
    return [key, change === undefined ? inner : merged(inner, change, traces, onClash)];
  });
  return traces.object(target.location, [...kept, ...[...updates].filter(([key]) => !known.has(key))]);
}

function withItems(target: Placed, items: readonly Placed[], traces: Traces): Placed {
  return traces.array(target.location, [...traces.entriesOf(target).map(([, item]) => item), ...items]);
}

function isPrimitive(value: JsonValue): boolean {
  return typeof value !== "object" || value === null;
}

/** `an object`, `a list`, `a single value`. */
export function kindOf(value: JsonValue): string {
  return isObject(value) ? "an object" : isArray(value) ? "a list" : "a single value";
}
