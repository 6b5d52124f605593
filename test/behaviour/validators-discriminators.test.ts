/** Discriminators in validators: what they let pass, and what they say of the rest. */
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type Validators } from "../emitted-validators.js";

const animal = (own: string): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, [own]: { type: "boolean" } },
});
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Of some lengths, the same and other beginnings, one alone in its length, some told apart by half a character outside of the BMP. */
const sorts = [
  "a",
  "b",
  "ab",
  "ba",
  "bb",
  "abc.made",
  "abd.made",
  "abc.lost",
  "x😀",
  "x😁",
  "x😂",
  "sold",
  "cold",
  "lone one",
];
const sorted = sorts.map((sort, index): JsonObject => ({
  type: "object",
  required: ["sort", `own${index}`],
  properties: { sort: { const: sort }, [`own${index}`]: { type: "integer" } },
}));

const components: JsonObject = {
  Sorted: { oneOf: sorted },
  SortedOrNot: { anyOf: [...sorted, { type: "null" }] },
  Cat: animal("meows"),
  Dog: animal("barks"),
  Any: {
    anyOf: [ref("Cat"), ref("Dog"), { type: "string" }],
    discriminator: { propertyName: "kind", mapping: { cat: "Cat", kitty: "#/components/schemas/Cat" } },
  },
  One: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
  Left: { type: "object", properties: { kind: { type: "string" }, left: { type: "integer" } } },
  Right: { type: "object", properties: { kind: { type: "string" }, right: { type: "integer" } } },
  Open: { oneOf: [ref("Left"), ref("Right")], discriminator: { propertyName: "kind" } },
  Leaf: { type: "object", required: ["kind"], properties: { kind: { const: "leaf" } } },
  Node: {
    type: "object",
    required: ["kind", "next"],
    properties: { kind: { type: "string" }, next: ref("Tree") },
  },
  Few: {
    type: "object",
    required: ["kind", "count"],
    properties: { kind: { type: "string" }, count: { type: "integer" } },
  },
  Many: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, count: { type: "string" } } },
  Closed: { type: "object", required: ["kind"], properties: { kind: { type: "string" } }, additionalProperties: false },
  Apart: { oneOf: [ref("Few"), ref("Many"), ref("Closed")], discriminator: { propertyName: "kind" } },
  Named: { type: "object", properties: { sort: { const: "named" } } },
  Titled: { type: "object", required: ["sort"], properties: { sort: { const: "titled" } } },
  Untagged: { oneOf: [{ allOf: [{ required: ["sort"] }, ref("Named")] }, ref("Titled")] },
  // The example of OpenAPI 3.2.1, "Optional Discriminating Property".
  Lizard: { type: "object", required: ["petType"], properties: { petType: { const: "Lizard" } } },
  OtherPet: {
    type: "object",
    required: ["name"],
    properties: { petType: { not: { enum: ["Cat", "Lizard"] } }, name: { type: "string" } },
  },
  SomePet: {
    oneOf: [ref("Lizard"), ref("OtherPet")],
    discriminator: { propertyName: "petType", defaultMapping: "OtherPet" },
  },
  AnyPet: {
    anyOf: [ref("Cat"), ref("OtherPet"), { type: "null" }],
    discriminator: { propertyName: "kind", defaultMapping: "#/components/schemas/OtherPet" },
  },
  Tree: { oneOf: [ref("Leaf"), ref("Node")], discriminator: { propertyName: "kind", mapping: { node: "Node" } } },
};

let validators: Validators;
beforeAll(async () => {
  validators = await loadValidators(components);
});

