/** Parameters that are the whole query (OAS 3.2.1 section 4.12.1, `in: querystring`). */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { ParameterSerialization } from "./api.js";
import { contentKind } from "./content-kind.js";
import { essenceOf, isForm, isJson } from "./media-type.js";
import { entriesOf, nodeAt, type Node, type Source } from "./node.js";
import { reportMedia } from "./read-content.js";
import { readFormFields } from "./read-form-fields.js";
import type { FieldSchema } from "./field-objects.js";
import { schemaBelow, type ReadValue } from "./field-schema.js";
import type { FoundParameter } from "./read-parameters.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** Its one media type: a form, JSON, or a text. Undefined where it is anything else (reported). */
export function readQuerystring(
  reader: SchemaReader,
  { node, name, required }: Pick<FoundParameter, "node" | "name" | "required">,
  owner: SchemaOwner,
): ReadValue | undefined {
  const { source } = reader;
  for (const field of ["style", "explode", "allowReserved"]) {
    if (member(node.value, field) === undefined) continue;
    const why = "the media type of a querystring says how it is written";
    source.report.add("ineffective-keyword", below(node.location, field), field, why);
  }
  const [entry, ...others] = entriesOf(source, node, "content");
  const media = entry === undefined || others.length > 0 ? undefined : nodeAt(source, entry[1]);
  const content = entry === undefined || media === undefined ? undefined : contentOf(source, entry[0], media);
  if (entry === undefined || media === undefined || content === undefined) {
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    const what = `querystring parameter ${name}, whose content is not one media type of a form, JSON or text,`;
    source.report.add("unsupported-parameter", node.location, what, instead);
    return undefined;
  }
  reportMedia(source, entry[0], media);
  // Text of which nothing more is said is any text.
  if (content === "text" && member(media.value, "schema") === undefined) {
    return { serialization: { kind: "text" }, holder: media };
  }
  const schema = schemaBelow(reader, media, entry[0], owner);
  return schema && { schema, serialization: serializationOf(content, entry[0], schema, source, media), holder: media };
}

/** A media type that no codec reads is a text where its schema says so: JSONPath, or what a framework makes of queries. */
function contentOf(source: Source, mediaType: string, media: Node): "form" | "json" | "text" | undefined {
  if (isForm(mediaType)) return "form";
  if (isJson(mediaType)) return "json";
  const kind = contentKind(source, mediaType, media);
  return "schema" in kind && kind.schema !== "undecoded" ? "text" : undefined;
}

function serializationOf(
  content: "form" | "json" | "text",
  mediaType: string,
  { id }: FieldSchema,
  source: Source,
  media: Node,
): ParameterSerialization {
  switch (content) {
    case "form":
      return { kind: "form", schema: id, fields: readFormFields(source, media) };
    case "json":
      return { kind: "content", mediaType: essenceOf(mediaType) };
    case "text":
      return { kind: "text" };
  }
}

/**
 * Those that cannot be honoured for what stands beside them (reported). A querystring is the whole query, and "MUST NOT
 * appear" beside another or beside parameters of the query (OAS 3.2.1 section 4.12.1). A key may be one more field of a form.
 */
export function crowdedQuerystrings(
  { report }: Source,
  found: readonly FoundParameter[],
  keys: ReadonlySet<string>,
): ReadonlySet<FoundParameter> {
  const inQuery = found.filter(({ place }) => place === "query");
  const whole = found.filter(({ place }) => place === "querystring");
  const crowded = new Set<FoundParameter>();
  for (const [index, parameter] of whole.entries()) {
    const { node, name, required } = parameter;
    const parameters = [...inQuery, ...whole.slice(0, index)].map((each) => `${each.place} parameter ${each.name}`);
    const isOneForm = Object.keys(member(node.value, "content") ?? {}).every(isForm);
    const ownKeys = isOneForm ? [] : [...keys].filter((key) => key.startsWith("query "));
    const [beside] = [...parameters, ...ownKeys.map((key) => `key ${key.slice("query ".length)}`)];
    if (beside === undefined) continue;
    const instead = required ? "the operation is left out" : "it is neither sent nor read";
    report.add("crowded-querystring", node.location, name, beside, instead);
    crowded.add(parameter);
  }
  return crowded;
}
