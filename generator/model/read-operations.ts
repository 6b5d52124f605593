/** Reads the operations that a selection names, with everything that OpenAPI leaves to defaults filled in. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import { findOperations } from "./find-operations.js";
import type { FoundOperation } from "./found-operation.js";
import { booleanField, stringField, stringsField, type Node, type Source } from "./node.js";
import type { ReadOperation } from "./field-groups.js";
import { readParameters } from "./read-parameters.js";
import { readRequestBody } from "./read-request-body.js";
import { readResponses } from "./read-responses.js";
import { keyPlaces, readSecurity } from "./read-security.js";
import type { SecuritySchemes } from "./read-security-scheme.js";
import { readServers } from "./read-servers.js";
import { reportFields } from "./report-fields.js";
import type { SchemaReader } from "./schema-reader.js";
import type { Selection } from "./select.js";

export interface OperationContext {
  readonly reader: SchemaReader;
  readonly root: Node;
  readonly schemes: SecuritySchemes;
}

export function readOperations(context: OperationContext, selection: Selection): readonly ReadOperation[] {
  const found = findOperations(context.reader.source, context.root, selection);
  return found.flatMap((operation) => readOperation(context, operation) ?? []);
}

function readOperation(context: OperationContext, found: FoundOperation): ReadOperation | undefined {
  const { reader } = context;
  const { source } = reader;
  const { id, method, path, fragment, item, node, operationId, origin } = found;
  reportFields(source, origin === undefined ? "operation" : "hook", node);
  const security = readSecurity(context, found);
  const requestBody = readRequestBody(reader, found);
  const responses = readResponses(reader, found);
  const parameters = readParameters(reader, found, keyPlaces(security?.security ?? [], context.schemes));
  if (
    security === undefined ||
    requestBody === "unsupported" ||
    responses === undefined ||
    parameters.leftOut === "required"
  ) {
    source.report.add("operation-left-out", node.location, `${method} ${path}`);
    return undefined;
  }
  // Those of the path item are meant for all operations in it.
  const summary = stringField(source, node, "summary") ?? stringField(source, item, "summary");
  const description = stringField(source, node, "description") ?? stringField(source, item, "description");
  return {
    ...{ id, method, path },
    ...(fragment === undefined ? {} : { fragment }),
    ...(origin === undefined ? {} : { origin }),
    location: node.location,
    ...(operationId === undefined ? {} : { operationId }),
    tags: stringsField(source, node, "tags") ?? [],
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    deprecated: booleanField(source, node, "deprecated") ?? false,
    parameters: parameters.parameters,
    ...serversOf(source, found),
    ...(parameters.idempotencyKeyHeader === undefined ? {} : { idempotencyKeyHeader: parameters.idempotencyKeyHeader }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses,
    ...security,
  };
}

/** The operation's own, or its path item's; a list without any says nothing (OAS 3.1.1 section 4.8.1). */
function serversOf(source: Source, { node, item, origin }: FoundOperation): Pick<ReadOperation, "servers"> {
  if (origin !== undefined) {
    const why = "whoever sends it says where to";
    if (member(item.value, "servers") !== undefined)
      source.report.add("ineffective-keyword", below(item.location, "servers"), "servers", why);
    return {};
  }
  const own = readServers(source, node);
  const servers = own.length > 0 ? own : readServers(source, item);
  return servers.length === 0 ? {} : { servers };
}
