/** Work grows with the size of a value and not with its square or worse: counted in properties read, not in time. */
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type LoadedValidators } from "../emitted-validators.js";

const ref = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** Two branches that both go down before either can fail: told apart by trying alone. */
function branches(name: string): readonly JsonObject[] {
  return ["a", "b"].map((last) => ({
    type: "object",
    properties: { next: ref(name), [last]: { type: "integer" } },
    required: [last],
  }));
}

const node = (schemas: JsonObject): JsonObject => ({ type: "object", properties: schemas });

/** Each holds what is under `next` to itself twice, or to two schemas that lead back to one. */
const twice: { readonly [name: string]: JsonObject } = {
  AllOf: { allOf: [ref("AllOfBase"), node({ next: ref("AllOf"), b: { type: "integer", default: 1 } })] },
  Pattern: { ...node({ next: ref("Pattern"), b: { type: "integer" } }), patternProperties: { "^n": ref("Pattern") } },
  Dependent: {
    ...node({ next: ref("Dependent"), b: { type: "integer" } }),
    dependentSchemas: { b: node({ next: ref("Dependent") }) },
  },
  Then: {
    ...node({ next: ref("Then"), b: { type: "integer" } }),
    if: node({ kind: { const: "b" } }),
    then: node({ next: ref("Then") }),
  },
  If: {
    ...node({ next: ref("If"), b: { type: "integer" } }),
    if: node({ next: ref("If") }),
    then: { minProperties: 1 },
  },
  Additional: {
    allOf: [node({ b: { type: "integer" } }), node({ next: ref("Additional") })],
    type: "object",
    properties: { b: true, kind: true },
    additionalProperties: ref("Additional"),
  },
  Detour: {
    allOf: [
      node({ next: { anyOf: [ref("Detour"), { type: "null" }] } }),
      node({ next: { anyOf: [ref("Detour"), { type: "string" }, { type: "null" }] }, b: { type: "integer" } }),
    ],
  },
  /** Each level of one begins with the other once more. */
  Beside: { ...node({ next: ref("Beside"), b: { type: "integer" } }), allOf: [ref("Beside_other")] },
};

let validators: LoadedValidators;

beforeAll(async () => {
  validators = await loadValidators(
    {
      ...twice,
      AllOfBase: node({ next: ref("AllOf"), kind: { type: "string", default: "b" } }),
      List: node({ list: { type: "array", items: ref("AllOf") } }),
      Beside_other: node({ next: ref("Beside_other"), b: { type: "number" } }),
      OneOf: { oneOf: [{ type: "null" }, ...branches("OneOf")] },
      AnyOf: { anyOf: [{ type: "null" }, ...branches("AnyOf")] },
      Tagged: {
        oneOf: ["a", "b"].map((tag) => ref(`Tagged_${tag}`)),
        discriminator: { propertyName: "kind", mapping: { a: "Tagged_a", b: "Tagged_b" } },
      },
      Tagged_a: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" }, next: ref("Tagged"), b: { type: "null" } },
      },
      Tagged_b: {
        type: "object",
        required: ["kind"],
        properties: { kind: { type: "string" }, next: ref("Tagged"), b: { type: "integer" } },
      },
      Not: { type: "object", properties: { next: { not: { not: ref("Not") } } }, if: ref("Other"), then: ref("Other") },
      Other: { type: "object", properties: { next: ref("Not"), b: { type: "integer" } } },
      Contains: {
        type: "object",
        properties: { list: { type: "array", contains: ref("Contains"), items: ref("Contains") } },
      },
      Unique: { type: "array", uniqueItems: true, items: { type: "object", properties: { id: { type: "integer" } } } },
      Items: { type: "array", items: { type: "object", required: ["id"], properties: { id: { type: "integer" } } } },
    },
    { strip: "functions" },
  );
});

const mostReads = 5_000_000;

/** Counts every property that is read of the values it makes. */
class Counter {
  reads = 0;

  object(value: object): object {
    return new Proxy(value, {
      get: (target, key): unknown => {
        this.reads += 1;
        // Twice the work on every level would take longer than anybody waits.
        if (this.reads > mostReads) throw new Error("The work has no end.");
        return Reflect.get(target, key);
      },
    });
  }
}

/** `{ next: { next: … }, b: 1 }`, so many objects; the innermost holds what is given. */
function chain(counter: Counter, length: number, innermost: object): object {
  let value = counter.object(innermost);
  for (let count = 1; count < length; count += 1) value = counter.object({ next: value, b: 1, kind: "b" });
  return value;
}

