/** The build stage: from a document and a selection to what they mean. Never chooses a code name. */
import type { Report } from "../diagnostics/report.js";
import type { Document } from "../load/document.js";
import { inTermsOf3 } from "../load/rewritten.js";
import type { Api, Operation } from "./api.js";
import { withoutAliasCycles } from "./alias-cycles.js";
import { composeTypes } from "./compose-type.js";
import { withDirections } from "./directions.js";
import { withDiscriminators } from "./discriminators.js";
import { withEncodings, withTextForDigits } from "./encodings.js";
import { completeForms } from "./forms.js";
import { nodeAt, type Source } from "./node.js";
import { reportMissingTypes } from "./object-only.js";
import { projectType } from "./project-type.js";
import { reachableFrom, recursiveSchemas } from "./reachability.js";
import { graphOf, reachableDrafts, requestRootsOf, responseRootsOf } from "./reachable-drafts.js";
import { readDescription } from "./read-description.js";
import { readOperations } from "./read-operations.js";
import { readSecuritySchemes } from "./read-security.js";
import { reportContradictions } from "./report-contradictions.js";
import { SchemaReader, type DraftSchema } from "./schema-reader.js";
import type { Schema, SchemaId } from "./schema.js";
import type { Selection } from "./select.js";
import { withUniqueOperationIds } from "./unique-operation-ids.js";
import { valueKinds, type ValueKinds } from "./value-kinds.js";

export interface BuildOptions {
  readonly operations: Selection;
  /** `open`: whoever reads an answer must expect enum values that are not listed yet. */
  readonly responseEnums: "open" | "closed";
  /** Whether values must be of the `format` that their schema names (JSON Schema 2020-12 validation, section 7.2). */
  readonly formats: "annotation" | "assertion";
  /** What a program sees of values with `format: int64`. */
  readonly int64: "number" | "bigint" | "string";
  /** What a program sees of values with `format: date-time` and `date`. */
  readonly dates: "string" | "Date";
}

/** Undefined where the document's root is no object (reported). */
export function build(written: Document, options: BuildOptions, given: Report): Api | undefined {
  const { document, placeInText } = inTermsOf3(written);
  const report = given.through(placeInText);
  const source: Source = { document, report, placeInText };
  const root = nodeAt(source, { file: document.root, pointer: "" });
  if (root === undefined) return undefined;
  const reader = new SchemaReader(source);
  const schemes = readSecuritySchemes(source, root);
  const described = readOperations({ reader, root, schemes }, options.operations);
  const read = reader.finish();
  const discriminated = withDiscriminators(read, valueKinds(read), source);
  const { drafts: directed, operations } = withDirections(discriminated, described);
  const drafts = withEncodings(directed, options);
  const kinds = valueKinds(drafts);
  const forms = completeForms(operations, { drafts, kinds, report });
  const completed = withUniqueOperationIds(forms.operations);
  if (completed.length === 0 && !report.hasErrors) report.add("no-operations", root.location);
  const needed = reachableDrafts(drafts, completed);
  reportMissingTypes(needed, kinds, report);
  reportContradictions({ source, drafts: needed, all: drafts, operations: completed });
  return {
    ...readDescription(source, root),
    operations: completed,
    ...views({ drafts: needed, kinds, operations: completed }, options, report),
    wireShapes: forms.wireShapes,
    formats: options.formats,
    securitySchemes: [...schemes.values()].filter(({ name }) => isUsed(name, completed)),
  };
}

interface Viewed {
  readonly drafts: ReadonlyMap<SchemaId, DraftSchema>;
  readonly kinds: ReadonlyMap<SchemaId, ValueKinds>;
  readonly operations: readonly Operation[];
}

function views(
  { drafts, kinds, operations }: Viewed,
  { responseEnums }: BuildOptions,
  report: Report,
): Pick<Api, "schemas" | "types"> {
  const graph = graphOf(drafts);
  const responseRoots = responseRootsOf(operations);
  const inResponses = reachableFrom(graph, responseRoots, () => true);
  const inRequests = reachableFrom(graph, requestRootsOf(operations), () => true);
  const open =
    responseEnums === "open" ? reachableFrom(graph, responseRoots, ({ holds }) => holds === "always") : new Set();
  const recursive = recursiveSchemas(graph);
  const schemas = new Map<SchemaId, Schema>(
    [...drafts].map(([id, draft]) => [
      id,
      {
        ...draft,
        usedIn: { request: inRequests.has(id), response: inResponses.has(id) },
        recursive: recursive.has(id),
      },
    ]),
  );
  const context = { drafts, kinds, isOpen: (id: SchemaId) => open.has(id) };
  const types = new Map([...drafts].map(([id, draft]) => [id, projectType(draft, context)]));
  return {
    schemas,
    types: withoutAliasCycles(
      composeTypes(types, { drafts, kinds: withTextForDigits(kinds, drafts), report }),
      drafts,
      report,
    ),
  };
}

function isUsed(scheme: string, operations: readonly Operation[]): boolean {
  return operations.some(({ security }) => security.some(({ schemes }) => schemes.includes(scheme)));
}
