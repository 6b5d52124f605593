import { describe, expect, it } from "vitest";
import { isArray } from "../../templates/runtime/checks.js";
import { complete, deepestCall, type DeepCheck } from "../../templates/runtime/walk.js";

/** Lists of lists, and how often it looked at one. */
function listCheck(): { readonly check: DeepCheck; readonly calls: () => number; readonly deepest: () => number } {
  let calls = 0;
  let deepest = 0;
  const check: DeepCheck = (value, depth, walk) => {
    if (depth > walk.limit) return walk.defer(check, value);
    calls += 1;
    deepest = Math.max(deepest, depth);
    return isArray(value) && value.every((item) => check(item, depth + 1, walk));
  };
  return { check, calls: () => calls, deepest: () => deepest };
}

function nested(depth: number, innermost: unknown): unknown {
  let value = innermost;
  for (let count = 0; count < depth; count += 1) value = [value];
  return value;
}

describe("a walk", () => {
  it("calls no deeper than the stack surely carries, and looks at everything once", () => {
    const { check, calls, deepest } = listCheck();
    expect(complete(check, nested(1_000, []))).toBe(true);
    expect(calls()).toBe(1_001);
    expect(deepest()).toBe(deepestCall);
  });

  it("finds what is wrong among what it put off", () => {
    expect(complete(listCheck().check, nested(1_000, "wrong"))).toBe(false);
  });

  it("looks at each part of a value that holds itself a bounded number of times", () => {
    const ring: unknown[] = [];
    ring.push(ring, ring, ring);
    const { check, calls } = listCheck();
    expect(complete(check, ring)).toBe(true);
    expect(calls()).toBeLessThan(4 * deepestCall);
  });

  it("decides a branch for itself, what it put off included, and asks only once", () => {
    const { check, calls } = listCheck();
    const branches: DeepCheck = (value, _depth, walk) =>
      !walk.attempt(check, nested(500, value)) && !walk.attempt(check, value) && !walk.attempt(check, value);
    expect(complete(branches, "wrong")).toBe(true);
    // 500 levels and the value in the first attempt, the value alone in the second, nothing in the third.
    expect(calls()).toBe(502);
  });

  it("decides branches within branches, however deep they are, and each about as often as there are checks", () => {
    let calls = 0;
    const list: DeepCheck = (value, depth, walk) => {
      if (depth > walk.limit) return walk.defer(list, value);
      calls += 1;
      return isArray(value) && value.every((item) => walk.attempt(other, item) || walk.attempt(list, item));
    };
    const other: DeepCheck = (value, _depth, walk) =>
      isArray(value) && value.length > 0 && value.every((item) => walk.attempt(other, item));
    expect(complete(list, nested(20_000, []))).toBe(true);
    expect(complete(list, nested(20_000, "wrong"))).toBe(false);
    expect(calls).toBeLessThan(4 * 20_000);
  });
});
