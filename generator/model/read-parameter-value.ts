/** What one Parameter Object says of its value: its schema, and how it is written. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { ParameterPlace, ParameterSerialization, ParameterStyle } from "./api.js";
import type { FoundOperation } from "./find-operations.js";
import { essenceOf, isJson } from "./media-type.js";
import { booleanField, entriesOf, nodeAt, stringField, type Node, type Source } from "./node.js";
import { readExamples } from "./read-content.js";
import { readQuerystring } from "./read-querystring.js";
import { schemaBelow, type ReadValue } from "./parameter-schema.js";
import type { FoundParameter, ReadParameter } from "./read-parameters.js";
import { reportFields } from "./report-fields.js";
import { reportCollectionFormat } from "./report-swagger.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** Undefined where it cannot be honoured (reported). */
export function readParameterValue(
  reader: SchemaReader,
  found: FoundParameter,
  operation: FoundOperation,
): ReadParameter | undefined {
  const { source } = reader;
  const { node, name, required } = found;
  const place = placeOf(source, found);
  if (place === undefined) return undefined;
  reportFields(source, "parameter", node);
  reportCollectionFormat(source, node);
  const owner: SchemaOwner = { kind: "parameter", operation: operation.id, in: place, wireName: name };
  const value = readValue(reader, found, place, owner);
  if (value === undefined) return undefined;
  const description = stringField(source, node, "description");
  return {
    ...{ location: node.location, wireName: name, in: place, required },
    serialization: value.serialization,
    ...(value.schema === undefined ? {} : { schema: value.schema }),
    annotations: {
      ...(description === undefined ? {} : { description }),
      deprecated: booleanField(source, node, "deprecated") ?? false,
      examples: readExamples(source, value.holder).map((example) => example.value),
    },
    ...(allowsEmpty(source, node, place) ? { empty: "allowed" } : {}),
  };
}

function readValue(
  reader: SchemaReader,
  found: FoundParameter,
  place: ParameterPlace,
  owner: SchemaOwner,
): ReadValue | undefined {
  if (place === "querystring") return readQuerystring(reader, found, owner);
  return member(found.node.value, "content") === undefined
    ? styledValue(reader, found, place, owner)
    : contentValue(reader, found, owner);
}

/** RFC 9110 section 5.6.2: what names of header fields are made of; and those of cookies (RFC 6265 section 4.1.1). */
const token = /^[\w!#$%&'*+\-.^`|~]+$/;

function placeOf(source: Source, { node, name, place, required }: FoundParameter): ParameterPlace | undefined {
  const instead = required ? "the operation is left out" : "it is neither sent nor read";
  const known = (["path", "query", "querystring", "header", "cookie"] as const).find((each) => each === place);
  if (known === undefined) {
    source.report.add("unsupported-parameter", node.location, `${place} parameter ${name}`, instead);
    return undefined;
  }
  // Node and `fetch` keep headers as properties of objects, where this one is lost.
  const isLost = known === "header" && name.toLowerCase() === "__proto__";
  if (isLost || ((known === "header" || known === "cookie") && !token.test(name))) {
    source.report.add("unsupported-parameter", node.location, `name of the ${place} parameter ${name}`, instead);
    return undefined;
  }
  return known;
}

function styledValue(
  reader: SchemaReader,
  { node, name }: FoundParameter,
  place: StyledPlace,
  owner: SchemaOwner,
): ReadValue | undefined {
  const schema = schemaBelow(reader, node, `${place} parameter ${name}`, owner);
  return schema && { schema, serialization: readStyle(reader.source, node, place), holder: node };
}

/** The one media type of `content`: JSON, whose text is what stands in the request. */
function contentValue(reader: SchemaReader, found: FoundParameter, owner: SchemaOwner): ReadValue | undefined {
  const { source } = reader;
  const { node, name, place, required } = found;
  const [entry, ...others] = entriesOf(source, node, "content");
  if (entry === undefined || others.length > 0 || !isJson(entry[0])) {
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    const what = `content of the ${place} parameter ${name}, which is not one media type of JSON,`;
    source.report.add("unsupported-parameter", below(node.location, "content"), what, instead);
    return undefined;
  }
  const media = nodeAt(source, entry[1]);
  if (media === undefined) return undefined;
  reportFields(source, "mediaType", media);
  const schema = schemaBelow(reader, media, entry[0], owner);
  return schema && { schema, serialization: { kind: "content", mediaType: essenceOf(entry[0]) }, holder: media };
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

function explodedAs(source: Source, node: Node, style: ParameterStyle, explode: boolean | undefined): boolean {
  const location = below(node.location, "explode");
  if (style === "deepObject" && explode === false) {
    source.report.add("ineffective-keyword", location, "explode", "a deepObject has but one form");
  }
  if ((style === "spaceDelimited" || style === "pipeDelimited") && explode === true) {
    source.report.add(
      "unsupported-keyword",
      location,
      "explode",
      "it means nothing there; the name is repeated as in style form",
    );
  }
  return style === "deepObject" || (explode ?? (style === "form" || style === "cookie"));
}

/** OAS 3.1.1 section 4.8.12.2: valid only for query parameters. */
function allowsEmpty(source: Source, node: Node, place: ParameterPlace): boolean {
  if (booleanField(source, node, "allowEmptyValue") !== true) return false;
  if (place === "query") return true;
  const location = below(node.location, "allowEmptyValue");
  source.report.add("ineffective-keyword", location, "allowEmptyValue", "only a query has room for an empty value");
  return false;
}