describe("a discriminator", () => {
  it.each([
    ["a value of the member that it names", { kind: "cat", meows: true }, true],
    ["a value by another name of the member", { kind: "kitty" }, true],
    ["a member by its own name, where no mapping names it", { kind: "Dog", barks: false }, true],
    ["what is no object", "cat", true],
    ["the name of a member that the mapping names otherwise", { kind: "Cat" }, false],
    ["a value that fits another member alone", { kind: "Dog", barks: 1 }, false],
    ["a name of no member", { kind: "cow" }, false],
    ["an object without the property", { meows: true }, false],
    ["a property that is no string", { kind: ["cat"] }, false],
  ])("of an anyOf: %s", (_, value, expected) => {
    expect(validators.is("Any", value)).toBe(expected);
    expect(validators.validate("Any", value).issues === undefined).toBe(expected);
  });

  it.each([
    ["takes a value that only the member it names allows", { kind: "Cat", barks: "loudly" }, true],
    ["refuses a value that only another member allows", { kind: "Dog", barks: "loudly" }, false],
    ["refuses a value that two members allow, as oneOf does", { kind: "Cat", meows: true }, false],
  ])("of a oneOf %s", (_, value, expected) => {
    expect(validators.is("One", value)).toBe(expected);
    expect(validators.validate("One", value).issues === undefined).toBe(expected);
  });

  it.each([
    ["takes what the member that it names allows", { kind: "Few", count: 1 }, true],
    ["takes what is of no other member", { kind: "Many", count: "some" }, true],
    ["refuses what is of another member alone", { kind: "Many", count: 1 }, false],
    ["refuses what two members allow that do not exclude each other", { kind: "Closed" }, false],
  ])("of members of which some exclude each other %s", (_, value, expected) => {
    expect(validators.is("Apart", value)).toBe(expected);
    expect(validators.validate("Apart", value).issues === undefined).toBe(expected);
  });

  it("of many names chooses the member whose name it is, letter by letter", () => {
    for (const [index, sort] of sorts.entries()) {
      expect(validators.is("Sorted", { sort, [`own${index}`]: 1 })).toBe(true);
      const value = { sort, [`own${index + 1}`]: 1 };
      expect(validators.is("Sorted", value)).toBe(false);
      expect(validators.validate("Sorted", value).issues).toMatchObject([{ path: [`own${index}`], code: "required" }]);
    }
    expect(validators.is("SortedOrNot", null)).toBe(true);
  });

  it.each(["", "c", "ac", "abe.made", "abc.mode", "x😃", "bold", "lone  one", 1, null, ["a"], undefined])(
    "of many names has none such as %j",
    (sort) => {
      for (const name of ["Sorted", "SortedOrNot"]) {
        expect(validators.is(name, { sort, own0: 1 })).toBe(false);
        const code = sort === undefined ? "required" : name === "Sorted" ? "oneOf" : "anyOf";
        expect(validators.validate(name, { sort, own0: 1 }).issues).toMatchObject([{ path: ["sort"], code }]);
      }
    },
  );

  it("is found where one part of a member lists the values, and another requires the property", () => {
    const { issues } = validators.validate("Untagged", { sort: "other" });
    expect(issues).toMatchObject([{ path: ["sort"], code: "oneOf", message: "must be one of named, titled" }]);
    expect(validators.is("Untagged", { sort: "named" })).toBe(true);
    expect(validators.is("Untagged", {})).toBe(false);
  });

  it.each([
    ["what names a member by that member", "SomePet", { petType: "Lizard" }, true],
    ["what has not the property by the default", "SomePet", { name: "Rex" }, true],
    ["what names no member by the default", "SomePet", { petType: "Cow", name: "Berta" }, true],
    ["the default by its own name", "SomePet", { petType: "OtherPet", name: "Rex" }, true],
    ["what the default does not take", "SomePet", { petType: "Cow" }, false],
    ["what is no object", "SomePet", "Lizard", false],
    ["what names a member and fits the default alone", "AnyPet", { kind: "Cat", meows: 1, name: "Tom" }, false],
    ["what the default takes", "AnyPet", { kind: 1, name: "Tom" }, true],
    ["what is of another kind", "AnyPet", null, true],
  ])("with a default mapping judges %s", (_, schema, value, expected) => {
    expect(validators.is(schema, value)).toBe(expected);
    expect(validators.validate(schema, value).issues === undefined).toBe(expected);
  });

  it("with a default mapping explains the default", () => {
    expect(validators.validate("SomePet", { petType: "Cow" }).issues).toMatchObject([
      { path: ["name"], code: "required" },
    ]);
    expect(validators.validate("SomePet", {}).issues).toMatchObject([{ path: ["name"], code: "required" }]);
  });

  it("explains the member that it names, and no other", () => {
    expect(validators.validate("Any", { kind: "Dog", barks: 1 }).issues).toMatchObject([
      { path: ["barks"], code: "type" },
    ]);
    expect(validators.validate("Any", { kind: "cow" }).issues).toMatchObject([{ path: ["kind"], code: "anyOf" }]);
    expect(validators.validate("Any", {}).issues).toMatchObject([{ path: ["kind"], code: "required" }]);
  });

  it("says where a value is of two members", () => {
    expect(validators.validate("One", { kind: "Cat" }).issues).toMatchObject([
      { path: [], code: "oneOf", message: "must match exactly one of Cat, Dog, and matches both" },
    ]);
  });

  it("says of a name of no member only that, whatever the members take", () => {
    const [wrong, missing] = [
      { path: ["kind"], code: "oneOf" },
      { path: ["kind"], code: "required" },
    ];
    expect(validators.validate("Open", { kind: "cow" }).issues).toMatchObject([wrong]);
    expect(validators.validate("Open", {}).issues).toMatchObject([missing]);
    expect(validators.validate("Open", { kind: "Left" }).issues).toMatchObject([
      { path: [], code: "oneOf", message: "must match exactly one of Left, Right, and matches both" },
    ]);
  });

  it("may choose among schemas that lead back to the union", () => {
    const node = (next: unknown): unknown => ({ kind: "node", next });
    const deep = Array.from({ length: 1_000 }).reduce(node, { kind: "leaf" });
    expect(validators.is("Tree", deep)).toBe(true);
    expect(validators.is("Tree", node({ kind: "node" }))).toBe(false);
    expect(validators.is("Tree", node({ kind: "twig", next: { kind: "leaf" } }))).toBe(false);
  });
});
