/** Which values a schema's own `type`, `enum` and `const` leave. */
import { distinctJson, jsonKey } from "./same-json.js";
import type { Assertion, JsonType, JsonValue } from "./schema.js";
import { isOfType } from "./json-kind.js";

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

/** The values that a schema lists, those left out that its `type` or another list forbids. */
export function listedValues(assertions: readonly Assertion[]): ListedValues | undefined {
  const lists = assertions.flatMap((assertion): readonly ListedValues[] => {
    if (assertion.kind === "const") return [{ values: [assertion.value], assertion }];
    if (assertion.kind === "enum") return [{ values: assertion.members.map(({ value }) => value), assertion }];
    return [];
  });
  // `const` says most, so its place is the one to name.
  const first = lists.find(({ assertion }) => assertion.kind === "const") ?? lists[0];
  if (first === undefined) return undefined;
  const types = typesOf(assertions);
  const others = lists.filter((list) => list !== first).map(({ values }) => new Set(values.map(jsonKey)));
  const values = first.values.filter(
    (value) =>
      (types === undefined || types.some((type) => isOfType(value, type))) &&
      others.every((keys) => keys.has(jsonKey(value))),
  );
  return { values: distinctJson(values), assertion: first.assertion };
}
