/** Projects the schema view on the type view: the narrowest type that every value of the schema is assignable to. */
import { listedMembers } from "./listed-values.js";
import { isObjectOnly } from "./object-only.js";
import { convertedConstants, scalarType } from "./project-encoding.js";
import type { DraftSchema } from "./schema-reader.js";
import type { Annotations, Assertion, EnumMember, JsonType, ObjectAssertion, SchemaId } from "./schema.js";
import { typeKey } from "./type-key.js";
import type { EnumTypeMember, ObjectType, PropertyType, Type } from "./type.js";
import type { ValueKinds } from "./value-kinds.js";

export interface TypeContext {
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
  /** True where a reader must expect enum values that are not listed yet. */
  readonly isOpen: (id: SchemaId) => boolean;
}

export function projectType(schema: DraftSchema, context: TypeContext): Type {
  const { assertions } = schema;
  if (assertions.some(({ kind }) => kind === "never")) return { kind: "never" };
  if (assertions.some(({ kind }) => kind === "file")) return { kind: "FilePart" };
  const parts = [valuesType(schema, context), ...assertions.flatMap((assertion) => compositionTypes(assertion))];
  return intersectionOf(parts.filter((part) => part !== undefined));
}

/** What the schema itself says, its references and compositions aside. Undefined: nothing. */
function valuesType(schema: DraftSchema, context: TypeContext): Type | undefined {
  const types = only(schema.assertions, "type")?.types;
  const members = listedMembers(schema.assertions);
  if (members !== undefined) {
    const isOpen = only(schema.assertions, "const") === undefined && context.isOpen(schema.id);
    return convertedConstants(members, schema.encoding) ?? constantsType(members, isOpen);
  }
  if (types === undefined) return impliesObject(schema, context) ? objectType(schema.assertions, context) : undefined;
  return unionOf(types.map((type) => typeOfJsonType(type, schema, context)));
}

/** Keywords of objects without `type`, where what holds of the same value leaves nothing else. */
function impliesObject({ id, assertions }: DraftSchema, { drafts, kinds }: TypeContext): boolean {
  const speaksOfObjects = assertions.some(({ kind }) => kind === "properties" || kind === "required");
  return speaksOfObjects && isObjectOnly(id, drafts, kinds);
}

function constantsType(members: readonly EnumMember[], open: boolean): Type {
  const containers = members.flatMap(({ value }): readonly Type[] =>
    typeof value === "object" && value !== null ? [{ kind: "constant", value }] : [],
  );
  const scalars = members.flatMap(({ value, ...annotations }): readonly EnumTypeMember[] =>
    typeof value === "object" && value !== null ? [] : [{ value, ...annotations }],
  );
  return unionOf(scalars.length === 0 ? containers : [scalarsType(scalars, open), ...containers]);
}

function scalarsType(members: readonly EnumTypeMember[], open: boolean): Type {
  const [first, ...others] = members;
  if (first !== undefined && others.length === 0 && !open)
    return first.value === null ? { kind: "null" } : { kind: "literal", value: first.value };
  return { kind: "enum", members, open: open && members.some(({ value }) => typeof value === "string") };
}

function typeOfJsonType(type: JsonType, schema: DraftSchema, context: TypeContext): Type {
  switch (type) {
    case "null":
    case "boolean":
      return { kind: type };
    case "string":
    case "number":
    case "integer":
      return scalarType(type, schema.encoding);
    case "array":
      return arrayType(schema.assertions);
    case "object":
      return objectType(schema.assertions, context);
  }
}

function arrayType(assertions: readonly Assertion[]): Type {
  const items = only(assertions, "items");
  const rest: Type = items?.rest === undefined ? { kind: "unknown" } : reference(items.rest);
  const most = only(assertions, "maxItems")?.limit ?? Infinity;
  if (most === 0) return { kind: "tuple", prefix: [], optionalFrom: 0 };
  if (items === undefined || items.prefix.length === 0) return { kind: "array", items: rest };
  const prefix = items.prefix.slice(0, most).map(reference);
  const optionalFrom = Math.min(only(assertions, "minItems")?.limit ?? 0, prefix.length);
  return { kind: "tuple", prefix, optionalFrom, ...(most <= prefix.length ? {} : { rest }) };
}

