/** Random values: any of a small world, and such as a schema is likely to accept. */
import fc from "fast-check";
import { isArray, isObject, objectOf, type JsonObject, type JsonValue } from "../../generator/load/json.js";

const strings = fc.constantFrom("", "a", "ab", "abc", "😀", "a😀", "1");
// Not beyond 1e21: the others misjudge `multipleOf` there, by the text of a number or by its last bits.
export const numbers: fc.Arbitrary<number> = fc.constantFrom(-1, 0, 1, 2, 3, 0.5, 1.5, 0.07, 1e15);
/** Names that inheritance knows are among them. */
export const propertyNames: fc.Arbitrary<string> = fc.constantFrom("a", "b", "ab", "c", "toString", "__proto__");

/** Any JSON of a small world. */
export const valueArbitrary: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(fc.constantFrom(null, true, false), numbers, strings),
    fc.array(tie("value"), { maxLength: 3 }),
    entriesOf(tie("value"), 4).map(objectOf),
  ),
})).value;

function entriesOf<Value>(value: fc.Arbitrary<Value>, maxLength: number): fc.Arbitrary<(readonly [string, Value])[]> {
  return fc.uniqueArray(fc.tuple(propertyNames, value), { selector: ([name]) => name, maxLength });
}

/**
 * Values that a schema is likely to accept, or to refuse for one reason only: what its keywords ask for, put together
 * without looking whether they contradict each other. `components` are the schemas that it may refer to.
 */
export function likelyValue(schema: JsonValue | undefined, components: JsonObject, depth = 4): fc.Arbitrary<JsonValue> {
  if (!isObject(schema) || depth === 0) return valueArbitrary;
  const inner = (part: JsonValue | undefined): fc.Arbitrary<JsonValue> => likelyValue(part, components, depth - 1);
  const sources = [
    ...("const" in schema ? [fc.constant(schema["const"] ?? null)] : []),
    ...(isArray(schema["enum"]) ? [fc.constantFrom(...schema["enum"])] : []),
    ...branchesOf(schema, components).map(inner),
    ...(speaksOf(schema, objectKeywords) ? [likelyObject(schema, inner)] : []),
    ...(speaksOf(schema, arrayKeywords) ? [likelyArray(schema, inner)] : []),
    ...typesOf(schema).map((type) => ofType(type)),
  ];
  return sources.length === 0 ? valueArbitrary : fc.oneof(...sources, valueArbitrary);
}

const objectKeywords = ["properties", "additionalProperties", "unevaluatedProperties", "required", "patternProperties"];
const arrayKeywords = ["items", "prefixItems", "contains", "unevaluatedItems"];

function speaksOf(schema: JsonObject, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => keyword in schema);
}

/** The schemas of which one at least speaks of the same value. */
function branchesOf(schema: JsonObject, components: JsonObject): readonly JsonValue[] {
  const { $ref, allOf, anyOf, oneOf, then } = schema;
  const referred = typeof $ref === "string" ? components[$ref.slice($ref.lastIndexOf("/") + 1)] : undefined;
  const listed = [allOf, anyOf, oneOf].flatMap((list) => (isArray(list) ? list : []));
  return [referred, then, ...listed].filter((branch) => branch !== undefined);
}

type Inner = (part: JsonValue | undefined) => fc.Arbitrary<JsonValue>;

function likelyObject(schema: JsonObject, inner: Inner): fc.Arbitrary<JsonValue> {
  const { properties, required, additionalProperties, unevaluatedProperties } = schema;
  const listed = isObject(properties) ? Object.entries(properties) : [];
  const others = inner(additionalProperties ?? unevaluatedProperties);
  const known = fc.tuple(
    ...listed.map(([name, part]) =>
      fc.option(
        inner(part).map((value) => [name, value] as const),
        { nil: undefined, freq: 4 },
      ),
    ),
  );
  const needed = isArray(required) ? required.filter((name) => typeof name === "string") : [];
  const demanded = fc.tuple(...needed.map((name) => others.map((value) => [name, value] as const)));
  return fc
    .tuple(demanded, entriesOf(others, 1), known)
    .map(([first, then, last]) => objectOf([...first, ...then, ...last.filter((entry) => entry !== undefined)]));
}

function likelyArray(schema: JsonObject, inner: Inner): fc.Arbitrary<JsonValue> {
  const { prefixItems, items, unevaluatedItems, contains } = schema;
  const first = fc.tuple(...(isArray(prefixItems) ? prefixItems : []).map(inner));
  const rest = fc.array(fc.oneof(inner(items ?? unevaluatedItems), inner(contains)), { maxLength: 3 });
  return fc.tuple(first, rest).map(([prefix, more]) => [...prefix, ...more]);
}

function typesOf({ type }: JsonObject): readonly JsonValue[] {
  return isArray(type) ? type : type === undefined ? [] : [type];
}

function ofType(type: JsonValue): fc.Arbitrary<JsonValue> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "string") return strings;
  if (type === "number" || type === "integer") return numbers;
  if (type === "array") return fc.array(valueArbitrary, { maxLength: 3 });
  return entriesOf(valueArbitrary, 4).map(objectOf);
}
