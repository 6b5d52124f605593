/** Responses Objects: the declared answers, by status. */
import { below, type Location } from "../load/pointer.js";
import type { AnswerContent, Response, ResponseStatus } from "./api.js";
import type { ReadField } from "./field-objects.js";
import type { FoundOperation } from "./found-operation.js";
import { entriesOf, nodeAt, stringField, type Node } from "./node.js";
import {
  findContents,
  isOneOfSeveral,
  readBytesContent,
  readJsonContent,
  readTextContent,
  type FoundContent,
} from "./read-content.js";
import { readHeaders } from "./read-headers.js";
import { readItems } from "./read-items.js";
import { readLinks } from "./links.js";
import { contentlessCodes } from "./response-status.js";
import { reportFields } from "./report-fields.js";
import { reportResponseExamples } from "./report-swagger.js";
import type { SchemaOwner } from "./schema.js";
import { placeName } from "./schema-place.js";
import type { SchemaReader } from "./schema-reader.js";

/** A Response Object whose headers stand by themselves. */
export interface ReadResponse extends Omit<Response, "headers"> {
  readonly headers: readonly ReadField[];
  /** Where users are told that it is described. */
  readonly describedAt: string;
  /** What it is called where it stands elsewhere, and others may have it as well. */
  readonly sharedName?: string;
}

/**
 * Undefined where one of them cannot be honoured (reported): a client that does not know an answer is no client. Where none
 * is declared (OpenAPI 3.1 leaves `responses` optional), a success is any `2XX`, of whose body nobody knows anything.
 */
export function readResponses(reader: SchemaReader, operation: FoundOperation): readonly ReadResponse[] | undefined {
  const { source } = reader;
  const responses = new Map<string, ReadResponse>();
  for (const [key, location] of entriesOf(source, operation.node, "responses")) {
    if (key.startsWith("x-")) continue;
    const status = statusOf(key);
    if (status === undefined) {
      source.report.add("invalid-value", location, "a status such as 200, 4XX or default", JSON.stringify(key));
      continue;
    }
    const name = key.toUpperCase();
    if (responses.has(name)) {
      source.report.add("invalid-value", location, `one entry for ${name}`, `a second one, ${JSON.stringify(key)}`);
      continue;
    }
    const response = readResponse(reader, location, status, operation);
    if (response === undefined) return undefined;
    responses.set(name, response);
  }
  return responses.size === 0 ? [anySuccess(operation)] : [...responses.values()];
}

function anySuccess({ id, node }: FoundOperation): ReadResponse {
  return {
    ...{ location: node.location, describedAt: id, status: { kind: "range", hundreds: 2 } },
    ...{ description: "", contents: [], headers: [], links: [] },
  };
}

function readResponse(
  reader: SchemaReader,
  location: Location,
  status: ResponseStatus,
  found: FoundOperation,
): ReadResponse | undefined {
  const { source } = reader;
  const node = nodeAt(source, location);
  if (node === undefined) return undefined;
  reportFields(source, "response", node);
  reportResponseExamples(source, node);
  const description = stringField(source, node, "description") ?? stringField(source, node, "summary") ?? "";
  const headers = readHeaders(reader, node, status, found);
  const declared = {
    ...{ location: node.location, status, description, headers },
    ...placeOf(reader, node, found),
    links: readLinks(source, node),
  };
  const contents = readContents(reader, node, status, found);
  return contents === undefined ? undefined : { ...declared, contents };
}

/** `Missing Response` for `#/components/responses/Missing`. */
function placeOf(
  reader: SchemaReader,
  { location }: Node,
  { id }: FoundOperation,
): Pick<ReadResponse, "describedAt" | "sharedName"> {
  const { source } = reader;
  const describedAt = reader.placeId(location);
  if (describedAt.startsWith(`${id}/`)) return { describedAt };
  return { describedAt, sharedName: placeName(source, below(source.placeInText(location), "schema")) };
}

/** Undefined where one of them cannot be honoured (reported). */
function readContents(
  reader: SchemaReader,
  node: Node,
  status: ResponseStatus,
  { id: operation, method }: FoundOperation,
): readonly AnswerContent[] | undefined {
  const { source } = reader;
  if (entriesOf(source, node, "content").length === 0) return [];
  if (method === "HEAD" || isWithoutContent(status)) {
    const why = method === "HEAD" ? "an answer to HEAD has no body" : "an answer of this status has no body";
    source.report.add("ineffective-keyword", below(node.location, "content"), "content", why);
    return [];
  }
  const found = findContents(source, node, ({ kind }) => kind !== "form" && kind !== "multipart", {
    none: "the operation is left out",
  });
  const contents = found.flatMap((content) => {
    const several = isOneOfSeveral(source, found) ? { mediaType: content.mediaType } : {};
    return readContent(reader, content, { kind: "response", operation, status, ...several }) ?? [];
  });
  return found.length === 0 || contents.length < found.length ? undefined : contents;
}

function readContent(reader: SchemaReader, found: FoundContent, owner: SchemaOwner): AnswerContent | undefined {
  switch (found.content.kind) {
    case "json":
      return readJsonContent(reader, found, owner);
    case "items":
      return readItems(reader, found, owner);
    case "text":
      return readTextContent(reader, found, owner);
    default:
      return readBytesContent(reader, found);
  }
}

/** Informational answers have no content, either (RFC 9110 section 15.2). */
function isWithoutContent(status: ResponseStatus): boolean {
  if (status.kind === "range") return status.hundreds === 1;
  return status.kind === "code" && (status.code < 200 || contentlessCodes.includes(status.code));
}

/** OpenAPI 3.1 section 4.8.16: a status code, a range with `XX`, or `default`. */
function statusOf(key: string): ResponseStatus | undefined {
  if (key === "default") return { kind: "default" };
  const range = /^([1-5])XX$/i.exec(key)?.[1];
  if (range !== undefined) return { kind: "range", hundreds: Number(range) as 1 | 2 | 3 | 4 | 5 };
  return /^[1-5][0-9][0-9]$/.test(key) ? { kind: "code", code: Number(key) } : undefined;
}
