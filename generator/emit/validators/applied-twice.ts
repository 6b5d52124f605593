/**
 * Which recursive schemas a value is held to more than once, because two keywords lead to it: each level would double
 * the work of those below it. `allOf` of two schemas that describe `parent`, `properties` beside `then`, …
 */
import { edgesOf } from "../../model/edges.js";
import type { SchemaId } from "../../model/schema.js";
import type { Facts } from "./facts.js";
import { calledForSame, mayMeet, waysDown, type WayDown } from "./ways-down.js";

export interface AppliedTwice {
  /** Every time as a matter of course: having begun with it is enough. */
  readonly always: ReadonlySet<SchemaId>;
  /** One of the times to decide something, so that its result is to be kept. */
  readonly asked: ReadonlySet<SchemaId>;
}

export function schemasAppliedTwice(facts: Facts): AppliedTwice {
  const found = { always: new Set<SchemaId>(), asked: new Set<SchemaId>() };
  for (const { id, recursive } of facts.api.schemas.values()) {
    if (!recursive) continue;
    const ways = waysDown(facts, id);
    if (ways.length < 2) continue;
    for (const [one, other] of meeting(ways, ways)) {
      // What two questions ask of is kept where the questions are.
      if (one.route.asked && other.route.asked) continue;
      if (!leadsTo(facts, one.target, id) && !leadsTo(facts, other.target, id)) continue;
      const into = one.route.asked || other.route.asked ? found.asked : found.always;
      for (const same of whereTheyJoin(facts, one.target, other.target)) into.add(same);
    }
  }
  return found;
}

/** Only what leads back can be applied on every level. */
export function leadsTo(facts: Facts, id: SchemaId, wanted: SchemaId): boolean {
  const reached = new Set([id]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of reached) for (const { target } of edgesOf(facts.schema(one).assertions)) reached.add(target);
  return reached.has(wanted);
}

/** Pairs of ways to one part of a value, each once. */
function meeting(ways: readonly WayDown[], others: readonly WayDown[]): readonly (readonly [WayDown, WayDown])[] {
  return ways.flatMap((one, index) =>
    (ways === others ? ways.slice(index + 1) : others).flatMap((other): readonly (readonly [WayDown, WayDown])[] =>
      mayMeet(one, other) ? [[one, other]] : [],
    ),
  );
}

/** The first schemas that a value's parts are held to from both sides, if both go down together from there. */
function whereTheyJoin(facts: Facts, one: SchemaId, other: SchemaId): ReadonlySet<SchemaId> {
  if (one === other) return new Set([one]);
  const joined = new Set<SchemaId>();
  const pairs = new Map([[`${one} ${other}`, [one, other] as const]]);
  for (const [first, second] of pairs.values()) {
    const called = calledForSame(facts, second);
    const common = [...calledForSame(facts, first)].filter((id) => called.has(id));
    for (const id of common) joined.add(id);
    if (common.length > 0) continue;
    for (const [a, b] of meeting(waysDown(facts, first), waysDown(facts, second))) {
      if (!a.route.asked && !b.route.asked) pairs.set(`${a.target} ${b.target}`, [a.target, b.target]);
    }
  }
  return joined;
}
