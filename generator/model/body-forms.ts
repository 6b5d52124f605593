/** The forms that schemas have in some media types, where a program sees otherwise than JSON has it. */
import type { Operation } from "./api.js";
import { withEventData, type WithEventData } from "./event-values.js";
import { withFileParts } from "./file-parts.js";
import type { Source } from "./node.js";
import { reportContentMediaTypes } from "./report-content.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

type Drafts = ReadonlyMap<SchemaId, DraftSchema>;

/**
 * All schemas with the forms for multipart bodies and streams of events, which their bodies have; what texts hold that are
 * in neither is named. `read`: those of the description.
 */
export function withBodyForms(
  drafts: Drafts,
  operations: readonly Operation[],
  read: Drafts,
  source: Source,
): WithEventData {
  const parted = withFileParts(drafts, operations, source);
  const decoded = withEventData(parted.drafts, parted.operations, source.report);
  reportContentMediaTypes(read.values(), new Set([...parted.files, ...decoded.texts]), source);
  return decoded;
}
