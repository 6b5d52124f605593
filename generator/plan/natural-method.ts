/**
 * What an operation is called in the namespaced client: `POST /v1/shop/pets` is `shop.pets.create`. A function of the
 * operation alone, so that adding another renames none.
 */
import type { HttpMethod, Operation } from "../model/api.js";
import { isAction, type ActionMethod } from "./action-words.js";
import { camelCase, wordsOf } from "./identifier.js";
import { answersMany, type Schemas } from "./many-or-one.js";
import type { MethodName } from "./plan.js";

/** The names that path and method suggest, best first. */
export interface NaturalNames {
  readonly target: "item" | "collection";
  readonly names: readonly [MethodName, ...MethodName[]];
}

/**
 * | operation                      | name                          |
 * | ------------------------------ | ----------------------------- |
 * | `GET /v1/pets/{id}/toys`       | `pets.toys.list`              |
 * | `GET /v1/pets/{id}/owner`      | `pets.owner.retrieve`         |
 * | `POST /v1/pets/{id}/adopt_out` | `pets.adoptOut.create`        |
 * | `POST /v1/pets/{id}/archive`   | `pets.archive`                |
 * | `POST /v1/pets/{id}:feed`      | `pets.feed`                   |
 * | `POST /pets.setLabels`         | `pets.setLabels`              |
 */
export function naturalNames(operation: Operation, schemas: Schemas): NaturalNames {
  const { words, last } = segmentsOf(operation);
  const resource = words.map(camelCase).filter((word) => word !== "");
  const target = last !== undefined && isTemplate(last) ? "item" : "collection";
  if (operation.fragment !== undefined) return { target, names: [{ resource, method: nameBehind(operation) }] };
  const asResource = resourceNames(operation, resource, target, schemas);
  const action = last === undefined ? undefined : actionOf(operation, last);
  if (action === undefined) return { target, names: asResource };
  const parent = isTemplate(last ?? "") ? resource : resource.slice(0, -1);
  return { target, names: [{ resource: [...parent, ...action.within], method: action.method }, ...asResource] };
}

function resourceNames(
  operation: Operation,
  resource: readonly string[],
  target: "item" | "collection",
  schemas: Schemas,
): NaturalNames["names"] {
  const { method } = operation;
  if (target === "item") return [{ resource, method: itemVerbs.get(method) ?? wordOf(method) }];
  const isOne = method === "GET" && !answersMany(operation, resource.at(-1) ?? "", schemas);
  const verb = isOne ? "retrieve" : (collectionVerbs.get(method) ?? wordOf(method));
  return [
    { resource, method: verb },
    { resource, method: isOne ? "list" : `${verb}All` },
  ];
}

/** Where a path has a fragment, the path says little of the operation: `POST /#Action=ListPets`. */
function nameBehind({ operationId = "", method, fragment = "" }: Operation): string {
  return camelCase(operationId) || camelCase(`${method.toLowerCase()} ${fragment}`);
}

interface Segments {
  /** Those that name something: without versions in front, templates, and the `.json` behind. */
  readonly words: readonly string[];
  readonly last: string | undefined;
}

function segmentsOf({ path }: Operation): Segments {
  const segments = path.replace(/\.json$/i, "").split("/");
  const written = segments.filter((segment) => segment !== "");
  const words = written.filter((segment) => !isTemplate(segment));
  return { words: words.slice(prefixLength(words)), last: written.at(-1) };
}

/** `/v1/pets`, `/2010-04-01/pets`, `/api/v1/pets`: what says of which version a whole API is. */
function prefixLength([first = "", second = ""]: readonly string[]): number {
  if (isVersion(first)) return 1;
  return /^(?:api|rest)$/i.test(first) && isVersion(second) ? 2 : 0;
}

function isVersion(segment: string): boolean {
  return /^v?[0-9]+([._-][0-9a-z]+)*$/i.test(segment);
}

function isTemplate(segment: string): boolean {
  return segment.includes("{");
}

/** What a segment orders, and the resources that it names before. */
interface Action {
  readonly within: readonly string[];
  readonly method: string;
}

function actionOf(operation: Operation, last: string): Action | undefined {
  // Custom methods as google.aip.dev/136 has them.
  const [, before = "", custom] = /^(.*[^/]):([A-Za-z]+)$/.exec(last) ?? [];
  if (custom !== undefined) return { within: isTemplate(before) ? [] : [camelCase(before)], method: camelCase(custom) };
  if (isTemplate(last)) return undefined;
  const { method } = operation;
  if (method !== "GET" && method !== "POST" && method !== "PUT" && method !== "PATCH") return undefined;
  return dottedAction(operation, last, method) ?? plainAction(operation, last, method);
}

/** `/admin.users.remove`. */
function dottedAction({ operationId = "" }: Operation, last: string, method: ActionMethod): Action | undefined {
  if (!/^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(last)) return undefined;
  const words = last.split(".");
  const verb = words.pop() ?? "";
  if (!isAction(verb, method) && wordsOf(operationId).join() !== wordsOf(last).join()) return undefined;
  return { within: words.map(camelCase), method: camelCase(verb) };
}

function plainAction({ operationId = "" }: Operation, last: string, method: ActionMethod): Action | undefined {
  const name = camelCase(last);
  // `pets.toys.create`: many vendors name the resource and what is done to it.
  const [own = "", owner = ""] = operationId.split(".").reverse();
  if (owner !== "" && camelCase(owner) === name) return undefined;
  const isNamedSo = owner !== "" && camelCase(own) === name && (method !== "GET" || wordsOf(last).length > 1);
  return isNamedSo || isAction(last, method) ? { within: [], method: name } : undefined;
}

function wordOf(method: HttpMethod): string {
  return camelCase(method.toLowerCase()) || "call";
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
