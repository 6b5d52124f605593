/**
 * Defaults that would never be done being filled in: `Node: { properties: { next: { $ref: Node, default: {} } } }` makes
 * a node of each missing one, which misses one itself.
 */
import { isArray, isObject, type JsonValue } from "../load/json.js";
import type { Location } from "../load/pointer.js";
import { partsOf } from "./same-value.js";
import type { DraftSchema } from "./schema-reader.js";
import type { ObjectAssertion, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** The default of one property. */
export interface PropertyDefault {
  readonly wireName: string;
  /** The property's schema. */
  readonly schema: SchemaId;
  readonly value: JsonValue;
  /** Of the keyword. */
  readonly location: Location;
}

export type Defaults = ReadonlyMap<SchemaId, readonly PropertyDefault[]>;

/** Those that lead back to themselves. */
export function endlessDefaults(defaults: Defaults, drafts: Drafts): ReadonlySet<PropertyDefault> {
  const next = new Map<PropertyDefault, ReadonlySet<PropertyDefault>>();
  for (const each of [...defaults.values()].flat()) {
    if (typeof each.value === "object") next.set(each, missingIn(each, defaults, drafts));
  }
  return new Set([...next.keys()].filter((each) => reaches(each, next)));
}

function reaches(start: PropertyDefault, next: ReadonlyMap<PropertyDefault, ReadonlySet<PropertyDefault>>): boolean {
  const reached = new Set(next.get(start));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const each of reached) for (const further of next.get(each) ?? []) reached.add(further);
  return reached.has(start);
}

/** The defaults that a default lacks itself: of every branch that might apply to it. */
function missingIn(
  { schema, value }: PropertyDefault,
  defaults: Defaults,
  drafts: Drafts,
): ReadonlySet<PropertyDefault> {
  const missing = new Set<PropertyDefault>();
  const pending: Described[] = [{ value, schema }];
  for (const place of pending) {
    for (const { draft, holds } of partsOf(place.schema, drafts)) {
      if (holds === "condition") continue;
      pending.push(...describedInside(draft, place.value));
      for (const each of defaults.get(draft.id) ?? []) if (lacks(place.value, each.wireName)) missing.add(each);
    }
  }
  return missing;
}

/** A part of a default, and a schema that speaks of it. */
interface Described {
  readonly value: JsonValue;
  readonly schema: SchemaId;
}

function lacks(value: JsonValue, wireName: string): boolean {
  return isObject(value) && !Object.hasOwn(value, wireName);
}

function describedInside({ assertions }: DraftSchema, value: JsonValue): readonly Described[] {
  return assertions.flatMap((assertion): readonly Described[] => {
    if (assertion.kind === "items" && isArray(value)) {
      return value.flatMap((item, index) => described(item, [assertion.prefix[index] ?? assertion.rest]));
    }
    if (assertion.kind !== "properties" || !isObject(value)) return [];
    return Object.entries(value).flatMap(([name, inner]) => described(inner, schemasFor(name, assertion)));
  });
}

/** All that may speak of a property; whether its name matches a pattern is not asked. */
function schemasFor(
  name: string,
  { properties, patterns, additional }: ObjectAssertion,
): readonly (SchemaId | undefined)[] {
  const listed = properties.filter(({ wireName }) => wireName === name);
  return [...[...listed, ...patterns].map(({ schema }) => schema), additional];
}

function described(value: JsonValue, schemas: readonly (SchemaId | undefined)[]): readonly Described[] {
  return schemas.flatMap((schema) => (schema === undefined ? [] : [{ value, schema }]));
}
