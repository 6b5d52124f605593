/** Equality of JSON values (JSON Schema 2020-12 core, section 4.2.2): by content, objects without regard to order. */
import { countProperties, isArray, isBoxed, isObject } from "./checks.js";

/**
 * Whether a value equals an expected one from the description: `{ a: 1, b: 2 }` equals `{ b: 2, a: 1 }`, 1 equals 1.0.
 * Goes no deeper than `expected` is.
 */
export function jsonEqual(value: unknown, expected: unknown): boolean {
  if (isArray(expected)) return isArray(value) && arraysEqual(value, expected);
  if (isObject(expected)) return isObject(value) && !isBoxed(value) && objectsEqual(value, expected);
  return value === expected;
}

function arraysEqual(value: readonly unknown[], expected: readonly unknown[]): boolean {
  if (value.length !== expected.length) return false;
  for (let index = 0; index < expected.length; index += 1) {
    if (!jsonEqual(value[index], expected[index])) return false;
  }
  return true;
}

function objectsEqual(value: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(expected);
  if (countProperties(value) !== keys.length) return false;
  return keys.every((key) => Object.hasOwn(value, key) && jsonEqual(value[key], expected[key]));
}