function lists(counter: Counter, length: number): object {
  let value = counter.object({});
  for (let count = 1; count < length; count += 1) value = counter.object({ list: [value] });
  return value;
}

function items(counter: Counter, length: number): object {
  return Array.from({ length }, (_, id) => counter.object({ id }));
}

describe("twice as large a value takes twice the work", () => {
  it.each<[string, string, (counter: Counter, size: number) => object]>([
    ["oneOf with branches that are alike", "OneOf", (counter, size) => chain(counter, size, { b: 1 })],
    ["anyOf with branches that are alike", "AnyOf", (counter, size) => chain(counter, size, { b: 1 })],
    [
      "a discriminator over branches that do not exclude each other",
      "Tagged",
      (counter, size) => chain(counter, size, { b: 1, kind: "b" }),
    ],
    ["not and if", "Not", (counter, size) => chain(counter, size, { b: 1 })],
    ["contains beside items", "Contains", lists],
    ["uniqueItems over objects", "Unique", items],
    ["items", "Items", items],
  ])("of %s", (_, name, make) => {
    const work = (size: number): number => {
      const counter = new Counter();
      expect(validators.is(name, make(counter, size))).toBe(true);
      return counter.reads;
    };
    // From about 100 levels on, each value is looked at once more, so that it is decided before those around it.
    const [small, large, largest] = [work(600), work(1_200), work(12_000)];
    expect(large).toBeLessThanOrEqual(2.2 * small);
    expect(largest).toBeLessThanOrEqual(22 * small);
  });

  it.each(Object.keys(twice))("of %s, which holds a part to one schema twice", (name) => {
    const work = (size: number): number => {
      const counter = new Counter();
      expect(validators.is(name, chain(counter, size, { b: 1 }))).toBe(true);
      return counter.reads;
    };
    // Deep values are noted as they are put off, so that those are shallow enough which show what is done twice.
    expect(work(60)).toBeLessThanOrEqual(2.2 * work(30));
    const [small, large, largest] = [work(600), work(1_200), work(12_000)];
    expect(large).toBeLessThanOrEqual(2.2 * small);
    expect(largest).toBeLessThanOrEqual(22 * small);
  });

  it.each(Object.keys(twice))("of strip%s and what fills in its defaults", (name) => {
    const fill = `fill${name}Defaults`;
    expect(validators.has(fill)).toBe(name === "AllOf");
    for (const call of [`strip${name}`, ...(name === "AllOf" ? [fill] : [])]) {
      const work = (size: number): number => {
        const counter = new Counter();
        validators.call(call, chain(counter, size, { b: 1 }));
        return counter.reads;
      };
      expect(work(60)).toBeLessThanOrEqual(2.2 * work(30));
      const [small, large] = [work(600), work(1_200)];
      expect(large).toBeLessThanOrEqual(2.2 * small);
    }
  });

  it.each(Object.keys(twice).filter((name) => name !== "If"))("of %s where the innermost value is wrong", (name) => {
    const work = (size: number): number => {
      const counter = new Counter();
      const { issues = [] } = validators.validate(name, chain(counter, size, { b: "wrong" }));
      const places = issues.map(({ path, schema }) => `${path.join("/")} ${schema}`);
      expect(new Set(places).size).toBe(places.length);
      expect(issues).toHaveLength(name === "Beside" ? 2 : 1);
      return counter.reads;
    };
    expect(work(60)).toBeLessThanOrEqual(2.2 * work(30));
    const [small, large] = [work(600), work(1_200)];
    expect(large).toBeLessThanOrEqual(2.2 * small);
  });

  it("and what stands at two places is said to be wrong at both", () => {
    const wrong = { b: "wrong" };
    expect(validators.validate("List", { list: [wrong, { next: wrong }, wrong] }).issues).toMatchObject([
      { path: ["list", 0, "b"] },
      { path: ["list", 1, "next", "b"] },
      { path: ["list", 2, "b"] },
    ]);
  });

  it("and a value that holds itself has an end", () => {
    const ring: { b: number; next?: unknown } = { b: 1 };
    ring.next = ring;
    expect(validators.is("AllOf", ring)).toBe(true);
  });

  it.each([
    ["oneOf", "OneOf"],
    ["anyOf", "AnyOf"],
  ])("of %s where the innermost value is wrong, the search for issues included", (_, name) => {
    const work = (size: number): number => {
      const counter = new Counter();
      expect(validators.validate(name, chain(counter, size, { b: "wrong" })).issues).toHaveLength(1);
      return counter.reads;
    };
    const [small, large] = [work(30), work(60)];
    expect(large).toBeLessThanOrEqual(2.2 * small);
  });
});
