/**
 * Composed types, made legible: an object that builds on others extends them, parts without a name are merged, and what
 * no value can satisfy is `never`. `A & B` is left where nothing but TypeScript can say it.
 */
import type { Report } from "../diagnostics/report.js";
import { bothOf, intersected, never, resolved, type TypeGraph } from "./intersect-type.js";
import { mergeObjects, withTypesOf, type MergedObject } from "./merge-objects.js";
import { objectPart, type ObjectPart } from "./object-part.js";
import { intersectionOf, reference, unionOf } from "./project-type.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { kindsOfType, type KindsOfSchemas } from "./type-kinds.js";
import type { ObjectType, Type } from "./type.js";

type Types = ReadonlyMap<SchemaId, Type>;

export interface CompositionContext {
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly kinds: KindsOfSchemas;
  readonly report: Report;
}

export function composeTypes(types: Types, context: CompositionContext): Types {
  const composer = new Composer(types, context);
  // What is reached later is mostly what others are composed of: with that first, no chain is followed far.
  for (const id of [...types.keys()].reverse()) composer.typeOf(id);
  return new Map([...types].map(([id, type]) => [id, composer.typeOf(id) ?? type]));
}

/** So many compositions inside each other are followed; beyond, they are left to TypeScript. */
const furthest = 100;

class Composer implements TypeGraph {
  readonly kinds: KindsOfSchemas;
  readonly #types: Types;
  readonly #context: CompositionContext;
  readonly #composed = new Map<SchemaId, Type>();
  readonly #behind = new Map<SchemaId, Type>();
  readonly #open = new Set<SchemaId>();

  constructor(types: Types, context: CompositionContext) {
    this.kinds = context.kinds;
    this.#types = types;
    this.#context = context;
  }

  readonly behind = (id: SchemaId): Type | undefined => {
    const way = new Set<SchemaId>();
    let found = this.#behind.get(id);
    for (let at = id; found === undefined;) {
      const type = this.typeOf(at);
      if (type === undefined || way.has(at)) return undefined;
      way.add(at);
      if (type.kind !== "reference") found = type;
      else {
        at = type.id;
        found = this.#behind.get(at);
      }
    }
    for (const each of way) this.#behind.set(each, found);
    return found;
  };

