/** Reads the operations that a selection names, with everything that OpenAPI leaves to defaults filled in. */
import { isObject, member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { HttpMethod, Operation, OperationId, Response, SecurityScheme } from "./api.js";
import { booleanField, childNode, entriesOf, nodeAt, stringField, stringsField, type Node } from "./node.js";
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
  const parameters = parametersAreLeftOut(context, item, node, address);
  if (security === undefined || requestBody === "unsupported" || responses === undefined || parameters === "required") {
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
    ...(requestBody === undefined ? {} : { requestBody }),
    responses,
    ...security,
  };
}

/** Parameters outside the body are not supported yet: each is named, and a required one leaves the operation out. */
function parametersAreLeftOut(
  { reader }: OperationContext,
  item: Node,
  node: Node,
  { path }: Address,
): "none" | "optional" | "required" {
  let outcome: "none" | "optional" | "required" = path.includes("{") ? "required" : "none";
  for (const holder of [item, node]) {
    const list = member(holder.value, "parameters");
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) {
      const parameter = nodeAt(reader.source, below(holder.location, "parameters", index));
      if (parameter === undefined) continue;
      const required = member(parameter.value, "required") === true;
      const name = `${String(member(parameter.value, "in"))} parameter ${String(member(parameter.value, "name"))}`;
      const instead = required ? "the operation is left out" : "it is neither sent nor read";
      reader.source.report.add("unsupported-parameter", parameter.location, name, instead);
      if (required) outcome = "required";
      else if (outcome === "none") outcome = "optional";
    }
  }
  return outcome;
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
