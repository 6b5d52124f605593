/** The forms among the request bodies: how they are written, what their decoders must know, what they cannot carry. */
import type { Report } from "../diagnostics/report.js";
import type { Dialect } from "../load/upgrade.js";
import type { FormContent, Operation } from "./api.js";
import { completeFields, type FormContext } from "./form-fields.js";
import { reportLosses } from "./form-losses.js";
import { wireProjection } from "./project-wire-shape.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import type { ValueKinds } from "./value-kinds.js";
import { wireShapesOf } from "./wire-shapes.js";
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
  if (operations.every((operation) => formOf(operation) === undefined)) return { operations, wireShapes: new Map() };
  const context: FormContext = { dialect, drafts, project: wireProjection(drafts, kinds), report };
  const completed = operations.flatMap((operation) => completeForm(operation, context));
  const forms = completed.flatMap((operation) => formOf(operation) ?? []);
  reportLosses(forms, context);
  return { operations: completed, wireShapes: wireShapesOf(forms, drafts, context.project) };
}

function formOf({ requestBody }: Operation): FormContent | undefined {
  return requestBody?.content.kind === "form" ? requestBody.content : undefined;
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
