/** Which documents of the corpus a sample takes. */
import { describe, expect, it } from "vitest";
import { sampleOf, type Member } from "../../bench/corpus/sample.js";

/** `documents({ small: 4, large: 1 })` → four members of one group, and one of another. */
function documents(groups: Readonly<Record<string, number>>): readonly Member[] {
  return Object.entries(groups).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => ({ id: `${group} ${index}`, group })),
  );
}

function counts(members: readonly Member[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { group } of members) found[group] = (found[group] ?? 0) + 1;
  return found;
}

describe("a sample", () => {
  it("takes of each group its part of the sum of all roots", () => {
    const all = documents({ large: 100, middle: 25, small: 4 });
    // 10 + 5 + 2 are 17, of which 34 is twice as many.
    expect(counts(sampleOf(all, 34, "seed"))).toEqual({ large: 20, middle: 10, small: 4 });
  });

  it("has something of every group where it is as large as all roots together", () => {
    const all = documents({ large: 400, single: 1, pair: 2 });
    expect(Object.keys(counts(sampleOf(all, 23, "seed"))).sort()).toEqual(["large", "pair", "single"]);
  });

  it("keeps the order of the whole, and is the whole where that is smaller", () => {
    const all = documents({ a: 3, b: 2 });
    expect(sampleOf(all, 9, "seed")).toEqual(all);
  });

  it("is the same for the same seed, and others for another", () => {
    const all = documents({ large: 400 });
    const ids = (seed: string): readonly string[] => sampleOf(all, 20, seed).map(({ id }) => id);
    expect(ids("monday")).toEqual(ids("monday"));
    expect(ids("monday")).not.toEqual(ids("tuesday"));
  });

  it("holds what a smaller one of the same seed holds", () => {
    const all = documents({ large: 100, middle: 25, small: 4 });
    const larger = sampleOf(all, 40, "seed");
    expect(sampleOf(all, 20, "seed").every((member) => larger.includes(member))).toBe(true);
  });
});
