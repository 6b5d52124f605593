/**
 * Whether a schema allows nothing but objects, though it may not say so itself: `properties` beside an `allOf` of
 * objects, or inside a `oneOf` of an object, speak of an object without a `type` of their own.
 */
import type { Report } from "../diagnostics/report.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

export function isObjectOnly(id: SchemaId, drafts: Drafts): boolean {
  return owningConjunction(id, drafts).some((each) => requiresObject(each, drafts, new Set()));
}

/** Names each schema that speaks of properties without being known to be an object: its type can say nothing. */
export function reportMissingTypes(drafts: Drafts, report: Report): void {
  for (const { id, assertions } of drafts.values()) {
    const spoken = assertions.find(({ kind }) => kind === "properties" || kind === "required");
    if (spoken === undefined || assertions.some(({ kind }) => kind === "type" || kind === "enum" || kind === "const"))
      continue;
    if (!isObjectOnly(id, drafts)) report.add("missing-type", spoken.location, spoken.kind);
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

function requiresObject(id: SchemaId, drafts: Drafts, asked: Set<SchemaId>): boolean {
  if (asked.has(id)) return false;
  asked.add(id);
  return (drafts.get(id)?.assertions ?? []).some((assertion) => assertionRequiresObject(assertion, drafts, asked));
}

function assertionRequiresObject(assertion: Assertion, drafts: Drafts, asked: Set<SchemaId>): boolean {
  switch (assertion.kind) {
    case "type":
      return assertion.types.every((type) => type === "object");
    case "ref":
      return requiresObject(assertion.target, drafts, asked);
    case "allOf":
      return assertion.schemas.some((schema) => requiresObject(schema, drafts, asked));
    case "anyOf":
    case "oneOf":
      // Each branch with what was asked before it alone: two branches may be the same schema.
      return assertion.schemas.every((schema) => requiresObject(schema, drafts, new Set(asked)));
    default:
      return false;
  }
}
