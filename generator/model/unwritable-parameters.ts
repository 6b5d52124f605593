/** Parameters whose values their style has no form for. */
import type { Report } from "../diagnostics/report.js";
import { below } from "../load/pointer.js";
import type { ReadOperation } from "./field-groups.js";
import type { ReadField } from "./field-objects.js";
import { wireProjection, type WireProjection } from "./project-wire-shape.js";
import type { ReadParameter } from "./read-parameters.js";
import type { ReadResponse } from "./read-responses.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import { isUnknown, valueKinds } from "./value-kinds.js";
import { edgesOfShape } from "./wire-shapes.js";

/** The operations without them, and without such headers; one that cannot do without is left out. All are reported. */
export function withoutUnwritable(
  operations: readonly ReadOperation[],
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  report: Report,
): readonly ReadOperation[] {
  if (operations.every(isWithoutFields)) return operations;
  const project = wireProjection(drafts, valueKinds(drafts));
  for (const { parameters } of operations)
    for (const parameter of parameters) reportIdleStyle(parameter, project, report);
  return operations.flatMap((operation): readonly ReadOperation[] => {
    const lost = operation.parameters.filter((parameter) => !isWritable(parameter, project));
    for (const parameter of lost) {
      const instead = parameter.required ? "the operation is left out" : "it is neither sent nor read";
      report.add(
        "unwritable-parameter",
        parameter.location,
        `${parameter.in} parameter ${parameter.wireName}`,
        instead,
      );
    }
    if (lost.some(({ required }) => required)) {
      report.add("operation-left-out", operation.location, `${operation.method} ${operation.path}`);
      return [];
    }
    const parameters = operation.parameters.filter((parameter) => !lost.includes(parameter));
    const responses = operation.responses.map((response) => withoutUnwritableHeaders(response, project, report));
    return [{ ...operation, parameters, responses }];
  });
}

function isWithoutFields({ parameters, responses }: ReadOperation): boolean {
  return parameters.length === 0 && responses.every(({ headers }) => headers.length === 0);
}

function withoutUnwritableHeaders(response: ReadResponse, project: WireProjection, report: Report): ReadResponse {
  const headers = response.headers.filter((header) => {
    if (isWritable(header, project)) return true;
    report.add("unwritable-parameter", header.location, `header ${header.wireName}`, "it is neither sent nor read");
    return false;
  });
  return { ...response, headers };
}

/** OAS 3.2.1 section 4.12.3: styles that have no form of their own for a single value. */
const compound: ReadonlySet<string> = new Set(["deepObject", "spaceDelimited", "pipeDelimited"]);

function reportIdleStyle(
  { schema, serialization, location }: ReadParameter,
  project: WireProjection,
  report: Report,
): void {
  if (schema === undefined || serialization.kind !== "style" || !compound.has(serialization.style)) return;
  const { array, object, kinds } = project(schema.id);
  if (array !== undefined || object !== undefined || isUnknown(kinds)) return;
  const why = "it says nothing of a single value, which is written as in style form";
  report.add("ineffective-keyword", below(location, "style"), `style: ${serialization.style}`, why);
}

/** OAS 3.2.1 section 4.12.3: but for `deepObject`, the styles are those of RFC 6570, whose values have one level. */
function isWritable({ schema, serialization }: ReadField, project: WireProjection): boolean {
  if (schema === undefined || serialization.kind !== "style" || serialization.style === "deepObject") return true;
  return isFlat(schema.id, project);
}

/** Whether values hold no arrays and objects inside others. */
export function isFlat(id: SchemaId, project: WireProjection): boolean {
  return edgesOfShape(project(id))
    .flat()
    .every((inner) => isScalar(inner, project));
}

function isScalar(id: SchemaId, project: WireProjection): boolean {
  const { array, object } = project(id);
  return array === undefined && object === undefined;
}
