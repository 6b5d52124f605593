/** The components of a description that no operation reaches: part of a package where that is asked for, else named. */
import type { Location } from "../load/pointer.js";
import { isObject, member } from "../load/json.js";
import { valueAt } from "../load/references.js";
import { childNode, entriesOf, type Node, type Source } from "./node.js";
import type { Roots } from "./reachable-drafts.js";
import type { DraftSchema, SchemaReader } from "./schema-reader.js";
import type { SchemaId } from "./schema.js";

/** `reached`: those that the operations of a package lead to. `all`: every one, for requests and answers alike. */
export type Components = "reached" | "all";

/** Reads the schemas that are roots of a package by themselves. */
export function readComponents(reader: SchemaReader, root: Node, components: Components): Roots {
  if (components === "reached") return { requests: [], responses: [] };
  const ids = listedSchemas(reader.source, root).flatMap(([, location]) => reader.componentAt(location) ?? []);
  return { requests: ids, responses: ids };
}

/** Says which components stand in no package because nothing leads to them. One that only names another is none. */
export function reportUnreached(source: Source, root: Node, reached: ReadonlyMap<SchemaId, DraftSchema>): void {
  const places = new Set([...reached.values()].map(({ location }) => keyOf(location)));
  const listed = listedSchemas(source, root).filter(([, location]) => {
    const value = valueAt(source.document, location);
    return !isObject(value) || member(value, "$ref") === undefined || Object.keys(value).length > 1;
  });
  const left = listed.filter(([, location]) => !places.has(keyOf(source.placeInText(location))));
  const [first] = left;
  if (first === undefined) return;
  const names = left.map(([name]) => name);
  source.report.add("unreached-components", first[1], names);
}

/** Each schema that `components` lists (in Swagger 2.0: `definitions`), with its place. */
export function listedSchemas(source: Source, root: Node): readonly (readonly [string, Location])[] {
  if (source.document.dialect === "2.0") return entriesOf(source, root, "definitions");
  const components = childNode(source, root, "components");
  return components === undefined ? [] : entriesOf(source, components, "schemas");
}

function keyOf({ file, pointer }: Location): string {
  return `${file}#${pointer}`;
}
