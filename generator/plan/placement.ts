/** Which file a symbol stands in: a function of its item alone, so that nothing moves when another is added. */
import { createHash } from "node:crypto";
import type { Api, OperationId } from "../model/api.js";
import { hooksById } from "../model/operations-by-id.js";
import type { Schema, SchemaId } from "../model/schema.js";
import { escapedIdentifier, kebabCase } from "./identifier.js";
import { hookPlace } from "./hook-names.js";
import type { Item, MethodName } from "./plan.js";

export type Methods = ReadonlyMap<OperationId, MethodName>;

/**
 * The file of an item's symbols in every emitter's folder, without its ending:
 * a component → `schemas/shop-pet`; an operation, a resource and the schemas that stand inside an operation →
 * `resources/shop/pets`; the whole API → `index`.
 */
export function placeInside(item: Item, api: Api, methods: Methods): string {
  switch (item.kind) {
    case "schema":
      return placeOfSchema(item.schema, api, methods);
    case "operation":
      return resourcePlace(item.method.resource);
    case "hook":
      return hookPlace(item.operation, api).map(fileName).join("/");
    case "resource":
      return resourcePlace(item.resource.path);
    case "api":
      return "index";
  }
}

function placeOfSchema(schema: Schema, api: Api, methods: Methods): string {
  const root = rootOf(schema, api);
  if (root.kind === "component") return `schemas/${fileName(root.name)}`;
  const hook = hooksById(api).get(root.operation);
  if (hook !== undefined) return hookPlace(hook, api).map(fileName).join("/");
  return resourcePlace(methods.get(root.operation)?.resource ?? []);
}

export type SchemaRoot =
  | { readonly kind: "component"; readonly name: string; readonly schema: Schema }
  | { readonly kind: "operation"; readonly operation: OperationId };

/** What a schema hangs on in the end: a component, or an operation. */
export function rootOf(schema: Schema, api: Api): SchemaRoot {
  let current = schema;
  for (;;) {
    if (current.componentName !== undefined) return { kind: "component", name: current.componentName, schema: current };
    const { owner } = current;
    if (owner === undefined) throw new Error(`Nothing owns the schema ${current.id}.`);
    if ("operation" in owner) return { kind: "operation", operation: owner.operation };
    current = schemaOf(api, owner.schema);
  }
}

export function schemaOf(api: Api, id: SchemaId): Schema {
  const schema = api.schemas.get(id);
  if (schema === undefined) throw new Error(`The model has no schema ${id}.`);
  return schema;
}

function resourcePlace(path: readonly string[]): string {
  return path.length === 0 ? "resources/index" : `resources/${path.map(fileName).join("/")}`;
}

/** Lower case and ASCII, so that file systems that fold case or accents agree; and short enough for all of them. */
function fileName(text: string): string {
  const kebab = kebabCase(text);
  if (kebab === "index") return "index-";
  const name = kebab === "" ? escapedIdentifier(text).toLowerCase() : kebab;
  if (name.length <= longestFileName) return name;
  // Longer than any name that stays as it is, so no two come to be one.
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 32);
  return `${name.slice(0, longestFileName - digest.length)}-${digest}`;
}

/** Most file systems hold 255 bytes, Windows 260 characters for the whole path. */
const longestFileName = 100;
