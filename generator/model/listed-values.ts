/** Which values a schema's own `type`, `enum` and `const` leave. */
import { isOfType } from "./json-kind.js";
import { duplicates, jsonKey } from "./same-json.js";
import type { Assertion, EnumMember, JsonType, JsonValue } from "./schema.js";

/** The types that a schema lists; undefined where it has no `type`. */
export function typesOf(assertions: readonly Assertion[]): readonly JsonType[] | undefined {
  const lists = assertions.flatMap((assertion) => (assertion.kind === "type" ? [assertion.types] : []));
  const [first, ...more] = lists;
  // "integer" is among the values of "number".
  return first?.filter(
    (type) => more.every((types) => types.includes(type)) && !(type === "integer" && first.includes("number")),
  );
}

export interface ListedValues {
  readonly values: readonly JsonValue[];
  /** The keyword that lists them. */
  readonly assertion: Assertion;
}

/**
 * The values that all lists of the schema have (its constant, its enum, a union of constants) and its `type` allows, each
 * once: `enum: [a, b, a, 1]` with `type: string` → `a`, `b`. Undefined where there is no list.
 */
export function listedMembers(assertions: readonly Assertion[]): readonly EnumMember[] | undefined {
  const [first, ...others] = assertions.filter(isList).map(membersOf);
  if (first === undefined) return undefined;
  const types = typesOf(assertions);
  const allowed = others.map((list) => new Set(list.map(({ value }) => jsonKey(value))));
  const repeated = new Set(duplicates(first.map(({ value }) => value)));
  return first.filter(
    ({ value }, index) =>
      !repeated.has(index) &&
      (types === undefined || types.some((type) => isOfType(value, type))) &&
      allowed.every((keys) => keys.has(jsonKey(value))),
  );
}

/** The same without what is said of each, and with the keyword to name. */
export function listedValues(assertions: readonly Assertion[]): ListedValues | undefined {
  const lists = assertions.filter(isList);
  // `const` says most, so its place is the one to name.
  const assertion = lists.find(({ kind }) => kind === "const") ?? lists[0];
  const members = listedMembers(assertions);
  if (assertion === undefined || members === undefined) return undefined;
  return { values: members.map(({ value }) => value), assertion };
}

type List = Extract<Assertion, { readonly kind: "const" | "enum" }>;

function isList(assertion: Assertion): assertion is List {
  return assertion.kind === "const" || assertion.kind === "enum";
}

function membersOf(list: List): readonly EnumMember[] {
  return list.kind === "const" ? [{ value: list.value, deprecated: false }] : list.members;
}
