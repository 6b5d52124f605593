import { describe, expect, it } from "vitest";
import { at, type Explain } from "../../templates/runtime/issue-list.js";
import { issuesOf } from "../../templates/runtime/issues-of.js";

const schema = "#/components/schemas/Pet";

describe("the issues of a value", () => {
  it("carry the path from the root", () => {
    const explain: Explain = (_value, path, issues) => {
      issues.add(at(at(at(path, "pets"), 0), "name"), "type", "must be a string", "string", `${schema}/type`);
    };
    expect(issuesOf({}, explain, schema)).toEqual([
      {
        path: ["pets", 0, "name"],
        code: "type",
        message: "must be a string",
        expected: "string",
        schema: `${schema}/type`,
      },
    ]);
  });

  it("carry a path of any length, of the value itself or of what it holds under a key", () => {
    const explain: Explain = (_value, path, issues) => {
      const steps = [path, at(path, "a"), at(at(path, "a"), 0), at(at(at(path, "a"), 0), "b")];
      for (const step of steps) {
        issues.add(step, "type", "must be a string", "string", schema);
        issues.addAt(step, "key", "type", "must be a string", "string", schema);
      }
    };
    expect(issuesOf({}, explain, schema).map(({ path }) => path)).toEqual([
      [],
      ["key"],
      ["a"],
      ["a", "key"],
      ["a", 0],
      ["a", 0, "key"],
      ["a", 0, "b"],
      ["a", 0, "b", "key"],
    ]);
  });

  it("are at most a thousand and one that says so, or as few as have a hundred thousand keys", () => {
    const explain: Explain = (_value, path, issues) => {
      for (let count = 0; count < 2_000; count += 1) issues.addAt(path, count, "type", "no", "yes", schema);
    };
    const many = issuesOf({}, explain, schema);
    expect(many.map(({ code }) => code)).toEqual([...Array.from({ length: 1_000 }, () => "type"), "limit"]);
    const long: Explain = (_value, path, issues) => {
      const end = Array.from({ length: 60_000 }, (_, key) => key).reduce(at, path);
      for (let count = 0; count < 5; count += 1) issues.add(end, "type", "no", "yes", schema);
    };
    expect(issuesOf({}, long, schema).map(({ code }) => code)).toEqual(["type", "limit"]);
  });

  it("are never none", () => {
    expect(issuesOf({}, () => undefined, schema)).toMatchObject([{ path: [], code: "unstable", schema }]);
  });

  it("are kept where the search for more throws", () => {
    const explain: Explain = (_value, path, issues) => {
      issues.add(path, "type", "must be a string", "string", schema);
      throw new TypeError("secret");
    };
    expect(issuesOf({}, explain, schema).map(({ code }) => code)).toEqual(["type", "unreadable"]);
  });

  it("end with one about nesting where the stack runs out", () => {
    const explain: Explain = (value, path, issues, depth) => explain(value, at(path, 0), issues, depth);
    expect(issuesOf({}, explain, schema).map(({ code }) => code)).toEqual(["nesting"]);
  });
});
