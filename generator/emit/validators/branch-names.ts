/** What the branches of a union are called where people read of them. */
import { objectFacts } from "../../model/exclusion.js";
import type { SchemaId } from "../../model/schema.js";
import type { Facts } from "./facts.js";
import { valueInWords } from "./wording.js";

/** What the description calls a branch, or the kind of its values: `Cat`, `string`. */
export function branchName(facts: Facts, id: SchemaId): string | undefined {
  const { componentName, annotations } = facts.schema(id);
  if (componentName !== undefined || annotations.title !== undefined) return componentName ?? annotations.title;
  const kinds = [...facts.kinds.of(id)];
  return kinds.length === 1 && kinds[0] !== "object" ? kinds[0] : undefined;
}

/** One for each branch: objects without a name go by what they alone require, `object with bark`; others are counted. */
export function branchNames(facts: Facts, branches: readonly SchemaId[]): readonly string[] {
  const required = branches.map((id) =>
    [...objectFacts(facts, id).properties].flatMap(([wireName, { isRequired }]) => (isRequired ? [wireName] : [])),
  );
  return branches.map((id, index) => {
    const name = branchName(facts, id);
    if (name !== undefined) return name;
    const own = required[index]?.find((wireName) => required.filter((names) => names.includes(wireName)).length === 1);
    const isObject = facts.kinds.of(id).size === 1;
    return own === undefined || !isObject ? `form ${index + 1}` : `object with ${valueInWords(own)}`;
  });
}
