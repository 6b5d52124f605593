/** Names required properties that nothing describes: most are misspelt, or were renamed in `properties` alone. */
import { nearestWord } from "../diagnostics/edit-distance.js";
import { isArray } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import type { Drafts } from "./accepts.js";
import { edgesOf } from "./edges.js";
import { holdersOf, type Holders } from "./holders.js";
import type { Source } from "./node.js";
import { matches } from "./plain-assertion.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Assertion, SchemaId } from "./schema.js";

/**
 * A name counts as declared where any schema that may speak of the same object has a property, a pattern or an
 * `additionalProperties` for it: what the schema is composed of, and whatever in `all` is composed of it.
 */
export function reportUndeclared(drafts: Drafts, all: Drafts, source: Source): void {
  const around: Around = {
    parts: holdersOf(all, (_, assertion) => asWhat(assertion) === "part"),
    others: holdersOf(all, (_, assertion) => asWhat(assertion) === "other"),
  };
  for (const draft of drafts.values()) {
    for (const assertion of draft.assertions) {
      if (assertion.kind !== "required") continue;
      const unlisted = assertion.wireNames.filter((wireName) => !declares(draft, wireName));
      if (unlisted.length === 0) continue;
      const family = familyOf(draft.id, around, all);
      if (family === undefined) continue;
      for (const wireName of unlisted.filter((name) => !family.some((each) => declares(each, name)))) {
        const location = nameLocation(source, assertion.location, wireName);
        source.report.add("undeclared-property", location, wireName, nearestWord(wireName, namesIn(family)));
      }
    }
  }
}

function declares({ assertions }: DraftSchema, wireName: string): boolean {
  return assertions.some((assertion) => {
    if (assertion.kind === "unevaluatedProperties") return true;
    if (assertion.kind !== "properties") return false;
    const { properties, patterns, additional } = assertion;
    return (
      additional !== undefined ||
      properties.some((property) => property.wireName === wireName) ||
      patterns.some(({ source }) => matches(source, wireName) !== false)
    );
  });
}

function namesIn(family: readonly DraftSchema[]): readonly string[] {
  return family.flatMap(({ assertions }) => assertions.flatMap(propertyNames));
}

function propertyNames(assertion: Assertion): readonly string[] {
  return assertion.kind === "properties" ? assertion.properties.map(({ wireName }) => wireName) : [];
}

/** The schemas that another is a part of; `others` speak of the same object in a way that describes nothing. */
interface Around {
  readonly parts: Holders;
  readonly others: Holders;
}

function asWhat({ kind }: Assertion): "part" | "other" | undefined {
  switch (kind) {
    case "ref":
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "if":
    case "dependentSchemas":
      return "part";
    // `not: { required: [a] }` forbids a property; `contains` speaks of items that `items` describes.
    case "not":
    case "contains":
    case "propertyNames":
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return "other";
    default:
      return undefined;
  }
}

/** Undefined where it cannot be said what else is true of the same object. */
function familyOf(id: SchemaId, { parts, others }: Around, all: Drafts): readonly DraftSchema[] | undefined {
  const around = new Set([id]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const each of around) {
    if (around.size > largestFamily || isDescribedTwice(each, { parts, others }, all)) return undefined;
    if (others.has(each)) return undefined;
    for (const holder of parts.get(each) ?? []) around.add(holder);
  }
  for (const each of around) {
    if (around.size > largestFamily) return undefined;
    for (const target of partTargets(all.get(each))) around.add(target);
  }
  return [...around].flatMap((each) => all.get(each) ?? []);
}

/** Beyond it, looking at all of each family would take very long where each component extends the one before it. */
const largestFamily = 200;

function partTargets(draft: DraftSchema | undefined): readonly SchemaId[] {
  const parts = (draft?.assertions ?? []).filter((assertion) => asWhat(assertion) === "part");
  return edgesOf(parts).map(({ target }) => target);
}

/** Whether a schema of a property or of items may have another beside it for the same property, in another part. */
function isDescribedTwice(id: SchemaId, { parts, others }: Around, all: Drafts): boolean {
  const owner = all.get(id)?.owner;
  if (owner === undefined || !("schema" in owner) || owner.kind === "keyword") return false;
  return parts.has(owner.schema) || others.has(owner.schema) || partTargets(all.get(owner.schema)).length > 0;
}

function nameLocation({ document }: Source, required: Location, wireName: string): Location {
  const names = valueAt(document, required);
  const index = isArray(names) ? names.indexOf(wireName) : -1;
  return index === -1 ? required : below(required, index);
}
