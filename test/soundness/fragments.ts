/** The component schemas of all scenarios, in one description. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, type JsonValue } from "../../generator/load/json.js";
import { repository } from "../generation.js";
import { readScenario } from "../scenarios/scenario.js";

/** Each under a name with the scenario's number before it, so that they do not meet: `In3Pet`. */
export function fragments(): JsonObject {
  const scenarios = ["types", "validators"].flatMap((emitter) => {
    const folder = join(repository, "test/scenarios", emitter);
    return readdirSync(folder).flatMap((name) => (name.endsWith(".md") ? [join(folder, name)] : []));
  });
  return Object.fromEntries(scenarios.flatMap((path, index) => Object.entries(renamed(path, `In${index}`))));
}

function renamed(path: string, prefix: string): JsonObject {
  const description = readScenario(path).description.replaceAll(
    '"#/components/schemas/',
    `"#/components/schemas/${prefix}`,
  );
  const schemas = below(JSON.parse(description), "components", "schemas");
  const entries = isObject(schemas) ? Object.entries(schemas) : [];
  // Of other names, what they are in code is another test's matter.
  return Object.fromEntries(
    entries.flatMap(([name, schema]) => (/^[A-Z][A-Za-z]*$/.test(name) ? [[`${prefix}${name}`, schema]] : [])),
  );
}

function below(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  return keys.reduce<JsonValue | undefined>((at, key) => (isObject(at) ? at[key] : undefined), value);
}
