/** What a description gains or loses elsewhere renames and moves nothing. */
import "../fast-check.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Report } from "../../generator/diagnostics/report.js";
import { chooseEmitters, reservedNames } from "../../generator/emit/index.js";
import { emitterNames } from "../../generator/emit/emitter.js";
import { isObject, member, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { makePlan } from "../../generator/plan/make-plan.js";
import { buildModel, withPaths } from "./build-model.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonValue): JsonObject => ({ "application/json": { schema } });
const answering = (schema: JsonValue): JsonObject => ({ "200": { description: "", content: json(schema) } });

/** With inline schemas, forms for requests and answers, defaults, a composition, and names that differ in case alone. */
const schemas: JsonObject = {
  Pet: {
    type: "object",
    required: ["id", "kind"],
    properties: {
      id: { type: "string", readOnly: true },
      kind: { type: "string", enum: ["dog", "cat"] },
      owner: { type: "object", title: "Keeper", properties: { name: { type: "string", default: "Ada" } } },
      tags: { type: "array", items: { type: "object", properties: { word: { type: "string" } } } },
    },
  },
  Dog: { allOf: [ref("Pet"), { type: "object", properties: { trick: { type: "object", properties: {} } } }] },
  pet_owner: { oneOf: [ref("Dog"), { type: "object", properties: { pet: ref("Pet") } }] },
  CreatePetRequest: { type: "object", properties: { pet: ref("Pet") } },
};

const paths: JsonObject = {
  "/v1/pets": {
    get: {
      operationId: "listPets",
      parameters: [
        { name: "filter", in: "query", schema: { type: "object", properties: { kind: { type: "string" } } } },
      ],
      responses: answering({ type: "array", items: ref("Pet") }),
    },
    post: {
      operationId: "createPet",
      requestBody: { content: json(ref("CreatePetRequest")) },
      responses: {
        ...answering(ref("Dog")),
        "400": { description: "", content: json({ type: "object", properties: {} }) },
      },
    },
  },
  "/v1/pets/{id}": {
    get: { responses: answering(ref("pet_owner")) },
    delete: { operationId: "drop", responses: { "204": { description: "" } } },
  },
  "/v1/pets#Action=Feed": { post: { operationId: "feed", responses: { "204": { description: "" } } } },
};

const description = withPaths(paths, { components: { schemas } });

/** What a description may gain: names of its own, and references to anything that is there. */
interface Addition {
  readonly word: string;
  /** Where among the others, from 0 to 1. */
  readonly place: number;
  readonly what: "component" | "resource" | "part of a resource" | "operation of a path";
  readonly uses: string;
}

const additions = fc.uniqueArray(
  fc.record<Addition>({
    word: fc.constantFrom("Zebra", "zebra_stripe", "ZOO", "zoo-keeper", "zInc2", "Zürich", "9zones"),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom("component", "resource", "part of a resource", "operation of a path"),
    uses: fc.constantFrom(...Object.keys(schemas)),
  }),
  { selector: ({ word }) => word, minLength: 1, maxLength: 6 },
);

function withAddition(value: JsonObject, { word, place, what, uses }: Addition): JsonObject {
  const inline = { type: "object", properties: { [word]: { type: "object", properties: { it: ref(uses) } } } };
  const operation = {
    operationId: `use ${word}`,
    requestBody: { content: json(inline) },
    responses: answering({ anyOf: [ref(uses), { type: "object", properties: { [word]: { enum: ["a"] } } }] }),
  };
  const into = (keys: readonly string[], key: string, item: JsonValue): JsonObject =>
    changed(value, keys, (object) => at(object, place, key, item));
  switch (what) {
    case "component":
      return withAddition(into(["components", "schemas"], word, inline), { word, place, what: "resource", uses: word });
    case "resource":
      return into(["paths"], `/${word}`, { post: operation });
    case "part of a resource":
      return into(["paths"], `/v1/pets/{id}/${word}`, { get: operation, put: operation });
    case "operation of a path":
      return into(["paths", "/v1/pets/{id}"], "put", operation);
  }
}

function changed(
  value: JsonObject,
  [key, ...keys]: readonly string[],
  change: (object: JsonObject) => JsonObject,
): JsonObject {
  if (key === undefined) return change(value);
  const inner = member(value, key);
  return isObject(inner) ? { ...value, [key]: changed(inner, keys, change) } : value;
}

/** The object with a member more, somewhere among the others. */
function at(object: JsonObject, place: number, key: string, item: JsonValue): JsonObject {
  const entries = Object.entries(object);
  const index = Math.round(place * entries.length);
  return Object.fromEntries([...entries.slice(0, index), [key, item], ...entries.slice(index)]);
}

/** The name and the file of every symbol, by what it is of. */
function symbolsOf(value: JsonObject): ReadonlyMap<string, string> {
  const report = new Report();
  const { api } = buildModel(value);
  if (api === undefined) throw new Error("There is no model.");
  const emitters = chooseEmitters(emitterNames, api, report);
  const { symbols } = makePlan(api, emitters, { names: {}, reserved: reservedNames(emitters, api) }, report);
  return new Map([...symbols].map(([key, { name, file }]) => [key, `${name} in ${file}`]));
}

describe("a name and a place", () => {
  const before = symbolsOf(description);

  it("stay as they were, whatever the description gains or loses elsewhere", () => {
    fc.assert(
      fc.property(additions, (added) => {
        const after = symbolsOf(added.reduce(withAddition, description));
        const known = new Map([...before.keys()].map((key) => [key, after.get(key)]));
        expect(known).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it("are those of many symbols", () => {
    expect([...before.values()]).toEqual(
      expect.arrayContaining([
        "createPet in src/client/resources/pets.ts",
        "CreatePetRequestRequest in src/types/schemas/create-pet-request.ts",
        "CreatePetOperationRequest in src/server/resources/pets.ts",
        "Pet in src/types/schemas/pet.ts",
        "feed in src/client/resources/pets.ts",
      ]),
    );
  });
});
