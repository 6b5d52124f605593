/** Checks and collectors that several keywords ask for of one value: they are called once, or each level would double the work. */
import type { Explain, IssueList, Path } from "./issue-list.js";
import type { DeepCheck, Walk } from "./walk.js";

const begun = new WeakMap<Walk, Map<DeepCheck, Set<unknown>>>();

/** The first call of a walk counts. Where it fails the whole does, so whoever comes later may take it for passed. */
export function checkOnce(check: DeepCheck, value: unknown, depth: number, walk: Walk): boolean {
  const checks = begun.get(walk) ?? new Map<DeepCheck, Set<unknown>>();
  begun.set(walk, checks);
  const values = checks.get(check) ?? new Set();
  checks.set(check, values);
  if (values.has(value)) return true;
  values.add(value);
  return check(value, depth, walk);
}

/** A place that collectors have been at, with those that it leads to. */
class Visited {
  readonly collectors: Set<Explain> = new Set();
  readonly inner: Map<string | number, Visited> = new Map();
}

const visited = new WeakMap<IssueList, Map<Path | undefined, Visited>>();

/** Says what is wrong at a place, if the collector has not been there. */
export function explainOnce(
  explain: Explain,
  value: unknown,
  path: Path | undefined,
  issues: IssueList,
  depth: number,
): void {
  const places = visited.get(issues) ?? new Map<Path | undefined, Visited>([[undefined, new Visited()]]);
  visited.set(issues, places);
  const { collectors } = placeOf(path, places);
  if (collectors.has(explain)) return;
  collectors.add(explain);
  explain(value, path, issues, depth);
}

/** Two paths of the same keys lead to one place. Each is followed up to where one is known. */
function placeOf(path: Path | undefined, places: Map<Path | undefined, Visited>): Visited {
  const steps: Path[] = [];
  let known = path;
  for (; known !== undefined && !places.has(known); known = known.parent) steps.push(known);
  let place = places.get(known) ?? new Visited();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const inner = place.inner.get(step.key) ?? new Visited();
    place.inner.set(step.key, inner);
    places.set(step, inner);
    place = inner;
  }
  return place;
}
