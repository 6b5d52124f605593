/**
 * The properties that one direction does not carry: `readOnly` ones in requests, `writeOnly` ones in answers (OAS 3.0.4
 * section 4.7.24; JSON Schema 2020-12 validation, section 9.4).
 */
import { holdersOf } from "./holders.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import type { Direction } from "./value-forms.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;
type Names = ReadonlySet<string>;

/** For each schema whose values lack some in a direction: their names, whichever part of the schema speaks of them. */
export type UnsentNames = ReadonlyMap<SchemaId, Names>;

export function unsentNames(drafts: Drafts, direction: Direction): UnsentNames {
  const marked = markedSchemas(drafts, direction);
  const holders = holdersOf(drafts, ({ of, holds }) => of === "same" && holds !== "condition");
  const found = new Map<SchemaId, Names>();
  const pending = new Set<SchemaId>();
  for (const { id, assertions } of drafts.values()) {
    const own = assertions.flatMap((assertion) =>
      assertion.kind === "properties" ? assertion.properties.filter(({ schema }) => marked.has(schema)) : [],
    );
    if (own.length === 0) continue;
    found.set(id, new Set(own.map(({ wireName }) => wireName)));
    for (const holder of holders.get(id) ?? []) pending.add(holder);
  }
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of pending) {
    pending.delete(id);
    const known = found.get(id);
    const names = new Set([...(known ?? []), ...inheritedNames(drafts.get(id), found)]);
    if (names.size === (known?.size ?? 0)) continue;
    found.set(id, names);
    for (const holder of holders.get(id) ?? []) pending.add(holder);
  }
  return found;
}

/** Section 9.4 of JSON Schema's validation: what is marked once is marked, wherever else the value is spoken of. */
function markedSchemas(drafts: Drafts, direction: Direction): ReadonlySet<SchemaId> {
  const marks = [...drafts.values()].filter(({ annotations }) =>
    direction === "request" ? annotations.readOnly : annotations.writeOnly,
  );
  if (marks.length === 0) return new Set();
  const holders = holdersOf(drafts, ({ of, holds }) => of === "same" && holds !== "condition");
  const marked = new Set(marks.map(({ id }) => id));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of marked) {
    for (const holder of holders.get(id) ?? []) if (isMarkedBy(drafts.get(holder), marked)) marked.add(holder);
  }
  return marked;
}

/** Whatever branch a value is of, it is marked where all of them are. */
function isMarkedBy(draft: DraftSchema | undefined, marked: ReadonlySet<SchemaId>): boolean {
  return (draft?.assertions ?? []).some((assertion) => {
    if (assertion.kind === "ref") return marked.has(assertion.target);
    if (assertion.kind === "allOf") return assertion.schemas.some((id) => marked.has(id));
    return (
      (assertion.kind === "anyOf" || assertion.kind === "oneOf") && assertion.schemas.every((id) => marked.has(id))
    );
  });
}

/** What the parts of a schema say of its own values: each that always holds, and branches where they all agree. */
function inheritedNames(draft: DraftSchema | undefined, found: UnsentNames): readonly string[] {
  return (draft?.assertions ?? []).flatMap((assertion): readonly string[] => {
    switch (assertion.kind) {
      case "ref":
        return [...(found.get(assertion.target) ?? [])];
      case "allOf":
        return assertion.schemas.flatMap((id) => [...(found.get(id) ?? [])]);
      case "anyOf":
      case "oneOf":
        return sharedNames(assertion.schemas, found);
      default:
        return [];
    }
  });
}

function sharedNames([first, ...others]: readonly SchemaId[], found: UnsentNames): readonly string[] {
  if (first === undefined) return [];
  return [...(found.get(first) ?? [])].filter((name) => others.every((id) => found.get(id)?.has(name)));
}
