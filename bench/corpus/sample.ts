/** A part of the corpus that stands for all of it. */
import { createHash } from "node:crypto";

/** What counts when some are chosen of many. */
export interface Member {
  readonly id: string;
  /** Members of one group are alike: `10 to 50 kB, googleapis.com`. */
  readonly group: string;
}

/**
 * As many members as asked for, of all groups: of a group of n as many as its part of the sum of all √n, so that
 * large groups do not hide the small ones. Which ones, the seed alone decides: whoever is chosen stays so in any larger
 * sample of that seed.
 */
export function sampleOf<Each extends Member>(members: readonly Each[], count: number, seed: string): readonly Each[] {
  const ranked = [...groupsOf(members).values()].flatMap((group) => ranksIn(group, seed));
  ranked.sort((a, b) => a.rank - b.rank || compare(a.draw, b.draw));
  const chosen = new Set(ranked.slice(0, count).map(({ member }) => member));
  return members.filter((member) => chosen.has(member));
}

interface Ranked<Each> {
  readonly member: Each;
  /** Chance, as the seed has it. */
  readonly draw: string;
  /** Those with the least rank are chosen. */
  readonly rank: number;
}

function ranksIn<Each extends Member>(group: readonly Each[], seed: string): readonly Ranked<Each>[] {
  const drawn = group.map((member) => ({ member, draw: digest(`${seed}:${member.id}`) }));
  drawn.sort((a, b) => compare(a.draw, b.draw));
  return drawn.map((each, index) => ({ ...each, rank: (index + 0.5) / Math.sqrt(group.length) }));
}

function groupsOf<Each extends Member>(members: readonly Each[]): ReadonlyMap<string, readonly Each[]> {
  const groups = new Map<string, Each[]>();
  for (const member of members) {
    const group = groups.get(member.group) ?? [];
    groups.set(member.group, group);
    group.push(member);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** SHA-256, as hexadecimal digits. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
