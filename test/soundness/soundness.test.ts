/** A value that a validator accepts is assignable to the type: of schemas of every kind, as TypeScript judges it. */
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { documentOf, emitDocument, loadEmitted, type Validators } from "../emitted-validators.js";
import { schemaArbitrary } from "../fuzz/schemas.js";
import { likelyValue } from "../fuzz/values.js";
import { suiteFiles, suiteFolder } from "../suite/suite-files.js";
import { misfits, type Accepted } from "./assignments.js";
import { drawnSchemas } from "./drawn-schemas.js";
import { fragments } from "./fragments.js";
import { typedSchema } from "./typed-schemas.js";

/** As many batches of random schemas of each sort; more find more. */
const batches = Number(process.env["SOUNDNESS_BATCHES"] ?? "1");
const schemasAtOnce = 60;
const valuesPerSchema = 40;

describe("what a validator accepts fits the type", () => {
  it.each(Array.from({ length: batches }, (_, index) => index))("of random schemas, batch %i", async (batch) => {
    const names = Array.from({ length: schemasAtOnce }, (_, index) => `Schema${index}`);
    expect(await unsound(drawnSchemas(schemaArbitrary(names), names, 7 * batch + 1), batch)).toEqual([]);
  });

  it.each(Array.from({ length: batches }, (_, index) => index))("of random objects, batch %i", async (batch) => {
    const names = Array.from({ length: schemasAtOnce }, (_, index) => `Schema${index}`);
    expect(await unsound(drawnSchemas(typedSchema(names), names, 7 * batch + 1), batch)).toEqual([]);
  });

  it("is seen where it does not fit", async () => {
    const components: JsonObject = {
      Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
    };
    const { files } = await emitDocument(documentOf(components), { responseEnums: "closed" });
    const values: readonly JsonValue[] = [{ name: "Rex" }, { name: "Rex", age: 3 }, { name: 3 }, {}];
    const found = await misfits(files, [{ name: "Pet", schema: components, values }]);
    expect(found.map((line) => line.replace(/: check.*/, ""))).toEqual([
      'Pet does not take {"name":3}',
      "Pet does not take {}",
    ]);
  });

  it("of the scenarios", async () => {
    expect(await unsound(fragments(), 1)).toEqual([]);
  });

  it.skipIf(suiteFolder === undefined)("of the JSON-Schema-Test-Suite, with its values", async () => {
    expect(await unsoundInSuite(suiteFolder ?? "")).toEqual([]);
  });
});

async function unsoundInSuite(folder: string): Promise<readonly string[]> {
  const groups = suiteFiles(folder, "tests/draft2020-12").flatMap((file) => file.groups);
  const others = new Map(groups.map(({ schema }, index) => [`Case${index}.json`, schema] as const));
  const components = Object.fromEntries(groups.map((_, index) => [`Case${index}`, { $ref: `Case${index}.json` }]));
  const emitted = await emitDocument(documentOf(components, others), { responseEnums: "closed" });
  const refused = new Set(
    emitted.diagnostics.flatMap(({ severity, location }) => (severity === "error" ? (location?.file ?? []) : [])),
  );
  const validators = await loadEmitted(emitted);
  const accepted = groups.flatMap(({ schema, tests }, index) => {
    if (refused.has(`Case${index}.json`)) return [];
    const values = tests.map(({ data }) => JSON.parse(JSON.stringify(data)) as JsonValue);
    return [acceptedBy(validators, `Case${index}`, schema, values)];
  });
  return misfits(emitted.files, accepted);
}

async function unsound(components: JsonObject, seed: number): Promise<readonly string[]> {
  const emitted = await emitDocument(documentOf(components), { responseEnums: "closed" });
  const validators = await loadEmitted(emitted);
  const accepted = Object.entries(components).map(([name, schema], index) => {
    const candidates = fc.sample(likelyValue(schema, components), { seed: seed + index, numRuns: valuesPerSchema });
    return acceptedBy(validators, name, components, candidates);
  });
  return misfits(emitted.files, accepted);
}

function acceptedBy({ is }: Validators, name: string, schema: JsonValue, candidates: readonly JsonValue[]): Accepted {
  const values = new Map(candidates.filter((value) => is(name, value)).map((value) => [JSON.stringify(value), value]));
  return { name, schema: isObject(schema) ? schema : {}, values: [...values.values()] };
}
