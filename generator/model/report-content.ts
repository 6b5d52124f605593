/** Names the media types of texts that are no files, since nothing depends on them. */
import type { Report } from "../diagnostics/report.js";
import { isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import { passedOn } from "./keywords.js";
import type { Source } from "./node.js";
import type { DraftSchema } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

/** @param files the schemas that are a file in a multipart body, for which their media type decided. */
export function reportContentMediaTypes(
  drafts: Iterable<DraftSchema>,
  files: ReadonlySet<SchemaId>,
  { document, report }: Source,
): void {
  for (const { id, location } of drafts) {
    const schema = valueAt(document, location);
    if (!isObject(schema) || member(schema, "contentMediaType") === undefined || files.has(id)) continue;
    report.add("ineffective-keyword", below(location, "contentMediaType"), "contentMediaType", passedOn);
  }
}

/** Names the `contentSchema` of texts that are no data of events as well: `texts` are those whose content is read somewhere. */
export function reportContentSchemas(
  drafts: ReadonlyMap<SchemaId, DraftSchema>,
  texts: ReadonlySet<SchemaId>,
  report: Report,
): void {
  for (const id of texts) {
    const draft = drafts.get(id);
    if (draft === undefined) continue;
    const why = "outside of server-sent events a text is passed on as it stands";
    report.add("ineffective-keyword", below(draft.location, "contentSchema"), "contentSchema", why);
  }
}
