/** What unions have in common: found member by member, but not however many there are. */
import { describe, expect, it } from "vitest";
import { bothOf, type TypeGraph } from "../../generator/model/intersect-type.js";
import type { SchemaId } from "../../generator/model/schema.js";
import type { EnumTypeMember, Type } from "../../generator/model/type.js";

/** Counts how often one looks behind a name. */
class Counted implements TypeGraph {
  readonly kinds: TypeGraph["kinds"] = new Map();
  looks = 0;
  readonly #types = new Map<SchemaId, Type>();

  readonly behind = (id: SchemaId): Type | undefined => {
    this.looks += 1;
    return this.#types.get(id);
  };

  /** A union of so many names. */
  union(name: string, count: number, member: (index: number) => Type): Type {
    const members = Array.from({ length: count }, (_, index): Type => {
      const id = `${name} ${index}` as SchemaId;
      this.#types.set(id, member(index));
      return { kind: "reference", id };
    });
    return { kind: "union", members };
  }
}

function words(...values: readonly string[]): Type {
  const members = values.map((value): EnumTypeMember => ({ value, deprecated: false }));
  return { kind: "enum", members, open: false };
}

describe("what is of two unions at once", () => {
  it("is what each member of one shares with each of the other", () => {
    const graph = new Counted();
    const a = graph.union("a", 20, (index) => words(`${index}`, `${index + 100}`));
    expect(bothOf(a, { kind: "union", members: [words("3", "cat"), { kind: "number" }] }, graph)).toEqual({
      kind: "literal",
      value: "3",
    });
  });

  it("is left to TypeScript where that would take very many steps", () => {
    const looks = (count: number): number => {
      const graph = new Counted();
      const a = graph.union("a", count, (index) => words(`${index}`, `${index + 1}`));
      bothOf(
        a,
        graph.union("b", count, (index) => words(`${index}`, "cat")),
        graph,
      );
      return graph.looks;
    };
    expect(looks(30)).toBeGreaterThan(900);
    for (const count of [30, 100, 300, 1_000]) expect(looks(count), String(count)).toBeLessThan(50_000);
  });
});
