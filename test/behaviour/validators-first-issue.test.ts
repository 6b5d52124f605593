/** `{ issues: "first" }`: one issue, and no more of the value is read than it takes to find it. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadValidators, type Validators } from "../emitted-validators.js";

let validators: Validators;

beforeAll(async () => {
  validators = await loadValidators({
    Named: {
      type: "object",
      required: ["id", "name"],
      properties: { id: { type: "integer" }, name: { type: "string" } },
    },
    Many: { type: "array", items: { $ref: "#/components/schemas/Named" } },
    Numbers: { type: "array", items: { type: "number" } },
    Scores: { type: "object", additionalProperties: { type: "number" } },
    Tree: {
      type: "object",
      required: ["label"],
      properties: {
        label: { type: "string" },
        left: { $ref: "#/components/schemas/Tree" },
        right: { $ref: "#/components/schemas/Tree" },
      },
    },
  });
});

const first = { issues: "first" } as const;

describe("the first issue", () => {
  it("is the first of all issues, and alone", () => {
    const value = { name: 5 };
    const all = validators.validate("Named", value);
    expect(all.issues?.map(({ path }) => path)).toEqual([["id"], ["name"]]);
    expect(validators.validate("Named", value, first).issues).toEqual(all.issues?.slice(0, 1));
    expect(validators.validate("Named", value, { issues: "all" })).toEqual(all);
  });

  it("makes no difference to a value that is right", () => {
    const value = { id: 1, name: "a" };
    expect(validators.validate("Named", value, first)).toEqual({ value });
  });

  it.each([
    ["items that are objects", "Many", (count: number) => Array.from({ length: count }, () => ({}))],
    ["items that are numbers", "Numbers", (count: number) => Array.from({ length: count }, () => "a")],
  ])("ends the search among %s", (_, name, make) => {
    const reads = (count: number): number => {
      const counted = countingReads(make(count));
      expect(validators.validate(name, counted.value, first).issues).toHaveLength(1);
      return counted.reads();
    };
    // Of items past the first nothing is read, so a hundred times as many change nothing.
    expect(reads(1_000)).toBe(reads(10));
  });

  it("ends the search among properties", () => {
    const value = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`p${index}`, "a"]));
    expect(validators.validate("Scores", value, first).issues?.map(({ path }) => path)).toEqual([["p0"]]);
  });

  it("ends the search in a recursive value", () => {
    let visits = 0;
    const tree = (depth: number): object => ({
      get label(): unknown {
        visits += 1;
        return visits > 1 ? 1 : "a";
      },
      ...(depth === 0 ? {} : { left: tree(depth - 1), right: tree(depth - 1) }),
    });
    const value = tree(10);
    expect(validators.validate("Tree", value, first).issues).toHaveLength(1);
    expect(visits).toBeLessThan(20);
  });
});

/** An array that counts how often one of its items is read. */
function countingReads(items: readonly unknown[]): { readonly value: unknown; readonly reads: () => number } {
  let count = 0;
  const value = new Proxy(items, {
    get: (target, key, receiver): unknown => {
      if (typeof key === "string" && /^\d+$/.test(key)) count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { value, reads: () => count };
}
