/**
 * Groups operations as the namespaced client shows them: `POST /v1/shop/pets` is `shop.pets.create`.
 * A function of path and method alone, so that adding an operation renames no other.
 */
import type { HttpMethod, Operation, OperationId } from "../model/api.js";
import { camelCase } from "./identifier.js";
import type { MethodName, Resource } from "./plan.js";

/** The name that path and method suggest. */
export interface NaturalName extends MethodName {
  readonly target: "item" | "collection";
}

/** `GET /v1/pets/{id}/toys` → resource `["pets", "toys"]`, method `list`. */
export function methodNameOf(operation: Operation): NaturalName {
  const segments = operation.path.split("/").filter((segment) => segment !== "");
  const named = segments.filter((segment) => !isTemplate(segment));
  const resource = (isVersion(named[0]) ? named.slice(1) : named).map(camelCase).filter((word) => word !== "");
  const last = segments.at(-1);
  const target = last !== undefined && isTemplate(last) ? "item" : "collection";
  const method = operation.fragment === undefined ? verbOf(operation.method, target) : nameBehind(operation);
  return { resource, target, method };
}

/** Where a path has a fragment, the path says little of the operation: `POST /#Action=ListPets`. */
function nameBehind({ operationId = "", method, fragment = "" }: Operation): string {
  return camelCase(operationId) || camelCase(`${method.toLowerCase()} ${fragment}`);
}

/** The tree of resources that the operations form, in the order of the description. */
export function resourceTree(methods: ReadonlyMap<OperationId, MethodName>): Resource {
  const root = emptyNode([]);
  for (const [id, { resource }] of methods) {
    let node = root;
    for (const word of resource) {
      const next = node.children.get(word) ?? emptyNode([...node.path, word]);
      node.children.set(word, next);
      node = next;
    }
    node.operations.push(id);
  }
  return finished(root);
}

interface Node {
  readonly path: readonly string[];
  readonly operations: OperationId[];
  readonly children: Map<string, Node>;
}

function emptyNode(path: readonly string[]): Node {
  return { path, operations: [], children: new Map() };
}

function finished({ path, operations, children }: Node): Resource {
  return { path, operations, children: [...children.values()].map(finished) };
}

function verbOf(method: HttpMethod, target: "item" | "collection"): string {
  const verbs = target === "item" ? itemVerbs : collectionVerbs;
  return verbs.get(method) ?? (camelCase(method.toLowerCase()) || "call");
}

const itemVerbs: ReadonlyMap<HttpMethod, string> = new Map([
  ["GET", "retrieve"],
  ["POST", "update"],
  ["PUT", "replace"],
  ["PATCH", "update"],
]);

const collectionVerbs: ReadonlyMap<HttpMethod, string> = new Map([
  ["GET", "list"],
  ["POST", "create"],
  ["PUT", "replace"],
  ["PATCH", "update"],
]);

function isTemplate(segment: string): boolean {
  return segment.includes("{");
}

function isVersion(segment: string | undefined): boolean {
  return segment !== undefined && /^v[0-9]+([._-][0-9a-z]+)*$/i.test(segment);
}
