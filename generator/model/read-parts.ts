/** Encoding Objects of multipart bodies (OAS 3.1.1 section 4.8.15). */
import { member } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { HeaderGroup, Part } from "./api.js";
import { fieldOf } from "./field-objects.js";
import { essenceOf, hasParameters } from "./media-type.js";
import { booleanField, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { readHeaderFields } from "./read-headers.js";
import { reportFields } from "./report-fields.js";
import type { SchemaId, SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** What is said of each part; what follows from its schema is added once that is known (`complete-parts.ts`). */
export function readParts(reader: SchemaReader, media: Node): readonly Part[] {
  const { source } = reader;
  return entriesOf(source, media, "encoding").flatMap(([wireName, location]): readonly Part[] => {
    const node = nodeAt(source, location);
    if (node === undefined) return [];
    reportFields(source, "partEncoding", node);
    const separator = readSeparator(source, node);
    // "a comma-separated list", of media types or ranges
    const contentType = stringField(source, node, "contentType") ?? "";
    if (hasParameters(contentType)) {
      source.report.add("unsent-media-type-parameter", below(node.location, "contentType"), contentType);
    }
    const listed = contentType.split(",").map((each) => essenceOf(each));
    const mediaTypes = listed.filter((each) => each !== "");
    const headers = readPartHeaders(reader, node);
    return [
      {
        wireName,
        content: "text",
        isRepeated: false,
        mediaTypes,
        location,
        ...(separator === undefined ? {} : { separator }),
        ...(headers === undefined ? {} : { headers }),
      },
    ];
  });
}

/** The schema of a part with headers of its own, given that of its headers. */
export function partWithHeaders({ schema }: HeaderGroup): SchemaId {
  return `${schema}~part` as SchemaId;
}

/** An object with a property for each, which is named after the part that it stands in. */
function readPartHeaders(reader: SchemaReader, encoding: Node): HeaderGroup | undefined {
  const { file, pointer } = encoding.location;
  const schema = `${file}#${pointer}~headers` as SchemaId;
  const ownerOf = (name: string): SchemaOwner => ({ kind: "property", schema, wireName: name });
  const fields = readHeaderFields(reader, encoding, ownerOf, (name, location) =>
    isOfPart(reader.source, name, location),
  );
  if (fields.length === 0) return undefined;
  const group: HeaderGroup = { schema, headers: fields.map(fieldOf) };
  reader.addObject({
    ...{ id: schema, location: below(encoding.location, "headers"), describedAt: `#${pointer}/headers`, fields },
    role: "header",
    holder: { kind: "property", schema: partWithHeaders(group), wireName: "headers" },
    fieldOwner: ownerOf,
  });
  return group;
}

/** What every part says of itself: "Content-Type is described separately and SHALL be ignored" (OAS 3.2.1 section 4.15.1.1). */
function isOfPart({ report }: Source, name: string, location: Location): boolean {
  if (!/^content-(?:type|disposition|transfer-encoding)$/i.test(name)) return false;
  const why = "the property, its media types and its bytes say what stands in it";
  report.add("ineffective-keyword", location, `header ${name}`, why);
  return true;
}

/** What stands between the items of an array that is one part (OAS 3.2.1 section 4.12.3, "Style Values"). */
const separators = { form: ",", spaceDelimited: " ", pipeDelimited: "|" } as const;

/**
 * `style` and `explode` mean what they mean in a query (OAS 3.2.1 section 4.15.1.2), but nothing is percent-encoded. Absent:
 * an array is a part for each item.
 */
function readSeparator(source: Source, node: Node): Part["separator"] {
  const style = stringField(source, node, "style") ?? "form";
  const explode = booleanField(source, node, "explode") ?? style === "form";
  const known = (["form", "spaceDelimited", "pipeDelimited"] as const).find((each) => each === style);
  if (known === undefined) {
    const instead = "a part holds the value itself, and an array is a part for each item";
    source.report.add("unsupported-keyword", below(node.location, "style"), `style: ${style}`, instead);
  }
  if (member(node.value, "allowReserved") === true) {
    const location = below(node.location, "allowReserved");
    source.report.add("ineffective-keyword", location, "allowReserved", "nothing is percent-encoded in a part");
  }
  return known === undefined || explode ? undefined : separators[known];
}
