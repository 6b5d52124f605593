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
