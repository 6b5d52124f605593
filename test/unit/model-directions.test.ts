/** The forms that requests and answers have of one schema: which there are, and what each of them says. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/load/json.js";
import type { Dialect } from "../../generator/load/upgrade.js";
import type { Api } from "../../generator/model/api.js";
import type { SchemaId } from "../../generator/model/schema.js";
import type { Type } from "../../generator/model/type.js";
import { buildModel, withPaths } from "./build-model.js";

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** The model of schemas of which the first goes both ways. */
function both(schemas: JsonObject, dialect: Dialect = "3.1"): Api {
  const [first = ""] = Object.keys(schemas);
  return model({ post: { requestBody: json(ref(first)), responses: { "200": json(ref(first)) } } }, schemas, dialect);
}

function model(item: JsonObject, schemas: JsonObject, dialect: Dialect = "3.1"): Api {
  const { api, said } = buildModel(withPaths({ "/pets": item }, { components: { schemas } }), { dialect });
  expect(said.filter((line) => line.startsWith("error"))).toEqual([]);
  if (api === undefined) throw new Error(said.join(", "));
  return api;
}

/** What a type says, one property a word: `id name?`. */
function propertiesOf(api: Api, id: string): string {
  const type = api.types.get(id as SchemaId);
  if (type === undefined) throw new Error(`There is no ${id}, only ${[...api.types.keys()].join(" ")}`);
  return words(type);
}

function words(type: Type): string {
  if (type.kind === "object") {
    return type.properties.map(({ wireName, required }) => `${wireName}${required ? "" : "?"}`).join(" ");
  }
  if (type.kind === "reference") return type.id.replace("#/components/schemas/", "");
  if (type.kind === "union" || type.kind === "intersection") return type.members.map(words).join(` ${type.kind} `);
  return type.kind;
}

const schemasOf = (api: Api): readonly string[] =>
  [...api.schemas.keys()].map((id) => id.replace("#/components/schemas/", ""));

const bodyPlace = "#/paths/~1pets/post/requestBody/content/application~1json/schema";
const string: JsonObject = { type: "string" };
const pet: JsonObject = {
  type: "object",
  required: ["id", "name", "secret"],
  properties: { id: { ...string, readOnly: true }, name: string, secret: { ...string, writeOnly: true } },
};

describe("a schema with a read-only and a write-only property", () => {
  it("has a form for requests under a name of its own, and the plain one for answers", () => {
    const api = both({ Pet: pet });
    expect(propertiesOf(api, "#/components/schemas/Pet")).toBe("id name");
    expect(propertiesOf(api, "#/components/schemas/Pet~request")).toBe("name secret");
    const [operation] = api.operations;
    expect(operation?.requestBody?.contents[0]?.schema).toBe("#/components/schemas/Pet~request");
    expect(operation?.responses[0]?.contents[0]?.schema).toBe("#/components/schemas/Pet");
  });

  it("has the same forms where only requests carry it", () => {
    const api = model({ post: { requestBody: json(ref("Pet")), responses: {} } }, { Pet: pet });
    expect(api.operations[0]?.requestBody?.contents[0]?.schema).toBe("#/components/schemas/Pet~request");
  });

  it("has no form for requests where no request carries it", () => {
    const api = model({ get: { responses: { "200": json(ref("Pet")) } } }, { Pet: pet });
    expect(schemasOf(api).filter((id) => id.includes("~"))).toEqual([]);
  });

  it("has only the form for requests where it stands in a request's body itself", () => {
    const api = model({ post: { requestBody: json(pet), responses: {} } }, {});
    expect(propertiesOf(api, bodyPlace)).toBe("name secret");
    expect([...api.schemas.keys()].filter((id) => id.startsWith(`${bodyPlace}~`))).toEqual([]);
  });

  it("has the form for answers under another name where it stands in a request's body", () => {
    const answer = { "200": json({ $ref: bodyPlace }) };
    const api = model({ post: { requestBody: json(pet), responses: answer } }, {});
    expect(propertiesOf(api, bodyPlace)).toBe("name secret");
    expect(propertiesOf(api, `${bodyPlace}~response`)).toBe("id name");
  });
});

describe("a schema has two forms", () => {
  it("where one that it leads to has", () => {
    const api = both({
      Shop: { type: "object", properties: { pets: { type: "array", items: ref("Pet") }, name: string } },
      Pet: pet,
    });
    expect(schemasOf(api)).toContain("Shop~request");
    expect(schemasOf(api)).toContain("Shop/properties/pets~request");
    expect(schemasOf(api)).not.toContain("Shop/properties/name~request");
  });

  it("where it leads to itself on the way", () => {
    const api = both({
      Node: {
        type: "object",
        required: ["id"],
        properties: { next: ref("Node"), id: { ...string, readOnly: true } },
      },
    });
    expect(propertiesOf(api, "#/components/schemas/Node~request")).toBe("next?");
  });

  it.each(["3.0", "3.1"] as const)("where the property refers to a schema that is read-only itself (%s)", (dialect) => {
    const api = both(
      {
        Pet: { type: "object", required: ["id", "name"], properties: { id: ref("Id"), name: string } },
        Id: { ...string, readOnly: true },
      },
      dialect,
    );
    expect(propertiesOf(api, "#/components/schemas/Pet~request")).toBe("name");
  });

  it("where `readOnly` stands beside the reference", () => {
    const api = both({
      Pet: { type: "object", required: ["id"], properties: { id: { ...ref("Id"), readOnly: true }, name: string } },
      Id: string,
    });
    expect(propertiesOf(api, "#/components/schemas/Pet~request")).toBe("name?");
  });

  it("but not for what is left out in neither direction", () => {
    expect(schemasOf(both({ Pet: { type: "object", required: ["id"], properties: { id: string } } }))).toEqual([
      "Pet",
      "Pet/properties/id",
    ]);
  });
});

