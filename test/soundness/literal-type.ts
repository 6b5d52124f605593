/** The narrowest type of one JSON value, as TypeScript. */
import { isArray, isObject, type JsonValue } from "../../generator/load/json.js";

/**
 * `{ a: [1] }` → `{ "a": [1]; "b"?: never }` for the names `a` and `b`. That a property is not there is said as well: an
 * object with nothing in common with a type of optional properties alone is refused by TypeScript as a likely slip
 * ("weak type detection"), not because it would not fit.
 */
export function literalType(value: JsonValue, names: ReadonlySet<string>): string {
  if (isArray(value)) return `[${value.map((item) => literalType(item, names)).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const present = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${literalType(each, names)}`);
  const absent = [...names].filter((name) => !Object.hasOwn(value, name));
  return `{ ${[...present, ...absent.map((name) => `${JSON.stringify(name)}?: never`)].join("; ")} }`;
}

/** All names that schemas list under `properties` or `required`, however deep. */
export function namesIn(schema: JsonValue, found: Set<string> = new Set()): ReadonlySet<string> {
  if (isArray(schema)) for (const item of schema) namesIn(item, found);
  if (!isObject(schema)) return found;
  const { properties, required } = schema;
  if (isObject(properties)) for (const name of Object.keys(properties)) found.add(name);
  for (const name of isArray(required) ? required : []) if (typeof name === "string") found.add(name);
  for (const part of Object.values(schema)) namesIn(part, found);
  return found;
}
