/**
 * The names that a schema requires where it describes no properties: `anyOf: [{ required: [a] }, { required: [b] }]`. What
 * must be there is not left out, or the value would no longer be valid.
 */
import type { Assertion, SchemaId } from "../../model/schema.js";
import { edgesOf } from "../../model/edges.js";
import type { Facts } from "./facts.js";

/** Those that neither the schema nor any that it holds for the same value describes, nor has a function to speak of. */
export function requiredAlone(facts: Facts, id: SchemaId): readonly string[] {
  const required = partsWithoutFunction(facts, id).flatMap((part) => requiredBy(facts.schema(part).assertions));
  if (required.length === 0) return [];
  const described = new Set(sameValues(facts, id).flatMap((part) => listedBy(facts.schema(part).assertions)));
  return [...new Set(required)].filter((name) => !described.has(name));
}

/** Whether a schema requires properties by itself. */
export function isRequiring({ kind }: Assertion): boolean {
  return kind === "required" || kind === "dependentRequired";
}

function requiredBy(assertions: readonly Assertion[]): readonly string[] {
  // Beside `properties`, what is required counts among their names.
  if (assertions.some(({ kind }) => kind === "properties")) return [];
  return assertions.flatMap((assertion) => {
    if (assertion.kind === "required") return assertion.wireNames;
    if (assertion.kind === "dependentRequired") return assertion.entries.flatMap(({ requires }) => requires);
    return [];
  });
}

function listedBy(assertions: readonly Assertion[]): readonly string[] {
  return assertions.flatMap((assertion) =>
    assertion.kind === "properties" ? assertion.properties.map(({ wireName }) => wireName) : [],
  );
}

/** The schema, and those for the same value that say nothing of properties, so that they have no function of their own. */
function partsWithoutFunction(facts: Facts, id: SchemaId): readonly SchemaId[] {
  const parts = new Set([id]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const part of parts) {
    const { assertions } = facts.schema(part);
    // Without what `if` asks for, another branch would hold; what `not` asks for must not be there.
    const negated = new Set(assertions.flatMap((one) => (one.kind === "not" ? one.schema : [])));
    for (const { target, of } of edgesOf(assertions)) {
      if (of === "same" && !negated.has(target) && !facts.namesProperties(target)) parts.add(target);
    }
  }
  return [...parts];
}

/** The schema, and those that always hold for the same value. */
function sameValues(facts: Facts, id: SchemaId): readonly SchemaId[] {
  const same = new Set([id]);
  for (const one of same) {
    for (const { target, of, holds } of edgesOf(facts.schema(one).assertions)) {
      if (of === "same" && holds === "always") same.add(target);
    }
  }
  return [...same];
}
