import { describe, expect, expectTypeOf, it } from "vitest";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { bracketPath, pointerPath, type Validation } from "../../templates/runtime/issue.js";

describe("bracketPath", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b", 0], "a[b][0]"],
    [[0, "a"], "0[a]"],
    [["", ""], "[]"],
  ])("writes %j as %j", (path, text) => {
    expect(bracketPath(path)).toBe(text);
  });
});

describe("pointerPath", () => {
  it.each([
    [[], ""],
    [["a", 0, ""], "/a/0/"],
    [["a/b", "m~n", "~1"], "/a~1b/m~0n/~01"],
  ])("writes %j as %j", (path, pointer) => {
    expect(pointerPath(path)).toBe(pointer);
  });
});

describe("Validation", () => {
  it("is what Standard Schema calls a result", () => {
    expectTypeOf<Validation<string>>().toExtend<StandardSchemaV1.Result<string>>();
  });
});
