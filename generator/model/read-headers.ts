/** The headers that an answer declares. */
import type { Location } from "../load/pointer.js";
import type { ResponseStatus } from "./api.js";
import type { ReadField } from "./field-objects.js";
import type { FoundOperation } from "./found-operation.js";
import { booleanField, entriesOf, nodeAt, type Node, type Source } from "./node.js";
import { isSendableName, readField } from "./read-field.js";
import { reportFields } from "./report-fields.js";
import { reportCollectionFormat } from "./report-swagger.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** A header that cannot be honoured is named, and is then as one that nothing declares. */
export function readHeaders(
  reader: SchemaReader,
  response: Node,
  status: ResponseStatus,
  operation: FoundOperation,
): readonly ReadField[] {
  const ownerOf = (wireName: string): SchemaOwner => ({ kind: "header", operation: operation.id, status, wireName });
  return readHeaderFields(reader, response, ownerOf, (name, location) => isIgnored(reader.source, name, location));
}

/** What stands under `headers`, without those that are ignored. */
export function readHeaderFields(
  reader: SchemaReader,
  holder: Node,
  ownerOf: (wireName: string) => SchemaOwner,
  isSkipped: (name: string, location: Location) => boolean,
): readonly ReadField[] {
  const { source } = reader;
  const names = new Set<string>();
  return entriesOf(source, holder, "headers").flatMap(([name, location]): ReadField | readonly ReadField[] => {
    if (isSkipped(name, location)) return [];
    const key = name.toLowerCase();
    // RFC 9110 section 5.1: names of fields do not depend on case.
    if (names.has(key)) {
      source.report.add("invalid-value", location, "a header of its own", `the header ${name} again`);
      return [];
    }
    names.add(key);
    return readHeader(reader, name, location, ownerOf(name)) ?? [];
  });
}

const instead = "it is neither sent nor read";

function readHeader(reader: SchemaReader, name: string, location: Location, owner: SchemaOwner): ReadField | undefined {
  const { source } = reader;
  const node = nodeAt(source, location);
  if (node === undefined) return undefined;
  if (!isSendableName(name, "header")) {
    source.report.add("unsupported-parameter", location, `name of the header ${name}`, instead);
    return undefined;
  }
  reportFields(source, "header", node);
  reportCollectionFormat(source, node);
  const required = booleanField(source, node, "required") ?? false;
  return readField(reader, { node, name, required, in: "header", label: `header ${name}`, instead }, owner);
}

/** What is a matter of how a message is framed, and of the connection: a server sets these itself. */
const framing = /^(?:connection|content-length|keep-alive|trailer|transfer-encoding|upgrade)$/i;

function isIgnored({ report }: Source, name: string, location: Location): boolean {
  // OAS 3.1.1 section 4.8.17: "If a response header is defined with the name "Content-Type", it SHALL be ignored."
  if (name.toLowerCase() === "content-type") {
    report.add(
      "ineffective-keyword",
      location,
      `header ${name}`,
      "the media types of the answer say what stands in it",
    );
    return true;
  }
  if (!framing.test(name)) return false;
  report.add("ineffective-keyword", location, `header ${name}`, "it is for the server to say how an answer is framed");
  return true;
}
