/** What validators say of values that are wrong: all of it, in the order of the description, in words for a person. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadValidators, type Validators } from "../emitted-validators.js";

let validators: Validators;

beforeAll(async () => {
  validators = await loadValidators({
    Meter: {
      type: "object",
      additionalProperties: false,
      required: ["name", "formula"],
      properties: {
        name: { type: "string", maxLength: 5, pattern: "^[a-z]*$" },
        formula: { oneOf: [{ const: "count" }, { const: "last" }, { const: "sum" }] },
        tags: { type: "array", maxItems: 2, items: { type: "string", minLength: 1 } },
        window: { type: ["string", "null"], enum: ["day", "hour", null] },
        limits: { $ref: "#/components/schemas/Limits" },
      },
    },
    Limits: { type: "object", properties: { low: { type: "integer", minimum: 0 } } },
    Shape: {
      oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }, { type: "null" }],
    },
    Circle: { type: "object", required: ["kind"], properties: { kind: { const: "circle" }, r: { type: "number" } } },
    Square: { type: "object", required: ["kind"], properties: { kind: { const: "square" }, a: { type: "number" } } },
    Undecided: {
      anyOf: [
        { title: "Named", type: "object", required: ["name"] },
        { title: "Numbered", type: "object", required: ["number"] },
      ],
    },
    Nameless: {
      oneOf: [
        { type: "object", required: ["id", "name"] },
        { type: "object", required: ["id", "number"] },
        { type: "object", required: ["id"], maxProperties: 1 },
      ],
    },
    Slashed: { type: "object", properties: { "a/b": { type: "integer" } } },
  });
});

describe("issues", () => {
  it("say where, what, in words, what is expected, and which keyword says so", () => {
    expect(validators.validate("Meter", { name: "toolong", formula: "sum" }).issues).toEqual([
      {
        path: ["name"],
        code: "maxLength",
        message: "must be at most 5 characters long",
        expected: "at most 5 characters",
        schema: "#/components/schemas/Meter/properties/name/maxLength",
      },
    ]);
  });

  it("list everything, property by property in the order of the description", () => {
    const value = {
      extra: 1,
      limits: { low: -1 },
      window: "week",
      tags: ["", 1, "a"],
      formula: "avg",
      name: "TOO LONG",
    };
    const issues = validators.validate("Meter", value).issues ?? [];
    expect(issues.map(({ path, code, message }) => [path, code, message])).toEqual([
      [["name"], "maxLength", "must be at most 5 characters long"],
      [["name"], "pattern", "must match the pattern ^[a-z]*$"],
      [["formula"], "enum", "must be one of count, last, sum"],
      [["tags"], "maxItems", "must have at most 2 items"],
      [["tags", 0], "minLength", "must not be empty"],
      [["tags", 1], "type", "must be a string"],
      [["window"], "enum", "must be one of day, hour, null"],
      [["limits", "low"], "minimum", "must be at least 0"],
      [["extra"], "additionalProperties", "is not allowed"],
    ]);
  });

  it("name a missing property where it should be", () => {
    const issues = validators.validate("Meter", {}).issues ?? [];
    expect(issues).toEqual([
      {
        path: ["name"],
        code: "required",
        message: "is required",
        expected: "string",
        schema: "#/components/schemas/Meter/required",
      },
      {
        path: ["formula"],
        code: "required",
        message: "is required",
        expected: '"count" | "last" | "sum"',
        schema: "#/components/schemas/Meter/required",
      },
    ]);
  });

  it("stop at a value of the wrong type", () => {
    const issues = validators.validate("Meter", { name: 1, formula: "sum", tags: {}, limits: [] }).issues ?? [];
    expect(issues.map(({ path, message }) => [path, message])).toEqual([
      [["name"], "must be a string"],
      [["tags"], "must be an array"],
      [["limits"], "must be an object"],
    ]);
    expect(validators.validate("Meter", null).issues).toMatchObject([{ path: [], message: "must be an object" }]);
  });

  it("point into the description by JSON pointer", () => {
    expect(validators.validate("Slashed", { "a/b": "1" }).issues).toMatchObject([
      { path: ["a/b"], schema: "#/components/schemas/Slashed/properties/a~1b/type" },
    ]);
  });
});

describe("issues of a union", () => {
  it("are those of the branch that the discriminating property names", () => {
    expect(validators.validate("Shape", { kind: "square", a: "1" }).issues).toMatchObject([
      { path: ["a"], code: "type", message: "must be a number" },
    ]);
  });

  it("name the property that decides where it decides nothing", () => {
    expect(validators.validate("Shape", { kind: "oval" }).issues).toEqual([
      {
        path: ["kind"],
        code: "oneOf",
        message: "must be one of circle, square",
        expected: '"circle" | "square"',
        schema: "#/components/schemas/Shape/oneOf",
      },
    ]);
    expect(validators.validate("Shape", {}).issues).toMatchObject([{ path: ["kind"], code: "required" }]);
  });

  it("name the types where no branch takes the value's", () => {
    expect(validators.validate("Shape", 1).issues).toMatchObject([
      { path: [], code: "type", message: "must be an object or null", expected: "object | null" },
    ]);
  });

  it("are a single one where nothing decides", () => {
    expect(validators.validate("Undecided", {}).issues).toEqual([
      {
        path: [],
        code: "anyOf",
        message: "must match one of Named, Numbered",
        expected: "Named | Numbered",
        schema: "#/components/schemas/Undecided/anyOf",
      },
    ]);
  });
});

describe("issues of branches that nothing tells apart", () => {
  const messages = (value: unknown): readonly string[] | undefined =>
    validators.validate("Nameless", value).issues?.map(({ message }) => message);
  const expected = "must match exactly one of object with name, object with number, form 3";

  it("name objects by what they alone require, and count the others", () => {
    expect(messages({})).toEqual([expected]);
  });

  it("say where more than one matches", () => {
    expect(messages({ id: 1, name: "a", number: 1 })).toEqual([`${expected}, and matches several`]);
    expect(messages({ id: 1 })).toBeUndefined();
  });
});

describe("issues by the thousand", () => {
  it("are listed up to a number, and the last one says that there are more", () => {
    const value = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`extra${index}`, 1]));
    const issues = validators.validate("Meter", { name: "a", formula: "sum", ...value }).issues ?? [];
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)).toMatchObject({ path: [], code: "limit" });
  });
});
