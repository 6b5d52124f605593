/** The shapes that the decoders of some forms need, and which of them are constants of their own. */
import type { ParameterSerialization, Serialization } from "./api.js";
import type { WireDraft, WireProjection } from "./project-wire-shape.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { isUnknown } from "./value-kinds.js";
import type { WireEdge, WireShape } from "./wire-shape.js";

/** What is written as text, field by field: a form, or the parameters of one place. */
export interface TextFields {
  readonly schema: SchemaId;
  readonly fields: readonly {
    readonly wireName: string;
    readonly serialization: Serialization | ParameterSerialization;
  }[];
}

/** Shapes inside shapes inside shapes are hard to read: what lies deeper becomes a constant of its own. */
const inlineDepth = 8;

/** The shape of each schema that text is read by: not what lies in a field of JSON text, which needs none. */
export function wireShapesOf(
  forms: readonly TextFields[],
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  project: WireProjection,
): ReadonlyMap<SchemaId, WireShape> {
  const roots = new Set(forms.map(({ schema }) => schema));
  const inner = innerSchemas(forms, project);
  const used = new Set([...roots, ...inner]);
  const shapes = new Map([...used].map((id) => [id, withoutUnread(project(id), used)]));
  const shared = sharedSchemas(roots, shapes, drafts);
  return new Map([...shapes].map(([id, draft]) => [id, shapeOf(draft, shared)]));
}

/** All schemas that a shape refers to, in the order in which they are reached. */
export function edgesOfShape({ array, object }: WireDraft): readonly WireEdge[] {
  return [
    ...(array === undefined ? [] : [...array.prefix, array.rest]),
    ...(object === undefined
      ? []
      : [...object.properties.map(({ edge }) => edge), ...object.patterns.map(({ edge }) => edge), object.additional]),
  ];
}

function innerSchemas(forms: readonly TextFields[], project: WireProjection): ReadonlySet<SchemaId> {
  const reached = new Set(forms.flatMap((form) => edgesOfForm(form, project).flat()));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const id of reached) for (const next of edgesOfShape(project(id)).flat()) reached.add(next);
  return reached;
}

function edgesOfForm({ schema, fields }: TextFields, project: WireProjection): readonly WireEdge[] {
  const json = new Set(fields.flatMap(({ wireName, serialization: { kind } }) => (kind === "style" ? [] : wireName)));
  const draft = project(schema);
  if (draft.object === undefined) return [];
  const properties = draft.object.properties.filter(({ wireName }) => !json.has(wireName));
  return edgesOfShape({ ...draft, object: { ...draft.object, properties } });
}

/** A form's own properties that are JSON text in every form that has them lead to schemas that nobody needs. */
function withoutUnread(draft: WireDraft, used: ReadonlySet<SchemaId>): WireDraft {
  const { object } = draft;
  if (object === undefined) return draft;
  const properties = object.properties.filter(({ edge }) => edge.every((id) => used.has(id)));
  return { ...draft, object: { ...object, properties } };
}

function sharedSchemas(
  roots: ReadonlySet<SchemaId>,
  shapes: ReadonlyMap<SchemaId, WireDraft>,
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
): ReadonlySet<SchemaId> {
  const holders = new Map<SchemaId, number>();
  for (const draft of shapes.values()) {
    for (const id of edgesOfShape(draft).flat()) holders.set(id, (holders.get(id) ?? 0) + 1);
  }
  const shared = new Set<SchemaId>();
  const depths = new Map<SchemaId, number>();
  // Whoever is the only one to hold a schema comes before it, so the depth is known when it is needed.
  for (const [id, draft] of shapes) {
    const own = drafts.get(id);
    const isComponent = own?.componentName !== undefined && own.role === undefined;
    const isOften = (holders.get(id) ?? 0) > 1;
    const depth = depths.get(id) ?? 0;
    const isShared = isLeaf(draft)
      ? isComponent && scalarsOf(draft).words !== undefined
      : roots.has(id) || isComponent || isOften || depth > inlineDepth;
    if (isShared) shared.add(id);
    for (const next of edgesOfShape(draft).flat()) depths.set(next, isShared ? 1 : depth + 1);
  }
  return shared;
}

/** A shape that is shorter than a name for it. */
function isLeaf({ array, object }: WireDraft): boolean {
  return array === undefined && object === undefined;
}

function shapeOf(draft: WireDraft, shared: ReadonlySet<SchemaId>): WireShape {
  const { array, object } = draft;
  return {
    ...scalarsOf(draft),
    ...(array === undefined ? {} : { array }),
    ...(object === undefined ? {} : { object }),
    isShared: shared.has(draft.id),
  };
}

const scalarKinds = ["string", "number", "boolean", "null"] as const;

function scalarsOf({
  kinds,
  words,
  keepsDigits,
  strings,
}: WireDraft): Pick<WireShape, "scalars" | "words" | "strings"> {
  // Of a value of which nothing is said, text stays text; but where another schema says more, that counts.
  if (isUnknown(kinds)) return { scalars: [] };
  const scalars = scalarKinds
    .filter((kind) => kinds.has(kind))
    .map((kind) => (kind === "number" && keepsDigits ? "bigint" : kind));
  // Where any string will do, those that are listed say nothing more.
  if (kinds.has("word") && !kinds.has("string")) return { scalars, words };
  return strings === "filled" ? { scalars, strings } : { scalars };
}
