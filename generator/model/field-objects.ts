/**
 * What stands beside a body makes up objects: `{ limit?: number; tags?: string[] }` for the parameters of a query, the same
 * for the headers of an answer. Each is a schema as any other, so that types, validators, defaults and conversions need
 * not know of parameters and headers.
 */
import { below, type Location } from "../load/pointer.js";
import type { Parameter, ParameterSerialization } from "./api.js";
import type { DraftSchema, Holder } from "./schema-reader.js";
import type { Annotations, Assertion, FieldRole, SchemaId, SchemaOwner } from "./schema.js";

/** A parameter or a header, before it is a property of an object with those beside it. */
export interface ReadField {
  readonly location: Location;
  readonly wireName: string;
  readonly required: boolean;
  readonly serialization: ParameterSerialization;
  /** Absent: any text; a path has it, and no parameter describes it. */
  readonly schema?: FieldSchema;
  /** What the Parameter or Header Object says of itself. */
  readonly annotations: Pick<Annotations, "description" | "deprecated" | "examples">;
  /** `allowed`: it may also be sent without a value. */
  readonly empty?: "allowed";
}

export interface FieldSchema {
  readonly id: SchemaId;
  /** Whether it belongs to this field alone, and is not what a reference leads to. */
  readonly isOwn: boolean;
}

/** The object that fields make up. */
export interface FieldObject {
  /** No JSON pointer has a `~` before anything but 0 and 1: `#/paths/~1pets/get~query`. */
  readonly id: SchemaId;
  readonly location: Location;
  /** Where users are told that it is described. */
  readonly describedAt: string;
  readonly role: FieldRole;
  /** What it is named after. */
  readonly holder: Holder;
  /** What a schema is owned by that is made for one of the fields. */
  readonly fieldOwner: (wireName: string) => SchemaOwner;
  readonly fields: readonly ReadField[];
}

/** Adds the schema of the object, and those that its fields need of their own. */
export function addFieldObject(object: FieldObject, drafts: Map<SchemaId, DraftSchema>): void {
  const { id, location, describedAt, holder, fields } = object;
  const held = holder.kind === "component" ? { componentName: holder.name } : { owner: holder };
  const required = fields.flatMap((field) => (field.required ? field.wireName : []));
  drafts.set(id, {
    ...{ id, location, describedAt, ...held },
    annotations: { deprecated: false, readOnly: false, writeOnly: false, examples: [] },
    assertions: [
      { kind: "type", types: ["object"], location },
      {
        kind: "properties",
        properties: fields.map((field) => ({ wireName: field.wireName, schema: valueSchema(field, object, drafts) })),
        patterns: [],
        closed: false,
        location,
      },
      ...(required.length === 0 ? [] : [{ kind: "required", wireNames: required, location } as const]),
    ],
  });
}

/** The schema of a field's value, with what the Parameter or Header Object says of it. */
function valueSchema(field: ReadField, object: FieldObject, drafts: Map<SchemaId, DraftSchema>): SchemaId {
  const { schema, location, empty } = field;
  const id = `${object.id}~${escaped(field.wireName)}` as SchemaId;
  const described = schema === undefined ? undefined : describedSchema(schema, id, field, object, drafts);
  if (described === undefined) {
    const assertions: readonly Assertion[] = [{ kind: "type", types: ["string"], location }];
    drafts.set(id, { ...standIn(id, field, object), assertions });
    return id;
  }
  if (empty === undefined || drafts.get(described)?.assertions.every(isAnyText) === true) return described;
  const without = `${id}~empty` as SchemaId;
  const emptyText: Assertion = { kind: "const", value: "", location };
  drafts.set(without, { ...standIn(without, field, object), assertions: [emptyText] });
  const either = `${id}~any` as SchemaId;
  const assertions: readonly Assertion[] = [{ kind: "anyOf", schemas: [described, without], location }];
  const own = standIn(either, field, object);
  const fallback = [described, schema?.id].flatMap((at) => (at && drafts.get(at)?.annotations.default) ?? []).at(0);
  const annotations = { ...own.annotations, ...(fallback === undefined ? {} : { default: fallback }) };
  drafts.set(either, { ...own, annotations, assertions });
  return either;
}

function isAnyText(assertion: Assertion): boolean {
  return assertion.kind === "type" && assertion.types.includes("string");
}

function describedSchema(
  { id: target, isOwn }: FieldSchema,
  id: SchemaId,
  field: ReadField,
  object: FieldObject,
  drafts: Map<SchemaId, DraftSchema>,
): SchemaId {
  const { annotations, location } = field;
  const draft = drafts.get(target);
  if (isOwn && draft !== undefined) {
    // Operations that share a Parameter or Header Object come here more than once.
    const described = together(draft.annotations, annotations);
    drafts.set(target, { ...draft, role: object.role, annotations: described });
    return target;
  }
  if (annotations.description === undefined && !annotations.deprecated && annotations.examples.length === 0)
    return target;
  const assertions: readonly Assertion[] = [{ kind: "ref", target, location: below(location, "schema") }];
  drafts.set(id, { ...standIn(id, field, object), assertions });
  return id;
}

/** What the parameter or header says goes before what its schema says. */
function together(own: Annotations, { description, deprecated, examples }: ReadField["annotations"]): Annotations {
  return {
    ...own,
    ...(description === undefined ? {} : { description }),
    deprecated: own.deprecated || deprecated,
    examples: [...new Set([...own.examples, ...examples])],
  };
}

function standIn(
  id: SchemaId,
  { location, wireName, annotations }: ReadField,
  { describedAt, role, fieldOwner }: FieldObject,
): Omit<DraftSchema, "assertions"> {
  return {
    ...{ id, location, describedAt, role },
    owner: fieldOwner(wireName),
    annotations: { readOnly: false, writeOnly: false, ...annotations },
  };
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** What is left to say of a field once its value is a property of the object. */
export function fieldOf({ wireName, serialization, location, required }: ReadField): Parameter {
  return { wireName, serialization, location, required };
}
