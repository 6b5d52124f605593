import { readFileSync } from "node:fs";
import { join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { isSurelyValid, type MetaSchemaDialect } from "../../generator/load/meta-schema.js";
import { allFixtures, repository } from "../generation.js";
import { mutated, mutations } from "../mutated.js";

const versions = { "3.0": "3.0.3", "3.1": "3.1.0" } as const;

/** A description that says what swagger-parser must be told to look at it at all. */
function legible(value: JsonValue, dialect: MetaSchemaDialect): JsonObject {
  const members = isObject(value) ? value : {};
  const { info = { title: "", version: "" }, paths = {} } = members;
  return { ...members, openapi: versions[dialect], info: isObject(info) ? { ...info, version: "1" } : info, paths };
}

/** What swagger-parser thinks, which asks the same meta-schema through another validator. */
async function isValid(description: JsonObject): Promise<boolean> {
  const parser = new SwaggerParser();
  try {
    await parser.validate(structuredClone(description) as never, {
      resolve: { external: false },
      dereference: { excludedPathMatcher: () => true },
    });
    return true;
  } catch {
    return false;
  }
}

describe.each(allFixtures)("the structure of $api", ({ spec }) => {
  const description: JsonValue = parse(readFileSync(join(repository, spec), "utf8"));
  const own: MetaSchemaDialect = JSON.stringify(description).includes('"openapi":"3.0') ? "3.0" : "3.1";

  it("is found right at once, where it is right", async () => {
    const whole = legible(description, own);
    expect(await isSurelyValid(whole, own)).toBe(await isValid(whole));
  });

  it("is never found right where swagger-parser says that it is not", async () => {
    const property = fc.asyncProperty(mutations, fc.constantFrom("3.0", "3.1"), async (all, dialect) => {
      const broken = legible(mutated(description, all), dialect);
      if (await isSurelyValid(broken, dialect)) expect(await isValid(broken)).toBe(true);
    });
    await fc.assert(property, { numRuns: 5 });
  });
});

describe("a quick look at the structure", () => {
  const pet = (index: number): readonly [string, JsonObject] => [`Pet${index}`, { type: "object" }];
  const pets = (count: number): JsonObject => ({
    components: { schemas: Object.fromEntries(Array.from({ length: count }, (_, index) => pet(index))) },
  });

  it("tells right from wrong", async () => {
    expect(await isSurelyValid(legible(pets(3), "3.1"), "3.1")).toBe(true);
    expect(await isSurelyValid(legible({ ...pets(3), paths: { cats: {} } }, "3.1"), "3.1")).toBe(false);
    expect(await isSurelyValid(legible({ ...pets(3), colour: "red" }, "3.0"), "3.0")).toBe(false);
  });

  it("takes a reference for what it is, though it is no absolute URI", async () => {
    const paths = { "/pets": { get: { parameters: [{ $ref: "#/components/parameters/limit" }] } } };
    const components = { parameters: { limit: { name: "limit", in: "query", schema: {} } } };
    expect(await isSurelyValid(legible({ paths, components }, "3.1"), "3.1")).toBe(true);
  });

  it("is not taken at a description that is large", async () => {
    expect(await isSurelyValid(legible(pets(10_000), "3.1"), "3.1")).toBe(false);
  });

  it("is left to others where a name holds half of a surrogate pair", async () => {
    const components = { schemas: { Pet: { properties: { "\ud800": { type: "string" } } } } };
    expect(await isSurelyValid(legible({ components }, "3.0"), "3.0")).toBe(false);
  });
});
