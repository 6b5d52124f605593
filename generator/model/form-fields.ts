/** How each field of a form is written, with the defaults of OpenAPI 3.1 section 4.8.15.1 filled in. */
import type { Report } from "../diagnostics/report.js";
import type { FormContent, FormField } from "./api.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import type { WireEdge, WireShape } from "./wire-shape.js";

/**
 * Lists every field of the form: those with an Encoding Object as it says, the others by their type. An object is
 * JSON text, an array of scalars repeats its name, a scalar is text. Undefined where the form may be something else
 * than an object (reported).
 */
export function completeFields(
  content: FormContent,
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  wireShapes: ReadonlyMap<SchemaId, WireShape>,
  report: Report,
): FormContent | undefined {
  const root = wireShapes.get(content.schema);
  if (!isAlwaysObject(content.schema, drafts)) {
    report.add("form-not-object", drafts.get(content.schema)?.location);
    return undefined;
  }
  const declared = new Map(content.fields.map((field) => [field.wireName, field]));
  const fields = (root?.object?.properties ?? []).map(
    ({ wireName, edge }) => declared.get(wireName) ?? defaultField(wireName, edge, wireShapes),
  );
  const known = new Set(fields.map(({ wireName }) => wireName));
  return { ...content, fields: [...fields, ...content.fields.filter(({ wireName }) => !known.has(wireName))] };
}

function defaultField(wireName: string, edge: WireEdge, wireShapes: ReadonlyMap<SchemaId, WireShape>): FormField {
  const shape = shapeOf(edge, wireShapes);
  const items = shape?.items === undefined ? undefined : shapeOf(shape.items, wireShapes);
  if (shape?.object !== undefined || items?.object !== undefined || items?.items !== undefined) {
    return { wireName, serialization: { kind: "content", mediaType: "application/json" } };
  }
  return { wireName, serialization: { kind: "style", style: "form", explode: true } };
}

/** True where `type: object` holds of the schema itself or of one that always holds of the same value. */
function isAlwaysObject(id: SchemaId, drafts: ReadonlyMap<SchemaId, DraftSchema>): boolean {
  const reached = new Set([id]);
  for (const each of reached) {
    for (const assertion of drafts.get(each)?.assertions ?? []) {
      if (assertion.kind === "type" && assertion.types.length === 1 && assertion.types[0] === "object") return true;
      if (assertion.kind === "ref") reached.add(assertion.target);
      if (assertion.kind === "allOf") for (const schema of assertion.schemas) reached.add(schema);
    }
  }
  return false;
}

function shapeOf(edge: WireEdge, wireShapes: ReadonlyMap<SchemaId, WireShape>): WireShape | undefined {
  return edge === "any" ? undefined : wireShapes.get(edge);
}
