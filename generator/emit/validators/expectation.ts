/** What a schema expects, in a few words: for a value that is missing altogether. */
import type { SchemaId } from "../../model/schema.js";
import type { Facts } from "./facts.js";
import { allKinds } from "../../model/json-kind.js";
import { listedValues, typesOf } from "../../model/listed-values.js";
import { choice } from "./wording.js";

/** `"count" | "sum"`, `integer`, `object | null`; `any value` where it is one or hard to say. */
export function expectationOf(facts: Facts, id: SchemaId): string {
  const { assertions } = facts.schema(id);
  const listed = listedValues(assertions);
  if (listed !== undefined && listed.values.length > 0)
    return choice(listed.values.map((value) => JSON.stringify(value)));
  const types = typesOf(assertions);
  if (types !== undefined && types.length > 0) return types.join(" | ");
  const kinds = facts.kinds.of(id);
  return kinds.size === 0 || kinds.size === allKinds.size ? "any value" : [...kinds].join(" | ");
}
