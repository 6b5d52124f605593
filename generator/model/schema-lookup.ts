/** What the reader of a schema's keywords asks for the schemas that they lead to. */
import { member, type JsonObject } from "../load/json.js";
import type { Location } from "../load/pointer.js";
import type { SchemaDialect } from "../load/schema-dialect.js";
import type { Source } from "./node.js";
import type { SchemaId, SchemaOwner } from "./schema.js";

/** How a schema finds those that it leads to. */
export interface SchemaLookup {
  readonly source: Source;
  readonly dialect: SchemaDialect;
  /** Whether a keyword that mostly says nothing counts at this place. */
  isHonoured(keyword: Location): boolean;
  /**
   * The id of the schema at a place. A place that holds nothing but a `$ref` is the schema that it names.
   * Undefined where the reference leads nowhere (reported).
   */
  idAt(location: Location, owner: SchemaOwner): SchemaId | undefined;
  /** The id of the schema that a `$ref` at a place names. */
  target(location: Location, reference: Reference): SchemaId | undefined;
}

/** A reference and the keyword that makes it. */
export interface Reference {
  /** `$recursiveRef` is what draft 2019-09 has for a `$dynamicRef`. */
  readonly keyword: "$ref" | "$dynamicRef" | "$recursiveRef";
  readonly reference: string;
}

/** The references that a schema object makes. */
export function referencesOf(value: JsonObject, dialect: SchemaDialect): readonly Reference[] {
  return (["$ref", "$dynamicRef", "$recursiveRef"] as const).flatMap((keyword) => {
    const reference = member(value, keyword);
    if (typeof reference !== "string" || (keyword === "$recursiveRef" && dialect !== "2019-09")) return [];
    return [{ keyword, reference }];
  });
}
