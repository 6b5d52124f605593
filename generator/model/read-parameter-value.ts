/** What one Parameter Object says of itself. */
import { below } from "../load/pointer.js";
import type { ParameterPlace } from "./api.js";
import type { FoundOperation } from "./found-operation.js";
import { booleanField, type Node, type Source } from "./node.js";
import { isSendableName, readField } from "./read-field.js";
import type { FoundParameter, ReadParameter } from "./read-parameters.js";
import { reportFields } from "./report-fields.js";
import { reportCollectionFormat } from "./report-swagger.js";
import type { SchemaReader } from "./schema-reader.js";

/** Undefined where it cannot be honoured (reported). */
export function readParameterValue(
  reader: SchemaReader,
  found: FoundParameter,
  { id: operation }: FoundOperation,
): ReadParameter | undefined {
  const { source } = reader;
  const { node, name, required } = found;
  const instead = required ? "the operation is left out" : "it is neither sent nor read";
  const place = placeOf(source, found, instead);
  if (place === undefined) return undefined;
  reportFields(source, "parameter", node);
  reportCollectionFormat(source, node);
  const field = readField(
    reader,
    { node, name, required, in: place, label: `${place} parameter ${name}`, instead },
    { kind: "parameter", operation, in: place, wireName: name },
  );
  if (field === undefined) return undefined;
  return { ...field, in: place, ...(allowsEmpty(source, node, place) ? { empty: "allowed" } : {}) };
}

function placeOf({ report }: Source, found: FoundParameter, instead: string): ParameterPlace | undefined {
  const { node, name, place } = found;
  const known = (["path", "query", "querystring", "header", "cookie"] as const).find((each) => each === place);
  if (known === undefined) {
    report.add("unsupported-parameter", node.location, `${place} parameter ${name}`, instead);
    return undefined;
  }
  if ((known === "header" || known === "cookie") && !isSendableName(name, known)) {
    report.add("unsupported-parameter", node.location, `name of the ${place} parameter ${name}`, instead);
    return undefined;
  }
  return known;
}

/** OAS 3.1.1 section 4.8.12.2: valid only for query parameters. */
function allowsEmpty(source: Source, node: Node, place: ParameterPlace): boolean {
  if (booleanField(source, node, "allowEmptyValue") !== true) return false;
  if (place === "query") return true;
  const location = below(node.location, "allowEmptyValue");
  source.report.add("ineffective-keyword", location, "allowEmptyValue", "only a query has room for an empty value");
  return false;
}
