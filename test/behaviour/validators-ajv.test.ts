/** The validators against ajv, an independent reading of JSON Schema 2020-12, on random schemas and random values. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadValidators } from "../emitted-validators.js";
import { schemaArbitrary, valueArbitrary } from "./validators-arbitraries.js";

const schemasAtOnce = 40;
const valuesPerSchema = 60;

describe("the validators of random schemas", () => {
  it("accept what ajv accepts, and find issues with the rest", async () => {
    const names = Array.from({ length: schemasAtOnce }, (_, index) => `Schema${index}`);
    const schemas = fc.tuple(...names.map(() => schemaArbitrary(names)));
    const values = fc.array(valueArbitrary, { minLength: valuesPerSchema, maxLength: valuesPerSchema });
    await fc.assert(
      fc.asyncProperty(schemas, values, async (drawn, candidates) => {
        const components = Object.fromEntries(names.map((name, index) => [name, drawn[index] ?? true]));
        const validators = await loadValidators(components, { responseEnums: "closed" });
        const ajv = new Ajv2020({ strict: false, logger: false });
        ajv.addSchema({ $id: "doc", components: { schemas: components } });
        for (const name of names) {
          const accepts = ajv.compile({ $ref: `doc#/components/schemas/${name}` });
          for (const value of candidates) {
            const expected = accepts(value);
            const found = validators.validate(name, value).issues;
            const context = { schema: components[name], value };
            expect({ ...context, accepted: validators.is(name, value) }).toEqual({ ...context, accepted: expected });
            expect({ ...context, accepted: found === undefined }).toEqual({ ...context, accepted: expected });
            expect(found?.map(({ code }) => code) ?? []).not.toContain("unstable");
          }
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 4), endOnFailure: true },
    );
  });
});
