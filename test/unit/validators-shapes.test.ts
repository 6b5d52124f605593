/** The code of validators: shapes that were measured to be fast, and that a person would have written. */
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";
import { format } from "../../generator/print/format.js";
import { emitValidators } from "../emitted-validators.js";

/** The file of the schema `Pet`, laid out; other schemas may stand beside it. */
async function petFile(pet: JsonValue, others: JsonObject = {}): Promise<string> {
  const path = "src/validators/schemas/pet.ts";
  const { files } = await emitValidators({ Pet: pet, ...others });
  return format({ path, text: files.get(path) ?? "" });
}

/** One declaration of that file. */
async function declarationOf(name: string, pet: JsonValue, others: JsonObject = {}): Promise<string> {
  const text = await petFile(pet, others);
  const declarations = text.split(/\n\n(?=(?:\/\*\*.*\n)?(?:export )?(?:function|const) )/);
  return (declarations.find((one) => new RegExp(`(?:function|const) ${name}\\b`).test(one)) ?? "").trimEnd();
}

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

describe("the check of an object", () => {
  it("loads each property once, by its fixed name", async () => {
    const pet = {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string", minLength: 1, maxLength: 9 }, age: { type: "integer", minimum: 0 } },
    };
    expect(await declarationOf("checkPet", pet)).toBe(`function checkPet(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const fields: Properties = value;
  const name = fields["name"];
  if (typeof name !== "string" || !hasMinLength(name, 1) || !hasMaxLength(name, 9)) return false;
  const age = fields["age"];
  return age === undefined || (isInteger(age) && age >= 0);
}`);
  });

  it("counts the properties of a closed one, and compares names only where there are too many", async () => {
    const pet = {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string" }, tag: {} },
      additionalProperties: false,
    };
    expect(await declarationOf("checkPet", pet)).toBe(`function checkPet(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const fields: Properties = value;
  let known = 1;
  const id = fields["id"];
  if (typeof id !== "string") return false;
  const tag = fields["tag"];
  if (tag !== undefined) known += 1;
  return countKeys(fields) === known || hasOnly(fields, petKeys, known);
}`);
  });

  it("goes through the properties that there are where many are optional", async () => {
    const names = "abcdefghijkl".split("");
    const pet = {
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { type: "boolean" }])),
    };
    const cases = names.map(
      (name) => `      case "${name}":
        if (typeof property !== "boolean") return false;
        break;`,
    );
    expect(await declarationOf("checkPet", pet)).toBe(`function checkPet(value: unknown): boolean {
  if (!isObject(value) || isBoxed(value)) return false;
  for (const key in value) {
    const property = value[key];
    if (property === undefined) continue;
    switch (key) {
${cases.join("\n")}
    }
  }

  return true;
}`);
  });

  it("asks a property that objects inherit whether it is the value's own", async () => {
    const pet = { type: "object", required: ["toString"], properties: { toString: { type: "string" } } };
    expect(await declarationOf("checkPet", pet)).toContain('= ownValue(fields, "toString");');
  });
});

describe("the check of a union", () => {
  it("is chosen by a property that tells the branches apart", async () => {
    const branch = (kind: string): JsonObject => ({
      type: "object",
      required: ["kind"],
      properties: { kind: { const: kind } },
    });
    const pet = { oneOf: [reference("Cat"), reference("Dog"), { type: "null" }] };
    expect(await declarationOf("checkPet", pet, { Cat: branch("cat"), Dog: branch("dog") })).toBe(
      `function checkPet(value: unknown): boolean {
  if (value === null) return true;
  switch (isObject(value) ? value["kind"] : undefined) {
    case "cat":
      return checkCat(value);
    case "dog":
      return checkDog(value);
    default:
      return false;
  }
}`,
    );
  });
});

describe("the check of a recursive schema", () => {
  it("puts itself off where it is called too deep", async () => {
    const pet = { type: "object", required: ["id"], properties: { id: { type: "string" }, mother: reference("Pet") } };
    expect(await declarationOf("checkPet", pet)).toBe(
      `function checkPet(value: unknown, depth: number, walk: Walk): boolean {
  if (depth > walk.limit) return walk.defer(checkPet, value);
  if (typeof value !== "object" || value === null) return false;
  const fields: Properties = value;
  const id = fields["id"];
  if (typeof id !== "string") return false;
  const mother = fields["mother"];
  return mother === undefined || checkPet(mother, depth + 1, walk);
}`,
    );
  });

  it("costs other schemas nothing but the way in", async () => {
    const pet = { type: "array", items: reference("Node") };
    const node = { type: "object", properties: { next: reference("Node") } };
    expect(await declarationOf("checkPet", pet, { Node: node })).toBe(`function checkPet(value: unknown): boolean {
  if (!isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) {
    const item = value[index];
    if (!complete(checkNode, item)) return false;
  }

  return true;
}`);
  });
});

describe("the values of an enum", () => {
  it("are compared one by one where they are few", async () => {
    expect(await declarationOf("checkPet", { enum: ["cat", 'd"og', null] })).toBe(
      `function checkPet(value: unknown): boolean {
  return value === "cat" || value === 'd"og' || value === null;
}`,
    );
  });

  it("are looked up where they are many", async () => {
    const pet = { enum: Array.from({ length: 20 }, (_, index) => `kind${index}`) };
    expect(await declarationOf("checkPet", pet)).toBe(`function checkPet(value: unknown): boolean {
  return petMembers.has(value);
}`);
  });
});

describe("a pattern", () => {
  it("is made once, from a string that cannot become anything else", async () => {
    const pet = { type: "string", pattern: '^[/"`\\n\\u2028*]+$' };
    expect(await declarationOf("petPattern", pet)).toBe(
      `const petPattern: RegExp = new RegExp('^[/"\`\\\\n\\\\u2028*]+$', "u");`,
    );
  });

  it("is read without Unicode where it is none with it", async () => {
    const { files, diagnostics } = await emitValidators({ Pet: { type: "string", pattern: "\\@" } });
    expect(files.get("src/validators/schemas/pet.ts")).toContain('new RegExp("\\\\@")');
    expect(diagnostics.map(({ code }) => code)).toEqual(["pattern-without-unicode"]);
  });
});

describe("what is exported", () => {
  it("are the entry points, and of the rest only what another file needs", async () => {
    const text = await petFile(
      { type: "array", items: reference("Animal") },
      {
        Animal: { type: "object", properties: { legs: { type: "integer" } } },
      },
    );
    const exported = [...text.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name);
    expect(exported).toEqual(["isPet", "validatePet", "petSchema"]);
    expect(text).toContain('import { checkAnimal, explainAnimal } from "./animal.js";');
  });

  it("is nothing that nothing uses", async () => {
    const pet = {
      anyOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"] },
      ],
    };
    const text = await petFile(pet);
    expect(text).toContain("function checkPetAnyOf1(");
    expect(text).not.toContain("function explainPetAnyOf1(");
  });
});
