/** Enums inside the branches of a union, as a client reads answers: open where nothing in them decides on the branch. */
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type Validators } from "../emitted-validators.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const mood: JsonObject = { type: "string", enum: ["happy", "sad"] };
const tagged = (kind: JsonObject, others: JsonObject = {}): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind, mood, ...others },
});
/** Each component is an answer of its own, so what is to be reached through the union alone stands in it. */
const schemas: JsonObject = {
  Inferred: { oneOf: [tagged({ const: "cat" }), tagged({ enum: ["dog", "hound"] }, { best: ref("Inferred") })] },
  Declared: {
    anyOf: [
      { title: "cat", ...tagged({ enum: ["cat", "kitty"] }) },
      { title: "dog", ...tagged({ enum: ["dog"] }) },
    ],
    discriminator: { propertyName: "kind" },
  },
  ByKind: { oneOf: [{ type: "object", properties: { mood } }, { type: "null" }, { enum: ["none", "many"] }] },
  Sealed: { oneOf: [tagged({ const: "cat" }), tagged({ const: "dog" })], unevaluatedProperties: false },
  Nested: {
    oneOf: [
      {
        required: ["form"],
        properties: { form: { enum: ["a", "b"] } },
        oneOf: [tagged({ const: "cat" }), tagged({ const: "dog" })],
      },
      { type: "object", required: ["form"], properties: { form: { const: "c" }, mood } },
    ],
  },
  Tried: {
    oneOf: [
      { type: "object", required: ["meows"], properties: { meows: { type: "boolean" }, mood } },
      { type: "object", required: ["barks"], properties: { barks: { type: "boolean" }, mood } },
    ],
  },
};

let validators: Validators;
beforeAll(async () => {
  validators = await loadValidators(schemas);
});

const accepts = (name: string, value: unknown): boolean =>
  validators.received(name)?.(value).issues === undefined && validators.received(name) !== undefined;

describe("a reader of answers", () => {
  it.each([
    ["a constant that the schemas have", "Inferred", { kind: "cat", mood: "torn" }],
    ["listed values that the schemas have", "Inferred", { kind: "hound", mood: "torn" }],
    ["the same, further inside", "Inferred", { kind: "dog", best: { kind: "cat", mood: "torn" } }],
    ["a declared discriminator", "Declared", { kind: "cat", mood: "torn" }],
    ["the kind of value", "ByKind", { mood: "torn" }],
    ["the kind of value, of which the enum is", "ByKind", "some"],
    ["a constant, where nothing else may be there", "Sealed", { kind: "dog", mood: "torn" }],
    ["a constant, then another", "Nested", { form: "a", kind: "cat", mood: "torn" }],
  ])("takes unknown values in a branch that is chosen by %s", (_, name, value) => {
    expect(accepts(name, value)).toBe(true);
    expect(validators.is(name, value)).toBe(false);
  });

  it.each([
    ["of a constant", "Inferred", { kind: "cow" }],
    ["among listed values", "Inferred", { kind: "wolf", mood: "happy" }],
    ["of a declared discriminator", "Declared", { kind: "cow" }],
    ["of an outer union", "Nested", { form: "z", kind: "cat" }],
    ["of an inner union", "Nested", { form: "a", kind: "cow" }],
  ])("takes no unknown value %s that chooses a branch", (_, name, value) => {
    expect(accepts(name, value)).toBe(false);
  });

  it("refuses what is wrong in other ways", () => {
    expect(accepts("Inferred", { kind: "cat", mood: 1 })).toBe(false);
    expect(accepts("Sealed", { kind: "cat", mood: "torn", more: 1 })).toBe(false);
  });

  it("reads a union of which branches are tried as strictly as ever", () => {
    expect(validators.received("Tried")).toBeUndefined();
    expect(validators.is("Tried", { meows: true, mood: "torn" })).toBe(false);
  });
});
