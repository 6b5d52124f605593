/** Whatever becomes of a description, nothing throws, and no operation loses the credentials that it asks for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { authenticationOf } from "../generator/emit/routes/principal.js";
import { isArray, isObject, member, type JsonValue } from "../generator/load/json.js";
import { tokensOf, type Pointer } from "../generator/load/pointer.js";
import type { Dialect } from "../generator/load/upgrade.js";
import type { Api } from "../generator/model/api.js";
import { print } from "../generator/print/print.js";
import { allFixtures, repository } from "./generation.js";
import { buildInMemory, generateInMemory } from "./in-memory.js";
import { mutated, mutations, valueAt } from "./mutated.js";

/** Whether what stands as `security` allows a call without credentials: absent, an empty list, or `{}` in the list. */
function allowsAnyone(security: JsonValue | undefined): boolean {
  if (security === undefined) return true;
  if (!isArray(security) || !security.every(isObject)) return false;
  return security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0);
}

function securityOf(description: JsonValue, operation: Pointer): JsonValue | undefined {
  const own = member(valueAt(description, tokensOf(operation)), "security");
  return own === undefined ? member(description, "security") : own;
}

function holdCredentials(description: JsonValue, api: Api | undefined): void {
  for (const operation of api?.operations ?? []) {
    if (allowsAnyone(securityOf(description, operation.location.pointer))) continue;
    expect(authenticationOf(operation), `${operation.method} ${operation.path}`).toBe("required");
  }
}

const dialects: readonly Dialect[] = ["3.0", "3.1", "3.2"];

describe.each(allFixtures)("a broken $api", ({ spec }) => {
  const description: JsonValue = parse(readFileSync(join(repository, spec), "utf8"));

  it("has a model that opens no operation", () => {
    const property = fc.property(mutations, fc.constantFrom(...dialects), (all, dialect) => {
      const broken = mutated(description, all);
      holdCredentials(broken, buildInMemory(broken, dialect));
    });
    fc.assert(property, { numRuns: 25 });
  });

  it("is read by the meta-schema, planned and emitted", async () => {
    const property = fc.asyncProperty(mutations, fc.constantFrom(...dialects), async (all, dialect) => {
      await generateInMemory(mutated(description, all), dialect, "asked");
    });
    await fc.assert(property, { numRuns: 5 });
  });

  it("makes texts that can be laid out, if any", async () => {
    const property = fc.asyncProperty(mutations, async (all) => {
      const { emitted } = await generateInMemory(mutated(description, all), "3.1", "not asked");
      if (emitted !== undefined) {
        const { sources, texts } = emitted;
        await print({ count: sources.length, sources, rest: () => Promise.resolve({ texts, copies: [] }) }, {});
      }
    });
    await fc.assert(property, { numRuns: 2 });
  });
});

describe("a broken description in Swagger 2.0", () => {
  const text = readFileSync(join(repository, "test/fixtures/dialects/swagger-2.0.yaml"), "utf8");
  const description: JsonValue = parse(text);

  it("has a model that opens no operation, whatever dialect it is taken for", () => {
    const property = fc.property(mutations, fc.constantFrom<Dialect>("2.0", "3.1"), (all, dialect) => {
      const broken = mutated(description, all);
      holdCredentials(broken, buildInMemory(broken, dialect));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("is read by the meta-schema, planned and emitted", async () => {
    const property = fc.asyncProperty(mutations, async (all) => {
      const { diagnostics } = await generateInMemory(mutated(description, all), "2.0", "asked");
      const pointers = diagnostics.map(({ location }) => location?.pointer ?? "");
      // What OpenAPI 3.0 has and the text has not is nothing to point at.
      expect(
        pointers.filter((pointer) => /\/(?:requestBody|content|components|servers)(?:\/|$)/.test(pointer)),
      ).toEqual([]);
    });
    await fc.assert(property, { numRuns: 20 });
  });
});
