/**
 * Names every item once, for all emitters. An item's name is a function of the item: its component name, then its
 * title, then what it hangs on. Only where two claim one name does the weaker take its qualified name, then the
 * injective escape of its pointer; a warning says which entry in the configuration settles it.
 */
import type { Report } from "../diagnostics/report.js";
import type { Location } from "../load/pointer.js";
import { isEscaped } from "./identifier.js";
import type { BaseName, Item } from "./plan.js";

/** An item with the names it could take, best first; the last one is no other's. */
export interface Candidate {
  readonly item: Pick<Item, "id">;
  /** Nothing is made of it, and nothing is said of its name; but others keep clear of that. */
  readonly presence?: "absent";
  readonly location: Location | undefined;
  readonly authority: Authority;
  readonly bases: readonly [BaseName, ...BaseName[]];
  /** The name under a base that is the item's own; others only build on it. */
  readonly main: (base: BaseName) => string;
  /** The names that its symbols would take under a base. */
  readonly claims: (base: BaseName) => readonly string[];
}

/**
 * Who keeps a name that several claim: the configuration before a component before a derived name. `fixed`: there is no
 * other for it. `part`: derived without the steps through an `allOf`, or with a title for one, so what is called by its
 * place has more right to the name.
 */
export type Authority = "fixed" | "configured" | "exact" | "component" | "operation" | "derived" | "part";

const strength: { readonly [authority in Authority]: number } = {
  fixed: 6,
  configured: 5,
  exact: 4,
  component: 3,
  operation: 2,
  derived: 1,
  part: 0,
};

/** Names that no candidate may take. */
export interface TakenNames {
  /** Words and names with a meaning of their own in emitted code. */
  readonly reserved: ReadonlySet<string>;
  /** Names of items that were settled before. */
  readonly settled: ReadonlySet<string>;
}

/** The base name of each candidate's item, by item id. */
export function resolveNames(
  candidates: readonly Candidate[],
  { reserved, settled: settledBefore }: TakenNames,
  report: Report,
): ReadonlyMap<string, BaseName> {
  const taken = new Set([...reserved, ...settledBefore]);
  const levels = new Map<Candidate, number>(candidates.map((candidate) => [candidate, 0]));
  const lost = new Map<Candidate, string>();
  for (let settled = false; !settled;) {
    settled = true;
    for (const [loser, name] of losersOf(claimants(candidates, levels), levels, taken)) {
      const level = levels.get(loser) ?? 0;
      if (level + 1 >= loser.bases.length) continue;
      levels.set(loser, level + 1);
      if (!lost.has(loser)) lost.set(loser, name);
      settled = false;
    }
  }
  const names = new Map<string, BaseName>();
  for (const candidate of candidates) {
    const base = baseAt(candidate, levels);
    names.set(candidate.item.id, base);
    if (base !== candidate.bases[0] && candidate.presence !== "absent")
      reportChange(candidate, base, lost.get(candidate), reserved, report);
  }
  return names;
}

function reportChange(
  { location, bases: [wanted], claims }: Candidate,
  base: BaseName,
  lost: string | undefined,
  reserved: ReadonlySet<string>,
  report: Report,
): void {
  const meaning = claims(wanted).find((name) => reserved.has(name));
  if (isEscaped(base)) {
    report.add("illegible-name", location, meaning ?? lost ?? wanted.pascal, base.pascal);
    return;
  }
  const place = base.camel === wanted.camel ? claims(wanted).indexOf(lost ?? "") : -1;
  // Where the item keeps its own name, what is made for it does not.
  if (meaning === undefined && place !== -1) {
    report.add("name-collision", location, lost ?? "", claims(base)[place] ?? base.pascal);
  } else if (meaning === undefined) report.add("name-collision", location, wanted.pascal, base.pascal);
  else report.add("reserved-name", location, meaning, base.pascal);
}

function baseAt(candidate: Candidate, levels: ReadonlyMap<Candidate, number>): BaseName {
  return candidate.bases[levels.get(candidate) ?? 0] ?? candidate.bases[0];
}

function claimants(
  candidates: readonly Candidate[],
  levels: ReadonlyMap<Candidate, number>,
): ReadonlyMap<string, readonly Candidate[]> {
  const byName = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const name of candidate.claims(baseAt(candidate, levels))) {
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [candidate]);
      else others.push(candidate);
    }
  }
  return byName;
}

function losersOf(
  byName: ReadonlyMap<string, readonly Candidate[]>,
  levels: ReadonlyMap<Candidate, number>,
  reserved: ReadonlySet<string>,
): ReadonlyMap<Candidate, string> {
  const losers = new Map<Candidate, string>();
  for (const [name, contenders] of byName) {
    const winner = reserved.has(name) ? undefined : strongest(contenders, name, levels);
    if (winner !== undefined && contenders.length === 1) continue;
    for (const contender of contenders) if (contender !== winner && !losers.has(contender)) losers.set(contender, name);
  }
  return losers;
}

/**
 * The only one of the highest authority, or the only one of these whose own name it is; else neither wins, so that their
 * order decides nothing.
 */
function strongest(
  contenders: readonly Candidate[],
  name: string,
  levels: ReadonlyMap<Candidate, number>,
): Candidate | undefined {
  const best = Math.max(...contenders.map(({ authority }) => strength[authority]));
  const winners = contenders.filter(({ authority }) => strength[authority] === best);
  const owners = winners.filter((candidate) => candidate.main(baseAt(candidate, levels)) === name);
  return winners.length === 1 ? winners[0] : owners.length === 1 ? owners[0] : undefined;
}
