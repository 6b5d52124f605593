/**
 * What is written as text, field by field: forms among the request bodies, and parameters. How each is written, what its
 * decoder must know, what it cannot carry.
 */
import type { Report } from "../diagnostics/report.js";
import type { Dialect } from "../load/upgrade.js";
import type { FormContent, Operation } from "./api.js";
import { completeFields, type FormContext } from "./form-fields.js";
import { emptyLosses, lossesIn } from "./form-losses.js";
import { wireProjection } from "./project-wire-shape.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import type { ValueKinds } from "./value-kinds.js";
import { wireShapesOf, type TextFields } from "./wire-shapes.js";
import type { WireShape } from "./wire-shape.js";

export interface Forms {
  /** Without those whose form cannot be written (reported). */
  readonly operations: readonly Operation[];
  readonly wireShapes: ReadonlyMap<SchemaId, WireShape>;
}

/** What is known when forms are completed. */
export interface SchemaContext {
  readonly dialect: Dialect;
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
  readonly report: Report;
}

export function completeForms(operations: readonly Operation[], given: SchemaContext): Forms {
  const { dialect, drafts, kinds, report } = given;
  if (operations.every(isWithoutText)) return { operations, wireShapes: new Map() };
  const context: FormContext = { dialect, drafts, project: wireProjection(drafts, kinds), report };
  const completed = operations.flatMap((operation) => completeForm(operation, context));
  const forms = completed.flatMap((operation) => formOf(operation) ?? []);
  const parameters = completed.flatMap(parameterFields);
  reportForms(forms, context);
  reportParameters(parameters, context);
  return { operations: completed, wireShapes: wireShapesOf([...forms, ...parameters], drafts, context.project) };
}

function isWithoutText(operation: Operation): boolean {
  return formOf(operation) === undefined && operation.parameters.length === 0;
}

function formOf({ requestBody }: Operation): FormContent | undefined {
  return requestBody?.content.kind === "form" ? requestBody.content : undefined;
}

function parameterFields({ parameters }: Operation): readonly TextFields[] {
  return parameters.map((group) => ({ schema: group.schema, fields: group.parameters }));
}

function completeForm(operation: Operation, context: FormContext): readonly Operation[] {
  const { requestBody } = operation;
  const form = formOf(operation);
  if (requestBody === undefined || form === undefined) return [operation];
  const content = completeFields(form, context);
  if (content === undefined) {
    context.report.add("operation-left-out", operation.location, `${operation.method} ${operation.path}`);
    return [];
  }
  return [{ ...operation, requestBody: { ...requestBody, content } }];
}

function reportForms(forms: readonly FormContent[], { dialect, drafts, project, report }: FormContext): void {
  const encodings = dialect === "2.0" ? "unknown" : "possible";
  for (const [id, losses] of lossesIn(forms, project)) {
    if (losses.size > 0) report.add("ambiguous-form-value", drafts.get(id)?.location, [...losses], encodings);
  }
}

function reportParameters(parameters: readonly TextFields[], { drafts, project, report }: FormContext): void {
  for (const [id, losses] of lossesIn(parameters, project)) {
    const surprising = [...losses].filter((loss) => !emptyLosses.has(loss));
    if (surprising.length > 0) report.add("ambiguous-parameter-value", drafts.get(id)?.location, surprising);
  }
}
