/** What becomes of a value whose defaults are filled in, with functions in the manner of emitted ones. */
import { describe, expect, it } from "vitest";
import { isArray, isObject } from "../../templates/runtime/checks.js";
import { fillDefaults, type Fill } from "../../templates/runtime/fill-defaults.js";

/** A tree whose nodes have a size of 1 unless they say otherwise. */
const fillNode: Fill = (value, place) => {
  if (!isObject(value)) return;
  if (value["size"] === undefined) place.add("size", 1);
  place.enter("next", value["next"], fillNode);
  place.enter("all", value["all"], fillNodes);
};

const fillNodes: Fill = (value, place) => {
  if (!isArray(value)) return;
  for (let index = 0; index < value.length; index += 1) place.enter(index, value[index], fillNode);
};

describe("a value", () => {
  it("is the same where nothing is missing", () => {
    const value = { size: 2, next: { size: 3 }, all: [{ size: 4 }] };
    expect(fillDefaults(value, fillNode)).toBe(value);
  });

  it("is copied where something is missing, and nowhere else", () => {
    const value = { size: 2, next: {}, all: [{ size: 3 }], other: { a: 1 } };
    const filled = fillDefaults<typeof value>(value, fillNode);
    expect(filled).toEqual({ size: 2, next: { size: 1 }, all: [{ size: 3 }], other: { a: 1 } });
    expect(value).toEqual({ size: 2, next: {}, all: [{ size: 3 }], other: { a: 1 } });
    expect(filled.all).toBe(value.all);
    expect(filled.other).toBe(value.other);
  });

  it("keeps null and other values that are there", () => {
    const value = { size: null, next: null, all: 0 };
    expect(fillDefaults(value, fillNode)).toBe(value);
  });

  it("gets a default for a property that holds undefined, as JSON would have left it out", () => {
    expect(fillDefaults({ size: undefined }, fillNode)).toEqual({ size: 1 });
  });

  it("is no object at all, and stays as it is", () => {
    expect([1, null, "a"].map((value) => fillDefaults(value, fillNode))).toEqual([1, null, "a"]);
  });

  it("may be frozen", () => {
    const value = Object.freeze({ next: Object.freeze({}) });
    expect(fillDefaults(value, fillNode)).toEqual({ size: 1, next: { size: 1 } });
  });

  it("keeps the items around a changed one", () => {
    expect(fillDefaults({ size: 2, all: [{ size: 3 }, {}, 5] }, fillNode)).toEqual({
      size: 2,
      all: [{ size: 3 }, { size: 1 }, 5],
    });
  });

  it("is filled however deep it is", () => {
    let value: object = {};
    for (let depth = 0; depth < 100_000; depth += 1) value = { size: 2, next: value };
    let filled: unknown = fillDefaults(value, fillNode);
    for (let depth = 0; depth < 100_000; depth += 1) filled = isObject(filled) ? filled["next"] : undefined;
    expect(filled).toEqual({ size: 1 });
  });

  it("is filled however wide it is", () => {
    const all = Array.from({ length: 200_000 }, () => ({}));
    const filled = fillDefaults<{ readonly all: readonly object[] }>({ all }, fillNode);
    expect(filled.all).toHaveLength(200_000);
    expect(filled.all[199_999]).toEqual({ size: 1 });
  });

  it("that holds itself is refused, since its copy would have no end", () => {
    const value: Record<string, unknown> = {};
    value["next"] = value;
    value["all"] = [value, value];
    expect(() => fillDefaults(value, fillNode)).toThrow(new TypeError("The value holds itself."));
  });

  it("that stands in two places is filled in both", () => {
    const shared = {};
    expect(fillDefaults({ size: 2, next: shared, all: [shared] }, fillNode)).toEqual({
      size: 2,
      next: { size: 1 },
      all: [{ size: 1 }],
    });
  });
});

describe("names and prototypes", () => {
  const fillProto: Fill = (_value, place) => {
    place.add("__proto__", { polluted: true });
  };

  it("take `__proto__` for a name like any other", () => {
    const filled = fillDefaults<object>({ a: 1 }, fillProto);
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(filled, "__proto__")?.value).toEqual({ polluted: true });
    expect("polluted" in {}).toBe(false);
  });

  it("keep an own `__proto__` of the value", () => {
    const filled = fillDefaults<object>(JSON.parse('{"__proto__": {"a": 1}}'), fillNode);
    expect(Object.getOwnPropertyDescriptor(filled, "__proto__")?.value).toEqual({ a: 1 });
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
  });

  it("keep a prototype that is null", () => {
    const filled = fillDefaults<object>(Object.assign(Object.create(null), { a: 1 }), fillNode);
    expect(Object.getPrototypeOf(filled)).toBeNull();
    expect({ ...filled }).toEqual({ a: 1, size: 1 });
  });

  it("keep the class of an instance, and what it inherits", () => {
    class Node {
      readonly own = 1;
      get all(): readonly unknown[] {
        return [];
      }
    }
    const filled = fillDefaults<Node & { readonly size: number }>(new Node(), fillNode);
    expect(filled).toBeInstanceOf(Node);
    expect([filled.own, filled.size, filled.all]).toEqual([1, 1, []]);
  });

  it("do not fill what is inherited", () => {
    const inheriting: object = Object.create({ size: 7 });
    expect(fillDefaults(inheriting, fillNode)).toBe(inheriting);
  });
});

describe("several that speak of one place", () => {
  const first: Fill = (value, place) => {
    place.add("a", "first");
    place.enter("inner", isObject(value) ? value["inner"] : undefined, first);
  };
  const second: Fill = (value, place) => {
    place.add("a", "second");
    place.add("b", "second");
    place.enter("inner", isObject(value) ? value["inner"] : undefined, second);
  };

  it("all count, and the first where they differ", () => {
    const both: Fill = (value, place) => {
      first(value, place);
      second(value, place);
    };
    const inner = { a: "first", b: "second" };
    expect(fillDefaults({ inner: {} }, both)).toEqual({ inner, ...inner });
  });

  it("fill what a default itself lacks", () => {
    const outer: Fill = (value, place) => {
      if (isObject(value) && value["next"] === undefined) place.add("next", {});
      place.enter("next", isObject(value) ? value["next"] : undefined, fillNode);
    };
    expect(fillDefaults({}, outer)).toEqual({ next: { size: 1 } });
  });
});
