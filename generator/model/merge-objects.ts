/** Several objects that hold of one value, as one object: `allOf`, and keywords beside a `$ref`. */
import { bothOf, intersected, never, resolved, sameType, type TypeGraph } from "./intersect-type.js";
import { isRestricted, type ObjectPart } from "./object-part.js";
import { intersectionOf, none, unionOf } from "./project-type.js";
import type { SchemaId } from "./schema.js";
import type { ObjectType, PropertyType, Type } from "./type.js";

export interface MergedObject {
  /** The objects by whose names some of the properties are had. */
  readonly extends: readonly SchemaId[];
  /** The others, and those that are narrower here. */
  readonly own: readonly PropertyType[];
  readonly additional?: Type;
  /** The properties that no value can have, though each part by itself allows one. */
  readonly impossible: readonly string[];
  /** Whether one of those that no value can have is required. */
  readonly isEmpty: boolean;
  property(wireName: string): PropertyType | undefined;
}

export function mergeObjects(parts: readonly ObjectPart[], graph: TypeGraph): MergedObject {
  const additional = mergedAdditional(parts, graph);
  const named = parts.filter(({ name }) => name !== undefined);
  const isIndexed = hasIndex(additional, graph) || named.some((part) => hasIndex(part.additional, graph));
  const inherited = isIndexed ? [] : named;
  const touched = new Map(
    namesToMerge(parts, graph).map((wireName) => [wireName, mergedProperty(wireName, parts, graph)] as const),
  );
  const properties = [...touched.values()];
  const isInherited = inherited.some((part) => sameType(part.additional ?? never, additional ?? never));
  return {
    extends: inherited.flatMap(({ name }) => name ?? []),
    own: properties.filter((property) => !inherits(property, inherited, parts)),
    ...(additional === undefined || isInherited ? {} : { additional }),
    impossible: properties.filter((property) => isContradiction(property, parts)).map(({ wireName }) => wireName),
    isEmpty: properties.some(({ required, type }) => required && type.kind === "never"),
    property: (wireName) => touched.get(wireName) ?? named.map((part) => part.property(wireName)).find(isPresent),
  };
}

/** Whether it becomes an index signature, which all properties of an heir would have to fit. */
function hasIndex(additional: Type | undefined, graph: TypeGraph): boolean {
  return isRestricted(additional, graph) && resolved(additional, graph).kind !== "never";
}

/** The properties of which more than one part speaks, and those of parts without a name; not what is just inherited. */
function namesToMerge(parts: readonly ObjectPart[], graph: TypeGraph): readonly string[] {
  if (parts.some(({ additional }) => isRestricted(additional, graph))) return distinct(parts);
  const named = parts.filter(({ name }) => name !== undefined);
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const part of named.length < 2 ? [] : named) {
    for (const wireName of part.wireNames()) (seen.has(wireName) ? shared : seen).add(wireName);
  }
  const unnamed = parts.filter(({ name }) => name === undefined);
  return [...new Set([...shared, ...distinct(unnamed)])];
}

function distinct(parts: readonly ObjectPart[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => [...part.wireNames()]))];
}

function isPresent(property: PropertyType | undefined): property is PropertyType {
  return property !== undefined;
}

function mergedProperty(wireName: string, parts: readonly ObjectPart[], graph: TypeGraph): PropertyType {
  const declared = declarations(wireName, parts);
  // Where a part does not list it, it is one of that part's additional properties.
  const others = parts.flatMap((part) => (part.property(wireName) === undefined ? (part.additional ?? []) : []));
  const type = [...declared.map((property) => property.type), ...others].reduce((a, b) => intersected(a, b, graph));
  const unnamed = parts.filter(({ name }) => name === undefined);
  const described = [...declarations(wireName, unnamed), ...declared].find(({ annotations }) => annotations !== none);
  return {
    wireName,
    required: declared.some(({ required }) => required),
    type: asInherited(type, wireName, parts, graph),
    annotations: described?.annotations ?? none,
  };
}

/**
 * Any object is a `Record<string, unknown>` but an interface is not assignable to one: an interface that extends one
 * with such a property has to say it again beside what is narrower.
 */
function asInherited(type: Type, wireName: string, parts: readonly ObjectPart[], graph: TypeGraph): Type {
  if (type.kind === "never" || isAnyRecord(type, graph)) return type;
  const inherited = parts.flatMap((part) => (part.name === undefined ? [] : (part.property(wireName)?.type ?? [])));
  const record = inherited.flatMap((each) => membersOf(each, graph)).find((each) => isAnyRecord(each, graph));
  if (record === undefined) return type;
  if (resolved(type, graph).kind !== "union") return intersectionOf([record, type]);
  return unionOf(
    membersOf(type, graph).map((member) =>
      isObjectLike(member, graph) && !isAnyRecord(member, graph) ? intersectionOf([record, member]) : member,
    ),
  );
}

/** Those of a union, `Record<string, unknown> | null`; of any other type, itself. */
function membersOf(type: Type, graph: TypeGraph): readonly Type[] {
  const found = resolved(type, graph);
  return found.kind === "union" ? found.members.flatMap((member) => membersOf(member, graph)) : [type];
}

function isObjectLike(type: Type, graph: TypeGraph): boolean {
  return ["object", "record", "intersection"].includes(resolved(type, graph).kind);
}

function isAnyRecord(type: Type, graph: TypeGraph): boolean {
  const found = resolved(type, graph);
  return found.kind === "record" && resolved(found.values, graph).kind === "unknown";
}

function declarations(wireName: string, parts: readonly ObjectPart[]): readonly PropertyType[] {
  return parts.map((part) => part.property(wireName)).filter(isPresent);
}

function mergedAdditional(parts: readonly ObjectPart[], graph: TypeGraph): Type | undefined {
  const types = parts.flatMap(({ additional }) => additional ?? []);
  return types.length === 0 ? undefined : types.reduce((a, b) => intersected(a, b, graph));
}

/** Whether a property need not be written down, since all that is said of it is said by what is extended. */
function inherits(property: PropertyType, inherited: readonly ObjectPart[], parts: readonly ObjectPart[]): boolean {
  const { wireName, required, type } = property;
  const had = declarations(wireName, inherited);
  if (had.length === 0 || !had.every((each) => each.required === required && sameType(each.type, type))) return false;
  const others = declarations(
    wireName,
    parts.filter((part) => !inherited.includes(part)),
  );
  return others.every(({ annotations: { description, title } }) => description === undefined && title === undefined);
}

function isContradiction({ wireName, type }: PropertyType, parts: readonly ObjectPart[]): boolean {
  return type.kind === "never" && declarations(wireName, parts).every((property) => property.type.kind !== "never");
}

/** A form that only says which properties are there, with their types: `{ required: [a] }` in an `anyOf`. */
export function withTypesOf(form: ObjectType, merged: MergedObject, graph: TypeGraph): ObjectType {
  const properties = form.properties.map((property) => {
    const known = merged.property(property.wireName);
    return known === undefined
      ? property
      : { ...property, type: bothOf(property.type, known.type, graph) ?? property.type };
  });
  return { ...form, properties };
}
