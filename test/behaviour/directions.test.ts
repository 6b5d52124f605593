/** What the validators of the two forms of a schema accept, where some properties are read-only or write-only. */
import { describe, expect, it } from "vitest";
import { emitValidators, loadValidators } from "../emitted-validators.js";

const string = { type: "string" };
const readOnly = { ...string, readOnly: true };
const account = {
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "password"],
  properties: { id: readOnly, name: string, password: { ...string, writeOnly: true } },
};

describe("validators of the form for requests", () => {
  it("do not ask for what is read-only, nor those for answers for what is write-only", async () => {
    const { is } = await loadValidators({ Account: account });
    expect(is("AccountRequest", { name: "a", password: "b" })).toBe(true);
    expect(is("AccountRequest", { name: "a" })).toBe(false);
    expect(is("Account", { id: "1", name: "a" })).toBe(true);
    expect(is("Account", { name: "a", password: "b" })).toBe(false);
  });

  it("still check what is read-only where it is sent, and know its name in a closed object", async () => {
    const { is, validate } = await loadValidators({ Account: account });
    expect(is("AccountRequest", { id: "1", name: "a", password: "b" })).toBe(true);
    expect(is("AccountRequest", { id: 1, name: "a", password: "b" })).toBe(false);
    expect(is("AccountRequest", { name: "a", password: "b", other: "c" })).toBe(false);
    expect(validate("AccountRequest", { id: 1, name: "a", password: "b" }).issues).toMatchObject([
      { path: ["id"], code: "type", schema: "#/components/schemas/Account/properties/id/type" },
    ]);
  });

  it("lead to the same form of what lies inside, however deep", async () => {
    const { is } = await loadValidators({
      Node: { type: "object", required: ["id", "children"], properties: { id: readOnly, children: list("Node") } },
    });
    const nested = (depth: number, leaf: object): object =>
      Array.from({ length: depth }).reduce<object>((inner) => ({ children: [inner] }), leaf);
    expect(is("NodeRequest", nested(1000, { children: [] }))).toBe(true);
    expect(is("NodeRequest", nested(1000, {}))).toBe(false);
    expect(is("Node", nested(1, { children: [] }))).toBe(false);
  });

  it("take a part of an allOf as the whole says", async () => {
    const { is } = await loadValidators({
      Pet: { allOf: [ref("Base"), { type: "object", properties: { id: readOnly } }] },
      Base: { type: "object", required: ["id", "name"], properties: { id: string, name: string } },
    });
    expect(is("PetRequest", { name: "a" })).toBe(true);
    expect(is("PetRequest", {})).toBe(false);
    expect(is("Base", { name: "a" })).toBe(false);
    expect(is("Pet", { name: "a" })).toBe(false);
  });

  it("do not ask for it beside another property either", async () => {
    const { is } = await loadValidators({
      Pet: { type: "object", properties: { id: readOnly, name: string }, dependentRequired: { name: ["id"] } },
    });
    expect(is("PetRequest", { name: "a" })).toBe(true);
    expect(is("Pet", { name: "a" })).toBe(false);
  });

  it("read answers with enum values that are not listed as before", async () => {
    const { is, received } = await loadValidators({
      Pet: {
        type: "object",
        required: ["id", "status"],
        properties: { id: readOnly, status: { type: "string", enum: ["new"] } },
      },
    });
    expect(received("Pet")?.({ id: "1", status: "old" }).issues).toBeUndefined();
    expect(received("PetRequest")).toBeUndefined();
    expect(is("PetRequest", { status: "old" })).toBe(false);
  });
});

describe("the name of a form", () => {
  it("gives way to a component of that name, and says so", async () => {
    const { files, diagnostics } = await emitValidators({
      Pet: { type: "object", properties: { id: readOnly } },
      PetRequest: { type: "object", properties: { own: string } },
    });
    expect(files.get("src/types/schemas/pet-request.ts")).toContain("export interface PetRequest {\n");
    expect(files.get("src/types/schemas/pet.ts")).toContain("export type PetSchemaRequest = ");
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "name-collision: The name PetRequest is taken, so this is called PetSchemaRequest.",
    ]);
  });

  it("stays what it is where other operations come in", async () => {
    const alone = await emitValidators({ Pet: { type: "object", properties: { id: readOnly } } });
    const beside = await emitValidators({
      Pet: { type: "object", properties: { id: readOnly } },
      Other: { type: "object", properties: { pet: ref("Pet") } },
    });
    expect(beside.files.get("src/types/schemas/pet.ts")).toBe(alone.files.get("src/types/schemas/pet.ts"));
  });
});

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function list(name: string) {
  return { type: "array", items: ref(name) };
}
