/** Reads the operations that a selection names, with everything that OpenAPI leaves to defaults filled in. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { Operation, Response, SecurityScheme } from "./api.js";
import { booleanField, stringField, stringsField, type Node } from "./node.js";
import { findOperations, reportDuplicateIds, reportUnmatched, type FoundOperation } from "./find-operations.js";
import { readParameters } from "./read-parameters.js";
import { readRequestBody } from "./read-request-body.js";
import { readResponses } from "./read-responses.js";
import { readSecurity } from "./read-security.js";
import type { SchemaReader } from "./schema-reader.js";
import { selects, type Selection } from "./select.js";

export interface OperationContext {
  readonly reader: SchemaReader;
  readonly root: Node;
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
}

/** Reads them, and names what a selection asks for in vain and operationIds that stand twice. */
export function readOperations(context: OperationContext, selection: Selection): readonly Operation[] {
  const { reader, root } = context;
  const found = findOperations(reader.source, root);
  reportUnmatched(reader.source, found, selection);
  const selected = found.filter((operation) => selects(selection, operation));
  reportDuplicateIds(reader.source, selected);
  return selected.flatMap((operation) => readOperation(context, operation) ?? []);
}

function readOperation(context: OperationContext, found: FoundOperation): Operation | undefined {
  const { reader } = context;
  const { source } = reader;
  const { id, method, path, node, operationId } = found;
  reportUnsupportedFields(context, node);
  const security = readSecurity(context, node, found);
  const requestBody = readRequestBody(reader, node, id);
  const responses: readonly Response[] | undefined = readResponses(reader, node, id);
  const parameters = readParameters(source, found);
  if (
    security === undefined ||
    requestBody === "unsupported" ||
    responses === undefined ||
    parameters.leftOut === "required"
  ) {
    source.report.add("operation-left-out", node.location, `${method} ${path}`);
    return undefined;
  }
  const summary = stringField(source, node, "summary");
  const description = stringField(source, node, "description");
  return {
    ...{ id, method, path },
    location: node.location,
    ...(operationId === undefined ? {} : { operationId }),
    tags: stringsField(source, node, "tags") ?? [],
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    deprecated: booleanField(source, node, "deprecated") ?? false,
    parameters: [],
    ...(parameters.idempotencyKeyHeader === undefined ? {} : { idempotencyKeyHeader: parameters.idempotencyKeyHeader }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses,
    ...security,
  };
}

const unsupportedFields: { readonly [key: string]: string } = {
  callbacks: "no code is made for callbacks",
  servers: "the base URL of the client counts for all operations",
};

function reportUnsupportedFields({ reader }: OperationContext, node: Node): void {
  for (const [key, instead] of Object.entries(unsupportedFields)) {
    if (member(node.value, key) === undefined) continue;
    reader.source.report.add("unsupported-keyword", below(node.location, key), key, instead);
  }
}
