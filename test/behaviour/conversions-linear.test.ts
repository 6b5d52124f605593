/** Work of converting, filling in and stripping grows with the size of a value: counted in properties read, not in time. */
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import { loadValidators, type Validators } from "../emitted-validators.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const at: JsonObject = { type: "string", format: "date-time" };
const text = "2024-02-29T08:30:06.000Z";
const node = (more: JsonObject): JsonObject => ({ type: "object", required: ["child"], ...more });

function tagged(kind: string, properties: JsonObject): JsonObject {
  return { type: "object", required: ["kind"], properties: { kind: { const: kind }, ...properties } };
}

/** Of a tree and a plain one, only trying tells what a node is. */
const schemas: JsonObject = {
  Tree: { anyOf: [ref("Leaf"), ref("Node"), ref("Node2")] },
  Leaf: { type: "object", required: ["at"], properties: { at } },
  Node: node({ additionalProperties: false, properties: { child: ref("Tree"), size: { type: "integer" } } }),
  Node2: node({ required: ["child", "x"], properties: { child: ref("Tree"), x: { type: "integer" } } }),
  Plain: { anyOf: [ref("Low"), ref("High")] },
  Low: node({ required: ["low"], properties: { child: ref("Plain"), low: { type: "integer", default: 1 } } }),
  High: node({
    required: ["high"],
    properties: { child: ref("Plain"), high: { type: "integer" }, size: { type: "integer", default: 5 } },
  }),
  Tagged: { oneOf: [ref("Branch"), ref("Twig")] },
  Branch: tagged("branch", { child: ref("Tagged"), size: { type: "integer", default: 5 } }),
  Twig: tagged("twig", { child: ref("Tagged") }),
  Nullable: node({ properties: { child: { oneOf: [{ type: "null" }, ref("Nullable")] }, size: { default: 5 } } }),
  Dated: node({ properties: { child: { oneOf: [{ type: "null" }, ref("Dated")] }, at } }),
};

let validators: Validators;

beforeAll(async () => {
  validators = await loadValidators(schemas, { dates: "Date", strip: "functions" });
});

class Counter {
  reads = 0;

  /** A copy that counts what is read of it. */
  of(value: object): object {
    return new Proxy(value, {
      get: (target, key): unknown => {
        this.reads += 1;
        return Reflect.get(target, key);
      },
    });
  }
}

function chain(counter: Counter, innermost: object, levels: number, level: object = { x: 1 }): object {
  let value = counter.of(innermost);
  for (let count = 0; count < levels; count += 1) value = counter.of({ ...level, child: value });
  return value;
}

function branches(counter: Counter, levels: number): object {
  return chain(counter, { kind: "twig" }, levels, { kind: "branch", size: 1 });
}

function nodes(counter: Counter, levels: number): object {
  return chain(counter, { child: null, at: text }, levels, { at: text });
}

function depthOf(value: unknown): number {
  let depth = 0;
  for (let part = value; typeof part === "object" && part !== null && "child" in part; part = part.child) depth += 1;
  return depth;
}

describe("twice as deep a value of a union takes twice the work", () => {
  it.each<[string, (counter: Counter, levels: number) => unknown]>([
    ["to decode", (counter, levels) => validators.call("decodeTree", chain(counter, { at: text }, levels))],
    ["to encode", (counter, levels) => validators.call("encodeTree", chain(counter, { at: new Date(text) }, levels))],
    [
      "to fill in",
      (counter, levels) =>
        validators.call("fillPlainDefaults", chain(counter, { child: null, high: 1 }, levels, { high: 1 })),
    ],
    ["to strip", (counter, levels) => validators.call("stripTreeJson", chain(counter, { at: text }, levels))],
    [
      "to fill in what a tag tells",
      (counter, levels) => validators.call("fillTaggedDefaults", branches(counter, levels)),
    ],
    ["to strip what a tag tells", (counter, levels) => validators.call("stripTagged", branches(counter, levels))],
    [
      "to fill in what may be null",
      (counter, levels) => validators.call("fillNullableDefaults", nodes(counter, levels)),
    ],
    ["to strip what may be null", (counter, levels) => validators.call("stripNullable", nodes(counter, levels))],
    ["to decode what may be null", (counter, levels) => validators.call("decodeDated", nodes(counter, levels))],
  ])("%s", (_, act) => {
    const work = (levels: number): number => {
      const counter = new Counter();
      act(counter, levels);
      return counter.reads;
    };
    const [small, large] = [work(10), work(20)];
    expect(large).toBeLessThanOrEqual(2.2 * small);
    // From some depth on more is asked of every level, though never more than a fixed number of times.
    const [deep, deeper] = [work(400), work(800)];
    expect(deep).toBeLessThanOrEqual(2 * 40 * small);
    expect(deeper).toBeLessThanOrEqual(2.2 * deep);
  });
});

describe("10,000 levels of a union without a tag", () => {
  const levels = 10_000;

  it("are valid", () => {
    expect(validators.validate("TreeJson", chain(new Counter(), { at: text }, levels)).issues).toBeUndefined();
    expect(validators.validate("TreeJson", chain(new Counter(), { at: 1 }, levels)).issues).toHaveLength(1);
  });

  it("are decoded and encoded", () => {
    const { value } = validators.call("decodeTree", chain(new Counter(), { at: text }, levels)) as { value: unknown };
    expect(depthOf(value)).toBe(levels);
    const encoded = validators.call("encodeTree", value);
    expect(depthOf(encoded)).toBe(levels);
  });
});
