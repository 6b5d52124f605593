/** Random schemas as the components of a description. */
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/load/json.js";

/** One for each name; the same seed gives the same. */
export function drawnSchemas(schemas: fc.Arbitrary<JsonValue>, names: readonly string[], seed: number): JsonObject {
  const sample = fc.sample(schemas, { seed, numRuns: names.length });
  return Object.fromEntries(names.map((name, index) => [name, sample[index] ?? true]));
}
