/** Schemas that ask for the impossible, or the same twice: code for parts that are never reached must not be emitted. */
import type { JsonObject } from "../../generator/load/json.js";

const anyObject: JsonObject = { type: "object", properties: { a: { type: "string" } } };

/** Each by what is odd about it. */
export const oddSchemas: JsonObject = {
  UnionBehindMissingProperty: {
    type: "object",
    required: ["kind"],
    additionalProperties: false,
    oneOf: [anyObject],
  },
  UnevaluatedBehindMissingProperty: {
    type: "object",
    required: ["kind"],
    additionalProperties: false,
    unevaluatedProperties: false,
    oneOf: [{ type: "object", required: ["c"], additionalProperties: { type: "integer" } }],
  },
  UnevaluatedBesideAnything: {
    type: "object",
    unevaluatedProperties: false,
    anyOf: [
      { properties: { a: true }, oneOf: [{ properties: { a: { minimum: 1 } } }, { enum: [{ c: 1 }, "abc"] }] },
      { uniqueItems: true, minimum: 0 },
      true,
    ],
  },
  ItemsAllContained: {
    type: "array",
    contains: { uniqueItems: false },
    minContains: 0,
    maxContains: 2,
    unevaluatedItems: { type: "object", properties: { a: { type: "string" } } },
  },
  ItemsBesideProperties: {
    dependentSchemas: { a: { items: { minimum: -1 } } },
    unevaluatedItems: { type: "boolean" },
  },
  BranchOfNothing: { oneOf: [{ allOf: [anyObject, false] }, { type: "string" }] },
  ConditionOfNothing: { if: { allOf: [anyObject, false] }, then: anyObject, else: { type: "object" } },
  ConditionOfAnything: { if: { minItems: 0 }, then: { minLength: 1 }, else: { ...anyObject, minProperties: 1 } },
  ValuesBesideTheirType: { anyOf: [{ type: "string" }, { enum: [{ a: 1 }, "a", [1]] }] },
  ValuesBesideSomeTypes: { anyOf: [{ type: ["string", "null"] }, { enum: [[1], "b", 1, null] }] },
  InheritedNameOfAnything: { properties: { toString: true, ab: { type: "string" } } },
  OnlyUnevaluated: { unevaluatedProperties: { exclusiveMaximum: 2 } },
  OnlyPatterns: { type: "object", patternProperties: { "^a": { type: "string" } }, additionalProperties: false },
  MemberOfItself: { oneOf: [{}, { $ref: "#/components/schemas/MemberOfItself" }] },
  PartOfItself: { allOf: [{ $ref: "#/components/schemas/MemberOfItself" }, { type: "string" }] },
  OnlyRequires: {
    required: ["a"],
    anyOf: [{ allOf: [{ type: "object" }, { type: "array" }], properties: { b: {} } }, { type: "object" }],
  },
};
