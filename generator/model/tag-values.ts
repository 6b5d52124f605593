/** What a schema says of a property that is to tell it from others. */
import { partsOf } from "./same-value.js";
import { distinctJson, sameJson } from "./same-json.js";
import type { DraftSchema } from "./schema-reader.js";
import type { JsonValue, SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/** Unions inside unions are followed so far; beyond, nothing is known of them. */
const furthest = 10;

/** What is known of some drafts, by property, distance and schema: unions may share members, and be asked for often. */
type Memory<Value> = WeakMap<Drafts, Map<string, { readonly found: Value }>>;
const hasProperties: Memory<boolean> = new WeakMap();
const tagLists: Memory<readonly JsonValue[] | undefined> = new WeakMap();

function known<Value>(memory: Memory<Value>, drafts: Drafts, key: string, find: () => Value): Value {
  const values = memory.get(drafts) ?? new Map<string, { readonly found: Value }>();
  memory.set(drafts, values);
  const entry = values.get(key) ?? { found: find() };
  values.set(key, entry);
  return entry.found;
}

/** Whether every object of the schema is described to have the property, required or not. */
export function hasProperty(id: SchemaId, wireName: string, drafts: Drafts, distance = 0): boolean {
  return known(hasProperties, drafts, `${wireName} ${distance} ${id}`, () =>
    findProperty(id, wireName, drafts, distance),
  );
}

function findProperty(id: SchemaId, wireName: string, drafts: Drafts, distance: number): boolean {
  if (edgesTo(id, wireName, drafts).length > 0) return true;
  return unionsOf(id, drafts, distance).some((branches) =>
    branches.every((branch) => hasProperty(branch, wireName, drafts, distance + 1)),
  );
}

/** The values that the property can have; undefined where they are not listed. */
export function listedTags(
  id: SchemaId,
  wireName: string,
  drafts: Drafts,
  distance = 0,
): readonly JsonValue[] | undefined {
  return known(tagLists, drafts, `${wireName} ${distance} ${id}`, () => findTags(id, wireName, drafts, distance));
}

function findTags(id: SchemaId, wireName: string, drafts: Drafts, distance: number): readonly JsonValue[] | undefined {
  const own = edgesTo(id, wireName, drafts).flatMap((edge) => listsOf(edge, drafts));
  const [first, ...others] = own;
  if (first !== undefined) return first.filter((value) => others.every((list) => includes(list, value)));
  for (const branches of unionsOf(id, drafts, distance)) {
    const lists = branches.flatMap((branch) => {
      const list = listedTags(branch, wireName, drafts, distance + 1);
      return list === undefined ? [] : [list];
    });
    if (lists.length === branches.length) return distinctJson(lists.flat());
  }
  return undefined;
}

/** The schemas that the property's value must satisfy. */
function edgesTo(id: SchemaId, wireName: string, drafts: Drafts): readonly SchemaId[] {
  return assertionsOf(id, drafts).flatMap((assertion) => {
    if (assertion.kind !== "properties") return [];
    return assertion.properties.filter((edge) => edge.wireName === wireName).map(({ schema }) => schema);
  });
}

function listsOf(id: SchemaId, drafts: Drafts): readonly (readonly JsonValue[])[] {
  return assertionsOf(id, drafts).flatMap((assertion): readonly (readonly JsonValue[])[] => {
    if (assertion.kind === "const") return [[assertion.value]];
    return assertion.kind === "enum" ? [assertion.members.map(({ value }) => value)] : [];
  });
}

function unionsOf(id: SchemaId, drafts: Drafts, distance: number): readonly (readonly SchemaId[])[] {
  if (distance === furthest) return [];
  return assertionsOf(id, drafts).flatMap((assertion) =>
    assertion.kind === "oneOf" || assertion.kind === "anyOf" ? [assertion.schemas] : [],
  );
}

/** What every value of the schema must satisfy. */
function assertionsOf(id: SchemaId, drafts: Drafts): DraftSchema["assertions"] {
  return partsOf(id, drafts).flatMap(({ draft, holds }) => (holds === "always" ? draft.assertions : []));
}

function includes(list: readonly JsonValue[], value: JsonValue): boolean {
  return list.some((each) => sameJson(each, value));
}