function objectType(assertions: readonly Assertion[], context: TypeContext): Type {
  const shape = only(assertions, "properties");
  const required = new Set(
    assertions.flatMap((assertion) => (assertion.kind === "required" ? assertion.wireNames : [])),
  );
  const listed = (shape?.properties ?? [])
    .filter(({ isLeftOut }) => isLeftOut !== true)
    .map(({ wireName, schema }): PropertyType => ({
      wireName,
      required: required.has(wireName),
      type: reference(schema),
      annotations: annotationsOf(context, schema),
    }));
  const unlisted = [...required]
    .filter((wireName) => !listed.some((property) => property.wireName === wireName))
    .map((wireName): PropertyType => ({ wireName, required: true, type: { kind: "unknown" }, annotations: none }));
  return recordOrObject([...listed, ...unlisted], shape);
}

function recordOrObject(properties: readonly PropertyType[], shape: ObjectAssertion | undefined): Type {
  const additional = othersType(shape);
  if (properties.length === 0) return { kind: "record", values: additional ?? closedType(shape) };
  return { kind: "object", properties, ...(additional === undefined ? {} : { additional }) } satisfies ObjectType;
}

/** The type of properties by pattern and of additional ones; undefined where the schema says nothing of them. */
function othersType(shape: ObjectAssertion | undefined): Type | undefined {
  if (shape === undefined) return undefined;
  const patterns = shape.patterns.map(({ schema }) => reference(schema));
  const leftOut = leftOutTypes(shape);
  if (shape.additional !== undefined) return unionOf([...patterns, ...leftOut, reference(shape.additional)]);
  if (patterns.length > 0) return shape.closed ? unionOf([...patterns, ...leftOut]) : { kind: "unknown" };
  return shape.closed && leftOut.length === 0 ? { kind: "never" } : undefined;
}

/** What an object without listed properties holds: nothing, where it is closed. */
function closedType(shape: ObjectAssertion | undefined): Type {
  return shape?.closed ? unionOf(leftOutTypes(shape)) : { kind: "unknown" };
}

/** A property that is left out of the type may be there nonetheless. */
function leftOutTypes({ properties }: ObjectAssertion): readonly Type[] {
  return properties.flatMap(({ isLeftOut, schema }) => (isLeftOut === true ? [reference(schema)] : []));
}

function compositionTypes(assertion: Assertion): readonly Type[] {
  if (assertion.kind === "ref") return [reference(assertion.target)];
  if (assertion.kind === "allOf") return assertion.schemas.map(reference);
  if (assertion.kind === "oneOf" || assertion.kind === "anyOf") return [unionType(assertion)];
  return [];
}

/** Each member with the values of the discriminator that stand for it. */
function unionType({ schemas, discriminator }: Extract<Assertion, { readonly kind: "oneOf" | "anyOf" }>): Type {
  const members = schemas.map((id, index): Type => {
    const values = discriminator?.values[index] ?? [];
    const isTagged = discriminator !== undefined && values.length > 0 && index !== discriminator.rest;
    if (!isTagged) return reference(id);
    const type = scalarsType(
      values.map((value) => ({ value, deprecated: false })),
      false,
    );
    const tag: PropertyType = { wireName: discriminator.wireName, required: true, type, annotations: none };
    return { kind: "intersection", members: [reference(id), { kind: "object", properties: [tag] }] };
  });
  return unionOf(members);
}

/** One is enough, where one says it all: `unknown` adds nothing. */
export function intersectionOf(parts: readonly Type[]): Type {
  const members = parts.filter(({ kind }) => kind !== "unknown");
  const [first] = members;
  if (first === undefined) return { kind: "unknown" };
  return members.length === 1 ? first : { kind: "intersection", members };
}

export function unionOf(parts: readonly Type[]): Type {
  const members = distinct(parts.flatMap((part) => (part.kind === "union" ? part.members : [part])));
  const [first] = members;
  if (first === undefined) return { kind: "never" };
  if (members.some(({ kind }) => kind === "unknown")) return { kind: "unknown" };
  return members.length === 1 ? first : { kind: "union", members };
}

function distinct(types: readonly Type[]): readonly Type[] {
  const byText = new Map(types.map((type) => [typeKey(type), type]));
  return [...byText.values()];
}

export function reference(id: SchemaId): Type {
  return { kind: "reference", id };
}

function annotationsOf({ drafts }: TypeContext, id: SchemaId): Annotations {
  return drafts.get(id)?.annotations ?? none;
}

function only<Kind extends Assertion["kind"]>(
  assertions: readonly Assertion[],
  kind: Kind,
): (Assertion & { readonly kind: Kind }) | undefined {
  return assertions.find((assertion): assertion is Assertion & { readonly kind: Kind } => assertion.kind === kind);
}

export const none: Annotations = { deprecated: false, readOnly: false, writeOnly: false, examples: [] };
