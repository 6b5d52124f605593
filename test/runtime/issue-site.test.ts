import { describe, expect, it } from "vitest";
import { typesInWords } from "../../generator/emit/validators/wording.js";
import type { JsonType } from "../../generator/model/schema.js";
import type { Issue } from "../../templates/runtime/issue.js";
import { at, type Explain } from "../../templates/runtime/issue-list.js";
import { addIssue, wrongPart, wrongText, wrongType, wrongValue } from "../../templates/runtime/issue-site.js";
import { issuesOf } from "../../templates/runtime/issues-of.js";

const schema = "#/components/schemas/Pet";

function issuesBy(explain: Explain): readonly Issue[] {
  return issuesOf({}, explain, schema);
}

describe("the calls that add issues", () => {
  it("say that a property is missing where it is not there, and of an item that it is wrong", () => {
    const types = issuesBy((_value, path, issues) => {
      wrongType(issues, path, schema, "tag", undefined, "string", "/properties/tag/type");
      wrongType(issues, path, schema, "tag", 1, "string", "/properties/tag/type");
      wrongType(issues, path, schema, 0, undefined, "string", "/items/type");
      wrongType(issues, path, schema, undefined, undefined, "object", "/type");
    });
    expect(types).toEqual([
      { path: ["tag"], code: "required", message: "is required", expected: "string", schema: `${schema}/required` },
      {
        path: ["tag"],
        code: "type",
        message: "must be a string",
        expected: "string",
        schema: `${schema}/properties/tag/type`,
      },
      { path: [0], code: "type", message: "must be a string", expected: "string", schema: `${schema}/items/type` },
      { path: [], code: "type", message: "must be an object", expected: "object", schema: `${schema}/type` },
    ]);
  });

  it("tell a text that is too long from what is none", () => {
    const texts = issuesBy((_value, path, issues) => {
      wrongText(issues, path, schema, "tag", "abc", "string", 2, "/properties/tag");
      wrongText(issues, path, schema, "tag", "ab", "string", 1, "/properties/tag");
      wrongText(issues, path, schema, "tag", 1, "string | null", 2, "/properties/tag");
      wrongText(issues, path, schema, "tag", undefined, "string", 2, "/properties/tag");
    });
    expect(texts.map(({ code, message, expected, schema: pointer }) => [code, message, expected, pointer])).toEqual([
      ["maxLength", "must be at most 2 characters long", "at most 2 characters", `${schema}/properties/tag/maxLength`],
      ["maxLength", "must be at most 1 character long", "at most 1 character", `${schema}/properties/tag/maxLength`],
      ["type", "must be a string or null", "string | null", `${schema}/properties/tag/type`],
      ["required", "is required", "string", `${schema}/required`],
    ]);
  });

  it("carry the path of the value that they are about", () => {
    const paths = issuesBy((_value, path, issues) => {
      const inside = at(path, "pets");
      addIssue(issues, inside, schema, "tag", "pattern", "must match the pattern ^a", "a", "/properties/tag/pattern");
      addIssue(issues, inside, schema, undefined, "minProperties", "must have more", "more", "/minProperties");
      wrongValue(issues, inside, schema, "kind", "x", "enum", "must be cat", '"cat"', "/properties/kind/enum");
      wrongPart(issues, inside, schema, "owner", undefined, () => undefined, "object");
      wrongPart(
        issues,
        inside,
        schema,
        "owner",
        {},
        (_owner, of) => issues.add(of, "not", "no", "yes", schema),
        "object",
      );
    });
    expect(paths.map(({ path, code }) => [path.join("."), code])).toEqual([
      ["pets.tag", "pattern"],
      ["pets", "minProperties"],
      ["pets.kind", "enum"],
      ["pets.owner", "required"],
      ["pets.owner", "not"],
    ]);
  });

  it("have the generator's words for types, whichever stand together", () => {
    const all: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];
    const lists = Array.from({ length: 2 ** all.length - 1 }, (_, bits) =>
      all.filter((_type, index) => (((bits + 1) >> index) & 1) === 1),
    );
    for (const types of lists) {
      const [issue] = issuesBy((_value, path, issues) => {
        wrongType(issues, path, schema, undefined, {}, types.join(" | "), "/type");
      });
      expect(issue?.message).toBe(`must be ${typesInWords(types)}`);
    }
  });
});
