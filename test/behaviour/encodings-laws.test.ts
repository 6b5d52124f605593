/** Random schemas with dates and long numbers in them: what JSON holds and what a program sees are made of each other. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type Validators } from "../emitted-validators.js";
import "../fast-check.js";

/** A schema, with pairs of what JSON holds and what a program sees. */
interface Described {
  readonly schema: JsonObject;
  readonly pair: fc.Arbitrary<Pair>;
}

interface Pair {
  readonly json: unknown;
  readonly value: unknown;
}

const same = (value: unknown): Pair => ({ json: value, value });
const range = { min: new Date("0000-01-01T00:00:00.000Z"), max: new Date("9999-12-31T00:00:00.000Z") };
const millisecondsOfDay = 86_400_000;

const instant: Described = {
  schema: { type: "string", format: "date-time" },
  pair: fc.date({ ...range, noInvalidDate: true }).map((value) => ({ json: value.toISOString(), value })),
};
const day: Described = {
  schema: { type: "string", format: "date" },
  pair: fc.date({ ...range, noInvalidDate: true }).map((date) => {
    const value = new Date(Math.floor(date.getTime() / millisecondsOfDay) * millisecondsOfDay);
    return { json: value.toISOString().slice(0, 10), value };
  }),
};
const long: Described = {
  schema: { type: "integer", format: "int64" },
  pair: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => {
    const number = Number(value);
    return { json: Number.isSafeInteger(number) ? number : value, value };
  }),
};
const word: Described = { schema: { type: "string" }, pair: fc.constantFrom("", "a", "2024", "5").map(same) };
const number: Described = { schema: { type: "number" }, pair: fc.constantFrom(0, 0.5, -3, 1e300).map(same) };
const leaves = [instant, day, long, word, number];

function arrayOf(items: Described): Described {
  return { schema: { type: "array", items: items.schema }, pair: fc.array(items.pair, { maxLength: 3 }).map(together) };
}

function tupleOf(first: Described, rest: Described): Described {
  return {
    schema: { type: "array", prefixItems: [first.schema], items: rest.schema, minItems: 1 },
    pair: fc.tuple(first.pair, fc.array(rest.pair, { maxLength: 2 })).map(([head, tail]) => together([head, ...tail])),
  };
}

function recordOf(values: Described): Described {
  const name = fc.constantFrom("a", "b", "__proto__", "constructor", "toString");
  return {
    schema: { type: "object", additionalProperties: values.schema },
    pair: fc.uniqueArray(fc.tuple(name, values.pair), { selector: ([key]) => key, maxLength: 3 }).map(object),
  };
}

function objectOf(properties: Readonly<Record<string, Described>>, tag: string | undefined): Described {
  const entries = Object.entries(properties);
  const own = tag === undefined ? [] : [["tag", same(tag)] as const];
  return {
    schema: {
      type: "object",
      required: [...(tag === undefined ? [] : ["tag"]), ...entries.slice(0, 1).map(([name]) => name)],
      properties: {
        ...(tag === undefined ? {} : { tag: { const: tag } }),
        ...Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      },
    },
    pair: fc
      .tuple(...entries.map(([name, { pair }], index) => property(name, pair, index === 0)))
      .map((given) => object([...own, ...given.flat()])),
  };
}

function property(
  name: string,
  pair: fc.Arbitrary<Pair>,
  isRequired: boolean,
): fc.Arbitrary<readonly (readonly [string, Pair])[]> {
  const present = pair.map((each) => [[name, each] as const]);
  return isRequired ? present : fc.oneof(present, fc.constant([]));
}

const union = (keyword: "oneOf" | "anyOf", branches: readonly Described[]): Described => ({
  schema: { [keyword]: branches.map(({ schema }) => schema) },
  pair: fc.oneof(...branches.map(({ pair }) => pair)),
});

const nothing: Described = { schema: { type: "null" }, pair: fc.constant(same(null)) };

function together(pairs: readonly Pair[]): Pair {
  return { json: pairs.map(({ json }) => json), value: pairs.map(({ value }) => value) };
}

function object(entries: readonly (readonly [string, Pair])[]): Pair {
  const of = (side: "json" | "value"): unknown => Object.fromEntries(entries.map(([name, pair]) => [name, pair[side]]));
  return { json: of("json"), value: of("value") };
}

const { described } = fc.letrec<{ described: Described; properties: Readonly<Record<string, Described>> }>((tie) => ({
  properties: fc.record({ a: tie("described"), b: tie("described") }, { requiredKeys: ["a"] }),
  described: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...leaves),
    tie("described").map(arrayOf),
    fc.tuple(tie("described"), tie("described")).map(([first, rest]) => tupleOf(first, rest)),
    tie("described").map(recordOf),
    tie("properties").map((properties) => objectOf(properties, undefined)),
    // By the kind of value.
    tie("properties").map((properties) => union("anyOf", [objectOf(properties, undefined), nothing])),
    fc.constantFrom(...leaves).map((leaf) => union("oneOf", [leaf, nothing])),
    fc.constant(union("anyOf", [long, word])),
    // Not both formats: a `Date` at midnight could be of either.
    fc.constant(union("anyOf", [instant, word])),
    fc.constant(union("anyOf", [day, word])),
    // By a tag.
    fc
      .tuple(tie("properties"), tie("properties"))
      .map(([one, other]) => union("oneOf", [objectOf(one, "one"), objectOf(other, "other")])),
    // By asking each: the same property, of another format.
    fc.constantFrom([instant, long], [day, long], [long, arrayOf(long)]).map((branches) =>
      union(
        "oneOf",
        branches.map((branch) => objectOf({ at: branch }, undefined)),
      ),
    ),
    // Of several parts.
    fc.tuple(tie("described"), tie("described")).map(([one, other]): Described => {
      const [left, right] = [objectOf({ left: one }, undefined), objectOf({ right: other }, undefined)];
      return {
        schema: { allOf: [left.schema, right.schema] },
        pair: fc.tuple(left.pair, right.pair).map(([first, second]) => ({
          json: { ...(first.json as object), ...(second.json as object) },
          value: { ...(first.value as object), ...(second.value as object) },
        })),
      };
    }),
  ),
}));

describe("schemas drawn at random", () => {
  const drawn = fc.sample(described, { numRuns: 60, seed: 20_261_122 });
  let validators: Validators;

  beforeAll(async () => {
    const schemas = Object.fromEntries(drawn.map(({ schema }, index) => [`S${String(index)}`, schema]));
    validators = await loadValidators(schemas, { dates: "Date", int64: "bigint" });
  });

  it("some have converted values, and some have none", () => {
    const converted = drawn.filter((_each, index) => validators.has(`decodeS${String(index)}`));
    expect(converted.length).toBeGreaterThan(30);
    expect(converted.length).toBeLessThan(drawn.length);
  });

  it("decode what JSON holds into what a program sees, and encode it back", () => {
    drawn.forEach(({ schema, pair }, index) => {
      const name = `S${String(index)}`;
      const isConverted = validators.has(`decode${name}`);
      fc.assert(
        fc.property(pair, ({ json, value }) => {
          const told = JSON.stringify(schema);
          const read = validators.call(`${isConverted ? "decode" : "validate"}${name}`, json);
          expect(read, told).toEqual({ value });
          if (isConverted) expect(validators.call(`encode${name}`, value), told).toEqual(json);
        }),
        { numRuns: 20 },
      );
    });
  });
});
