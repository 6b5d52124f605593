/** What a Parameter or Header Object says of its value: its schema, and how it is written. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { ParameterPlace, ParameterSerialization, ParameterStyle } from "./api.js";
import { explodedAs } from "./exploded-as.js";
import type { ReadField } from "./field-objects.js";
import { schemaBelow, type ReadValue } from "./field-schema.js";
import { essenceOf, isJson } from "./media-type.js";
import { booleanField, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { readExamples } from "./read-content.js";
import { readQuerystring } from "./read-querystring.js";
import { reportFields } from "./report-fields.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** A Parameter or Header Object, and where it stands in a message. */
export interface FoundField {
  readonly node: Node;
  readonly name: string;
  readonly required: boolean;
  readonly in: ParameterPlace;
  /** As people are told of it: `query parameter limit`, `header ETag`. */
  readonly label: string;
  /** What happens instead where it cannot be honoured. */
  readonly instead: string;
}

/** Undefined where it cannot be honoured (reported). */
export function readField(reader: SchemaReader, found: FoundField, owner: SchemaOwner): ReadField | undefined {
  const { source } = reader;
  const { node, name: wireName, required } = found;
  const value = readValue(reader, found, owner);
  if (value === undefined) return undefined;
  const description = stringField(source, node, "description");
  return {
    ...{ location: node.location, wireName, required },
    serialization: value.serialization,
    ...(value.schema === undefined ? {} : { schema: value.schema }),
    annotations: {
      ...(description === undefined ? {} : { description }),
      deprecated: booleanField(source, node, "deprecated") ?? false,
      examples: readExamples(source, value.holder).map((example) => example.value),
    },
  };
}

function readValue(reader: SchemaReader, found: FoundField, owner: SchemaOwner): ReadValue | undefined {
  const { node, in: place } = found;
  if (place === "querystring") return readQuerystring(reader, found, owner);
  return member(node.value, "content") === undefined
    ? styledValue(reader, { ...found, in: place }, owner)
    : contentValue(reader, found, owner);
}

/** RFC 9110 section 5.6.2: what names of header fields are made of; and those of cookies (RFC 6265 section 4.1.1). */
const token = /^[\w!#$%&'*+\-.^`|~]+$/;

/** Whether a header or a cookie can have a name. */
export function isSendableName(name: string, place: "header" | "cookie"): boolean {
  // Node and `fetch` keep headers as properties of objects, where this one is lost.
  return token.test(name) && !(place === "header" && name.toLowerCase() === "__proto__");
}

interface StyledField extends FoundField {
  readonly in: StyledPlace;
}

function styledValue(
  reader: SchemaReader,
  { node, label, in: place }: StyledField,
  owner: SchemaOwner,
): ReadValue | undefined {
  const schema = schemaBelow(reader, node, label, owner);
  return schema && { schema, serialization: readStyle(reader.source, node, place), holder: node };
}

/** The one media type of `content`: JSON, whose text is what is sent, or in a header a text, which stands there as it is. */
function contentValue(reader: SchemaReader, found: FoundField, owner: SchemaOwner): ReadValue | undefined {
  const { source } = reader;
  const { node, label, instead } = found;
  const [entry, ...others] = entriesOf(source, node, "content");
  const isText = found.in === "header" && essenceOf(entry?.[0] ?? "") === "text/plain";
  if (entry === undefined || others.length > 0 || !(isText || isJson(entry[0]))) {
    const what = `content of the ${label}, which is not one media type of JSON,`;
    source.report.add("unsupported-parameter", below(node.location, "content"), what, instead);
    return undefined;
  }
  const media = nodeAt(source, entry[1]);
  if (media === undefined) return undefined;
  reportFields(source, "mediaType", media);
  const schema = schemaBelow(reader, media, entry[0], owner);
  const serialization: ParameterSerialization = isText
    ? { kind: "style", style: "simple", explode: false }
    : { kind: "content", mediaType: essenceOf(entry[0]) };
  return schema && { schema, serialization, holder: media };
}

/** The places whose parameters have styles. */
type StyledPlace = Exclude<ParameterPlace, "querystring">;

/** OAS 3.2.1 section 4.12.2.2: the styles that a place has, its default first. */
const styles: { readonly [Place in StyledPlace]: readonly [ParameterStyle, ...ParameterStyle[]] } = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
};

function readStyle(source: Source, node: Node, place: StyledPlace): ParameterSerialization {
  const [usual] = styles[place];
  const named = stringField(source, node, "style");
  const style = styles[place].find((each) => each === named) ?? usual;
  if (named !== undefined && named !== style) {
    const expected = `a style that a ${place} has (${styles[place].join(", ")})`;
    source.report.add("invalid-value", below(node.location, "style"), expected, JSON.stringify(named));
  }
  const explode = booleanField(source, node, "explode");
  const isReserved = booleanField(source, node, "allowReserved") === true;
  if (isReserved && (place === "header" || style === "cookie")) {
    const location = below(node.location, "allowReserved");
    source.report.add("ineffective-keyword", location, "allowReserved", "nothing is percent-encoded there");
  }
  return {
    ...{ kind: "style", style },
    explode: explodedAs(source, node, style, explode),
    ...(isReserved ? { reserved: "allowed" } : {}),
  };
}
