/**
 * What is written as text, field by field: forms among the request bodies, and parameters. How each is written, what its
 * decoder must know, what it cannot carry.
 */
import type { Report } from "../diagnostics/report.js";
import type { Dialect } from "../load/upgrade.js";
import type { BodyContent, Operation, Part } from "./api.js";
import { completeParts } from "./complete-parts.js";
import { completeQuerystring, reportEmptyQueries } from "./complete-querystring.js";
import { completeFields, type FormContext } from "./form-fields.js";
import { emptyLosses, lossesIn } from "./form-losses.js";
import { textsOfParts } from "./part-headers.js";
import { wireProjection } from "./project-wire-shape.js";
import { keyPlaces } from "./read-security.js";
import type { SecuritySchemes } from "./read-security-scheme.js";
import type { DraftSchema } from "./schema-reader.js";
import type { FieldRole, SchemaId } from "./schema.js";
import { spreadLosses } from "./spread-losses.js";
import type { ValueKinds } from "./value-kinds.js";
import { wireShapesOf, type TextFields } from "./wire-shapes.js";
import type { WireShape } from "./wire-shape.js";

export interface Forms {
  /** Without those whose form cannot be written (reported). */
  readonly operations: readonly Operation[];
  /** Of what requests carry. */
  readonly wireShapes: ReadonlyMap<SchemaId, WireShape>;
  /** Of the headers of answers. */
  readonly answerShapes: ReadonlyMap<SchemaId, WireShape>;
}

/** What is known when forms are completed. */
export interface SchemaContext {
  readonly dialect: Dialect;
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
  readonly report: Report;
  readonly schemes: SecuritySchemes;
}

export function completeForms(operations: readonly Operation[], given: SchemaContext): Forms {
  const { dialect, drafts, kinds, report, schemes } = given;
  if (operations.every(isWithoutText)) return { operations, wireShapes: new Map(), answerShapes: new Map() };
  const context: FormContext = { dialect, drafts, project: wireProjection(drafts, kinds), report };
  const completed = operations
    .flatMap((operation) => completeBody(operation, context))
    .flatMap((operation) => completeQuerystring(operation, context, keyPlaces(operation.security, schemes)));
  const forms = completed.flatMap(formFields);
  const parts = completed.flatMap((operation) => partFields(operation, fieldOfPart));
  const shapesOfParts = completed.flatMap((operation) => partFields(operation, shapeOfPart));
  const texts = completed.map((operation) => textsOfParts(operation, context.project));
  const parameters = completed.flatMap(parameterFields);
  const headers = completed.flatMap(headerFields);
  reportForms(forms, context);
  reportEmptyQueries(completed, context);
  reportParts([...parts, ...texts.flatMap(({ values }) => values)], context);
  reportFields("parameter", parameters, context);
  reportFields("header", [...headers, ...texts.flatMap(({ headers: ofParts }) => ofParts)], context);
  return {
    operations: completed,
    wireShapes: wireShapesOf([...forms, ...shapesOfParts, ...parameters], drafts, context.project),
    answerShapes: wireShapesOf(headers, drafts, context.project),
  };
}

function isWithoutText({ parameters, requestBody, responses }: Operation): boolean {
  const isText = ({ kind }: BodyContent): boolean => kind === "form" || kind === "multipart";
  const hasHeaders = responses.some(({ headers }) => headers !== undefined);
  return parameters.length === 0 && !hasHeaders && !(requestBody?.contents.some(isText) ?? false);
}

function formFields({ requestBody, parameters }: Operation): readonly TextFields[] {
  const queries = parameters.flatMap((group) => group.parameters.map(({ serialization }) => serialization));
  return [
    ...(requestBody?.contents ?? []).flatMap((content) => (content.kind === "form" ? content : [])),
    ...queries.flatMap((serialization) => (serialization.kind === "form" ? serialization : [])),
  ];
}

type TextField = TextFields["fields"][number];

function partFields({ requestBody }: Operation, fieldOf: (part: Part) => TextField): readonly TextFields[] {
  return (requestBody?.contents ?? []).flatMap((content) =>
    content.kind === "multipart" ? { schema: content.schema, fields: content.parts.map(fieldOf) } : [],
  );
}

/** Of a part with headers, these are text whatever it is itself. */
function shapeOfPart(part: Part): TextField {
  if (part.headers === undefined) return fieldOfPart(part);
  return { wireName: part.wireName, serialization: { kind: "style", style: "deepObject", explode: true } };
}

/** What is no text says itself what it is; of a part with headers, its value and these are looked at by themselves. */
function fieldOfPart({ wireName, content, mediaTypes, headers, separator }: Part): TextField {
  const [mediaType = "application/json"] = mediaTypes;
  if (headers !== undefined) return { wireName, serialization: { kind: "content", mediaType } };
  if (content !== "text") return { wireName, serialization: { kind: "content", mediaType } };
  return { wireName, serialization: { kind: "style", style: "form", explode: separator === undefined } };
}

function parameterFields({ parameters }: Operation): readonly TextFields[] {
  return parameters.flatMap((group) =>
    group.in === "querystring" ? [] : [{ schema: group.schema, fields: group.parameters }],
  );
}

function headerFields({ responses }: Operation): readonly TextFields[] {
  return responses.flatMap(({ headers }) =>
    headers === undefined ? [] : [{ schema: headers.schema, fields: headers.headers }],
  );
}

/** Without the forms that cannot be written; the operation is left out where nothing else is. */
function completeBody(operation: Operation, context: FormContext): readonly Operation[] {
  const { requestBody } = operation;
  if (requestBody === undefined) return [operation];
  const contents = requestBody.contents.flatMap((content) => completeContent(content, context) ?? []);
  if (contents.length > 0) return [{ ...operation, requestBody: { ...requestBody, contents } }];
  context.report.add("operation-left-out", operation.location, `${operation.method} ${operation.path}`);
  return [];
}

function completeContent(content: BodyContent, context: FormContext): BodyContent | undefined {
  switch (content.kind) {
    case "form":
      return completeFields(content, context);
    case "multipart":
      return completeParts(content, context);
    default:
      return content;
  }
}

function reportForms(forms: readonly TextFields[], { dialect, drafts, project, report }: FormContext): void {
  const encodings = dialect === "2.0" ? "unknown" : "possible";
  for (const [id, losses] of lossesIn(forms, project)) {
    if (losses.size > 0) report.add("ambiguous-form-value", drafts.get(id)?.location, [...losses], encodings);
  }
}

/** As of a form, but for empty arrays: of no items there are no parts, and nobody expects any. */
function reportParts(parts: readonly TextFields[], { drafts, project, report }: FormContext): void {
  for (const [id, losses] of lossesIn(parts, project)) {
    const surprising = [...losses].filter((loss) => !emptyLosses.has(loss));
    if (surprising.length > 0) report.add("ambiguous-form-value", drafts.get(id)?.location, surprising, "possible");
  }
}

function reportFields(role: FieldRole, groups: readonly TextFields[], { drafts, project, report }: FormContext): void {
  for (const [id, losses] of lossesIn(groups, project)) {
    const surprising = [...losses].filter((loss) => !emptyLosses.has(loss));
    if (surprising.length > 0) report.add("ambiguous-parameter-value", drafts.get(id)?.location, role, surprising);
  }
  for (const [id, losses] of groups.flatMap((group) => [...spreadLosses(group, project)])) {
    if (losses.length > 0) report.add("ambiguous-parameter-value", drafts.get(id)?.location, role, losses);
  }
}
