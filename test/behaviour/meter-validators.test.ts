/** The package's validators against ajv, over the description's own schemas. */
import { readFileSync } from "node:fs";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  isBillingMeter,
  isBillingMeterCreateParams,
  isErrorResponse,
  validateBillingMeter,
  validateBillingMeterCreateParams,
  validateBillingMeterReceived,
} from "../../generated/billing-meters/src/validators/index.js";

interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, AnySchema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly requestBody: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

type Content = Readonly<Record<string, { readonly examples: Readonly<Record<string, { readonly value: object }>> }>>;

const description = parse(readFileSync("spec/billing-meters.yaml", "utf8")) as Description;
const operation = description.paths["/v1/billing/meters"]?.["post"];
// JSON has no NaN and no Infinity, which ajv takes for numbers unless told otherwise.
const ajv = new Ajv2020({ strict: false, strictNumbers: true, validateFormats: false });

describe("the description's own examples", () => {
  const request =
    operation?.requestBody.content["application/x-www-form-urlencoded"]?.examples["searchApiCalls"]?.value;
  const answer = operation?.responses["200"]?.content["application/json"]?.examples["searchApiCalls"]?.value;

  it("are valid", () => {
    expect(validateBillingMeterCreateParams(request)).toEqual({ value: request });
    expect(validateBillingMeter(answer)).toEqual({ value: answer });
  });

  it("are invalid with a status that is not listed, except to a reader", () => {
    const later = { ...answer, status: "paused" };
    expect(validateBillingMeter(later).issues).toMatchObject([{ path: ["status"], code: "enum" }]);
    expect(validateBillingMeterReceived(later)).toEqual({ value: later });
    expect(validateBillingMeterReceived({ ...answer, status: 1 }).issues).toMatchObject([{ path: ["status"] }]);
  });
});

describe.each([
  ["BillingMeterCreateParams", isBillingMeterCreateParams],
  ["BillingMeter", isBillingMeter],
  ["ErrorResponse", isErrorResponse],
] as const)("the validator of %s", (name, is) => {
  const schema = description.components.schemas[name] ?? {};
  const validate = ajv.compile(schema);

  it("agrees with ajv on random values, valid ones and ones with a fault", () => {
    let valid = 0;
    fc.assert(
      fc.property(valuesNear(schema), (value) => {
        const expected = validate(value);
        if (expected) valid += 1;
        expect(is(value)).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
    // Both outcomes must have been met, or the agreement says little.
    expect(valid).toBeGreaterThan(100);
    expect(valid).toBeLessThan(2_900);
  });
});

/** Values made by a schema's own keywords, with a fault in some of their parts. */
function valuesNear(schema: AnySchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: valuesOf(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

function valuesOf(schema: AnySchema): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean") return fc.jsonValue({ maxDepth: 1 });
  const { const: constant, oneOf, type, properties, required = [], maxLength, additionalProperties } = schema;
  if (constant !== undefined) return fc.constant(constant);
  if (oneOf !== undefined) return fc.oneof(...oneOf.map(valuesNear));
  if (Array.isArray(type)) return fc.oneof(...type.map((each: string) => valuesNear({ ...schema, type: each })));
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.oneof({ weight: 20, arbitrary: fc.integer() }, { weight: 1, arbitrary: fc.double() });
    case "string":
      return fc.oneof(
        { weight: 20, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
        { weight: 1, arbitrary: lengthsAround(maxLength ?? 5) },
      );
    default: {
      const members = Object.fromEntries(
        Object.entries(properties ?? {}).map(([key, each]) => [key, valuesNear(each as AnySchema)]),
      );
      const all = fc.record(members, { requiredKeys: required });
      const fewer = fc.record(members, { requiredKeys: [] });
      const more = fc
        .tuple(all, fc.string(), fc.jsonValue())
        .map(([value, key, extra]) => ({ ...value, [key]: extra }));
      return fc.oneof(
        { weight: additionalProperties === false ? 20 : 10, arbitrary: all },
        { weight: 1, arbitrary: fewer },
        { weight: 1, arbitrary: more },
      );
    }
  }
}

/** Texts of nearly so many code points, of characters outside the basic plane among others. */
function lengthsAround(limit: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: Math.max(0, limit - 1), max: limit + 1 }), fc.constantFrom("a", "é", "😀"))
    .map(([length, character]) => character.repeat(length));
}
