/** Random form schemas, each with values of it that are valid by construction. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";

/** A schema, and where its values come from. */
export interface Drawn {
  readonly schema: JsonObject;
  readonly values: fc.Arbitrary<JsonValue>;
}

/** A form with how its fields are written, and values of it. */
export interface DrawnForm {
  readonly schema: JsonObject;
  readonly encoding: JsonObject;
  readonly values: readonly JsonObject[];
}

/** The components that drawn schemas refer to. Every value of theirs has a form of its own. */
export const components: JsonObject = {
  Tree: {
    type: "object",
    required: ["size"],
    properties: {
      size: { type: "integer" },
      kids: { type: "array", minItems: 1, items: { $ref: "#/components/schemas/Tree" } },
    },
  },
  Nest: {
    type: "array",
    minItems: 1,
    items: { anyOf: [{ type: "boolean" }, { $ref: "#/components/schemas/Nest" }] },
  },
};

const { tree, nest } = fc.letrec<{ tree: JsonValue; nest: JsonValue }>((tie) => ({
  tree: fc
    .record(
      { size: fc.integer(), kids: fc.array(tie("tree"), { minLength: 1, maxLength: 3, depthIdentifier: "tree" }) },
      { requiredKeys: ["size"], noNullPrototype: true },
    )
    .map((drawn): JsonValue => ({ ...drawn })),
  nest: fc.array(fc.oneof({ depthIdentifier: "nest", maxDepth: 3 }, fc.boolean(), tie("nest")), {
    minLength: 1,
    maxLength: 3,
  }),
}));

const text = fc.string({ unit: "grapheme", maxLength: 6 }).filter((drawn) => !drawn.includes("\0"));
const numeral = fc.oneof(text, fc.integer().map(String), fc.constantFrom("true", "null", "", "1e3", "a,b"));
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  // JSON, and so a form, has one zero.
  .map((drawn) => (Object.is(drawn, -0) ? 0 : drawn));

const drawn = (schema: JsonObject, values: fc.Arbitrary<JsonValue>): Drawn => ({ schema, values });

/** What text alone says: one kind of scalar, or several that no text confuses. */
const plainScalar: fc.Arbitrary<Drawn> = fc.constantFrom(
  drawn({ type: "string" }, numeral),
  drawn({ type: "string", maxLength: 20 }, numeral),
  drawn({ type: "integer" }, fc.maxSafeInteger()),
  drawn({ type: "number" }, number),
  drawn({ type: "boolean" }, fc.boolean()),
  drawn({ type: ["integer", "boolean", "null"] }, fc.oneof(fc.maxSafeInteger(), fc.boolean(), fc.constant(null))),
  drawn({ enum: ["small", 1, true] }, fc.constantFrom<JsonValue>("small", 1, true)),
  drawn({ anyOf: [{ const: "now" }, { type: "integer" }] }, fc.oneof(fc.constant("now"), fc.integer())),
  drawn({ allOf: [{ minimum: 0 }, { type: "integer" }] }, fc.nat()),
  drawn({ type: ["string", "null"], allOf: [{ type: "string" }] }, numeral),
  drawn({ if: { minimum: 3 }, then: { multipleOf: 1 }, type: "integer" }, fc.integer()),
);

/** Where text is taken for something else, or nothing stands for the value. */
const lossyScalar: fc.Arbitrary<Drawn> = fc.constantFrom(
  drawn({ type: ["string", "null"] }, fc.oneof(numeral, fc.constant(null))),
  drawn({ type: ["string", "integer"] }, fc.oneof(numeral, fc.integer())),
  drawn({ anyOf: [{ type: "boolean" }, { type: "string" }] }, fc.oneof(numeral, fc.boolean())),
  drawn({ enum: ["1", 1, "", null] }, fc.constantFrom<JsonValue>("1", 1, "", null)),
  drawn({}, fc.oneof(numeral, number, fc.constant(null))),
  drawn({ anyOf: [{ maxLength: 3 }, { type: "integer" }] }, fc.constantFrom<JsonValue>("ab", "1", 1, true)),
);

const names = fc.constantFrom("a", "b", "c d", "0", "1", "__proto__", "constructor", "é", "&=+");

function entriesOf(properties: fc.Arbitrary<Drawn>, maxLength = 4): fc.Arbitrary<(readonly [string, Drawn])[]> {
  return fc.uniqueArray(fc.tuple(names, properties), { selector: ([name]) => name, minLength: 1, maxLength });
}

/** Values with each of some properties, or without those that need not be there. */
function objectsOf(
  entries: readonly (readonly [string, Drawn])[],
  required: readonly string[],
): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      ...entries.map(([name, { values }]) =>
        required.includes(name) ? values : fc.option(values, { nil: undefined, freq: 2 }),
      ),
    )
    .map((chosen) =>
      Object.fromEntries(
        entries.flatMap(([name], index) => {
          const value = chosen[index];
          return value === undefined ? [] : [[name, value] as const];
        }),
      ),
    );
}

