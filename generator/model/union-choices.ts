/** What chooses the branches of each union: the one answer that types, which may leave enums open there, and validators share. */
import { jsonKinds, type ValueKinds } from "./value-kinds.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { choicesOf, type UnionFacts } from "./union-groups.js";

/** The schemas, with each union told what chooses its branches. */
export function withChoices(
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  kinds: ReadonlyMap<SchemaId, ValueKinds>,
): ReadonlyMap<SchemaId, DraftSchema> {
  const facts = unionFacts(drafts, kinds);
  return new Map([...drafts].map(([id, draft]) => [id, withChoicesOf(draft, facts)]));
}

export function unionFacts(
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  kinds: ReadonlyMap<SchemaId, ValueKinds>,
): UnionFacts {
  return {
    kinds: { of: (id) => jsonKinds(kinds.get(id)) },
    schema: (id) => ({ assertions: drafts.get(id)?.assertions ?? [] }),
  };
}

function withChoicesOf(draft: DraftSchema, facts: UnionFacts): DraftSchema {
  const assertions = draft.assertions.map((assertion) =>
    assertion.kind === "anyOf" || assertion.kind === "oneOf"
      ? { ...assertion, choices: choicesOf(facts, { ...assertion, kind: assertion.kind }) }
      : assertion,
  );
  return { ...draft, assertions };
}
