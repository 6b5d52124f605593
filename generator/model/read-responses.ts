/** Responses Objects: the declared answers, by status. */
import { member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { OperationId, Response, ResponseStatus } from "./api.js";
import { isJson } from "./media-type.js";
import { childNode, entriesOf, nodeAt, stringField, type Node } from "./node.js";
import { chooseMediaType, readJsonContent } from "./read-content.js";
import type { SchemaReader } from "./schema-reader.js";

/** Undefined where one of them cannot be honoured (reported): a client that does not know an answer is no client. */
export function readResponses(
  reader: SchemaReader,
  operation: Node,
  operationId: OperationId,
): readonly Response[] | undefined {
  const { source } = reader;
  const node = childNode(source, operation, "responses");
  if (node === undefined) return [];
  const responses: Response[] = [];
  for (const [key, location] of entriesOf(source, operation, "responses")) {
    if (key.startsWith("x-")) continue;
    const status = statusOf(key);
    if (status === undefined) {
      source.report.add("invalid-value", location, "a status such as 200, 4XX or default", JSON.stringify(key));
      continue;
    }
    const response = readResponse(reader, location, status, operationId);
    if (response === undefined) return undefined;
    responses.push(response);
  }
  return responses;
}

function readResponse(
  reader: SchemaReader,
  location: Location,
  status: ResponseStatus,
  operation: OperationId,
): Response | undefined {
  const { source } = reader;
  const node = nodeAt(source, location);
  if (node === undefined) return undefined;
  for (const [key, instead] of Object.entries(unsupportedFields)) {
    if (member(node.value, key) === undefined) continue;
    source.report.add("unsupported-keyword", below(node.location, key), key, instead);
  }
  const description = stringField(source, node, "description") ?? "";
  const declared = { location: node.location, status, description };
  if (entriesOf(source, node, "content").length === 0) return declared;
  const chosen = chooseMediaType(source, node, isJson, { none: "the operation is left out" });
  if (chosen === undefined) return undefined;
  const content = readJsonContent(reader, chosen[0], chosen[1], { kind: "response", operation, status });
  return content === undefined ? undefined : { ...declared, content };
}

const unsupportedFields: { readonly [key: string]: string } = {
  headers: "the answer's headers are not typed or checked",
  links: "no code is made for links",
};

/** OpenAPI 3.1 section 4.8.16: a status code, a range with `XX`, or `default`. */
function statusOf(key: string): ResponseStatus | undefined {
  if (key === "default") return { kind: "default" };
  const range = /^([1-5])XX$/i.exec(key)?.[1];
  if (range !== undefined) return { kind: "range", hundreds: Number(range) as 1 | 2 | 3 | 4 | 5 };
  return /^[1-5][0-9][0-9]$/.test(key) ? { kind: "code", code: Number(key) } : undefined;
}
