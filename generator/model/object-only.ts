/**
 * Whether a schema allows nothing but objects, though it may not say so itself: `properties` beside an `allOf` of
 * objects, or inside a `oneOf` of an object, speak of an object without a `type` of their own.
 */
import type { Report } from "../diagnostics/report.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { allowsOnlyObjects, type ValueKinds } from "./value-kinds.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;
type Kinds = ReadonlyMap<SchemaId, ValueKinds>;

export function isObjectOnly(id: SchemaId, drafts: Drafts, kinds: Kinds): boolean {
  return owningConjunction(id, drafts).some((each) => allowsOnlyObjects(kinds.get(each)));
}

/** Names each schema that speaks of properties without being known to be an object: its type can say nothing. */
export function reportMissingTypes(drafts: Drafts, kinds: Kinds, report: Report): void {
  for (const { id, assertions } of drafts.values()) {
    const spoken = assertions.find(({ kind }) => kind === "properties" || kind === "required");
    if (spoken === undefined || assertions.some(({ kind }) => kind === "type" || kind === "enum" || kind === "const"))
      continue;
    if (!isObjectOnly(id, drafts, kinds)) report.add("missing-type", spoken.location, spoken.kind);
  }
}

/** The schema, and those around it that hold of the same value whenever it is asked. */
function owningConjunction(id: SchemaId, drafts: Drafts): readonly SchemaId[] {
  const chain = [id];
  for (let owner = drafts.get(id)?.owner; owner?.kind === "keyword" && sameValue.has(owner.keyword);) {
    chain.push(owner.schema);
    owner = drafts.get(owner.schema)?.owner;
  }
  return chain;
}

const sameValue: ReadonlySet<string> = new Set("allOf anyOf oneOf not if then else dependentSchemas".split(" "));
