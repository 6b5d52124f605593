import { describe, expect, it } from "vitest";
import type { Api } from "../../generator/model/api.js";
import type { Assertion, Schema, SchemaId } from "../../generator/model/schema.js";
import { Facts } from "../../generator/emit/validators/facts.js";
import { allKinds } from "../../generator/model/json-kind.js";

const location = { file: "openapi.yaml", pointer: "" };

/** A chain of so many schemas, each of which only holds the next. */
function chainOf(length: number, link: (next: SchemaId) => Assertion, last: readonly Assertion[]): Facts {
  const idOf = (index: number): SchemaId => `#/${index}` as SchemaId;
  const schemas = Array.from({ length }, (_, index): [SchemaId, Schema] => [
    idOf(index),
    {
      id: idOf(index),
      describedAt: idOf(index),
      location,
      assertions: index === length - 1 ? last : [link(idOf(index + 1))],
      annotations: { deprecated: false, readOnly: false, writeOnly: false, examples: [] },
      usedIn: { request: true, response: false },
      kinds: allKinds,
      recursive: false,
    },
  ]);
  const api: Api = {
    title: "Chain",
    version: "1",
    servers: [],
    operations: [],
    componentNames: [],
    schemas: new Map(schemas),
    types: new Map(),
    filled: new Map(),
    wireShapes: new Map(),
    answerShapes: new Map(),
    formats: "annotation",
    strip: "none",
    securitySchemes: [],
    hooks: { operations: [], securitySchemes: [] },
  };
  return new Facts(api);
}

const links: readonly (readonly [string, (next: SchemaId) => Assertion])[] = [
  ["items", (rest) => ({ kind: "items", location, prefix: [], rest })],
  ["allOf", (next) => ({ kind: "allOf", location, schemas: [next] })],
  ["oneOf", (next) => ({ kind: "oneOf", location, schemas: [next] })],
  ["not", (schema) => ({ kind: "not", location, schema })],
  ["if", (condition) => ({ kind: "if", location, condition, then: condition })],
];

describe("what is known of a schema", () => {
  it.each(links)("is found however long the chain of %s is", (_keyword, link) => {
    const facts = chainOf(20_000, link, [{ kind: "type", location, types: ["string"] }]);
    const ids = [...facts.api.schemas.keys()];
    expect(facts.isTrivial(ids[0] as SchemaId)).toBe(false);
    expect([...facts.kinds.of(ids.at(-1) as SchemaId)]).toEqual(["string"]);
    expect(() => ids.map((id) => [facts.hasFunctions(id), facts.kinds.of(id)])).not.toThrow();
  });

  it("sees through a short chain that it accepts anything", () => {
    const facts = chainOf(10, (next) => ({ kind: "allOf", location, schemas: [next] }), []);
    expect(facts.isTrivial("#/0" as SchemaId)).toBe(true);
  });

  it("sees through a short chain what kinds of value it accepts", () => {
    const facts = chainOf(10, (next) => ({ kind: "allOf", location, schemas: [next] }), [
      { kind: "type", location, types: ["integer", "null"] },
    ]);
    expect([...facts.kinds.of("#/0" as SchemaId)]).toEqual(["null", "number"]);
  });
});
