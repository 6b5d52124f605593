/** Sequential media types: their items (OAS 3.2.1, "Sequential Media Types"). */
import { isObject, member, type JsonObject } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import type { ItemsContent } from "./api.js";
import { itemsIn } from "./media-type.js";
import type { Node, Source } from "./node.js";
import type { FoundContent } from "./read-content.js";
import { reportMedia } from "./read-content.js";
import { readEventData, schemasAt, wholes } from "./read-event-values.js";
import type { SchemaId, SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** Undefined where the schema of an item cannot be read (reported). */
export function readItems(
  reader: SchemaReader,
  { mediaType, media }: FoundContent,
  owner: SchemaOwner,
): ItemsContent | undefined {
  const { source } = reader;
  reportMedia(source, mediaType, media, "items");
  const found = itemSchema(source, media);
  const schema = found === undefined ? undefined : reader.idAt(found.location, owner);
  if (found === undefined || schema === undefined) return undefined;
  const sequential = itemsIn(mediaType) ?? "lines";
  const format = sequential === "events" ? eventItems(source, found) : sequential;
  const contents = format === "events" ? readEventData(reader, found.location) : new Map<SchemaId, SchemaId>();
  return {
    ...{ kind: "items", mediaType, schema, examples: [], format },
    ...(contents.size === 0 ? {} : { contents }),
  };
}

interface ItemSchema {
  readonly location: Location;
  readonly keyword: "itemSchema" | "schema";
}

/**
 * `itemSchema`; or what `schema`, which is of all items together, says of each. Before OpenAPI 3.2, which has no word for an
 * item, a schema that is no array is meant for each.
 */
function itemSchema(source: Source, media: Node): ItemSchema | undefined {
  const own = below(media.location, "itemSchema");
  if (member(media.value, "itemSchema") !== undefined) return { location: own, keyword: "itemSchema" };
  const location = below(media.location, "schema");
  if (member(media.value, "schema") === undefined) return undefined;
  const list = schemasAt(source, location, wholes).find(({ value }) => member(value, "type") === "array");
  if (list === undefined) return { location, keyword: "schema" };
  return { location: below(list.location, "items"), keyword: "itemSchema" };
}

/** An `itemSchema` is of whole events; what is no event is what their data holds. */
function eventItems(source: Source, { location, keyword }: ItemSchema): "events" | "event-json" | "event-text" {
  const schemas = schemasAt(source, location, wholes).map(({ value }) => value);
  if (keyword === "itemSchema" || schemas.some(hasData)) return "events";
  return schemas.some((schema) => member(schema, "type") === "string") ? "event-text" : "event-json";
}

function hasData(schema: JsonObject): boolean {
  const properties = member(schema, "properties");
  return isObject(properties) && member(properties, "data") !== undefined;
}
