/** One text for all types that are the same. */
import type { Type } from "./type.js";

/** Types are plain data, which JSON can hold but for a `bigint` that an enum lists. */
export function typeKey(type: Type): string {
  return JSON.stringify(type, (_key, value: unknown) => (typeof value === "bigint" ? `${String(value)}n` : value));
}
