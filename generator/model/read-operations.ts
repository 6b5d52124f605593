/** Reads the operations that a selection names, with everything that OpenAPI leaves to defaults filled in. */
import { isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { HttpMethod, Operation, OperationId, Response, SecurityScheme } from "./api.js";
import {
  arrayField,
  booleanField,
  childNode,
  entriesOf,
  nodeAt,
  stringField,
  stringsField,
  type Node,
  type Source,
} from "./node.js";
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

export function readOperations(context: OperationContext, selection: Selection): readonly Operation[] {
  const { reader, root } = context;
  return entriesOf(reader.source, root, "paths").flatMap(([path, location]) => {
    if (path.startsWith("x-")) return [];
    const item = nodeAt(reader.source, location);
    if (item === undefined) return [];
    if (member(item.value, "trace") !== undefined) {
      const instead = "the operation is left out, since neither fetch nor servers carry TRACE";
      reader.source.report.add("unsupported-keyword", below(item.location, "trace"), "trace", instead);
    }
    return methods.flatMap((method) => {
      const key = method.toLowerCase();
      if (!isObject(member(item.value, key))) return [];
      const node: Node | undefined = childNode(reader.source, item, key);
      if (node === undefined) return [];
      // The id says where the path stands, whatever file its item came from.
      const id = `#${below(location, key).pointer}` as OperationId;
      const subject = { operationId: operationIdOf(node), method, path, tags: tagsOf(node) };
      if (!selects(selection, subject)) return [];
      const operation = readOperation(context, item, node, { id, method, path });
      return operation === undefined ? [] : [operation];
    });
  });
}

interface Address {
  readonly id: OperationId;
  readonly method: HttpMethod;
  readonly path: string;
}

function readOperation(context: OperationContext, item: Node, node: Node, address: Address): Operation | undefined {
  const { reader } = context;
  const { source } = reader;
  reportUnsupportedFields(context, node);
  const security = readSecurity(context, node, address);
  const requestBody = readRequestBody(reader, node, address.id);
  const responses: readonly Response[] | undefined = readResponses(reader, node, address.id);
  const parameters = readParameters(context, item, node, address);
  if (
    security === undefined ||
    requestBody === "unsupported" ||
    responses === undefined ||
    parameters.leftOut === "required"
  ) {
    source.report.add("operation-left-out", node.location, `${address.method} ${address.path}`);
    return undefined;
  }
  const summary = stringField(source, node, "summary");
  const description = stringField(source, node, "description");
  const operationId = operationIdOf(node);
  return {
    ...address,
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

interface Parameters {
  readonly leftOut: "none" | "optional" | "required";
  readonly idempotencyKeyHeader?: string;
}

/**
 * Parameters outside the body are not supported yet: each is named, and a required one leaves the operation out. The
 * exception is a header for idempotency keys, which says that a request may be sent again.
 */
function readParameters({ reader }: OperationContext, item: Node, node: Node, { path }: Address): Parameters {
  let leftOut: Parameters["leftOut"] = path.includes("{") ? "required" : "none";
  let header: string | undefined;
  for (const parameter of parameterNodes(reader.source, [item, node])) {
    const name = String(member(parameter.value, "name"));
    const required = member(parameter.value, "required") === true;
    const place = String(member(parameter.value, "in"));
    if (place === "header" && !required && isIdempotencyKey(name)) {
      header = name;
      continue;
    }
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    reader.source.report.add("unsupported-parameter", parameter.location, `${place} parameter ${name}`, instead);
    if (required) leftOut = "required";
    else if (leftOut === "none") leftOut = "optional";
  }
  return { leftOut, ...(header === undefined ? {} : { idempotencyKeyHeader: header }) };
}

function parameterNodes(source: Source, holders: readonly Node[]): readonly Node[] {
  return holders.flatMap((holder) =>
    (arrayField(source, holder, "parameters") ?? []).flatMap(
      (_, index) => nodeAt(source, below(holder.location, "parameters", index)) ?? [],
    ),
  );
}

/** The name of draft-ietf-httpapi-idempotency-key-header, and the same with the prefix of older habits. */
function isIdempotencyKey(name: string): boolean {
  return /^(x-)?idempotency-key$/i.test(name);
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

function operationIdOf(node: Node): string | undefined {
  const value = member(node.value, "operationId");
  return typeof value === "string" ? value : undefined;
}

function tagsOf(node: Node): readonly string[] {
  const value = member(node.value, "tags");
  return Array.isArray(value) ? value.filter((tag) => typeof tag === "string") : [];
}

/** In the order in which a description usually lists them. */
const methods: readonly HttpMethod[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];
