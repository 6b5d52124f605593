/** An object among those that hold of one value, with all properties that it has itself or by what it extends. */
import { resolved, type TypeGraph } from "./intersect-type.js";
import type { SchemaId } from "./schema.js";
import type { ObjectType, PropertyType, Type } from "./type.js";

export interface ObjectPart {
  /** By which others may extend it; absent where it has no name. */
  readonly name?: SchemaId;
  /** What properties hold that it does not list; absent: nothing is said of them. */
  readonly additional?: Type;
  property(wireName: string): PropertyType | undefined;
  /** A property may come more than once. */
  wireNames(): Iterable<string>;
}

/** Undefined where the type is no object. One that says nothing of its properties is a part with none. */
export function objectPart(type: Type, graph: TypeGraph, name: SchemaId | undefined): ObjectPart | undefined {
  if (type.kind === "record") {
    const additional = type.values.kind === "unknown" ? {} : { additional: type.values };
    return { ...additional, property: () => undefined, wireNames: () => [] };
  }
  if (type.kind !== "object") return undefined;
  // Asked several times, and each time up a chain of any length.
  const asked = new Map<string, PropertyType | undefined>();
  const find = (wireName: string): PropertyType | undefined => {
    for (const object of lineage(type, graph)) {
      const found = ownProperties(object).get(wireName);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    ...(name === undefined ? {} : { name }),
    ...(type.additional === undefined ? {} : { additional: type.additional }),
    property: (wireName) => {
      if (!asked.has(wireName)) asked.set(wireName, find(wireName));
      return asked.get(wireName);
    },
    wireNames: () => [...lineage(type, graph)].flatMap((object) => [...ownProperties(object).keys()]),
  };
}

/** Whether something is said of the properties that an object does not list. */
export function isRestricted(additional: Type | undefined, graph: TypeGraph): additional is Type {
  return additional !== undefined && resolved(additional, graph).kind !== "unknown";
}

/** The object, then all that it extends: what it says itself is narrower. */
function* lineage(type: ObjectType, graph: TypeGraph): Generator<ObjectType> {
  const found = new Set([type]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const object of found) {
    yield object;
    for (const base of basesOf(object, graph)) found.add(base);
  }
}

const knownBases = new WeakMap<ObjectType, readonly ObjectType[]>();

function basesOf(type: ObjectType, graph: TypeGraph): readonly ObjectType[] {
  const bases =
    knownBases.get(type) ??
    (type.extends ?? []).flatMap((id): readonly ObjectType[] => {
      const base = resolved({ kind: "reference", id }, graph);
      return base.kind === "object" ? [base] : [];
    });
  knownBases.set(type, bases);
  return bases;
}

const knownProperties = new WeakMap<ObjectType, ReadonlyMap<string, PropertyType>>();

function ownProperties(type: ObjectType): ReadonlyMap<string, PropertyType> {
  const properties =
    knownProperties.get(type) ?? new Map(type.properties.map((property) => [property.wireName, property]));
  knownProperties.set(type, properties);
  return properties;
}