  /** Undefined while the type is being composed. */
  typeOf(id: SchemaId): Type | undefined {
    const known = this.#composed.get(id);
    if (known !== undefined) return known;
    const type = this.#types.get(id);
    if (type === undefined || this.#open.has(id) || this.#open.size === furthest) return undefined;
    this.#open.add(id);
    const composed =
      type.kind === "intersection"
        ? this.#intersection(
            id,
            type.members.map((member) => this.#tagged(member)),
          )
        : this.#tagged(type);
    this.#open.delete(id);
    this.#composed.set(id, composed);
    if (type.kind === "never" && !this.#isDeclaredNever(id)) this.#empty(id, "a value");
    return composed;
  }

  #intersection(id: SchemaId, members: readonly Type[]): Type {
    if (members.some((member) => resolved(member, this).kind === "never")) return never;
    const { objects, others } = this.#partsOf(members);
    const rest = this.#together(others);
    const forms = objects.length === 0 ? rest : rest.map((type) => bothOf(type, anyObject, this) ?? type);
    if (forms.some(({ kind }) => kind === "never")) return this.#empty(id, "a value");
    if (objects.length === 0) return intersectionOf(forms);
    const more = forms.map((type) => ({ type, part: this.#objectPart(type) }));
    const merged = mergeObjects([...objects, ...more.flatMap(({ part }) => part ?? [])], this);
    for (const wireName of merged.impossible) this.#empty(id, `the property ${JSON.stringify(wireName)}`);
    if (merged.isEmpty) return never;
    const left = more.flatMap(({ type, part }) => (part === undefined ? [this.#refined(type, merged)] : []));
    return assembled(merged, left, this.kinds);
  }

  /** A union whose members carry no tag that they have of themselves. */
  #tagged(type: Type): Type {
    return type.kind === "union" ? unionOf(type.members.map((member) => this.#member(member))) : type;
  }

  #member(member: Type): Type {
    const [schema, tag] = member.kind === "intersection" ? member.members : [];
    if (schema === undefined || tag?.kind !== "object") return member;
    const part = this.#objectPart(schema);
    const isKnown = tag.properties.every(({ wireName, type }) => {
      const own = part?.property(wireName);
      return own?.required === true && bothOf(own.type, type, this) === own.type;
    });
    return isKnown ? schema : member;
  }

  #isDeclaredNever(id: SchemaId): boolean {
    return this.#context.drafts.get(id)?.assertions.some(({ kind }) => kind === "never") ?? true;
  }

  #empty(id: SchemaId, what: string): Type {
    this.#context.report.add("empty-intersection", this.#context.drafts.get(id)?.location, what);
    return never;
  }

  /** The objects among the members, and the rest; parts that have no name by what they are made of. */
  #partsOf(members: readonly Type[]): { readonly objects: readonly ObjectPart[]; readonly others: readonly Type[] } {
    const objects: ObjectPart[] = [];
    const others: Type[] = [];
    for (const member of members.flatMap((each) => this.#spread(each))) {
      const part = this.#objectPart(member);
      if (part === undefined) others.push(member);
      else objects.push(part);
    }
    return { objects, others };
  }

  /** A part without a name, as what it extends and adds. */
  #spread(member: Type): readonly Type[] {
    const type = this.#isNamed(member) ? member : resolved(member, this);
    if (type.kind === "intersection") return type.members.flatMap((each) => this.#spread(each));
    if (type.kind !== "object" || type.extends === undefined) return [type.kind === "reference" ? member : type];
    const { extends: bases, ...own } = type;
    return [...bases.map(reference), own];
  }

  #isNamed(type: Type): boolean {
    return type.kind === "reference" && this.#context.drafts.get(type.id)?.componentName !== undefined;
  }

  #objectPart(type: Type): ObjectPart | undefined {
    const name = type.kind === "reference" && this.#isNamed(type) ? type.id : undefined;
    return objectPart(resolved(type, this), this, name);
  }

  /** The members with those made one of which one type can be made. */
  #together(members: readonly Type[]): readonly Type[] {
    return members.reduce<readonly Type[]>((before, member) => {
      const index = before.findIndex((each) => bothOf(each, member, this) !== undefined);
      const partner = before[index];
      return partner === undefined ? [...before, member] : before.with(index, intersected(partner, member, this));
    }, []);
  }

  /** Of forms that only say which properties are there: the same with these properties' types. */
  #refined(type: Type, merged: MergedObject): Type {
    const union = resolved(type, this);
    if (union.kind !== "union") return type;
    const members = union.members.map((member) => {
      const form = this.#isNamed(member) ? member : resolved(member, this);
      return isNothingButPresence(form) ? withTypesOf(form, merged, this) : member;
    });
    return members.every((member, index) => member === union.members[index]) ? type : unionOf(members);
  }
}

const anyObject: Type = { kind: "record", values: { kind: "unknown" } };

function isNothingButPresence(type: Type): type is ObjectType {
  if (type.kind !== "object" || type.additional !== undefined || type.extends !== undefined) return false;
  return type.properties.every((property) => property.required && property.type.kind === "unknown");
}

/** The object by itself where nothing else is left; else a member of what TypeScript intersects. */
function assembled(merged: MergedObject, left: readonly Type[], kinds: KindsOfSchemas): Type {
  const bases = merged.extends.map(reference);
  const adds = merged.own.length > 0 || (bases.length === 0 && merged.additional !== undefined);
  const object: ObjectType = {
    kind: "object",
    properties: merged.own,
    ...(merged.additional === undefined ? {} : { additional: merged.additional }),
  };
  if (left.length > 0) {
    const isObject = adds || bases.length > 0 || left.some((type) => isObjectType(type, kinds));
    return intersectionOf([...bases, ...(adds ? [plain(object)] : isObject ? [] : [anyObject]), ...left]);
  }
  if (bases.length === 0) return plain(object);
  return bases.length === 1 && !adds ? intersectionOf(bases) : { ...object, extends: merged.extends };
}

/** An object without properties of its own is a record. */
function plain(object: ObjectType): Type {
  if (object.properties.length > 0) return object;
  return { kind: "record", values: object.additional ?? { kind: "unknown" } };
}

function isObjectType(type: Type, kinds: KindsOfSchemas): boolean {
  return [...kindsOfType(type, kinds)].every((kind) => kind === "object");
}
