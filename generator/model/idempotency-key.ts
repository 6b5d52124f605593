/** The header parameter for idempotency keys, of which the name alone counts. */
import { isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import { valueAt } from "../load/references.js";
import { type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";

const annotations: ReadonlySet<string> = new Set("title description default example examples $comment".split(" "));

/** Names whatever the description asks of a key, or says of the header, beyond that it is a text. */
export function reportIdempotencyKey(source: Source, parameter: Node): void {
  reportFields(source, "idempotencyKey", parameter);
  const location = below(parameter.location, "schema");
  const schema = valueAt(source.document, location);
  const keywords = isObject(schema) ? Object.keys(schema) : [];
  for (const keyword of keywords) {
    if (annotations.has(keyword) || keyword.startsWith("x-")) continue;
    if (keyword === "type" && member(schema, "type") === "string") continue;
    const instead = "idempotency keys are not checked";
    source.report.add("unsupported-keyword", below(location, keyword), keyword, instead);
  }
  if (schema === false)
    source.report.add("unsupported-keyword", location, "schema", "idempotency keys are not checked");
}
