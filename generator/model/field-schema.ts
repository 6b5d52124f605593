/** The schema of a parameter or a header: below it, or below its one media type. */
import { member } from "../load/json.js";
import { below } from "../load/pointer.js";
import type { ParameterSerialization } from "./api.js";
import type { FieldSchema } from "./field-objects.js";
import type { Node } from "./node.js";
import type { SchemaOwner } from "./schema.js";
import type { SchemaReader } from "./schema-reader.js";

/** What is said of its value, and how it is written. */
export interface ReadValue {
  /** Absent: any text. */
  readonly schema?: FieldSchema;
  readonly serialization: ParameterSerialization;
  /** What has the examples. */
  readonly holder: Node;
}

/** Undefined where it cannot be read (reported). */
export function schemaBelow(
  reader: SchemaReader,
  holder: Node,
  what: string,
  owner: SchemaOwner,
): FieldSchema | undefined {
  const location = below(holder.location, "schema");
  if (member(holder.value, "schema") === undefined) {
    reader.source.report.add("missing-schema", holder.location, what);
    return { id: reader.anythingAt(location, owner), isOwn: true };
  }
  const id = reader.idAt(location, owner);
  return id === undefined ? undefined : { id, isOwn: id === reader.placeId(location) };
}
