/** Why a default must stay unfilled: what else is said of the object, that would be broken with the property in it. */
import { verdictOn } from "./accepts.js";
import { withHolders, type Holders } from "./holders.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** What holds of every object of a schema, whichever part says it, and whatever the schema is a part of. */
export function familyAssertions(id: SchemaId, holders: Holders, drafts: Drafts): readonly Assertion[] {
  const parts = [...withHolders([id], holders)].flatMap((each) => partsOf(each, drafts));
  const drawn = new Set(parts.flatMap(({ draft, holds }) => (holds === "always" ? [draft] : [])));
  return [...drawn].flatMap(({ assertions }) => assertions);
}

/** The keyword that a property, filled in where it is missing, might break; undefined where there is none. */
export function brokenBy(wireName: string, family: readonly Assertion[], drafts: Drafts): string | undefined {
  const required = new Set(family.flatMap((each) => (each.kind === "required" ? each.wireNames : [])));
  return family.find((assertion) => mayBreak(wireName, assertion, required, drafts))?.kind;
}

function mayBreak(wireName: string, assertion: Assertion, required: ReadonlySet<string>, drafts: Drafts): boolean {
  switch (assertion.kind) {
    case "maxProperties":
      return true;
    case "propertyNames":
      return verdictOn(wireName, assertion.schema, drafts).kind !== "accepted";
    case "dependentRequired":
      return assertion.entries.some(
        (entry) => entry.wireName === wireName && !entry.requires.every((name) => required.has(name)),
      );
    case "dependentSchemas":
      return assertion.entries.some((entry) => entry.wireName === wireName);
    case "not":
      return asksFor(wireName, assertion.schema, drafts);
    case "if":
      return asksFor(wireName, assertion.condition, drafts);
    case "oneOf":
      return assertion.schemas.some((id) => isRequirement(drafts.get(id)) && asksFor(wireName, id, drafts));
    default:
      return false;
  }
}

/** Whether a schema requires the property, at least in a part. */
function asksFor(wireName: string, id: SchemaId, drafts: Drafts): boolean {
  return partsOf(id, drafts).some(({ draft }) =>
    draft.assertions.some((each) => each.kind === "required" && each.wireNames.includes(wireName)),
  );
}

/** `oneOf: [{ required: [a] }, { required: [b] }]`: the property alone decides. */
function isRequirement(draft: DraftSchema | undefined): boolean {
  return draft !== undefined && draft.assertions.every(({ kind }) => kind === "required");
}