function schemasOf(entries: readonly (readonly [string, Drawn])[]): JsonObject {
  return Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]));
}

/** An object whose first property is there: an empty one would vanish. */
function plainObject(inner: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn> {
  return entriesOf(inner).map((entries) => {
    const required = entries.slice(0, 1).map(([name]) => name);
    return drawn(
      { type: "object", required, properties: schemasOf(entries), additionalProperties: false },
      objectsOf(entries, required),
    );
  });
}

/** The same, described in two parts. */
function composedObject(inner: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn> {
  return entriesOf(inner).map((entries) => {
    const required = entries.slice(0, 1).map(([name]) => name);
    const [first, second] = [entries.slice(0, 2), entries.slice(2)];
    return drawn(
      {
        allOf: [
          { type: "object", required, properties: schemasOf(first) },
          { type: "object", properties: schemasOf(second) },
        ],
      },
      objectsOf(entries, required),
    );
  });
}

/** A union told apart by `kind`, with a property of one name in both branches. */
function unionOf(one: Drawn, other: Drawn): Drawn {
  const branch = (kind: string, { schema }: Drawn): JsonObject => ({
    type: "object",
    required: ["kind", "v"],
    properties: { kind: { const: kind }, v: schema },
  });
  const values = (kind: string, each: Drawn): fc.Arbitrary<JsonValue> => each.values.map((v) => ({ kind, v }));
  return drawn(
    { oneOf: [branch("one", one), branch("other", other)] },
    fc.oneof(values("one", one), values("other", other)),
  );
}

const plainUnion = fc.constantFrom(
  unionOf(drawn({ type: "integer" }, fc.integer()), drawn({ type: "boolean" }, fc.boolean())),
  unionOf(drawn({ type: "integer" }, fc.integer()), drawn({ enum: ["x", "y"] }, fc.constantFrom("x", "y"))),
  unionOf(drawn({ type: "string" }, numeral), drawn({ type: "string", minLength: 1 }, fc.constantFrom("1", "true"))),
  unionOf(
    drawn({ type: "integer" }, fc.integer()),
    drawn({ type: "array", minItems: 1, items: { type: "boolean" } }, fc.array(fc.boolean(), { minLength: 1 })),
  ),
);

const lossyUnion = fc.constantFrom(
  unionOf(drawn({ type: "integer" }, fc.integer()), drawn({ type: "string" }, numeral)),
  unionOf(drawn({ type: "null" }, fc.constant(null)), drawn({ enum: ["", "y"] }, fc.constantFrom("", "y"))),
  unionOf(drawn({}, fc.oneof(fc.boolean(), numeral)), drawn({ type: "integer" }, fc.integer())),
);

/** Properties known by the pattern of their names, or by none. */
function openObject(one: Drawn, other: Drawn): Drawn {
  const keys = (prefix: string): fc.Arbitrary<string> => fc.constantFrom("1", "x", "é").map((end) => `${prefix}${end}`);
  const some = (prefix: string, { values }: Drawn): fc.Arbitrary<JsonObject> =>
    fc.dictionary(keys(prefix), values, { maxKeys: 2, noNullPrototype: true });
  return drawn(
    {
      type: "object",
      required: ["id"],
      properties: { id: { type: "integer" } },
      patternProperties: { "^n_": one.schema },
      additionalProperties: other.schema,
    },
    fc
      .tuple(fc.integer(), some("n_", one), some("o_", other))
      .map(([id, matching, others]) => ({ id, ...matching, ...others })),
  );
}

/** A property that only a condition describes, and one that depends on it. */
const conditional = drawn(
  {
    type: "object",
    required: ["k"],
    if: { properties: { k: { const: 4 } } },
    then: { required: ["then"], properties: { then: { type: "boolean" } } },
  },
  fc.boolean().map((value) => ({ k: 4, then: value })),
);

const listOf = ({ schema, values }: Drawn, minItems: number): Drawn =>
  drawn({ type: "array", minItems, items: schema }, fc.array(values, { minLength: minItems, maxLength: 4 }));

const tupleOf = (first: Drawn, second: Drawn, rest: Drawn): Drawn =>
  drawn(
    { type: "array", minItems: 2, prefixItems: [first.schema, second.schema], items: rest.schema },
    fc
      .tuple(first.values, second.values, fc.array(rest.values, { maxLength: 2 }))
      .map(([one, two, others]) => [one, two, ...others]),
  );

/** Of nothing but what survives as text with brackets around its names. */
export const plain: fc.Arbitrary<Drawn> = nestedOf(plainScalar, (inner) => [
  plainObject(inner),
  composedObject(inner),
  plainUnion,
  fc.tuple(inner, inner).map(([one, other]) => openObject(one, other)),
  inner.map((item) => listOf(item, 1)),
  fc.tuple(inner, inner, inner).map(([first, second, rest]) => tupleOf(first, second, rest)),
  fc.constantFrom(
    conditional,
    drawn({ $ref: "#/components/schemas/Tree" }, tree),
    drawn({ $ref: "#/components/schemas/Nest" }, nest),
  ),
]);

/** Of anything. */
export const lossy: fc.Arbitrary<Drawn> = nestedOf(fc.oneof(plainScalar, lossyScalar), (inner) => [
  entriesOf(inner).map((entries) => drawn({ type: "object", properties: schemasOf(entries) }, objectsOf(entries, []))),
  lossyUnion,
  inner.map((item) => listOf(item, 0)),
  fc.tuple(inner, inner).map(([one, other]) => openObject(one, other)),
  inner.map((item) =>
    drawn(
      { anyOf: [item.schema, { type: "array", items: item.schema }] },
      fc.oneof(item.values, fc.array(item.values)),
    ),
  ),
  fc.constantFrom(
    drawn({ type: "object" }, fc.constantFrom<JsonValue>({}, { a: "1" }, { a: 1 })),
    drawn({ type: "array" }, fc.constantFrom<JsonValue>([], ["1"], [1, { a: 2 }])),
    drawn({ type: ["array", "object"], additionalProperties: { type: "integer" } }, fc.constant({ "0": 1, "1": 2 })),
  ),
]);

function nestedOf(
  scalar: fc.Arbitrary<Drawn>,
  containers: (inner: fc.Arbitrary<Drawn>) => readonly fc.Arbitrary<Drawn>[],
): fc.Arbitrary<Drawn> {
  return fc.letrec<{ any: Drawn }>((tie) => ({
    any: fc.oneof({ maxDepth: 2, depthSize: "small" }, scalar, ...containers(tie("any"))),
  })).any;
}

export interface Field extends Drawn {
  readonly encoding?: JsonObject;
}

const asJson = { contentType: "application/json" };
const bracketed = { style: "deepObject" };
const noComma = plainScalar.filter(({ schema }) => !JSON.stringify(schema).includes("string"));

/** Fields that carry each of their values. */
export const plainField: fc.Arbitrary<Field> = fc.oneof(
  plain.map((nested) => ({ ...nested, encoding: bracketed })),
  lossy.map((anything) => ({ ...anything, encoding: asJson })),
  plainScalar,
  plainScalar.map((item) => listOf(item, 1)),
  fc.tuple(plainScalar, plainScalar, plainScalar).map(([first, second, rest]) => tupleOf(first, second, rest)),
  fc
    .tuple(
      noComma,
      fc.constantFrom<JsonObject>(
        { style: "form", explode: false },
        { style: "spaceDelimited" },
        { style: "pipeDelimited", allowReserved: true },
      ),
    )
    .map(([item, encoding]) => ({ ...listOf(item, 1), encoding })),
  // Without an Encoding Object, an object is JSON text.
  entriesOf(lossyScalar).map((entries) =>
    drawn({ type: "object", properties: schemasOf(entries) }, objectsOf(entries, [])),
  ),
);

const anyField: fc.Arbitrary<Field> = fc.oneof(
  lossy.map((nested) => ({ ...nested, encoding: bracketed })),
  lossy,
  lossyScalar.map((item) => listOf(item, 0)),
  plainField,
);

function formOf(field: fc.Arbitrary<readonly [string, Field]>): fc.Arbitrary<DrawnForm> {
  return fc.uniqueArray(field, { selector: ([name]) => name, minLength: 1, maxLength: 4 }).chain((entries) =>
    fc.record({
      schema: fc.constantFrom<JsonObject>(
        { type: "object", properties: schemasOf(entries) },
        {
          type: "object",
          allOf: [{ properties: schemasOf(entries.slice(0, 1)) }, { properties: schemasOf(entries.slice(1)) }],
        },
      ),
      encoding: fc.constant(
        Object.fromEntries(
          entries.flatMap(([name, { encoding }]) => (encoding === undefined ? [] : [[name, encoding] as const])),
        ),
      ),
      values: fc.array(objectsOf(entries, []), { minLength: 8, maxLength: 8 }),
    }),
  );
}

/** Forms of which a client and a server agree on every value. */
export const plainForm: fc.Arbitrary<DrawnForm> = formOf(
  fc.oneof(
    fc.tuple(names, plainField),
    fc.tuple(
      fc.constant("list[]"),
      plainScalar.map((item) => listOf(item, 1)),
    ),
  ),
);

/** Forms of which text may say too little. */
export const anyForm: fc.Arbitrary<DrawnForm> = formOf(fc.tuple(fc.oneof(names, fc.constant("list[]")), anyField));
