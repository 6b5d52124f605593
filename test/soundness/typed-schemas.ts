/** Random schemas as APIs have them: objects that build on each other, unions, tuples, lists of words, records. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";

const propertyNames = fc.constantFrom("a", "b", "c", "kind");
const words = fc.uniqueArray(fc.constantFrom<JsonValue>("a", "b", "cat", 1, null, true, [1], { a: 1 }), {
  minLength: 1,
});

/** A schema that says of what type it is; it may refer to the named ones. */
export function typedSchema(names: readonly string[]): fc.Arbitrary<JsonValue> {
  const reference = fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return fc.letrec<{ schema: JsonValue; object: JsonObject; part: JsonValue }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      tie("object"),
      scalar,
      arrayOf(tie("part")),
      unionOf(tie("part")),
      allOf(tie("object"), reference),
      discriminated(tie("object")),
      fc.tuple(tie("object"), unionOf(tie("object"))).map(([object, union]) => ({ ...object, ...union })),
    ),
    object: objectOf(tie("part")),
    part: fc.oneof({ maxDepth: 3, depthSize: "small" }, scalar, tie("schema"), reference),
  })).schema;
}

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom("string", "integer", "number", "boolean", "null").map((type) => ({ type })),
  fc.constantFrom<JsonObject>(
    { type: ["string", "null"] },
    { type: ["integer", "string"] },
    { type: ["object", "null"] },
  ),
  words.map((members) => ({ enum: members })),
  fc.constantFrom<JsonValue>("cat", "dog", 1, null, [], { a: [1] }).map((value) => ({ const: value })),
);

function objectOf(part: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc
    .record(
      {
        properties: fc.dictionary(propertyNames, part, { maxKeys: 3, noNullPrototype: true }),
        required: fc.uniqueArray(propertyNames, { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.constantFrom<JsonValue>(true, false), part),
        patternProperties: part.map((schema) => ({ "^[ab]$": schema })),
        unevaluatedProperties: fc.constant(false),
      },
      { requiredKeys: [] },
    )
    .map((object) => ({ type: "object", ...object }));
}

function arrayOf(part: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc
    .record(
      {
        prefixItems: fc.array(part, { minLength: 1, maxLength: 3 }),
        items: fc.oneof(fc.constant(false), part),
        minItems: fc.nat({ max: 4 }),
        maxItems: fc.nat({ max: 4 }),
      },
      { requiredKeys: [] },
    )
    .map((array) => ({ type: "array", ...array }));
}

function unionOf(part: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(fc.constantFrom("oneOf", "anyOf"), fc.array(part, { minLength: 1, maxLength: 3 }))
    .map(([keyword, parts]) => ({ [keyword]: parts }));
}

/** Objects told apart by `kind`, which each lists itself, and some do not require. */
function discriminated(object: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(fc.constantFrom("oneOf", "anyOf"), object, object, fc.boolean())
    .map(([keyword, cat, dog, isNullable]) => ({
      [keyword]: [
        { allOf: [cat], type: "object", properties: { kind: { enum: ["cat", "kitty"] } } },
        { allOf: [dog], type: "object", required: ["kind"], properties: { kind: { const: "dog" } } },
        ...(isNullable ? [{ type: "null" }] : []),
      ],
      discriminator: { propertyName: "kind" },
    }));
}

function allOf(object: fc.Arbitrary<JsonValue>, reference: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  return fc
    .array(fc.oneof(object, reference, scalar), { minLength: 1, maxLength: 3 })
    .map((parts) => ({ type: "object", allOf: parts }));
}
