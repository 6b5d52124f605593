/** The values that a schema lists one by one. */
import type { JsonValue } from "../load/json.js";
import { duplicates, sameJson } from "./same-json.js";
import type { Assertion, EnumMember, JsonType } from "./schema.js";

/**
 * The values that all lists of the schema have (its constant, its enum, a union of constants) and its `type` allows, each
 * once: `enum: [a, b, a, 1]` with `type: string` → `a`, `b`. Undefined where there is no list.
 */
export function listedMembers(assertions: readonly Assertion[]): readonly EnumMember[] | undefined {
  const lists = assertions.flatMap((assertion): readonly (readonly EnumMember[])[] => {
    if (assertion.kind === "const") return [[{ value: assertion.value, deprecated: false }]];
    return assertion.kind === "enum" ? [assertion.members] : [];
  });
  const [first, ...others] = lists;
  const types = assertions.find((assertion) => assertion.kind === "type")?.types;
  const repeated = new Set(duplicates((first ?? []).map(({ value }) => value)));
  return first?.filter(
    ({ value }, index) =>
      !repeated.has(index) &&
      (types === undefined || types.some((type) => isOf(value, type))) &&
      others.every((list) => list.some((other) => sameJson(other.value, value))),
  );
}

function isOf(value: JsonValue, type: JsonType): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (type === "integer") return typeof value === "number" && Number.isInteger(value);
  return typeof value === type;
}
