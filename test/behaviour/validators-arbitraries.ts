/** Random schemas and values over a small vocabulary, so that they meet often. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";

const strings = fc.constantFrom("", "a", "ab", "abc", "😀", "a😀", "1");
// Not beyond 1e21: ajv misjudges `multipleOf` there, as it reads the text of a number up to its "e".
const numbers = fc.constantFrom(-1, 0, 1, 2, 3, 0.5, 1.5, 1e15);
const propertyNames = fc.constantFrom("a", "b", "ab", "c");
const patterns = fc.constantFrom("^a", "b$", "^.$", "^\\p{L}*$", "a|1");

/** Any JSON of a small world. */
export const valueArbitrary: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(fc.constantFrom(null, true, false), numbers, strings),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(propertyNames, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** A schema of every keyword that is honoured; it may refer to the named ones, where a value grows smaller. */
export function schemaArbitrary(names: readonly string[]): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ schema: JsonValue; part: JsonValue }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc.constantFrom(true, false),
      composed(tie("schema"), tie("part")),
    ),
    part: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      tie("schema"),
      fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` })),
    ),
  })).schema;
}

const jsonTypes = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");
const small = fc.integer({ min: 0, max: 3 });

/** Keywords without schemas inside. */
const leaf: fc.Arbitrary<JsonObject> = keywords({
  type: fc.oneof(jsonTypes, fc.uniqueArray(jsonTypes, { minLength: 1, maxLength: 3 })),
  enum: fc.array(valueArbitrary, { minLength: 1, maxLength: 10 }),
  const: valueArbitrary,
  minimum: numbers,
  maximum: numbers,
  exclusiveMinimum: numbers,
  exclusiveMaximum: numbers,
  multipleOf: fc.constantFrom(1, 2, 0.5),
  minLength: small,
  maxLength: small,
  pattern: patterns,
  minItems: small,
  maxItems: small,
  uniqueItems: fc.boolean(),
  minProperties: small,
  maxProperties: small,
  required: fc.uniqueArray(propertyNames, { maxLength: 2 }),
  dependentRequired: fc.dictionary(propertyNames, fc.uniqueArray(propertyNames, { maxLength: 2 }), {
    maxKeys: 2,
    noNullPrototype: true,
  }),
});

function composed(schema: fc.Arbitrary<JsonValue>, part: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  const several = fc.array(schema, { minLength: 1, maxLength: 3 });
  const byName = fc.dictionary(propertyNames, part, { maxKeys: 3, noNullPrototype: true });
  const inner = keywords({
    properties: byName,
    patternProperties: fc.dictionary(patterns, part, { maxKeys: 2, noNullPrototype: true }),
    additionalProperties: part,
    propertyNames: schema,
    dependentSchemas: fc.dictionary(propertyNames, schema, { maxKeys: 2, noNullPrototype: true }),
    items: part,
    prefixItems: fc.array(part, { minLength: 1, maxLength: 2 }),
    contains: schema,
    allOf: several,
    anyOf: several,
    oneOf: several,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
  });
  return fc.tuple(leaf, inner, fc.boolean(), small, small).map(([own, nested, isTyped, min, max]) => ({
    ...(isTyped ? pick(own) : {}),
    ...("contains" in nested ? { ...without(nested, "prefixItems"), minContains: min, maxContains: max } : nested),
  }));
}

/** One to three of the keywords. */
function keywords(all: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(all).map(([keyword, value]) => value.map((drawn) => [keyword, drawn] as const));
  return fc
    .array(fc.oneof(...entries), { minLength: 1, maxLength: 3 })
    .map((drawn) => Object.fromEntries(drawn) as JsonObject);
}

/** ajv 8.20 accepts an empty array wherever `contains` stands beside `prefixItems`, whatever `minContains` says. */
function without(schema: JsonObject, keyword: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
}

/** What a schema that composes others says of its own. */
function pick(own: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(own).slice(0, 2));
}
