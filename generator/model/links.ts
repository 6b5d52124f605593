/** Link Objects: what an answer leads to (OAS 3.1.1 section 4.8.20). */
import { nearestWord } from "../diagnostics/edit-distance.js";
import { isObject, member, type JsonValue } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { findTarget } from "../load/reference-target.js";
import type { Link } from "./api.js";
import { describedOperations, type DescribedOperation } from "./described-operations.js";
import { entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { reportFields } from "./report-fields.js";
import { parseTemplate } from "./runtime-expression.js";

/** The links of a response. Those that lead nowhere are named, and left out. */
export function readLinks(source: Source, response: Node): readonly Link[] {
  return entriesOf(source, response, "links").flatMap(([name, location]) => {
    const node = nodeAt(source, location);
    if (node === undefined) return [];
    reportFields(source, "link", node);
    return readLink(source, name, node) ?? [];
  });
}

function readLink(source: Source, name: string, node: Node): Link | undefined {
  const target = targetOf(source, name, node);
  if (target === undefined) return undefined;
  const { operation, label } = target;
  const parameters = entriesOf(source, node, "parameters").flatMap(([key, location]) => {
    const value = member(member(node.value, "parameters"), key) ?? null;
    return isParameter(source, name, operation, key, location) && isReadable(source, value, location)
      ? [{ name: key, value: textOf(value) }]
      : [];
  });
  const body = member(node.value, "requestBody");
  const hasBody = body !== undefined && isReadable(source, body, below(node.location, "requestBody"));
  const description = stringField(source, node, "description");
  const server = member(node.value, "server");
  const url = isObject(server) ? member(server, "url") : undefined;
  return {
    ...{ name, operation: label, parameters },
    ...(hasBody ? { body: textOf(body) } : {}),
    ...(description === undefined ? {} : { description }),
    ...(typeof url === "string" ? { server: url } : {}),
  };
}

interface LinkTarget {
  /** As people are told of it. */
  readonly label: string;
  /** Absent: it stands in a description that is not at hand. */
  readonly operation?: DescribedOperation;
}

function targetOf(source: Source, name: string, node: Node): LinkTarget | undefined {
  const { report } = source;
  const operationId = stringField(source, node, "operationId");
  const reference = stringField(source, node, "operationRef");
  if (operationId !== undefined && reference !== undefined) {
    report.add("broken-link", below(node.location, "operationRef"), name, "operationId says already where it leads");
  }
  if (operationId !== undefined) return byOperationId(source, name, operationId, node);
  if (reference !== undefined) return byReference(source, name, reference, node);
  report.add("broken-link", node.location, name, "neither operationId nor operationRef says where it leads");
  return undefined;
}

function byOperationId(source: Source, name: string, operationId: string, node: Node): LinkTarget | undefined {
  const all = describedOperations(source);
  const operation = all.find((each) => each.operationId === operationId);
  if (operation !== undefined) return { label: operationId, operation };
  const nearest = nearestWord(
    operationId,
    all.flatMap((each) => each.operationId ?? []),
  );
  const why = `no operation has the operationId ${JSON.stringify(operationId)}`;
  source.report.add("broken-link", below(node.location, "operationId"), name, why, nearest);
  return undefined;
}

function byReference(source: Source, name: string, reference: string, node: Node): LinkTarget | undefined {
  const { files, resources } = source.document;
  const target = findTarget(files, resources, node.location, decodedFragment(reference));
  // What stands in another description is for its reader to find.
  if (target.kind === "unread") return { label: reference };
  const at = target.kind === "found" ? target.location : undefined;
  const operation = describedOperations(source).find(
    ({ node: { location } }) => location.file === at?.file && location.pointer === at.pointer,
  );
  if (operation !== undefined) return { label: operation.operationId ?? operation.label, operation };
  const why = `${JSON.stringify(reference)} is no operation`;
  source.report.add("broken-link", below(node.location, "operationRef"), name, why);
  return undefined;
}

/** The fragment of a URI may be percent-encoded (RFC 6901 section 6). */
function decodedFragment(reference: string): string {
  const start = reference.indexOf("#");
  if (start === -1) return reference;
  try {
    return `${reference.slice(0, start)}#${decodeURIComponent(reference.slice(start + 1))}`;
  } catch {
    return reference;
  }
}

/** A name may say where its parameter stands: `path.id`. */
function isParameter(
  source: Source,
  link: string,
  operation: DescribedOperation | undefined,
  key: string,
  location: Location,
): boolean {
  if (operation === undefined) return true;
  const names = operation.parameters.flatMap(({ name, place }) => [name, `${place}.${name}`]);
  if (names.includes(key)) return true;
  const why = `${operation.operationId ?? operation.label} has no parameter ${JSON.stringify(key)}`;
  source.report.add("broken-link", location, link, why, nearestWord(key, names));
  return false;
}

/** Whether a value is what it is, or expressions that can be read. */
function isReadable(source: Source, value: JsonValue, location: Location): boolean {
  // A text without a `$` cannot be meant for an expression, whatever braces it has.
  if (typeof value !== "string" || !/^\$|\{\$/.test(value)) return true;
  const { problem } = parseTemplate(value);
  if (problem === undefined) return true;
  source.report.add("unusable-expression", location, problem, "the link is documented without it");
  return false;
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