describe("a composition", () => {
  it("does not require in one part what another part says is read-only", () => {
    const api = both({
      Pet: { allOf: [ref("Marked"), ref("Base")] },
      Marked: { type: "object", properties: { id: { ...string, readOnly: true } } },
      Base: { type: "object", required: ["id", "name"], properties: { id: string, name: string } },
      Other: ref("Base"),
    });
    // Without its read-only property, Marked says nothing.
    expect(words(api.types.get("#/components/schemas/Pet~request" as SchemaId) ?? { kind: "never" })).toBe(
      "Base~without~id",
    );
    expect(propertiesOf(api, "#/components/schemas/Base~without~id")).toBe("name");
    expect(propertiesOf(api, "#/components/schemas/Base")).toBe("id name");
  });

  it("does not require beside its parts what one of them says is read-only", () => {
    const api = both({ Pet: { type: "object", required: ["id", "name"], allOf: [ref("Marked")] }, Marked: pet });
    const request = api.schemas.get("#/components/schemas/Pet~request" as SchemaId);
    expect(request?.assertions.flatMap((each) => (each.kind === "required" ? each.wireNames : []))).toEqual(["name"]);
  });

  it("does not require in a branch what is read-only beside it", () => {
    const api = both({
      Pet: {
        type: "object",
        properties: { id: { ...string, readOnly: true } },
        oneOf: [ref("Cat"), ref("Dog")],
      },
      Cat: { type: "object", required: ["id", "claws"], properties: { id: string, claws: string } },
      Dog: { type: "object", required: ["id", "bark"], properties: { id: string, bark: string } },
    });
    expect(propertiesOf(api, "#/components/schemas/Cat~without~id")).toBe("claws");
  });

  it("keeps a branch that only asks whether something is sent", () => {
    const branches = [{ required: ["id"] }, { required: ["name"] }];
    const api = both({
      Pet: { type: "object", properties: { id: { ...string, readOnly: true }, name: string }, oneOf: branches },
    });
    const branch = api.schemas.get("#/components/schemas/Pet/oneOf/0" as SchemaId);
    expect(branch?.assertions.map(({ kind }) => kind)).toEqual(["required"]);
    expect(schemasOf(api).filter((id) => id.includes("without"))).toEqual([]);
  });

  it("leaves out beside a union what all of its branches say is read-only", () => {
    const marked = { type: "object", properties: { id: { ...string, readOnly: true } } };
    const api = both({
      Pet: { type: "object", required: ["id"], anyOf: [ref("Cat"), ref("Dog")] },
      Cat: marked,
      Dog: marked,
    });
    const request = api.schemas.get("#/components/schemas/Pet~request" as SchemaId);
    expect(request?.assertions.some(({ kind }) => kind === "required")).toBe(false);
  });
});

describe("a property", () => {
  const readOnly = { readOnly: true };

  it.each<[string, JsonObject]>([
    [
      "every branch of its union is",
      {
        oneOf: [
          { ...string, ...readOnly },
          { type: "integer", ...readOnly },
        ],
      },
    ],
    ["a branch of a branch is", { anyOf: [{ oneOf: [readOnly] }, { allOf: [{ type: "integer" }, readOnly] }] }],
  ])("is read-only where %s", (_, id) => {
    const api = both({ Pet: { type: "object", required: ["id"], properties: { id, name: string } } });
    expect(propertiesOf(api, "#/components/schemas/Pet~request")).toBe("name?");
  });

  it("is not read-only where a branch of its union is not", () => {
    const api = both({ Pet: { type: "object", properties: { id: { oneOf: [{ ...string, ...readOnly }, string] } } } });
    expect(schemasOf(api)).not.toContain("Pet~request");
  });

  it("cannot be left out where it has no name of its own, which is said", () => {
    const Pet = { type: "object", patternProperties: { "^x-": readOnly }, additionalProperties: { writeOnly: true } };
    const item = { get: { responses: { "200": json(ref("Pet")) } } };
    const { said } = buildModel(withPaths({ "/pets": item }, { components: { schemas: { Pet } } }));
    expect(said).toEqual([
      "info ineffective-keyword #/components/schemas/Pet/patternProperties/^x-/readOnly",
      "info ineffective-keyword #/components/schemas/Pet/additionalProperties/writeOnly",
    ]);
  });
});

describe("the type of a form", () => {
  it("lets additional properties hold what a property holds that it leaves out", () => {
    const api = both({
      Pet: { type: "object", properties: { id: { type: "integer", readOnly: true } }, additionalProperties: string },
    });
    expect(api.types.get("#/components/schemas/Pet~request" as SchemaId)).toEqual({
      kind: "record",
      values: {
        kind: "union",
        members: [
          { kind: "reference", id: "#/components/schemas/Pet/properties/id" },
          { kind: "reference", id: "#/components/schemas/Pet/additionalProperties" },
        ],
      },
    });
  });

  it("lets a closed object hold what it leaves out", () => {
    const api = both({
      Pet: { type: "object", properties: { id: { type: "integer", readOnly: true } }, additionalProperties: false },
    });
    expect(api.types.get("#/components/schemas/Pet~request" as SchemaId)).toEqual({
      kind: "record",
      values: { kind: "reference", id: "#/components/schemas/Pet/properties/id" },
    });
  });
});
