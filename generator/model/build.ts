/** The build stage: from a document and a selection to what they mean. Never chooses a code name. */
import type { Report } from "../diagnostics/report.js";
import type { Document } from "../load/document.js";
import { inTermsOf3 } from "../load/rewritten.js";
import type { Api, Operation } from "./api.js";
import { withBodyForms } from "./body-forms.js";
import { readComponents, reportUnreached, type Components } from "./components.js";
import { withDirections } from "./directions.js";
import { withDiscriminators } from "./discriminators.js";
import { withEncodings } from "./encodings.js";
import type { FormatSettings } from "./format-settings.js";
import { withFieldGroups } from "./field-groups.js";
import { hasOperations } from "./find-operations.js";
import { completeForms } from "./forms.js";
import { readHeirs, withHeirs } from "./heirs.js";
import { readHooks, withoutOrphans } from "./hooks.js";
import { nodeAt, type Node, type Source } from "./node.js";
import { reportMissingTypes } from "./object-only.js";
import { reachableDrafts, rootsOf } from "./reachable-drafts.js";
import { readDescription } from "./read-description.js";
import { readOperations } from "./read-operations.js";
import { readSecuritySchemes } from "./read-security-scheme.js";
import { reportContentSchemas } from "./report-content.js";
import { reportContradictions } from "./report-contradictions.js";
import { reportFormats } from "./report-formats.js";
import { withoutInvalidDefaults } from "./report-values.js";
import { SchemaReader, type DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";
import type { Selection } from "./select.js";
import { withStreamedParts, type StreamedParts } from "./streamed-parts.js";
import { withUniqueOperationIds } from "./unique-operation-ids.js";
import { withRecognition } from "./recognition.js";
import { withoutUnwritable } from "./unwritable-parameters.js";
import { valueKinds } from "./value-kinds.js";
import { viewsOf } from "./views.js";

export interface BuildOptions {
  readonly operations: Selection;
  /** `open`: whoever reads an answer must expect enum values that are not listed yet. */
  readonly responseEnums: "open" | "closed";
  /** Whether values must be of the `format` that their schema names (JSON Schema 2020-12 validation, section 7.2). */
  readonly formats: FormatSettings;
  /** What a program sees of values with `format: int64`. */
  readonly int64: "number" | "bigint" | "string";
  /** What a program sees of values with `format: date-time` and `date`. */
  readonly dates: "string" | "Date";
  /** Whether there are functions that leave out what is not declared. Absent: `none`. */
  readonly strip?: "functions" | "none";
  /** The files that handlers read as they come. Absent: none. */
  readonly streamedParts?: StreamedParts;
  /** Which components a package has. Absent: `all` where the description has no operations, else `reached`. */
  readonly components?: Components;
}

/** Undefined where the document's root is no object (reported). */
export function build(written: Document, options: BuildOptions, given: Report): Api | undefined {
  const { document, placeInText } = inTermsOf3(written);
  const { formats, responseEnums, strip = "none" } = options;
  const report = given.through(placeInText);
  const source: Source = { document, report, placeInText };
  const root = nodeAt(source, { file: document.root, pointer: "" });
  if (root === undefined) return undefined;
  const reader = new SchemaReader(source);
  const schemes = readSecuritySchemes(source, root);
  const described = readOperations({ reader, root, schemes }, options.operations);
  const wanted = options.components ?? (described.length > 0 || hasOperations(source, root) ? "reached" : "all");
  const listed = readComponents(reader, root, wanted);
  const heirs = readHeirs(reader, root);
  const read = reader.finish();
  const together = withFieldGroups(read, withoutUnwritable(described, read, report));
  const formed = withBodyForms(together.drafts, withRecognition(together, report), read, source);
  const discriminated = withDiscriminators(formed.drafts, { kinds: valueKinds(formed.drafts), heirs, ...source });
  const own = withHeirs(listed, rootsOf(formed.operations, listed), heirs, discriminated);
  const { drafts: directed, operations, components } = withDirections(discriminated, formed.operations, own);
  const drafts = withEncodings(directed, options, report);
  const kinds = valueKinds(drafts);
  const forms = completeForms(operations, { dialect: document.dialect, drafts, kinds, report, schemes });
  const completed = completeOperations(forms.operations, options, report);
  const roots = rootsOf(completed, components);
  const needed = reachableDrafts(drafts, roots);
  if (!report.hasErrors) reportLeftOut(completed.length + roots.requests.length, needed, { root, source });
  reportMissingTypes(needed, kinds, report);
  reportFormats(document, needed, formats, report);
  reportContentSchemas(needed, formed.texts, report);
  reportContradictions({ source, drafts: needed, all: drafts, operations: completed, kinds, formats });
  const { answered, sent } = readHooks(completed, needed, report);
  return {
    ...readDescription(source, root),
    operations: answered,
    ...viewsOf({ drafts: withoutInvalidDefaults(needed, formats), kinds, roots, responseEnums }, report),
    ...{ wireShapes: forms.wireShapes, answerShapes: forms.answerShapes, formats, strip },
    securitySchemes: usedSchemes(schemes, answered),
    hooks: { operations: sent, securitySchemes: usedSchemes(schemes, sent) },
  };
}

/** What is known of operations once it is settled which there are. */
function completeOperations(
  operations: readonly Operation[],
  { streamedParts = {} }: BuildOptions,
  report: Report,
): readonly Operation[] {
  return withStreamedParts(withUniqueOperationIds(withoutOrphans(operations, report)), streamedParts, report);
}

/** What operations do not reach; or that there is nothing in the package at all. */
function reportLeftOut(
  carriers: number,
  needed: ReadonlyMap<SchemaId, DraftSchema>,
  { root, source }: { readonly root: Node; readonly source: Source },
): void {
  if (carriers === 0) source.report.add("no-operations", root.location);
  else reportUnreached(source, root, needed);
}

function usedSchemes(
  schemes: ReturnType<typeof readSecuritySchemes>,
  operations: readonly Operation[],
): Api["securitySchemes"] {
  const used = new Set(
    operations.flatMap(({ security }) => security.flatMap((each) => each.schemes.map(({ name }) => name))),
  );
  return [...schemes.values()].flatMap((read) =>
    read.kind === "usable" && used.has(read.scheme.name) ? [read.scheme] : [],
  );
}
