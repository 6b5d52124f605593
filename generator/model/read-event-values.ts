/** Data of server-sent events that says what it holds: OAS 3.2.1, "Special Considerations for Server-Sent Events". */
import { isArray, isObject, member, type JsonObject } from "../load/json.js";
import { below, type Location } from "../load/pointer.js";
import { findTarget } from "../load/reference-target.js";
import { valueAt } from "../load/references.js";
import { isJson } from "./media-type.js";
import type { Source } from "./node.js";
import type { SchemaId } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** The schemas of what texts hold as JSON, by those of the texts. */
export type ContentSchemas = ReadonlyMap<SchemaId, SchemaId>;

/** Asks for the `contentSchema` of the data of events, wherever a schema of events or a part of it has one. */
export function readEventData(reader: SchemaReader, item: Location): ContentSchemas {
  const { source } = reader;
  const found = new Map<SchemaId, SchemaId>();
  for (const { location } of schemasAt(source, item, unions)) {
    const data = below(location, "properties", "data");
    for (const text of schemasAt(source, data, wholes)) {
      const mediaType = member(text.value, "contentMediaType");
      const isContent = typeof mediaType === "string" && isJson(mediaType);
      if (!isContent || member(text.value, "contentSchema") === undefined) continue;
      const place = below(text.location, "contentSchema");
      const content = reader.idAt(place, { kind: "property", schema: reader.placeId(location), wireName: "data" });
      if (content === undefined) continue;
      found.set(reader.placeId(text.location), content);
      reader.honour(place);
    }
  }
  return found;
}

/** A schema object as it is written. */
export interface WrittenSchema {
  readonly location: Location;
  readonly value: JsonObject;
}

/** Of what holds in any case. */
export const wholes: readonly string[] = ["allOf"];
const unions: readonly string[] = ["allOf", "oneOf", "anyOf"];

/** The schema at a place, and those that speak of the same value: what it refers to, and by which keywords it is composed. */
export function schemasAt(source: Source, start: Location, keywords: readonly string[]): readonly WrittenSchema[] {
  const { document } = source;
  const places = new Map([[keyOf(start), start]]);
  const found: WrittenSchema[] = [];
  // A map is walked in the order of insertion, what is added on the way included.
  for (const location of places.values()) {
    const value = valueAt(document, location);
    if (!isObject(value)) continue;
    found.push({ location, value });
    for (const place of partsOf(source, { location, value }, keywords)) places.set(keyOf(place), place);
  }
  return found;
}

function partsOf(
  { document: { files, resources } }: Source,
  { location, value }: WrittenSchema,
  keywords: readonly string[],
): readonly Location[] {
  const reference = member(value, "$ref");
  const target =
    typeof reference === "string" ? findTarget(files, resources, location, reference) : ({ kind: "nowhere" } as const);
  const members = keywords.flatMap((keyword) => {
    const schemas = member(value, keyword);
    return isArray(schemas) ? schemas.map((_, index) => below(location, keyword, index)) : [];
  });
  return target.kind === "found" ? [target.location, ...members] : members;
}

function keyOf({ file, pointer }: Location): string {
  return `${file}#${pointer}`;
}
