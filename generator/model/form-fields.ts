/** How each field of a form is written, with the defaults of OpenAPI 3.1 section 4.8.15.1 filled in. */
import type { Dialect } from "../load/upgrade.js";
import type { Report } from "../diagnostics/report.js";
import type { FormContent, FormField, Serialization } from "./api.js";
import { reportStrayEncodings } from "./report-encodings.js";
import { propertyEdges, type WireProjection } from "./project-wire-shape.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { allowsOnlyObjects } from "./value-kinds.js";
import { isFlat } from "./unwritable-parameters.js";
import type { WireEdge, WireObject } from "./wire-shape.js";

export interface FormContext {
  /** What advice there is depends on it. */
  readonly dialect: Dialect;
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly project: WireProjection;
  readonly report: Report;
}

/**
 * Lists every field of the form: those with an Encoding Object as it says, the others by their type. An object is
 * JSON text, an array of scalars repeats its name, a scalar is text. Undefined where the form may be something else
 * than an object, or a field cannot be written as it says (reported).
 */
export function completeFields(content: FormContent, context: FormContext): FormContent | undefined {
  const { project, report } = context;
  const object = formObject(content.schema, context);
  if (object === undefined) return undefined;
  const impossible = content.fields.filter((field) => !canBeWritten(field, object, content.fields, project));
  for (const { location } of impossible) report.add("unsupported-keyword", location, ...nestedInStyleForm);
  if (impossible.length > 0) return undefined;
  reportStrayEncodings(content.fields, object, report);
  reportUnlisted(object, context);
  const declared = new Map(content.fields.map((field) => [field.wireName, field]));
  const fields = object.properties.map(({ wireName, edge }): FormField => {
    const field = declared.get(wireName);
    if (field === undefined) return { wireName, serialization: defaultSerialization(edge, project) };
    return asObject(field, edge, project);
  });
  const known = new Set(fields.map(({ wireName }) => wireName));
  return { ...content, fields: [...fields, ...content.fields.filter(({ wireName }) => !known.has(wireName))] };
}

/** What a form, or a multipart body, is an object of. Undefined where it may be something else (reported). */
export function formObject(schema: SchemaId, { drafts, project, report }: FormContext): WireObject | undefined {
  const { object, kinds } = project(schema);
  if (object !== undefined && allowsOnlyObjects(kinds)) return object;
  report.add("form-not-object", drafts.get(schema)?.location);
  return undefined;
}

/**
 * Exploded, an object's properties stand among the form's own (RFC 6570, section 3.2.8), so that they must be known, and
 * none of them called as another field; and but for `deepObject` no style has room for more than one level.
 */
const nestedInStyleForm = [
  "encoding",
  "an exploded object needs properties of its own names and no others, and what is nested deeper style: deepObject or contentType: application/json",
] as const;

function defaultSerialization(edge: WireEdge, project: WireProjection): Serialization {
  return isNested(edge, project)
    ? { kind: "content", mediaType: "application/json" }
    : { kind: "style", style: "form", explode: true };
}

function canBeWritten(
  { wireName, serialization }: FormField,
  form: WireObject,
  fields: readonly FormField[],
  project: WireProjection,
): boolean {
  const edgeOf = propertyEdges(form);
  const edge = edgeOf(wireName);
  if (serialization.kind === "content" || serialization.style === "deepObject" || !isNested(edge, project)) return true;
  if (!isFlatObject(edge, project)) return false;
  if (!serialization.explode) return true;
  const names = listedNames(edge, project);
  const others = form.properties.flatMap((property) => (property.wireName === wireName ? [] : property.wireName));
  const spreads = fields.flatMap((other) =>
    other.wireName !== wireName && isSpread(other, edgeOf(other.wireName), project)
      ? (listedNames(edgeOf(other.wireName), project) ?? [])
      : [],
  );
  return names !== undefined && names.every((name) => ![wireName, ...others, ...spreads].includes(name));
}

function isSpread({ serialization }: FormField, edge: WireEdge, project: WireProjection): boolean {
  if (serialization.kind === "content" || serialization.style === "deepObject") return false;
  return serialization.explode && isFlatObject(edge, project);
}

/** The properties of an object that has no others that are declared; undefined where it has. */
function listedNames(edge: WireEdge, project: WireProjection): readonly string[] | undefined {
  const objects = edge.map(project).flatMap(({ object }) => object ?? []);
  if (objects.some(({ patterns, additional }) => patterns.length + additional.length > 0)) return undefined;
  const names = objects.flatMap(({ properties }) => properties.map(({ wireName }) => wireName));
  return names.length === 0 ? undefined : [...new Set(names)];
}

/** Whether it is an object and nothing else, with nothing nested in it. */
function isFlatObject(edge: WireEdge, project: WireProjection): boolean {
  const drafts = edge.map(project);
  return drafts.length > 0 && drafts.every(({ id, kinds }) => allowsOnlyObjects(kinds) && isFlat(id, project));
}

/** What an object of one level is, where its style does not nest it. */
function asObject(field: FormField, edge: WireEdge, project: WireProjection): FormField {
  const { serialization } = field;
  if (serialization.kind === "content" || serialization.style === "deepObject" || !isFlatObject(edge, project)) {
    return field;
  }
  if (!serialization.explode) return { ...field, serialization: { ...serialization, joined: "members" } };
  return { ...field, serialization: { ...serialization, spread: listedNames(edge, project) ?? [] } };
}

/** What `a=x` and `a=x&a=y` have no room for: an object, or an array of more than scalars. */
function isNested(edge: WireEdge, project: WireProjection): boolean {
  return edge.map(project).some(({ array, object }) => {
    const items = array === undefined ? [] : [...array.prefix, array.rest].flat().map(project);
    return object !== undefined || items.some((item) => item.object !== undefined || item.array !== undefined);
  });
}

/** Fields are told apart by name, so that those without one are all written alike: as text. */
function reportUnlisted({ patterns, additional }: WireObject, { drafts, project, report }: FormContext): void {
  const unlisted = [
    ...patterns.map(({ edge }) => ({ keyword: "patternProperties", edge })),
    { keyword: "additionalProperties", edge: additional },
  ];
  for (const { keyword, edge } of unlisted) {
    for (const id of edge.filter((each) => isNested([each], project))) {
      const instead = "a field without a name of its own is written as text, and what is nested is refused";
      report.add("unsupported-keyword", drafts.get(id)?.location, keyword, instead);
    }
  }
}
