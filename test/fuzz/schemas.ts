/** Random schemas over a small vocabulary, so that values meet them often. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { numbers, propertyNames, valueArbitrary } from "./values.js";

const patterns = fc.constantFrom("^a", "b$", "^.$", "^\\p{L}*$", "a|1", "^__");

/** A schema of any keyword; it may refer to the named ones, where a value grows smaller. */
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
      fc.tuple(fc.constantFrom(...names), fc.option(leaf, { nil: {} })).map(([name, beside]) => ({
        $ref: `#/components/schemas/${name}`,
        ...beside,
      })),
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
  multipleOf: fc.constantFrom(1, 2, 0.5, 0.01, 1e-8),
  minLength: small,
  maxLength: small,
  pattern: patterns,
  minItems: small,
  maxItems: small,
  uniqueItems: fc.boolean(),
  minProperties: small,
  maxProperties: small,
  required: fc.uniqueArray(propertyNames, { maxLength: 2 }),
  dependentRequired: byName(fc.uniqueArray(propertyNames, { maxLength: 2 })),
});

function composed(schema: fc.Arbitrary<JsonValue>, part: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonObject> {
  const several = fc.array(schema, { minLength: 1, maxLength: 3 });
  const inner = keywords({
    properties: byName(part),
    patternProperties: fc.dictionary(patterns, part, { maxKeys: 2, noNullPrototype: true }),
    additionalProperties: part,
    unevaluatedProperties: part,
    propertyNames: schema,
    dependentSchemas: byName(schema),
    items: part,
    prefixItems: fc.array(part, { minLength: 1, maxLength: 2 }),
    unevaluatedItems: part,
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
    ...(isTyped ? Object.fromEntries(Object.entries(own).slice(0, 2)) : {}),
    ...nested,
    ...("contains" in nested ? { minContains: min, maxContains: max } : {}),
  }));
}

/** Something for up to three properties; `Object.fromEntries`, as fast-check would set a prototype for `__proto__`. */
function byName<Value extends JsonValue>(value: fc.Arbitrary<Value>): fc.Arbitrary<JsonObject> {
  const entry = fc.tuple(propertyNames, value);
  return fc
    .uniqueArray(entry, { selector: ([name]) => name, maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));
}

/** One to three of the keywords. */
function keywords(all: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(all).map(([keyword, value]) => value.map((drawn) => [keyword, drawn] as const));
  return fc
    .array(fc.oneof(...entries), { minLength: 1, maxLength: 3 })
    .map((drawn) => Object.fromEntries(drawn) as JsonObject);
}
