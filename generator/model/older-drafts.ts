/** Keywords of JSON Schema before 2020-12, which a schema may ask for by its `$schema`. */
import { isArray, isObject, member, type JsonObject } from "../load/json.js";
import type { SchemaDialect } from "../load/schema-dialect.js";
import { below } from "../load/pointer.js";
import type { Node, Source } from "./node.js";

/** The keywords that a dialect has and 2020-12 has not. */
export function hasOlderKeyword(dialect: SchemaDialect, keyword: string): boolean {
  return olderKeywords[dialect].has(keyword);
}

const olderKeywords: { readonly [Dialect in SchemaDialect]: ReadonlySet<string> } = {
  "2020-12": new Set(),
  "2019-09": new Set(["additionalItems", "$recursiveRef", "$recursiveAnchor"]),
  "draft-07": new Set(["additionalItems"]),
};

/** Where the schemas of the first items stand, and that of the others (JSON Schema 2019-09 core, section 9.3.1). */
export interface ItemKeywords {
  readonly prefix: "prefixItems" | "items";
  readonly rest: "items" | "additionalItems";
}

export function itemKeywords({ report }: Source, { location, value }: Node, dialect: SchemaDialect): ItemKeywords {
  if (dialect === "2020-12") return { prefix: "prefixItems", rest: "items" };
  if (isArray(member(value, "items"))) return { prefix: "items", rest: "additionalItems" };
  if (member(value, "additionalItems") !== undefined) {
    const place = below(location, "additionalItems");
    report.add("ineffective-keyword", place, "additionalItems", "there is no list of items beside it");
  }
  return { prefix: "prefixItems", rest: "items" };
}

/**
 * `dependencies` of draft 7, section 6.5.7: names that a property needs, or a schema that the object must satisfy. The
 * meta-schema of 2020-12 still describes it, and an author who writes it means it.
 */
export interface Dependencies {
  readonly required: readonly string[];
  readonly schemas: readonly string[];
}

export function dependenciesOf(value: JsonObject): Dependencies {
  const dependencies = member(value, "dependencies");
  if (!isObject(dependencies)) return { required: [], schemas: [] };
  const names = Object.keys(dependencies);
  return {
    required: names.filter((name) => isArray(dependencies[name])),
    schemas: names.filter((name) => !isArray(dependencies[name])),
  };
}
